import { refusals } from '../kernel/refusal.js';
import type { Advising } from '../letter-of-credit/advise-credit.js';
import { creditStatus, type Credit } from '../letter-of-credit/credit.js';
import { transferStatus, type Transfer } from './transfer.js';
import { mustBeTransferringBank } from './transfer-credit.js';

const refusal = refusals({
    TRANSFER_MUST_BE_DONE: 'conflict',
    TRANSFERRED_CREDIT_MUST_HAVE_ENDED: 'conflict',
    TRANSFERRED_CREDIT_MUST_BE_UNUSED: 'conflict',
});

/**
 * Gives the first beneficiary back what the second has not used, which is no onward transfer (UCP 600 art. 38d). The second
 * one's credit must be over, by consent or by its expiry, and nothing presented under it: even refused documents may be
 * paid for later.
 */
export function returnTransfer(
    transfer: Transfer,
    { transferred, bank, at }: Advising & { readonly transferred: Credit | undefined },
): Transfer {
    mustBeTransferringBank(transfer, bank);
    const status = transferStatus(transfer);
    if (status !== 'TRANSFERRED' || transferred === undefined) {
        throw refusal('TRANSFER_MUST_BE_DONE', { status });
    }
    if (!['CANCELLED', 'EXPIRED', 'CLOSED'].includes(creditStatus(transferred))) {
        throw refusal('TRANSFERRED_CREDIT_MUST_HAVE_ENDED', { status: creditStatus(transferred) });
    }
    if (transferred.numberOfPresentations > 0) {
        throw refusal('TRANSFERRED_CREDIT_MUST_BE_UNUSED');
    }

    return { ...transfer, returnedAt: at };
}
