import { z } from 'zod';
import type { Whereabouts } from '../dcep/holder-order.js';
import type { Minting } from '../dcep/spend-coins.js';
import { publicKeySchema } from '../kernel/p256.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';
import { clash, statementSchema, textOf } from './statement.js';

export const fraudProofSchema = z.strictObject({
    /** The id of the later statement: each is proven once. */
    proofId: randomIdSchema,
    /** Both stand in the texts that are signed. */
    channel: z.string().min(1),
    bank: mspIdSchema,
    deviceId: randomIdSchema,
    deviceKey: publicKeySchema,
    /** What the device signed and the ledger took first … */
    earlier: statementSchema,
    /** … and what it signed besides, which lets the same coin go, or counts another payment as the same. */
    later: statementSchema,
    provenAt: instantSchema,
    transactionId: z.string().min(1),
});
/** Two statements of one device of which it may have signed one. It needs no trust in whoever shows it. */
export type FraudProof = z.output<typeof fraudProofSchema>;

/** What the transaction that takes a statement knows of it. */
export interface StatementFacts extends Minting, Whereabouts {
    /** The first half of the SHA-256 of the statement's text: the same text is the same statement, however often it is signed. */
    readonly statementId: string;
}

/** Puts the two statements together. */
export function fraudProof(
    { earlier, later }: Pick<FraudProof, 'earlier' | 'later'>,
    facts: StatementFacts & Pick<FraudProof, 'deviceKey'>,
): FraudProof {
    const { statementId: proofId, channel, bank, deviceKey, createdAt: provenAt, transactionId } = facts;
    const { deviceId } = later.terms;

    return { proofId, channel, bank, deviceId, deviceKey, earlier, later, provenAt, transactionId };
}

/** Whether a key verifies the signature of a text: ECDSA over P-256 with SHA-256. */
export type Verify = (publicKey: string, signed: { readonly text: string; readonly signature: string }) => boolean;

/** Whether both statements are the device's own and cannot both be. It asks nobody and needs nothing but the key. */
export function provesFraud(
    { channel, bank, deviceId, deviceKey, earlier, later }: Omit<FraudProof, 'provenAt' | 'transactionId'>,
    isSignedBy: Verify,
): boolean {
    const [one, other] = [earlier, later].map((each) => textOf(each, { channel, bank }));
    const areSigned = [earlier, later].every((each) =>
        isSignedBy(deviceKey, { text: textOf(each, { channel, bank }), signature: each.signature }),
    );

    return one !== other && later.terms.deviceId === deviceId && clash(earlier, later) && areSigned;
}
