import { refusals } from '../kernel/refusal.js';
import type { Advising } from './advise-credit.js';
import { creditStatus, type Credit } from './credit.js';
import { issuersBank } from './parties.js';

const refusal = refusals({ CLOSING_MUST_BE_BY_ISSUING_BANK: 'forbidden', CREDIT_MUST_HAVE_ENDED: 'conflict' });

/** Ends the record of a credit under which nobody owes anything any more. */
export function closeCredit(credit: Credit, { bank, at }: Advising): Credit {
    if (bank !== issuersBank(credit)) {
        throw refusal('CLOSING_MUST_BE_BY_ISSUING_BANK');
    }
    const status = creditStatus(credit);
    if (status !== 'CANCELLED' && status !== 'EXPIRED') {
        throw refusal('CREDIT_MUST_HAVE_ENDED', { status });
    }

    return { ...credit, closedAt: at };
}
