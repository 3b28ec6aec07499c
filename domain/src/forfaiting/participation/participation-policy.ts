import { z } from 'zod';
import { addSigned, policyAt, signedFields, type SettingPolicy } from '../../approval/signed-policy.js';
import type { Claim } from '../../claim/claim.js';
import { countryCodeSchema } from '../../kernel/identifiers/country.js';
import { textSchema } from '../../kernel/text.js';
import { dateSchema, type Instant } from '../../kernel/time.js';
import { countryOf } from '../../letter-of-credit/credit-party.js';

export const participationPolicySchema = z.strictObject({
    /** The first day, in China, on which shares are offered under it. */
    effectiveFrom: dateSchema,
    /** Where claims are payable in whose risk a bank may give a share without telling the debtor. */
    undisclosedIn: z
        .array(countryCodeSchema)
        .max(250)
        .refine((countries) => new Set(countries).size === countries.length, 'must not repeat'),
    /** Where it was taken from. */
    source: textSchema(500),
});
/** What the law of countries allows, from a day on: dated, for laws change and what was agreed stays as it was. */
export type ParticipationPolicy = z.output<typeof participationPolicySchema>;

export const participationPolicyBookSchema = z.strictObject({
    policies: z.array(participationPolicySchema.extend(signedFields)),
});
/** Every policy ever set, in the order of its first day: what was in force on a day stays answerable. */
export type ParticipationPolicyBook = z.output<typeof participationPolicyBookSchema>;

/** Adds policies to the book, with the signatures of those who have set them. What was offered before stands. */
export function setParticipationPolicies(
    policies: readonly ParticipationPolicy[],
    setting: SettingPolicy<ParticipationPolicy>,
): ParticipationPolicyBook {
    return addSigned(policies, setting);
}

/** Whether the law of where a claim is payable lets a share be given that its debtor does not know of; where nobody has said so, no. */
export function mayBeUndisclosed(
    { payableAt }: Pick<Claim, 'payableAt'>,
    { book, at }: { readonly book: ParticipationPolicyBook | undefined; readonly at: Instant },
): boolean {
    const allowed = policyAt(book, at)?.undisclosedIn ?? [];

    return allowed.some((country) => country === countryOf(payableAt));
}
