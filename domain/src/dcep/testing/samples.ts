import type { CurrencyPolicy } from '../../currency/currency-policy.js';
import type { Money } from '../../kernel/money.js';
import type { Coin, Owner } from '../coin.js';
import type { Reserve } from '../reserve.js';
import type { Minting, StatedCoin } from '../spend-coins.js';
import type { Wallet } from '../wallet.js';

/** What the tests of the coin rules start from. */
export const bank = 'HaizhouBankMSP';
export const morning = '2026-03-31T01:00:00.000Z';
export const holderUscc = '91330206MA2CH0012E';
export const idOf = (n: number): string => n.toString(16).padStart(32, '0');
export const serialOf = (n: number): string => n.toString(16).padStart(64, '0');
export const yuan = (whole: bigint, fen = 0n): Money => ({ currency: 'CNY', minorUnits: whole * 100n + fen });

export const coinOf = (n: number, owner: Owner, amount: Money): Coin => ({
    serial: serialOf(n),
    amount,
    owner,
    issuer: 'PbocMSP',
    parents: [],
    createdTransactionId: 'tx0',
    createdAt: morning,
});

/** A coin that is still money. */
export const live = (coin: Coin): StatedCoin => ({
    coin,
    status: coin.owner === 'vault' ? 'IN_VAULT' : 'UNSPENT',
});

export const minting: Minting = {
    serialOf: (index) => serialOf(100 + index),
    transactionId: 'tx1',
    createdAt: morning,
};

export const reserve: Reserve = { bank, balance: yuan(100n), issued: yuan(50n), destroyed: yuan(10n) };

export const policy: CurrencyPolicy = {
    effectiveFrom: '2026-01-01',
    regime: 'DEPOSIT_MONEY',
    reserveBasisPoints: { bank: 700, paymentInstitution: 10_000 },
    dailyCaps: { issue: yuan(1_000n), redemption: yuan(500n) },
};

/** The generator of P-256, a point as good as any where nothing is verified. */
export const holderKey =
    '046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5';

/** Who opens a wallet: an enterprise, and a person of tier II. */
export const enterprise = { holderUscc, holderName: 'Xiamen Tea Export Co Ltd' };
export const person = {
    kind: 'PERSON',
    tier: 'II',
    holderName: 'Lin Yue',
    document: { kind: 'RESIDENT_IDENTITY_CARD', number: '11010519491231002X' },
} as const;

export const wallet: Wallet = {
    walletId: idOf(7),
    bank,
    kind: 'ENTERPRISE',
    tier: 'CORPORATE',
    holderUscc,
    holderKey,
    keyVersion: 1,
    openedAt: morning,
    status: 'OPEN',
};

/** A wallet under it, of the same holder, and the first one with it. */
export const subWallet: Wallet = { ...wallet, walletId: idOf(11), parent: wallet.walletId };
export const parent: Wallet = { ...wallet, subWallets: [subWallet.walletId] };
