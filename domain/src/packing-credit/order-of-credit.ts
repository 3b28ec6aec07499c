import { mustBeLive } from '../letter-of-credit/credit.js';
import { leftToDraw, type DrawnWhole } from '../letter-of-credit/left-to-draw.js';
import { compare } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { RequestOnCredit, RequestPackingCredit } from './api.js';
import type { Order } from './order.js';

const refusal = refusals({ BENEFICIARY_MUST_HAVE_USCC: 'conflict' });

/**
 * Takes a request to lend on an export letter of credit, before its documents can be presented, as one on an order: of its
 * applicant, for the goods that are still to be drawn for. A tolerance above its amount is nothing to lend on.
 */
export function orderOfCredit(
    { creditId, ...request }: RequestOnCredit,
    whole: DrawnWhole,
): Omit<RequestPackingCredit, 'order'> & { readonly order: Order } {
    const { credit } = whole;
    mustBeLive(credit);
    const { beneficiary, applicant, amount, shipment, expiry } = credit.terms;
    if (beneficiary.uscc === undefined) {
        throw refusal('BENEFICIARY_MUST_HAVE_USCC');
    }
    const left = leftToDraw(whole);

    return {
        ...request,
        exporterUscc: beneficiary.uscc,
        exporterName: beneficiary.partyName,
        order: {
            creditId,
            orderNumber: credit.letterOfCreditReference,
            orderedOn: credit.issueDate,
            buyer: { partyName: applicant.partyName, countryCode: applicant.countryCode },
            amount: compare(left, amount) < 0 ? left : amount,
            latestShipmentOn: shipment.latestShipmentDate ?? expiry.expiryDate,
        },
    };
}
