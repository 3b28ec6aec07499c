import type { Presentation } from '../presentation/presentation.js';

/**
 * By whose end that of documents counts for who has lent on them, where the bank that has transferred the credit has bought
 * them of a second beneficiary: it pays for them no more, and has its money from those to which it presents them under the
 * credit itself (UCP 600 art. 38). What the first beneficiary has on top is not of these goods. What it has not bought it
 * still pays itself, and that is their end.
 */
export function endOfBought(second: Presentation, presentedUnderCredit: Presentation): Presentation | undefined {
    return second.status === 'NEGOTIATED' ? { ...presentedUnderCredit, amount: second.amount } : undefined;
}
