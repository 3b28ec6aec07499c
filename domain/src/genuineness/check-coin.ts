import { z } from 'zod';
import { coinSchema, serialSchema } from '../dcep/coin.js';
import { saltSchema } from '../kernel/salt.js';
import { mspIdSchema } from '../party/member.js';

export const readProofSchema = z.strictObject({ serial: serialSchema });

export const coinProofSchema = z.strictObject({
    /** The bank in whose collection the coin lies. */
    bank: mspIdSchema,
    coin: coinSchema,
    /** What the ledger hashed with the coin. Nobody can find it from the hash. */
    salt: saltSchema,
});
/** All that it takes to show anybody that a coin was made, to the fen. It is shown to whom one pays, and to nobody else. */
export type CoinProof = z.output<typeof coinProofSchema>;

export const genuinenessSchema = z.strictObject({
    verdict: z
        .enum(['GENUINE_UNSPENT', 'GENUINE_SPENT', 'UNKNOWN'])
        .meta({ description: 'UNKNOWN does not say what is wrong: the bank, the serial, the amount, the salt' }),
});
export type Genuineness = z.output<typeof genuinenessSchema>;

/** What the channel tells everybody of a coin, by hashes alone. */
export interface PublicTrace {
    /** Whether the bank's collection holds exactly this coin with this salt. */
    readonly isWritten: boolean;
    /** Whether the end of a coin of this serial is written there. */
    readonly hasEnded: boolean;
}

/** Whether a coin is genuine, and whether it is money yet. A coin that is locked is not spent. */
export function checkCoin({ isWritten, hasEnded }: PublicTrace): Genuineness {
    if (!isWritten) {
        return { verdict: 'UNKNOWN' };
    }

    return { verdict: hasEnded ? 'GENUINE_SPENT' : 'GENUINE_UNSPENT' };
}
