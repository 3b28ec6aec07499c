import { approve, once, proposeApproval, type CohongContext } from '@cohong/chaincode-runtime';
import { approveProposalSchema } from '@cohong/domain/approval/api';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import type { z } from 'zod';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { actingBank } from '../places.js';

/** What was decided, and how it is written down. */
export interface Decided {
    /** The credit under which it was. */
    readonly creditId?: string;
    /** What else the event names, by ids alone. */
    readonly told?: Readonly<Record<string, string>>;
    readonly save: () => Promise<void>;
}

/** An act that binds the bank, so that a maker proposes it and a checker approves. */
export interface ByTwo<Schema extends z.ZodObject> {
    /** The transaction that carries it out, as `reimbursement-claim:ApproveDecline`. */
    readonly act: string;
    readonly schema: Schema;
    /** Loads and decides. */
    readonly decide: (ctx: CohongContext, acting: Acting, request: z.output<Schema>) => Promise<Decided>;
    readonly events: readonly [proposed: string, done: string];
}

/** Lets the rule decide as if it were done now, and leaves it for another user of the bank under the id that comes with it. */
export async function proposeByTwo<Schema extends z.ZodObject>(
    ctx: CohongContext,
    { act, schema, decide, events }: ByTwo<Schema>,
): Promise<string> {
    const { approvalId, request } = proposalIn(ctx, schema);
    const acting = await actingBank(ctx, 'maker');
    const { place } = acting;

    return await once(ctx, place, async () => {
        await decide(ctx, acting, request);

        await proposeApproval(ctx, { collection: place, approvalId, act, input: request, checkerRole: 'checker' });
        ctx.emit({ type: events[0], approvalId });
        return approvalId;
    });
}

/** Does what was proposed, on the records as they are now. */
export async function approveByTwo<Schema extends z.ZodObject>(
    ctx: CohongContext,
    { act, schema, decide, events }: ByTwo<Schema>,
): Promise<string> {
    const { approvalId } = ctx.input(approveProposalSchema);
    const acting = await actingBank(ctx, 'checker');
    const { place } = acting;

    return await once(ctx, place, async () => {
        const request = await approve(ctx, { collection: place, approvalId, act, schema });

        const { creditId, told, save } = await decide(ctx, acting, request);

        await save();
        ctx.emit({ type: events[1], ...(creditId !== undefined && { creditId }), ...told, approvalId });
        return approvalId;
    });
}

/** TypeScript does not follow that what is left of an extended schema's output is the output of the schema. */
function proposalIn<Schema extends z.ZodObject>(
    ctx: CohongContext,
    schema: Schema,
): { readonly approvalId: string; readonly request: z.output<Schema> } {
    const { approvalId, ...request } = ctx.input(schema.extend({ approvalId: randomIdSchema }));

    return { approvalId: approvalId as string, request: request as z.output<Schema> };
}
