import { z } from 'zod';
import { addDated, inForceOn, type Dated } from '../kernel/dated-book.js';
import { refusals } from '../kernel/refusal.js';
import { chinaDate, instantSchema, type Instant } from '../kernel/time.js';

const refusal = refusals({ POLICY_MUST_BE_SET_BY_TWO: 'forbidden' });

/** Whether the policies after it take two users of whoever sets them: four eyes on what binds all banks. */
export const changesTakeTwoSchema = z.boolean().exactOptional();

const signatureSchema = z.strictObject({
    /** By subject and issuer of the certificate with which the transaction is signed. */
    by: z.string().min(1),
    at: instantSchema,
    /** In whose block the signature stands, over all that was proposed or set. */
    transactionId: z.string().min(1),
});

export const policySignaturesSchema = z.strictObject({
    /** Where one has proposed it and another set it. */
    proposed: signatureSchema.exactOptional(),
    set: signatureSchema,
});
/** Who of an authority has signed a policy. */
export type PolicySignatures = z.output<typeof policySignaturesSchema>;

/** What a book has of each policy besides what it says; of those from before signatures were kept, nothing. */
export const signedFields = { signed: policySignaturesSchema.exactOptional() };

interface Changing extends Dated {
    readonly changesTakeTwo?: boolean;
}

type Signed<Policy> = Policy & { readonly signed?: PolicySignatures };

/** Every policy ever set, in the order of its first day. */
export interface SignedBook<Policy> {
    readonly policies: Signed<Policy>[];
}

export interface SettingPolicy<Policy> {
    readonly book: SignedBook<Policy> | undefined;
    readonly setAt: Instant;
    readonly signed: PolicySignatures;
}

/** Adds policies to a book, with the signatures of those who have set them. */
export function addSigned<Policy extends Changing>(
    policies: readonly Policy[],
    { book, setAt, signed }: SettingPolicy<Policy>,
): { policies: Signed<Policy>[] } {
    const entries = book?.policies ?? [];
    mustBeSetByTwo(entries, signed);

    return {
        policies: addDated(
            policies.map((policy) => ({ ...policy, signed })),
            { entries, addedAt: setAt },
        ),
    };
}

/** That others take two holds from the moment that it is set: whoever would go back to one needs another for it. */
function mustBeSetByTwo(policies: readonly Changing[], { proposed }: PolicySignatures): void {
    if (policies.at(-1)?.changesTakeTwo === true && proposed === undefined) {
        throw refusal('POLICY_MUST_BE_SET_BY_TWO');
    }
}

/** What the policy in force at an instant says; undefined before the first. Who has signed it is for readers of the book. */
export function policyAt<Policy extends Signed<Dated>>(
    book: { readonly policies: readonly Policy[] } | undefined,
    at: Instant,
): Omit<Policy, 'signed'> | undefined {
    const found = inForceOn(book?.policies ?? [], chinaDate(at));
    if (found === undefined) {
        return undefined;
    }
    const { signed: _signed, ...policy } = found;

    return policy;
}
