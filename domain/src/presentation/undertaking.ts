import { z } from 'zod';
import { standingAt } from '../claim/claim-status.js';
import { moneySchema } from '../kernel/money.js';
import { textSchema } from '../kernel/text.js';
import { dateSchema, instantSchema, type Instant } from '../kernel/time.js';
import { stepFrom } from './presentation-status.js';
import type { Clock } from './preclusion.js';
import type { Presentation } from './presentation.js';

const partSchema = z.strictObject({
    amount: moneySchema,
    maturity: dateSchema,
    /** When its debtor settled it, at maturity or before. To whom, only those know who keep the claim. */
    settledAt: instantSchema.exactOptional(),
});

export const startOfUsanceSchema = z.strictObject({
    day: dateSchema,
    /** How the bank knows it: it may have looked the shipment up, or agreed on the day with the presenter. */
    reason: textSchema(350),
});
/** From when a usance runs where no document shows it: the bank must honour all the same, and says so itself. */
export type StartOfUsance = z.output<typeof startOfUsanceSchema>;

/** What the examining bank is bound to pay later, part by part: for each there is a claim. */
export const undertakingSchema = z.strictObject({
    parts: z.array(partSchema).min(1).max(10),
    startOfUsance: startOfUsanceSchema.exactOptional(),
    at: instantSchema,
});
export type Undertaking = z.output<typeof undertakingSchema>;

/** The presentation when a part of what was undertaken has been paid; with the last part it is paid itself. */
export function withPartPaid(
    presentation: Presentation,
    { part, at }: { readonly part: number; readonly at: Instant },
): Presentation {
    const { undertaking, status } = presentation;
    if (undertaking?.parts[part - 1] === undefined) {
        throw new Error(`presentation ${presentation.number} has no part ${part} for which there is a claim`);
    }
    const parts = undertaking.parts.map((each, index) => (index === part - 1 ? { ...each, settledAt: at } : each));
    const isPaid = parts.every(({ settledAt }) => settledAt !== undefined);

    return {
        ...presentation,
        status: isPaid ? stepFrom(status, 'PAY') : status,
        undertaking: { ...undertaking, parts },
    };
}

/** The presentation as the next of its maturities lets it stand: nothing is written when a day comes. */
export function asItMatures(presentation: Presentation, clock: Clock): Presentation {
    const unpaid = presentation.undertaking?.parts.filter(({ settledAt }) => settledAt === undefined) ?? [];
    const [next] = unpaid.map(({ maturity }) => maturity).sort();
    const standing = next === undefined ? 'OUTSTANDING' : standingAt(next, clock);
    if (standing === 'OUTSTANDING') {
        return presentation;
    }
    const matured = stepFrom(presentation.status, 'MATURE');

    return { ...presentation, status: standing === 'DUE' ? matured : stepFrom(matured, 'MISS_MATURITY') };
}
