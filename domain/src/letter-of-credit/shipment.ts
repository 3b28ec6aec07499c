import { z } from 'zod';
import { periodWordsSchema } from '../calendar/period-words.js';
import { moneySchema } from '../kernel/money.js';
import { quantitySchema } from '../kernel/quantity.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema } from '../kernel/time.js';
import { placeSchema } from './credit-party.js';

/** What 43P and 43T can say; conditional means that the conditions say when, and a person decides. */
export const permissionSchema = z.enum(['ALLOWED', 'CONDITIONAL', 'NOT_ALLOWED']);
export type Permission = z.output<typeof permissionSchema>;

export const instalmentSchema = z.strictObject({
    fromDate: dateSchema.exactOptional(),
    untilDate: dateSchema,
    amount: moneySchema.exactOptional(),
    quantity: quantitySchema.exactOptional(),
});
/** A drawing or shipment within a given period: one that is missed ends the credit for it and all later (art. 32). */
export type Instalment = z.output<typeof instalmentSchema>;

export const shipmentSchema = z.strictObject({
    /** Left out, partial drawings and shipments are allowed (UCP 600 art. 31a). */
    partialShipments: permissionSchema.exactOptional(),
    transhipment: permissionSchema.exactOptional(),
    /** Place of taking in charge, dispatch or receipt (44A). */
    placeOfReceipt: placeSchema.exactOptional(),
    /** Port of loading or airport of departure (44E). */
    portOfLoading: placeSchema.exactOptional(),
    /** Port of discharge or airport of destination (44F). */
    portOfDischarge: placeSchema.exactOptional(),
    /** Place of final destination or delivery (44B). */
    placeOfDelivery: placeSchema.exactOptional(),
    /** The last day of shipment, or of the service (44C). It never moves for a holiday (UCP 600 art. 29c). */
    latestShipmentDate: dateSchema.exactOptional(),
    /** Instead of a latest day: the periods within which goods are shipped (44D). */
    instalments: z.array(instalmentSchema).min(1).max(24).exactOptional(),
    /** The period of shipment in the words to which article 3 gives a meaning, as "on or about" a day (44D). */
    shipmentWithin: periodWordsSchema.exactOptional(),
    /** Words on the period of shipment that neither says: for people (44D). */
    shipmentPeriod: textSchema(390).exactOptional(),
});
/** How the goods travel, and by when (43P, 43T, 44A to 44F). */
export type ShipmentTerms = z.output<typeof shipmentSchema>;
