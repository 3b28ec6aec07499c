import { z } from 'zod';
import { placeSchema } from '../calendar/banking-calendar.js';
import { addDated, inForceOn } from '../kernel/dated-book.js';
import { institutionCodeSchema, transactionCodeSchema } from '../kernel/identifiers/bop-number.js';
import { refusals } from '../kernel/refusal.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema, type CalendarDate, type Instant } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';

const refusal = refusals({
    BOP_RULES_MUST_BE_IN_FORCE: 'conflict',
    BANK_MUST_HAVE_INSTITUTION_CODE: 'conflict',
});

/** Whether money comes in from abroad or goes out. */
export const directions = ['RECEIVED', 'PAID'] as const;
export type Direction = (typeof directions)[number];

/** More than SAFE has codes. */
const mostCodes = 1_000;
const bankingDaysSchema = z.int().min(1).max(60);

/** Whether no name stands there twice. */
const isEachOnce = (names: readonly string[]): boolean => new Set(names).size === names.length;

export const bopRulesSchema = z.strictObject({
    /** The first day, in China, on whose payments they apply. */
    effectiveFrom: dateSchema,
    /** With which code of an institution each bank declares. */
    institutions: z
        .array(z.strictObject({ bank: mspIdSchema, institutionCode: institutionCodeSchema }))
        .max(1_000)
        .refine((each) => isEachOnce(each.map(({ bank }) => bank)), { message: 'must not repeat a bank' })
        .refine((each) => isEachOnce(each.map(({ institutionCode }) => institutionCode)), {
            message: 'must not repeat a code',
        }),
    /** 涉外收支交易分类与代码: what payments are for, and in which direction each may be. */
    transactionCodes: z
        .array(
            z.strictObject({
                code: transactionCodeSchema,
                means: textSchema(140),
                directions: z.array(z.enum(directions)).min(1).max(directions.length),
            }),
        )
        .min(1)
        .max(mostCodes)
        .refine((entries) => isEachOnce(entries.map(({ code }) => code)), { message: 'must not repeat a code' }),
    /** Within how many banking days after the payment, and by whose days, it is to be reported. */
    reportWithin: z.strictObject({ place: placeSchema, received: bankingDaysSchema, paid: bankingDaysSchema }),
    /** Which notice of SAFE it is. */
    source: textSchema(350),
});
/** How banks declare payments for the balance of payments from a day on, as SAFE has set it. */
export type BopRules = z.output<typeof bopRulesSchema>;

export const bopRuleBookSchema = z.strictObject({ editions: z.array(bopRulesSchema) });
/** Every edition, in the order of its first day: what was in force on a day stays answerable. */
export type BopRuleBook = z.output<typeof bopRuleBookSchema>;

/** Adds an edition to the book; those before stay for the payments of their days. */
export function setBopRules(
    rules: BopRules,
    { book, setAt }: { readonly book: BopRuleBook | undefined; readonly setAt: Instant },
): BopRuleBook {
    return { editions: addDated([rules], { entries: book?.editions ?? [], addedAt: setAt }) };
}

/** The rules for payments of a day. */
export function bopRulesOn(book: BopRuleBook | undefined, day: CalendarDate): BopRules {
    const rules = inForceOn(book?.editions ?? [], day);
    if (rules === undefined) {
        throw refusal('BOP_RULES_MUST_BE_IN_FORCE');
    }

    return rules;
}

/** With which code a bank declares. */
export function institutionCodeOf({ institutions }: BopRules, bank: string): string {
    const institution = institutions.find((each) => each.bank === bank);
    if (institution === undefined) {
        throw refusal('BANK_MUST_HAVE_INSTITUTION_CODE');
    }

    return institution.institutionCode;
}
