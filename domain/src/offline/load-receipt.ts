import { z } from 'zod';
import type { Whereabouts } from '../dcep/holder-order.js';
import { canonicalJson } from '../kernel/json.js';
import { signatureSchema } from '../kernel/p256.js';
import { mspIdSchema } from '../party/member.js';
import { loadSchema, type Load } from './load.js';

export const loadReceiptSchema = z.strictObject({
    channel: z.string().min(1),
    bank: mspIdSchema,
    /** What a payee needs of a load. Whose wallet it came out of is no business of a shop's. */
    ...loadSchema.pick({
        loadId: true,
        deviceId: true,
        deviceKey: true,
        coins: true,
        caps: true,
        loadedAt: true,
        payableUntil: true,
        registrableUntil: true,
    }).shape,
    /** Of the bank's gateway, issued by the bank, whose root stands in the configuration of the channel. */
    certificatePem: z.string(),
    signature: signatureSchema,
});
/** That a device was loaded, as its bank found it on the ledger: checked without a connection, by the bank's root alone. */
export type LoadReceipt = z.output<typeof loadReceiptSchema>;

export type ReceiptTerms = Omit<LoadReceipt, 'certificatePem' | 'signature'>;

/** What a receipt says of a load. */
export function receiptTerms(load: Load, { channel, bank }: Whereabouts): ReceiptTerms {
    const { loadId, deviceId, deviceKey, coins, caps, loadedAt, payableUntil, registrableUntil } = load;

    return { channel, bank, loadId, deviceId, deviceKey, coins, caps, loadedAt, payableUntil, registrableUntil };
}

/** What the bank's gateway signs. */
export function receiptText(terms: ReceiptTerms): string {
    return canonicalJson({ purpose: 'cohong load receipt', ...terms });
}
