import { isSameParty } from '../examination/names.js';
import { canonicalInvoiceNumber } from '../fingerprint/normal-forms.js';
import type { DeclaredGoods } from '../receivable/declared-goods.js';
import type { Mismatch } from '../receivable/mismatches.js';
import type { Order } from './order.js';

/**
 * What customs has otherwise than the order: to whom the goods go, and under which contract. A buyer may have them sent to
 * its own customer, and a contract may have its own number: people judge it, as of documents.
 */
export function declaredOtherwise(
    { declarationNumber, overseasConsignee, contract }: DeclaredGoods,
    { creditId, buyer, orderNumber }: Order,
): readonly Mismatch[] {
    const isOtherBuyer = !isSameParty(buyer, overseasConsignee);
    // A letter of credit has a number of its own, which is no contract's.
    const isOtherContract =
        creditId === undefined && canonicalInvoiceNumber(contract.reference) !== canonicalInvoiceNumber(orderNumber);
    const consignee = { declared: overseasConsignee.partyName, presented: buyer.partyName };

    return [
        ...(isOtherBuyer ? [{ declarationNumber, field: 'overseasConsignee', ...consignee } as const] : []),
        ...(isOtherContract
            ? [{ declarationNumber, field: 'contract', declared: contract.reference, presented: orderNumber } as const]
            : []),
    ];
}
