import { z } from 'zod';
import { blockHeaderSchema } from '../kernel/block-header.js';
import { canonicalJson } from '../kernel/json.js';
import { randomIdSchema } from '../kernel/salt.js';
import { sha256Schema, type Sha256 } from '../kernel/sha256.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { capitalPolicySchema } from './capital-policy.js';
import { strata } from './capital-payment.js';

/** For each stratum. */
const ofStrata = <Schema extends z.ZodType>(schema: Schema) => z.strictObject({ ORDINARY: schema, LARGE: schema });

const idsSchema = ofStrata(z.array(randomIdSchema));

export const capitalPopulationSchema = z.strictObject({
    /** It bears the id of its first payment. */
    populationId: randomIdSchema,
    bank: mspIdSchema,
    /** As it applied when the first was made. */
    policy: capitalPolicySchema,
    openedAt: instantSchema,
    /** It is closed from then on, or when it is full. */
    closesAt: instantSchema,
    status: z.enum(['OPEN', 'CLOSED', 'DRAWN']),
    /** All payments on a commitment letter, in the order in which they were made. */
    members: idsSchema,
    closed: z
        .strictObject({
            at: instantSchema,
            /** Of which the block is the one that the seed is counted from. */
            transactionId: z.string().min(1),
            /** SHA-256 of the part of the seed that the regulators keep to themselves until it is drawn. */
            shareSha256: sha256Schema,
            /** Of all of this: it stands in the event of that block, for everybody. */
            commitment: sha256Schema,
            witnessUntil: instantSchema,
        })
        .exactOptional(),
    /** The block as the bank sees it. */
    witnessed: z.strictObject({ header: blockHeaderSchema, at: instantSchema }).exactOptional(),
    sample: z
        .strictObject({
            /** The block as the regulators see it. */
            header: blockHeaderSchema,
            share: sha256Schema,
            /** Whether the bank has seen the same. Without it the block alone can tell who is right. */
            isWitnessed: z.boolean(),
            drawnAt: instantSchema,
            /** In the order in which they were drawn. */
            payments: idsSchema,
        })
        .exactOptional(),
});
/** Payments of one bank out of which a sample is drawn for checks. */
export type CapitalPopulation = z.output<typeof capitalPopulationSchema>;

export const openPopulationSchema = z.strictObject({ populationId: randomIdSchema });
/** Which population of a bank takes payments in. */
export type OpenPopulation = z.output<typeof openPopulationSchema>;

/** How many payments there are in it. */
export function sizeOf({ members }: Pick<CapitalPopulation, 'members'>): number {
    return strata.reduce((size, stratum) => size + members[stratum].length, 0);
}

/** To what its closing commits: who is in it, in which order, and by what it will be drawn from. */
export function commitmentOf(
    { populationId, bank, policy, members }: Pick<CapitalPopulation, 'populationId' | 'bank' | 'policy' | 'members'>,
    { shareSha256, sha256 }: { readonly shareSha256: string; readonly sha256: Sha256 },
): string {
    return sha256(
        canonicalJson({ purpose: 'cohong capital population', populationId, bank, policy, members, shareSha256 }),
    );
}
