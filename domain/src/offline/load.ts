import { z } from 'zod';
import { signedSchema } from '../dcep/api.js';
import { coinSchema, serialSchema } from '../dcep/coin.js';
import type { Coin } from '../dcep/coin.js';
import type { EndedCoin } from '../dcep/spend-coins.js';
import { sum, type Money } from '../kernel/money.js';
import { publicKeySchema } from '../kernel/p256.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { instantSchema } from '../kernel/time.js';
import { offlineCapsSchema } from './offline-policy.js';
import { clash, statementSchema, type Statement } from './statement.js';

const refusal = refusals({ LOAD_MUST_EXIST: 'not-found' });

/**
 * What can become of what a device was loaded with. `UNLOADED` is what the device has given back, while payees may still
 * come with what it had paid away; `ENDED` is what holds no coin any more.
 */
export const loadTransitions = {
    ON_DEVICE: ['UNLOADED', 'ENDED'],
    UNLOADED: ['ENDED'],
    ENDED: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const loadedCoinSchema = coinSchema.pick({ serial: true, amount: true });
export type LoadedCoin = Pick<Coin, 'serial' | 'amount'>;

export const loadSchema = z.strictObject({
    loadId: randomIdSchema,
    deviceId: randomIdSchema,
    /** Whoever is paid by the device verifies its signature with it. */
    deviceKey: publicKeySchema,
    walletId: randomIdSchema,
    /** What the device may hand over, each whole. They are the wallet's until somebody registers them. */
    coins: z.array(loadedCoinSchema).min(1),
    /** The coins that ended for them. */
    parents: z.array(serialSchema),
    /** The caps of the day of loading, whatever applies later: no payee is to lose money by a new policy. */
    caps: offlineCapsSchema.omit({ hours: true }),
    loadedAt: instantSchema,
    payableUntil: instantSchema,
    /** Until then payees come first; half an hour later what is left can go back to the wallet. */
    registrableUntil: instantSchema,
    /** The holder's order, which anybody who reads the record can verify again. */
    signed: signedSchema,
    /** What the device has signed and was let go for it, in the order in which it came to the ledger. */
    statements: z.array(statementSchema),
    /** What went back to the wallet when the time for payees was over. */
    returned: z.array(serialSchema).exactOptional(),
    status: z.enum(['ON_DEVICE', 'UNLOADED', 'ENDED']),
});
/** What a wallet has put on a device. */
export type Load = z.output<typeof loadSchema>;

/** The load, if the bank knows it. */
export function knownLoad(load: Load | undefined): Load {
    if (load === undefined) {
        throw refusal('LOAD_MUST_EXIST');
    }

    return load;
}

/** The coins that nobody has been given yet. */
export function openCoins({ coins, statements, returned = [] }: Load): readonly LoadedCoin[] {
    const gone = new Set([...statements.flatMap(({ terms }) => terms.coins), ...returned]);

    return coins.filter(({ serial }) => !gone.has(serial));
}

/** Coins of a load as they end, whoever is given them: they were the wallet's. */
export function released({ walletId }: Load, coins: readonly LoadedCoin[]): readonly EndedCoin[] {
    return coins.map((coin) => ({ ...coin, owner: walletId, status: 'RELEASED' }));
}

export interface Taking {
    readonly load: Load;
    /** What the statement lets go and nobody was given before. */
    readonly coins: readonly LoadedCoin[];
    readonly amount: Money;
    /** The first statement that let the same go, or counts the same payment: proof that the device was tampered with. */
    readonly earlier: Statement | undefined;
}

/**
 * Takes what a statement of the device lets go. Of each coin the first to come has it; with what is still there a payee
 * is paid though another coin of the payment be gone.
 */
export function take(load: Load, statement: Statement): Taking {
    const wanted = new Set(statement.terms.coins);
    const coins = openCoins(load).filter(({ serial }) => wanted.has(serial));
    const earlier = load.statements.find((each) => clash(each, statement));
    const isKept = coins.length > 0 || statement.kind === 'UNLOADING';
    const after = isKept ? { ...load, statements: [...load.statements, statement] } : load;
    const isUnloaded = statement.kind === 'UNLOADING' || load.status === 'UNLOADED';
    const held = isUnloaded ? 'UNLOADED' : load.status;
    const amount = sum(
        'CNY',
        coins.map((coin) => coin.amount),
    );

    return { load: { ...after, status: openCoins(after).length === 0 ? 'ENDED' : held }, coins, amount, earlier };
}
