import { z } from 'zod';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { publicKeySchema } from '../kernel/p256.js';
import { instantSchema } from '../kernel/time.js';

/** How the foreign-exchange regulator has classed an enterprise in the trade of goods: A by trust, B and C under watch. */
export const enterpriseClassSchema = z.enum(['A', 'B', 'C']);

const entrySchema = z.strictObject({
    classCode: enterpriseClassSchema,
    /** With which it signs its consents. An enterprise without one consents to nothing. */
    publicKey: publicKeySchema.exactOptional(),
});
/** What the directory says of an enterprise. */
export type Entry = z.output<typeof entrySchema>;

export const enterpriseSchema = z.strictObject({
    uscc: usccSchema,
    /** When it was first proposed. */
    registeredAt: instantSchema,
    /** Rises by one with every act on it. */
    version: z.int().positive(),
    /** As two people of the regulator have entered it. */
    entry: entrySchema.exactOptional(),
    /** What one of them has proposed, and another is to confirm. */
    proposal: entrySchema.extend({ by: z.string(), at: instantSchema }).exactOptional(),
    /** How often anybody was answered by its consent: the number of its newest receipt. */
    receipts: z.int().nonnegative(),
});
/** An enterprise in the regulator's directory of those who trade abroad (名录). It lies in the registry alone. */
export type Enterprise = z.output<typeof enterpriseSchema>;

export const enterpriseKeySchema = z.strictObject({
    uscc: usccSchema,
    publicKey: publicKeySchema,
    since: instantSchema,
    /** Set once it is replaced or revoked, for ever. */
    endedAt: instantSchema.exactOptional(),
});
/**
 * That a key is an enterprise's. It is found by both: whoever makes a key up for somebody else's number finds nothing,
 * whether or not the number is in the directory.
 */
export type EnterpriseKey = z.output<typeof enterpriseKeySchema>;

/** Whether a key that was looked up is one with which the enterprise signs now. */
export function isRegistered(key: EnterpriseKey | undefined): key is EnterpriseKey {
    return key !== undefined && key.endedAt === undefined;
}
