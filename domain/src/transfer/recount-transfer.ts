import { canonicalJson } from '../kernel/json.js';
import { compare, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { amended } from '../letter-of-credit/amendment.js';
import { maximumDrawing } from '../letter-of-credit/drawing.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { Whole } from '../presentation/as-all-stand.js';
import { mustBeTransferringBank } from './transfer-credit.js';
import { transferStatus, type Transfer } from './transfer.js';

const refusal = refusals({ TRANSFER_MUST_STAND: 'conflict' });

/** Counts anew how much the second beneficiary can draw, after it has accepted less or rejected more. */
export function recountTransfer(
    transfer: Transfer,
    { second, bank }: { readonly second: Whole; readonly bank: string },
): Transfer {
    mustBeTransferringBank(transfer, bank);

    return withAmount(transfer, mostDrawable(second));
}

/** What is transferred. Refuses where nothing was, or it was returned. */
export function amountOf(transfer: Transfer): Money {
    return standing(transfer).amount;
}

/** The transfer, of which so much is now the second beneficiary's. */
export function withAmount(transfer: Transfer, amount: Money): Transfer {
    return { ...transfer, decision: { ...standing(transfer), amount } };
}

function standing(transfer: Transfer): Extract<Transfer['decision'], { readonly outcome: 'TRANSFERRED' }> {
    const status = transferStatus(transfer);
    if (status !== 'TRANSFERRED' || transfer.decision?.outcome !== 'TRANSFERRED') {
        throw refusal('TRANSFER_MUST_STAND', { status });
    }

    return transfer.decision;
}

/**
 * The most that could be drawn under the second beneficiary's credit, whichever of the open amendments it accepts. One
 * under which it has presented counts as open whatever it says: documents that are found to comply have accepted it.
 */
export function mostDrawable({ credit, amendments, presentations }: Whole): Money {
    const presentedUnder = presentations.flatMap((presentation) => presentation.amendments ?? []);
    const possible = amendments.reduce<readonly CreditTerms[]>(
        (before, amendment) => {
            const after = before.map((terms) => amended(terms, [amendment]));
            if (amendment.answer === undefined || presentedUnder.includes(amendment.number)) {
                return distinct([...before, ...after]);
            }

            return amendment.answer.outcome === 'ACCEPTED' ? after : before;
        },
        [credit.terms],
    );

    return possible.map(maximumDrawing).reduce((one, other) => (compare(one, other) < 0 ? other : one));
}

/** Of terms that allow the same drawings one is enough, so that many open amendments are no more work than few. */
function distinct(all: readonly CreditTerms[]): readonly CreditTerms[] {
    const drawn = ({ amount, amountTolerance, isAmountApproximate = false }: CreditTerms): string =>
        canonicalJson({ amount, ...(amountTolerance && { amountTolerance }), isAmountApproximate });

    return [...new Map(all.map((each) => [drawn(each), each])).values()];
}
