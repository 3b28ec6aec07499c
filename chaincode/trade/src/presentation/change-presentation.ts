import { approve, once, proposeApproval, type CohongContext } from '@cohong/chaincode-runtime';
import { approveCreditActSchema } from '@cohong/domain/letter-of-credit/api';
import { acceptedBy } from '@cohong/domain/presentation/amended-choices';
import type { PresentationAddress } from '@cohong/domain/presentation/api';
import type { Honoured } from '@cohong/domain/presentation/honour-presentation';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import type { z } from 'zod';
import { insertClaims } from '../claim/find-claim.js';
import { amendmentsIn, vaultsOf, type Acting } from '../letter-of-credit/find-credit.js';
import { amendments } from '../letter-of-credit/records.js';
import { actingBank } from '../places.js';
import { settle } from '../settle.js';
import { findPresentation, type Found } from './find-presentation.js';
import { noteEnd } from './note-end.js';
import { presentations } from './records.js';

/** What an act makes of a presentation. */
export type Decide<Made> = (found: Found, ctx: CohongContext, acting: Acting) => Promise<Made> | Made;

/** An act that one user does. */
export interface ByOne {
    readonly address: PresentationAddress;
    readonly event: string;
    readonly decide: Decide<Presentation>;
}

/** An act that binds the bank, so that a maker proposes it and a checker approves. */
export interface ByTwo<Schema extends z.ZodType<PresentationAddress>> {
    /** The transaction that carries it out, as `presentation:ApproveRefusal`. */
    readonly act: string;
    readonly schema: Schema;
    readonly decide: (request: z.output<Schema>) => Decide<Honoured>;
    readonly events: readonly [proposed: string, done: string];
}

/** Loads the presentation, lets the rule decide, and writes it at every bank of the credit. */
export async function changePresentation(ctx: CohongContext, { address, event, decide }: ByOne): Promise<string> {
    const acting = await actingBank(ctx, 'maker');

    return await once(ctx, acting.place, async () => {
        const found = await findPresentation(ctx, acting, address);

        const changed = await decide(found, ctx, acting);

        await savePresentation(ctx, acting, { credit: found.credit, presentation: changed });
        await noteEnd(ctx, acting, { before: found.presentation, after: changed });
        ctx.emit({ type: event, creditId: address.creditId });
        return address.creditId;
    });
}

/** Lets the rule decide as if it were done now, and leaves it for another user of the bank. */
export async function proposeAct<Schema extends z.ZodType<PresentationAddress>>(
    ctx: CohongContext,
    { act, decide, events }: ByTwo<Schema>,
    { approvalId, request }: { readonly approvalId: string; readonly request: z.output<Schema> },
): Promise<string> {
    const acting = await actingBank(ctx, 'maker');
    const { place } = acting;

    return await once(ctx, place, async () => {
        const found = await findPresentation(ctx, acting, request);

        await decide(request)(found, ctx, acting);

        await proposeApproval(ctx, { collection: place, approvalId, act, input: request, checkerRole: 'checker' });
        ctx.emit({ type: events[0], approvalId });
        return approvalId;
    });
}

/** Does what was proposed, on the presentation as it is now; the coins that it takes move in the same transaction. */
export async function approveAct<Schema extends z.ZodType<PresentationAddress>>(
    ctx: CohongContext,
    { act, schema, decide, events }: ByTwo<Schema>,
): Promise<string> {
    const { approvalId } = ctx.input(approveCreditActSchema);
    const acting = await actingBank(ctx, 'checker');
    const { place } = acting;

    return await once(ctx, place, async () => {
        const request = await approve(ctx, { collection: place, approvalId, act, schema });
        const found = await findPresentation(ctx, acting, request);

        const { presentation, coins, claims = [] } = await decide(request)(found, ctx, acting);

        await settle(ctx, coins);
        await savePresentation(ctx, acting, { credit: found.credit, presentation });
        await noteEnd(ctx, acting, { before: found.presentation, after: presentation });
        await insertClaims(ctx, acting, claims);
        ctx.emit({ type: events[1], creditId: request.creditId, approvalId });
        return approvalId;
    });
}

/** Writes a presentation as the act has left it, at every bank, with the amendments that the beneficiary accepts by it. */
async function savePresentation(
    ctx: CohongContext,
    acting: Acting,
    { credit, presentation }: Pick<Found, 'credit' | 'presentation'>,
): Promise<void> {
    const vaults = vaultsOf(ctx, acting, credit.terms);
    await vaults.replace(presentations, presentation);
    if (presentation.amendments !== undefined) {
        const accepted = acceptedBy(presentation, await amendmentsIn(vaults, credit));
        await Promise.all(accepted.map((amendment) => vaults.replace(amendments, amendment)));
    }
}
