import { z } from 'zod';
import { claimSchema, type Claim } from '../../claim/claim.js';
import { randomIdSchema } from '../../kernel/salt.js';
import { instantSchema, type Instant } from '../../kernel/time.js';
import { mspIdSchema } from '../../party/member.js';

const stepBase = z.strictObject({ at: instantSchema, transactionId: z.string().min(1) });
const ofDeal = { dealId: randomIdSchema };

/** What has happened to the title. Nothing is ever struck out, and no price stands in it: whoever buys reads it all. */
export const titleStepSchema = z.discriminatedUnion('kind', [
    stepBase.extend({ kind: z.literal('INCURRED'), holder: mspIdSchema }),
    stepBase.extend({ kind: z.literal('SOLD'), ...ofDeal, from: mspIdSchema, to: mspIdSchema }),
    // The sale by that deal is undone.
    stepBase.extend({ kind: z.literal('RETURNED'), ...ofDeal, from: mspIdSchema, to: mspIdSchema }),
    stepBase.extend({ kind: z.literal('SPLIT') }),
    stepBase.extend({ kind: z.literal('PAID') }),
]);
export type TitleStep = z.output<typeof titleStepSchema>;

const { claimId, creditId, presentationNumber, part, undertaking, debtorBank, holder, amount, maturity } =
    claimSchema.shape;

export const titleSchema = z.strictObject({
    claimId,
    /** The undertaking by which it came about: the credit, the presentation, and the part that is due then. */
    origin: z.strictObject({ creditId, presentationNumber, part, undertaking, incurredAt: instantSchema }),
    /** Of a part of a claim that was split: that claim, and those of which it was a part itself, the eldest first. */
    partOf: z.array(randomIdSchema),
    /** The claims into which it was split itself. Who holds one of them does not hold this record. */
    parts: z.array(claimId).min(2).exactOptional(),
    debtorBank,
    holder,
    amount,
    maturity,
    /** The buyer that the debtor has acknowledged that it will pay, and that has not paid for it yet. */
    acknowledgedTo: z.strictObject({ ...ofDeal, buyer: mspIdSchema }).exactOptional(),
    /** The seller to which it goes back if the sale by that deal is undone. */
    returnableTo: z.strictObject({ ...ofDeal, seller: mspIdSchema }).exactOptional(),
    /** Split it is held no more, its parts are; of which those who hold one learn nothing of the others. */
    status: z.enum(['HELD', 'SPLIT', 'PAID']),
    history: z.array(titleStepSchema).min(1),
});
/** Who holds a claim, and how that came about, from the credit on. */
export type Title = z.output<typeof titleSchema>;

/** When, and in which transaction, something happens to a title. */
export interface TitleAct {
    readonly at: Instant;
    readonly transactionId: string;
}

/** The title of a claim that has just been incurred, with the bank to which it is owed. */
export function titleOf(claim: Claim, { at, transactionId }: TitleAct): Title {
    const { claimId, debtorBank, holder, amount, maturity, ...born } = claim;
    const { creditId, presentationNumber, part, undertaking, incurredAt } = born;

    return {
        claimId,
        origin: { creditId, presentationNumber, part, undertaking, incurredAt },
        partOf: [],
        debtorBank,
        holder,
        amount,
        maturity,
        status: 'HELD',
        history: [{ kind: 'INCURRED', holder, at, transactionId }],
    };
}

/**
 * The banks in whose vaults a title lies with its claim, the same in each: a buyer that is acknowledged must hold what it is
 * about to take over, and a seller what it may have back.
 */
export function titleBanks({ debtorBank, holder, acknowledgedTo, returnableTo }: Title): readonly string[] {
    const others = [acknowledgedTo?.buyer, returnableTo?.seller].filter((bank) => bank !== undefined);

    return [...new Set([debtorBank, holder, ...others])];
}

/** How often it was sold on after its first sale; a split does not begin anew. The market prices it (转卖次数). */
export function resaleCount({ history }: Pick<Title, 'history'>): number {
    return Math.max(0, standingSales({ history }).length - 1);
}

/** Whether a bank has bought it. */
export function isSold({ history }: Pick<Title, 'history'>): boolean {
    return standingSales({ history }).length > 0;
}

/** The sales by which it came to whoever holds it now, the first one first: what was undone never was. */
export function standingSales({ history }: Pick<Title, 'history'>): readonly Extract<TitleStep, { kind: 'SOLD' }>[] {
    const undone = history.flatMap((step) => (step.kind === 'RETURNED' ? [step.dealId] : []));

    return history.flatMap((step) => (step.kind === 'SOLD' && !undone.includes(step.dealId) ? [step] : []));
}

type WithoutAct<Step> = Step extends TitleStep ? Omit<Step, keyof TitleAct> : never;

/** The title with one more step in its history. */
export function withStep(title: Title, step: WithoutAct<TitleStep>, { at, transactionId }: TitleAct): Title {
    return { ...title, history: [...title.history, { ...step, at, transactionId }] };
}
