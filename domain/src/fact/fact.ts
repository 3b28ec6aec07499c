import { z } from 'zod';
import type { Declaration } from '../declaration/declaration.js';
import { canonicalJson } from '../kernel/json.js';
import { sha256Schema } from '../kernel/sha256.js';
import { instantSchema } from '../kernel/time.js';

/**
 * Something that happened in trade, for money to wait for. Its id is a hash over a secret, so that those who were given
 * the secret know what it is a fact of, and the others no more than that something happened.
 */
export const factSchema = z.strictObject({
    kind: z.literal('GOODS_RELEASED'),
    factId: sha256Schema,
});
export type Fact = z.output<typeof factSchema>;

/** The fact as it is recorded. It says nothing that its id does not say to those who can make it. */
export const factRecordSchema = factSchema.extend({ happenedAt: instantSchema });
export type FactRecord = z.output<typeof factRecordSchema>;

/** Whatever act rests on a fact shows it as its evidence; the chaincode that is called reads the same input. */
export const factShownSchema = z.object({ evidence: z.object({ kind: z.literal('FACT'), fact: factSchema }) });

export const factAnswerSchema = z.strictObject({ hasHappened: z.boolean() });
export type FactAnswer = z.output<typeof factAnswerSchema>;

/** Whether customs let the goods of a declaration go, and has not taken it back since. */
export function areGoodsReleased({ status }: Pick<Declaration, 'status'>): boolean {
    return status === 'RELEASED' || status === 'CLEARED';
}

/**
 * The text whose SHA-256 is the id of the fact that customs released goods. The code alone would do to keep it secret;
 * with the number in it nobody can pass the release of other goods off as the release of these.
 */
export function goodsReleasedText(declarationNumber: string, releaseCode: string): string {
    return canonicalJson({ purpose: 'cohong goods released', declarationNumber, releaseCode });
}
