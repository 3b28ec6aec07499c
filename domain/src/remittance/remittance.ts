import { z } from 'zod';
import { signedSchema } from '../dcep/api.js';
import { ownerSchema, serialSchema } from '../dcep/coin.js';
import { moneySchema } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { addHours, epochMilliseconds, instantSchema, type Instant } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';

const refusal = refusals({
    REMITTANCE_MUST_EXIST: 'not-found',
    REMITTANCE_MUST_BE_PENDING: 'conflict',
    REMITTANCE_MUST_BE_TO_CALLER: 'forbidden',
    REMITTANCE_MUST_BE_OF_CALLER: 'forbidden',
    REMITTANCE_MUST_NOT_HAVE_LAPSED: 'conflict',
    REMITTANCE_MUST_HAVE_LAPSED: 'conflict',
});

/** What can become of a remittance. What its payee's bank refuses is taken back like what it leaves lying. */
export const remittanceTransitions = {
    PENDING: ['ACCEPTED', 'REFUSED', 'TAKEN_BACK'],
    REFUSED: ['TAKEN_BACK'],
    ACCEPTED: [],
    TAKEN_BACK: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type RemittanceStatus = keyof typeof remittanceTransitions;

export const remittanceSchema = z.strictObject({
    remittanceId: randomIdSchema,
    payerBank: mspIdSchema,
    payeeBank: mspIdSchema,
    /** A wallet of the payee's bank, or its vault. */
    payee: ownerSchema,
    amount: moneySchema,
    /** The coin at the payee's bank. It is nobody's as long as the remittance is pending. */
    serial: serialSchema,
    /** From then on it cannot be accepted, and soon after it can be taken back. A vault accepts at once. */
    acceptBy: instantSchema.exactOptional(),
    /** What the payer tells the payee. */
    message: textSchema(140).exactOptional(),
    /** The record in trade that it pays for, which both banks are party to. */
    reference: randomIdSchema.exactOptional(),
    sentAt: instantSchema,
    status: z.enum(['PENDING', 'ACCEPTED', 'REFUSED', 'TAKEN_BACK']),
    /** When it became what it is, if that is not what it was when it was sent. */
    endedAt: instantSchema.exactOptional(),
});
/**
 * A payment to another bank, as both banks hold it. It does not say out of which wallet it was paid: whoever knew a
 * wallet's id would see by the hashes of keys what a court orders on it.
 */
export type Remittance = z.output<typeof remittanceSchema>;

export const remittanceOrderSchema = z.strictObject({
    remittanceId: randomIdSchema,
    from: ownerSchema,
    /** The coins that ended for it. */
    coins: z.array(serialSchema),
    /** The holder's order, which the payer's bank can verify again. What a vault pays, two of the bank have agreed on. */
    signed: signedSchema.exactOptional(),
    /** What a device has paid without a connection: the payment that it signed, and since when that counted as paid. */
    offline: z.strictObject({ paymentId: randomIdSchema, loadedAt: instantSchema }).exactOptional(),
});
/** By whom a remittance was ordered, for the payer's bank and the central bank alone. */
export type RemittanceOrder = z.output<typeof remittanceOrderSchema>;

/**
 * A transaction may be dated a quarter of an hour before or after the peers' clocks. With twice that between the last
 * acceptance and the first taking back, no choice of date lets both be lawful.
 */
const hoursBetween = 0.5;

/** The remittance, if this bank may still accept it at an instant. */
export function acceptable(remittance: Remittance | undefined, { bank, at }: Deed): Remittance {
    const pending = answerable(remittance, { bank, at });
    if (pending.acceptBy !== undefined && epochMilliseconds(at) >= epochMilliseconds(pending.acceptBy)) {
        throw refusal('REMITTANCE_MUST_NOT_HAVE_LAPSED');
    }

    return pending;
}

/** The remittance, if this bank may answer it. To refuse what has lapsed harms nobody: the money goes back sooner. */
export function answerable(remittance: Remittance | undefined, { bank }: Deed): Remittance {
    const known = knownRemittance(remittance);
    if (known.payeeBank !== bank) {
        throw refusal('REMITTANCE_MUST_BE_TO_CALLER');
    }

    return pendingOne(known, 'ACCEPTED');
}

/** The remittance, if this bank may take it back: at once when it was refused, else some time after it has lapsed. */
export function returnable(remittance: Remittance | undefined, { bank, at }: Deed): Remittance {
    const known = knownRemittance(remittance);
    if (known.payerBank !== bank) {
        throw refusal('REMITTANCE_MUST_BE_OF_CALLER');
    }
    const held = pendingOne(known, 'TAKEN_BACK');
    const from = addHours(held.acceptBy ?? held.sentAt, hoursBetween);
    if (held.status === 'PENDING' && epochMilliseconds(at) < epochMilliseconds(from)) {
        throw refusal('REMITTANCE_MUST_HAVE_LAPSED', { returnableFrom: from });
    }

    return held;
}

/** Who acts on a remittance, and when. */
export interface Deed {
    readonly bank: string;
    readonly at: Instant;
}

function knownRemittance(remittance: Remittance | undefined): Remittance {
    if (remittance === undefined) {
        throw refusal('REMITTANCE_MUST_EXIST');
    }

    return remittance;
}

function pendingOne(remittance: Remittance, to: RemittanceStatus): Remittance {
    if (!(remittanceTransitions[remittance.status] as readonly RemittanceStatus[]).includes(to)) {
        throw refusal('REMITTANCE_MUST_BE_PENDING', { status: remittance.status });
    }

    return remittance;
}
