import { z } from 'zod';
import { mspIdSchema } from '../party/member.js';
import { usccSchema } from '../kernel/identifiers/uscc.js';
import { publicKeySchema } from '../kernel/p256.js';
import { refusals } from '../kernel/refusal.js';
import { randomIdSchema } from '../kernel/salt.js';
import { payeeClassSchema } from '../lock/condition.js';
import { instantSchema } from '../kernel/time.js';
import { limitsSchema } from '../limit/wallet-policy.js';

const refusal = refusals({ WALLET_MUST_EXIST: 'not-found', WALLET_MUST_BE_OPEN: 'conflict' });

/**
 * What can become of a wallet. Nothing leaves a stopped one, whose key is lost, until it has another. A closed one is
 * closed for good: nothing leaves it and nothing comes.
 */
export const walletTransitions = {
    OPEN: ['STOPPED', 'CLOSED'],
    STOPPED: ['OPEN'],
    CLOSED: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type WalletStatus = keyof typeof walletTransitions;

/** So few that what becomes of a wallet can be told to all that are under it in one transaction. */
export const mostSubWallets = 50;

/** From that of enterprises, and that of the persons who are known best. */
export const tierSchema = z.enum(['CORPORATE', 'I', 'II', 'III', 'IV']);

export const walletSchema = z.strictObject({
    walletId: randomIdSchema,
    /** The bank that keeps it. */
    bank: mspIdSchema,
    kind: z.enum(['ENTERPRISE', 'PERSON']),
    /** How well its holder is known, and so what may be in it and paid out of it. */
    tier: tierSchema,
    /** Of an enterprise. Which person holds a wallet the central bank alone is told. */
    holderUscc: usccSchema.exactOptional(),
    /** The key that signs what is paid out of it. The bank does not have it. */
    holderKey: publicKeySchema,
    /** How many keys it has had: an order names the one that it is signed with. */
    keyVersion: z.int().min(1),
    /** What its holder is to those who give money for a purpose, as its bank knows it. */
    payeeClass: payeeClassSchema.exactOptional(),
    openedAt: instantSchema,
    status: z.enum(['OPEN', 'STOPPED', 'CLOSED']),
    /** Of a sub-wallet: the wallet of the same holder that it is under. What it holds and pays counts there too. */
    parent: randomIdSchema.exactOptional(),
    /** Of a sub-wallet: what its parent's holder lets it hold and pay, of what the tier lets both. */
    limits: limitsSchema.exactOptional(),
    /** The sub-wallets that are open under it. */
    subWallets: z.array(randomIdSchema).max(mostSubWallets).exactOptional(),
});
/** A customer's wallet at its bank. Its coins lie in that bank's collection. */
export type Wallet = z.output<typeof walletSchema>;

export const walletOpeningSchema = z.strictObject({ openingId: randomIdSchema, walletId: randomIdSchema });
/**
 * Which wallet an act of opening made. The act has an id of its own, which the channel shows to everybody; the wallet's
 * stays at its bank, for who knew it would see by the hashes of keys which payments and orders of a court are on it.
 */
export type WalletOpening = z.output<typeof walletOpeningSchema>;

/** The wallet, if the bank keeps it. */
export function knownWallet(wallet: Wallet | undefined): Wallet {
    if (wallet === undefined) {
        throw refusal('WALLET_MUST_EXIST');
    }

    return wallet;
}

/** A sub-wallet as its parent leaves it: while nothing leaves the parent, whose key is lost, nothing leaves either. */
export function underParent(wallet: Wallet, { status }: Wallet): Wallet {
    return wallet.status === 'OPEN' ? { ...wallet, status } : wallet;
}

/** Whether two wallets are a parent and one under it, or both under one: what goes between them is paid to nobody. */
export function areOneFamily(one: Wallet, other: Wallet): boolean {
    const head = ({ walletId, parent = walletId }: Wallet): string => parent;

    return one.walletId !== other.walletId && head(one) === head(other);
}

/** Only what is open obeys its holder. */
export function mustBeOpen({ status }: Pick<Wallet, 'status'>): void {
    if (status !== 'OPEN') {
        throw refusal('WALLET_MUST_BE_OPEN', { status });
    }
}
