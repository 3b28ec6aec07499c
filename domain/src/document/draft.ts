import { z } from 'zod';
import { moneySchema } from '../kernel/money.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema } from '../kernel/time.js';
import { partySchema } from '../party/party.js';
import { documentBase, documentReferenceSchema, typeCodes } from './document-base.js';
import { locationSchema } from './location.js';

const days = z.int().positive().max(1_000);

/** When the draft falls due. A day is given only where the words of the tenor do. */
export const tenorSchema = z.discriminatedUnion('basis', [
    z.strictObject({ basis: z.literal('SIGHT') }),
    z.strictObject({ basis: z.literal('AFTER_SIGHT'), days }),
    z.strictObject({ basis: z.literal('AFTER_DATE'), days, baseDate: dateSchema }),
    z.strictObject({ basis: z.literal('AFTER_BL_DATE'), days, baseDate: dateSchema }),
    z.strictObject({ basis: z.literal('FIXED'), dueDate: dateSchema }),
]);
export type Tenor = z.output<typeof tenorSchema>;

export const draftSchema = z.strictObject({
    ...documentBase,
    kind: z.literal('DRAFT'),
    documentTypeCode: typeCodes('490'),
    drawer: partySchema,
    drawee: partySchema,
    payee: partySchema,
    amount: moneySchema,
    amountInWords: textSchema(200).exactOptional(),
    tenor: tenorSchema,
    placeOfPayment: locationSchema.exactOptional(),
    drawnUnder: documentReferenceSchema,
    isUnconditional: z.boolean(),
});
/** A bill of exchange, by which the beneficiary orders a bank to pay. */
export type Draft = z.output<typeof draftSchema>;
