import { z } from 'zod';
import { bankingCalendarSchema, placeSchema } from '../calendar/banking-calendar.js';
import { tradeDocumentSchema } from '../document/trade-document.js';
import { moneySchema } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { dateSchema } from '../kernel/time.js';
import { creditTermsSchema, referenceSchema } from '../letter-of-credit/terms.js';
import { presentationStatuses } from '../presentation/presentation-status.js';
import { findingSchema } from './finding.js';

const drawnSchema = z.strictObject({
    presentations: z
        .array(z.strictObject({ amount: moneySchema, status: z.enum(presentationStatuses) }))
        .max(100)
        .meta({ description: 'Earlier ones, the refused among them, of which nothing is held' }),
    transferred: z.array(moneySchema).max(100).meta({ description: 'To second beneficiaries (article 38)' }),
});

export const examineDocumentsSchema = z.strictObject({
    letterOfCreditReference: referenceSchema,
    /** As they bind the beneficiary on that day, amendments among them. */
    terms: creditTermsSchema,
    documents: z
        .array(tradeDocumentSchema)
        .min(1)
        .max(50)
        .refine((documents) => new Set(documents.map(({ documentId }) => documentId)).size === documents.length, {
            message: 'must each have an id of its own',
        }),
    amountClaimed: moneySchema,
    presentedOn: dateSchema.meta({ description: 'The banking day on which they came in, at the place of expiry' }),
    calendar: bankingCalendarSchema.meta({ description: 'Of the place of expiry, which can move the last day (29a)' }),
    drawn: drawnSchema.exactOptional().meta({ description: 'What was taken out of the credit before' }),
});
/** Documents that a desk has examined, and what it knows of the credit. */
export type ExamineDocuments = z.output<typeof examineDocumentsSchema>;

const { letterOfCreditReference, terms, calendar } = examineDocumentsSchema.shape;

export const askExaminationSchema = examineDocumentsSchema
    .extend({
        creditId: randomIdSchema
            .exactOptional()
            .meta({ description: 'A credit to which the bank is party, in place of its number and its terms' }),
        letterOfCreditReference: letterOfCreditReference.exactOptional(),
        terms: terms.exactOptional(),
        place: placeSchema
            .exactOptional()
            .meta({ description: 'Of a calendar of the ledger; without one, that of the place of expiry is taken' }),
        calendar: calendar.exactOptional(),
    })
    .refine((asked) => (asked.creditId === undefined) !== (asked.terms === undefined), {
        path: ['terms'],
        message: 'must be given, or the creditId in place of them',
    })
    .refine((asked) => (asked.terms === undefined) === (asked.letterOfCreditReference === undefined), {
        path: ['letterOfCreditReference'],
        message: 'must be given with terms, and not with a creditId',
    })
    .refine((asked) => asked.place === undefined || asked.calendar === undefined, {
        path: ['place'],
        message: 'must not stand beside a calendar',
    });
/** As a desk asks: what the ledger holds of the credit and of the place it need not say. */
export type AskExamination = z.output<typeof askExaminationSchema>;

export const examinationSchema = z.strictObject({
    complies: z.boolean().meta({ description: 'Whether nothing was found for which a bank may refuse' }),
    available: moneySchema.meta({ description: 'What is left of the credit without these documents' }),
    findings: z.array(findingSchema),
});
export type Examination = z.output<typeof examinationSchema>;
