import { z } from 'zod';
import { bareName, canonicalInvoiceNumber } from '../fingerprint/normal-forms.js';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema } from '../kernel/time.js';
import { partySchema } from '../party/party.js';

export const orderSchema = z.strictObject({
    /** The export letter of credit that stands for the order, where one does. */
    creditId: randomIdSchema.exactOptional(),
    /** As the buyer numbers it. However it is written, it is one order. */
    orderNumber: textSchema(70),
    orderedOn: dateSchema,
    /** A company abroad has no code here: it is known by its name and its country. */
    buyer: partySchema.pick({ partyName: true, partyNameLocal: true }).extend({ countryCode: countryCodeSchema }),
    /** All that the buyer is to pay for the goods; what is left to draw, of a letter of credit. */
    amount: moneySchema,
    /** The last day, in China, on which the goods may be shipped. */
    latestShipmentOn: dateSchema,
});
/** A purchase order (UNTDID 1001: 105) as the seller shows it to its bank, before anything is shipped. */
export type Order = z.output<typeof orderSchema>;

/** Whose order it is, to whom, and which. */
export interface OrderIdentity {
    readonly exporterUscc: string;
    readonly order: Pick<Order, 'creditId' | 'orderNumber' | 'buyer'>;
}

/**
 * An order as the registry knows it again: whatever the width, case and punctuation of its number, whatever the form of
 * the firm behind the buyer's name. Countries and days are left out: whoever wants to show an order twice writes them otherwise.
 * A letter of credit is known by its id.
 */
export function orderIdentity({ exporterUscc, order }: OrderIdentity): readonly [string, ...string[]] {
    const { creditId, buyer, orderNumber } = order;

    return creditId === undefined
        ? ['order', exporterUscc, bareName(buyer.partyName), canonicalInvoiceNumber(orderNumber)]
        : ['letter of credit', creditId];
}
