import type { CohongContext } from '@cohong/chaincode-runtime';
import type { Instant } from '@cohong/domain/kernel/time';
import { hasExpired } from '@cohong/domain/receivable/disburse-financing';
import type { Financing } from '@cohong/domain/receivable/financing';
import type { Waiting } from '@cohong/domain/receivable/waiting';
import { vaultOf } from '../places.js';
import { financings, waitingNotes } from '../receivable/records.js';

/** What a registrar has to do in one bank's vault: the notes left there, and the reservations that have run out. */
export async function waitingIn(
    ctx: CohongContext,
    bank: string,
): Promise<readonly (Waiting & { readonly bank: string })[]> {
    const vault = ctx.ledger.in(vaultOf(bank));
    const overdue = (await vault.list(financings)).filter((financing) => isOverdue(financing, ctx.now));
    const waiting = [...(await vault.list(waitingNotes)), ...overdue.map(expiryOf)];

    return waiting.map((note) => ({ ...note, bank }));
}

/** A reservation that was not used in time. It counts until a registrar has ended it. */
export function isOverdue(financing: Financing, at: Instant): boolean {
    return financing.status === 'RESERVED' && hasExpired(financing, at);
}

function expiryOf({ financingId, reservedUntil, requestedAt }: Financing): Waiting {
    return { kind: 'expiry', id: financingId, since: reservedUntil ?? requestedAt };
}
