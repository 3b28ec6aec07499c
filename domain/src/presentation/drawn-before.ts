import type { TradeDocument } from '../document/trade-document.js';
import type { ExaminationFacts } from '../examination/examined.js';
import { sortBySet } from '../examination/required.js';
import { shipmentDateOfSet } from '../examination/shipment-date.js';
import { termsAtTime } from '../letter-of-credit/terms-at-time.js';
import type { Amended } from './amended-choices.js';
import { presentedAt, type Presentation } from './presentation.js';

/**
 * What was drawn before the documents were first presented: when those goods were shipped, and what was invoiced of them.
 * Of earlier documents too only those that the credit asked for then are looked at (UCP 600 art. 14g).
 */
export function drawnBefore(
    { number, firstPresentedAs }: Presentation,
    drawings: readonly Presentation[],
    amended: Amended,
): Pick<ExaminationFacts, 'hasEarlierDrawing' | 'earlierShipments' | 'earlierInvoices'> {
    const earlier = drawings
        .filter((each) => each.number < (firstPresentedAs?.number ?? number))
        .map((each) => ({ amount: each.amount, documents: examinedIn(each, amended) }));

    return {
        hasEarlierDrawing: earlier.length > 0,
        earlierShipments: earlier.flatMap(({ amount, documents }) => {
            const shippedOn = shipmentDateOfSet(documents);
            return shippedOn === undefined ? [] : [{ shippedOn, amount }];
        }),
        earlierInvoices: earlier.flatMap(({ documents }) =>
            documents.filter((document) => document.kind === 'COMMERCIAL_INVOICE'),
        ),
    };
}

function examinedIn(presentation: Presentation, amended: Amended): readonly TradeDocument[] {
    const { terms } = termsAtTime(amended, { party: 'BENEFICIARY', at: presentedAt(presentation) });

    return sortBySet(terms, presentation.documents).examined;
}
