import { approve, once, proposeApproval, type CohongContext } from '@cohong/chaincode-runtime';
import type { Advising } from '@cohong/domain/letter-of-credit/advise-credit';
import {
    approveCreditActSchema,
    creditAddressSchema,
    proposeCreditActSchema,
} from '@cohong/domain/letter-of-credit/api';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { actingBank } from '../places.js';
import { findCredit, saveCredit } from './find-credit.js';

/** What an act makes of a credit, by the bank that acts. */
export type Change = (credit: Credit, advising: Advising) => Credit;

/** An act that one user does. */
export interface ChangeByOne {
    readonly creditId: string;
    readonly event: string;
    readonly change: Change;
}

/** An act that binds the bank, so that a maker proposes it and a checker approves. */
export interface ChangeByTwo {
    /** The transaction that carries it out, as `letter-of-credit:ApproveConfirmation`. */
    readonly act: string;
    readonly event: string;
    readonly change: Change;
}

/** Loads the credit, lets the rule decide, and writes it at every bank that is party to it. */
export async function changeCredit(ctx: CohongContext, { creditId, event, change }: ChangeByOne): Promise<string> {
    const acting = await actingBank(ctx, 'maker');
    const { bank, place } = acting;

    return await once(ctx, place, async () => {
        const credit = await findCredit(ctx, acting, creditId);

        const changed = change(credit, { bank, at: ctx.now });

        await saveCredit(ctx, acting, changed);
        ctx.emit({ type: event, creditId });
        return creditId;
    });
}

/** Lets the rule decide as if it were done now, and leaves it for another user of the bank. */
export async function proposeChange(ctx: CohongContext, { act, event, change }: ChangeByTwo): Promise<string> {
    const { approvalId, creditId } = ctx.input(proposeCreditActSchema);
    const acting = await actingBank(ctx, 'maker');
    const { bank, place } = acting;

    return await once(ctx, place, async () => {
        const credit = await findCredit(ctx, acting, creditId);

        change(credit, { bank, at: ctx.now });

        const input = { creditId };
        await proposeApproval(ctx, { collection: place, approvalId, act, input, checkerRole: 'checker' });
        ctx.emit({ type: event, approvalId });
        return approvalId;
    });
}

/** Does what was proposed, on the credit as it is now. */
export async function approveChange(ctx: CohongContext, { act, event, change }: ChangeByTwo): Promise<string> {
    const { approvalId } = ctx.input(approveCreditActSchema);
    const acting = await actingBank(ctx, 'checker');
    const { bank, place } = acting;

    return await once(ctx, place, async () => {
        const { creditId } = await approve(ctx, { collection: place, approvalId, act, schema: creditAddressSchema });
        const credit = await findCredit(ctx, acting, creditId);

        const changed = change(credit, { bank, at: ctx.now });

        await saveCredit(ctx, acting, changed);
        ctx.emit({ type: event, creditId, approvalId });
        return approvalId;
    });
}
