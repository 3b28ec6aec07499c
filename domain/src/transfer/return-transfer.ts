import { refusals } from '../kernel/refusal.js';
import type { Advising } from '../letter-of-credit/advise-credit.js';
import { creditStatus } from '../letter-of-credit/credit.js';
import type { Whole } from '../presentation/as-all-stand.js';
import { drawingsOf } from '../presentation/drawings.js';
import { forwardedFrom } from '../presentation/forwarded.js';
import { holdsAmount, isUndecided } from '../presentation/presentation-status.js';
import type { Presentation } from '../presentation/presentation.js';
import { transferStatus, type Transfer } from './transfer.js';
import { mustBeTransferringBank } from './transfer-credit.js';

const refusal = refusals({
    TRANSFER_MUST_BE_DONE: 'conflict',
    TRANSFERRED_CREDIT_MUST_HAVE_ENDED: 'conflict',
    SECOND_BENEFICIARYS_DOCUMENTS_MUST_BE_DECIDED: 'conflict',
});

/** What a return starts from. */
export interface ReturningFacts extends Advising {
    /** The second beneficiary's credit as it stands with everything under it, where something was transferred. */
    readonly second: Whole | undefined;
    /** Under the credit. */
    readonly presentations: readonly Presentation[];
}

/**
 * Gives the first beneficiary back what the second has not drawn, which is no onward transfer (UCP 600 art. 38d). The second
 * one's credit must be over, by consent or by its expiry, and nothing that was presented under it may be open: what it has
 * drawn is held by the presentations that forward it, and what was refused may still be taken up until it is given back.
 */
export function returnTransfer(transfer: Transfer, { second, presentations, bank, at }: ReturningFacts): Transfer {
    mustBeTransferringBank(transfer, bank);
    const status = transferStatus(transfer);
    if (status !== 'TRANSFERRED' || second === undefined) {
        throw refusal('TRANSFER_MUST_BE_DONE', { status });
    }
    const ended = creditStatus(second.credit);
    if (!['CANCELLED', 'EXPIRED', 'CLOSED'].includes(ended)) {
        throw refusal('TRANSFERRED_CREDIT_MUST_HAVE_ENDED', { status: ended });
    }
    const open = second.presentations.find((each) => !isOver(each, { transfer, presentations }));
    if (open !== undefined) {
        throw refusal('SECOND_BENEFICIARYS_DOCUMENTS_MUST_BE_DECIDED', { number: open.number, status: open.status });
    }

    return { ...transfer, returnedAt: at };
}

/** Whether documents draw nothing for good, or what they draw is held under the credit and nobody can refuse it any more. */
function isOver(
    { number, status }: Presentation,
    { transfer, presentations }: Pick<ReturningFacts, 'presentations'> & { readonly transfer: Transfer },
): boolean {
    if (!holdsAmount(status)) {
        return status !== 'REFUSED';
    }
    const drawing = drawingsOf(presentations).find(
        ({ forwards }) => forwards?.transferNumber === transfer.number && forwards.presentationNumber === number,
    );

    return (
        drawing !== undefined &&
        !isUndecided(drawing.status) &&
        !isUndecided(forwardedFrom(drawing, presentations)?.status ?? drawing.status)
    );
}
