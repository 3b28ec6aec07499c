import { z } from 'zod';
import { countryCodeSchema } from '../../kernel/identifiers/country.js';
import { moneySchema } from '../../kernel/money.js';
import { textSchema } from '../../kernel/text.js';
import { mspIdSchema } from '../../party/member.js';

const programmeSchema = textSchema(50).meta({ example: 'Domestic claims of joint-stock banks' });

/** What a limit is for. What is left out does not matter to it: without any of them it is for every claim in its currency. */
const scopeShape = {
    debtorBank: mspIdSchema.exactOptional(),
    /** Of the place where the claim is payable. */
    countryCode: countryCodeSchema.exactOptional(),
    /** A line of business in words of the buyer's own, which it names when it quotes. */
    programme: programmeSchema.exactOptional(),
};

export const buyerLimitSchema = z.strictObject({
    ...scopeShape,
    /** The most that it has at stake there at a time, by the faces of claims. */
    amount: moneySchema,
    /** The longest tenor, in days from paying out. */
    maxDays: z.int().min(1).max(3_660).exactOptional(),
});
/** The most that a bank wants to have in claims of a kind. */
export type BuyerLimit = z.output<typeof buyerLimitSchema>;

export const buyerLimitsSchema = z
    .array(buyerLimitSchema)
    .max(500)
    .refine(
        (limits) => new Set(limits.map(kindOf)).size === limits.length,
        'must not have two limits for the same claims',
    );
/** All limits of one buyer: nobody else learns of any. */
export type BuyerLimits = z.output<typeof buyerLimitsSchema>;

export const exposureSchema = z.strictObject({
    ...scopeShape,
    debtorBank: mspIdSchema,
    amount: moneySchema,
    days: z.int().min(1),
});
/** What a buyer has at stake with one claim, from the quote by which it is bound until the claim is paid or is not its own. */
export type Exposure = z.output<typeof exposureSchema>;

function kindOf({ debtorBank, countryCode, programme, amount: { currency } }: BuyerLimit): string {
    return JSON.stringify([debtorBank, countryCode, programme, currency]);
}
