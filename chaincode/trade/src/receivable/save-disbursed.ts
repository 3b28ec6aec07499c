import type { CohongContext } from '@cohong/chaincode-runtime';
import type { Financing } from '@cohong/domain/receivable/financing';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { financings, waitingNotes } from './records.js';

/** Writes that a reservation was used: it does not expire any more. Not every negotiation uses one. */
export async function saveDisbursed(
    ctx: CohongContext,
    { place }: Pick<Acting, 'place'>,
    financing: Financing | undefined,
): Promise<void> {
    if (financing === undefined) {
        return;
    }
    const vault = ctx.ledger.in(place);
    await vault.replace(financings, financing);
    await vault.remove(waitingNotes, 'expiry', financing.financingId);
}
