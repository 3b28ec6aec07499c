import { coinOf, idOf, minting, morning, serialOf, wallet, yuan } from '../../dcep/testing/samples.js';
import type { Wallet } from '../../dcep/wallet.js';
import type { LockCoins } from '../api.js';
import type { Lock } from '../lock.js';

/** What the tests of locks start from: forty yuan for wallet 8 against a secret, until noon in Greenwich. */
export const payer = wallet;
export const payee: Wallet = { ...wallet, walletId: idOf(8) };
export const escapeAt = '2026-03-31T12:00:00.000Z';
export const sha256 = 'ab'.repeat(32);

export const order: LockCoins = {
    lockId: idOf(1),
    from: payer.walletId,
    payee: payee.walletId,
    amount: yuan(40n),
    condition: { kind: 'HASH', sha256 },
    escapeAt,
    keyVersion: 1,
    validUntil: '2026-03-31T02:00:00.000Z',
    coins: [serialOf(1)],
    signature: '00'.repeat(64),
};

export const held: Lock = {
    lockId: order.lockId,
    payer: order.from,
    payee: order.payee,
    amount: order.amount,
    coins: order.coins,
    serial: serialOf(50),
    condition: order.condition,
    escapeAt,
    lockedAt: morning,
    signed: { keyVersion: order.keyVersion, validUntil: order.validUntil, signature: order.signature },
    status: 'HELD',
};

/** What a transaction at an instant makes. */
export const mintingAt = (createdAt: string): typeof minting => ({ ...minting, createdAt });

export const coin = coinOf(1, payer.walletId, yuan(50n));
