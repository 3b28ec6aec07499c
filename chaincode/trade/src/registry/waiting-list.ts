import type { CohongContext } from '@cohong/chaincode-runtime';
import { epochMilliseconds, type Instant } from '@cohong/domain/kernel/time';
import { hasExpired } from '@cohong/domain/receivable/disburse-financing';
import type { Financing } from '@cohong/domain/receivable/financing';
import type { Waiting } from '@cohong/domain/receivable/waiting';
import { vaultOf } from '../places.js';
import { waitingNotes } from '../receivable/records.js';

/** What a registrar has to do in one bank's vault now. Only notes are read, so a long history costs nothing. */
export async function waitingIn(
    ctx: CohongContext,
    bank: string,
): Promise<readonly (Waiting & { readonly bank: string })[]> {
    const notes = await ctx.ledger.in(vaultOf(bank)).list(waitingNotes);
    const now = epochMilliseconds(ctx.now);

    return notes.filter(({ since }) => epochMilliseconds(since) <= now).map((note) => ({ ...note, bank }));
}

/** A reservation that was not used in time. It counts until a registrar has ended it. */
export function isOverdue(financing: Financing, at: Instant): boolean {
    return financing.status === 'RESERVED' && hasExpired(financing, at);
}
