import type { CohongContext } from '@cohong/chaincode-runtime';
import type { LateInterestBooks } from '@cohong/domain/forfaiting/late-interest/interest-due';
import { dayCounts } from '../day-count/records.js';
import { lateInterestRates } from './records.js';

/** What is public by which interest for being late is worked out. */
export async function lateInterestBooks({ ledger }: CohongContext): Promise<LateInterestBooks> {
    return { rates: await ledger.findBook(lateInterestRates), dayCounts: await ledger.findBook(dayCounts) };
}
