import { z } from 'zod';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { canonicalJson } from '../kernel/json.js';
import { add, moneySchema, subtract, zero } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { sharesOf } from '../receivable/collateral.js';
import { decisionCodes, type Financing } from '../receivable/financing.js';

const decisionSchema = z.strictObject({
    code: z.enum(decisionCodes),
    /** Which of several failed. */
    declarationNumber: declarationNumberSchema.exactOptional(),
    available: moneySchema.exactOptional(),
    /** By how much more was asked for than that. */
    excess: moneySchema.exactOptional(),
});
type Decision = z.output<typeof decisionSchema>;

const requestSchema = z.strictObject({
    bank: mspIdSchema,
    financingId: randomIdSchema,
    declarationNumbers: z.array(declarationNumberSchema),
    amount: moneySchema,
    decidedAt: instantSchema,
});

export const changedRequestSchema = requestSchema.extend({ was: decisionSchema, wouldBe: decisionSchema });
/** A request that would have been answered otherwise. */
export type ChangedRequest = z.output<typeof changedRequestSchema>;

export const changedDisbursementSchema = requestSchema
    .omit({ decidedAt: true })
    .extend({ paidAt: instantSchema, code: z.string() });
/** A loan that could not have been paid out when it was: its reservation was over by then, or not covered. */
export type ChangedDisbursement = z.output<typeof changedDisbursementSchema>;

const countsSchema = z.strictObject({ was: z.int().min(0), wouldBe: z.int().min(0) });
export const replayTotalSchema = z.strictObject({
    bank: mspIdSchema,
    requests: z.int().min(0),
    granted: countsSchema,
    reserved: z.strictObject({ was: moneySchema, wouldBe: moneySchema }),
});
/** What one bank has asked for in one currency, and got. */
export type ReplayTotal = z.output<typeof replayTotalSchema>;

/** The same request as it was answered, and as it would have been. */
export interface TwoAnswers<Of = Financing> {
    readonly was: Of;
    readonly wouldBe: Of;
}

interface Asked extends Pick<Financing, 'bank' | 'amount'> {
    readonly decision?: { readonly code: string };
}

/** The request, where its two answers differ in more than what each document is like. */
export function changedRequest({ was, wouldBe }: TwoAnswers): ChangedRequest | undefined {
    const [before, after] = [decisionOf(was), decisionOf(wouldBe)];

    return before === undefined || after === undefined || canonicalJson(before) === canonicalJson(after)
        ? undefined
        : { ...requestOf(was), decidedAt: was.decidedAt ?? was.requestedAt, was: before, wouldBe: after };
}

/** What tells a request from others. */
export function requestOf(financing: Financing): Omit<z.output<typeof requestSchema>, 'decidedAt'> {
    const { bank, financingId, amount } = financing;

    return {
        bank,
        financingId,
        declarationNumbers: sharesOf(financing).map(({ declarationNumber }) => declarationNumber),
        amount,
    };
}

function decisionOf({ decision, shares, amount }: Financing): Decision | undefined {
    if (decision === undefined) {
        return undefined;
    }
    const { code, available, declarationNumber } = decision;
    const asked = shares?.find((share) => share.declarationNumber === declarationNumber)?.amount ?? amount;
    const hasExcess = available !== undefined && available.currency === asked.currency;

    return {
        code,
        ...(declarationNumber !== undefined && { declarationNumber }),
        ...(available && { available }),
        ...(hasExcess && { excess: subtract(asked, available) }),
    };
}

/** The totals with one request more. */
export function addRequest(total: ReplayTotal | undefined, { was, wouldBe }: TwoAnswers<Asked>): ReplayTotal {
    const { bank, amount } = was;
    const nothing = zero(amount.currency);
    const before = total ?? {
        bank,
        requests: 0,
        granted: { was: 0, wouldBe: 0 },
        reserved: { was: nothing, wouldBe: nothing },
    };
    const [wasGranted, wouldBeGranted] = [was, wouldBe].map(({ decision }) => decision?.code === 'AMOUNT_IS_RESERVED');

    return {
        bank,
        requests: before.requests + 1,
        granted: {
            was: before.granted.was + Number(wasGranted),
            wouldBe: before.granted.wouldBe + Number(wouldBeGranted),
        },
        reserved: {
            was: wasGranted ? add(before.reserved.was, amount) : before.reserved.was,
            wouldBe: wouldBeGranted ? add(before.reserved.wouldBe, amount) : before.reserved.wouldBe,
        },
    };
}
