import { z } from 'zod';
import { releaseCodeSchema } from '../declaration/declaration.js';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { mspIdSchema } from '../party/member.js';
import { randomIdSchema } from '../kernel/salt.js';
import { moneySchema } from '../kernel/money.js';
import { dateSchema, instantSchema } from '../kernel/time.js';
import { balanceLineSchema } from './balance-line.js';

export const balanceClasses = ['NOT_FINANCED', 'PARTLY_FINANCED', 'FULLY_FINANCED'] as const;
export type BalanceClass = (typeof balanceClasses)[number];

/** Why a registrar does not answer, in the order in which it looks. */
export const questionRefusalCodes = [
    'BALANCE_QUESTIONS_MUST_NOT_EXCEED_DAILY_LIMIT',
    'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE',
    'DECLARATION_MUST_BE_RELEASED',
    'FOB_VALUE_MUST_BE_KNOWN',
] as const;
export type QuestionRefusalCode = (typeof questionRefusalCodes)[number];

export const balanceQuestionSchema = z.strictObject({
    questionId: randomIdSchema,
    bank: mspIdSchema,
    declarationNumber: declarationNumberSchema,
    releaseCode: releaseCodeSchema,
    askedAt: instantSchema,
    status: z.enum(['ASKED', 'ANSWERED', 'REFUSED']),
    answeredAt: instantSchema.exactOptional(),
    /** A class, what is left and why: never who else financed what. */
    answer: z
        .strictObject({
            class: z.enum(balanceClasses),
            available: moneySchema,
            /** They add up to what is available. */
            lines: z.array(balanceLineSchema).exactOptional(),
        })
        .exactOptional(),
    refusal: z.enum(questionRefusalCodes).exactOptional(),
});
/** A bank's question how much of a declaration can still be financed. */
export type BalanceQuestion = z.output<typeof balanceQuestionSchema>;

export const questionCountSchema = z.strictObject({
    bank: mspIdSchema,
    declarationNumber: declarationNumberSchema,
    /** The day in China. */
    day: dateSchema,
    count: z.int().positive(),
});
/** How often one bank asked about one declaration on one day, whatever the answers were. */
export type QuestionCount = z.output<typeof questionCountSchema>;
