import { mustBeOfHolder } from '../dcep/holder-order.js';
import { spendCoins, type SpendingFacts, type SpentCoins } from '../dcep/spend-coins.js';
import { knownWallet, type Wallet } from '../dcep/wallet.js';
import { mustNotBeFrozen } from '../freeze/freeze.js';
import { refusals } from '../kernel/refusal.js';
import { addHours, epochMilliseconds } from '../kernel/time.js';
import type { LockCoins } from './api.js';
import type { Lock } from './lock.js';

const refusal = refusals({
    LOCK_MUST_BE_NEW: 'conflict',
    PAYEE_MUST_DIFFER_FROM_PAYER: 'invalid',
    ESCAPE_MUST_LIE_AHEAD: 'invalid',
    ESCAPE_MUST_COME_WITHIN_A_YEAR: 'invalid',
});

const yearHours = 366 * 24;

export interface LockFacts extends SpendingFacts {
    readonly payerWallet: Wallet | undefined;
    /** Undefined where the bank keeps none under that id, or the payee is the bank's vault. */
    readonly payeeWallet: Wallet | undefined;
    readonly isPayerFrozen: boolean;
    /** Whether the payer's key verifies the signature. */
    readonly isSigned: boolean;
    /** Whether a lock or a transfer has this id: an old signature locks nothing. */
    readonly isIdTaken: boolean;
}

export interface LockedCoins extends SpentCoins {
    readonly lock: Lock;
}

/**
 * Locks coins of a wallet until a condition is met or the escape comes. Those given end; one of the amount is made that
 * stays the payer's and that nobody can spend, and one of the change.
 */
export function lockCoins(order: LockCoins, facts: LockFacts): LockedCoins {
    const { lockId, from, payee, amount, coins, condition, escapeAt } = order;
    const wallet = knownWallet(facts.payerWallet);
    if (payee !== 'vault') {
        knownWallet(facts.payeeWallet);
    }
    mustNotBeFrozen(facts);
    mustBeOfHolder(order, { wallet, isSigned: facts.isSigned, now: facts.createdAt });
    if (facts.isIdTaken) {
        throw refusal('LOCK_MUST_BE_NEW');
    }
    if (payee === from) {
        throw refusal('PAYEE_MUST_DIFFER_FROM_PAYER');
    }
    if (epochMilliseconds(escapeAt) <= epochMilliseconds(facts.createdAt)) {
        throw refusal('ESCAPE_MUST_LIE_AHEAD');
    }
    if (epochMilliseconds(escapeAt) > epochMilliseconds(addHours(facts.createdAt, yearHours))) {
        throw refusal('ESCAPE_MUST_COME_WITHIN_A_YEAR');
    }
    const { spent, made } = spendCoins({ payer: from, outputs: [{ to: from, amount }], coins }, facts);
    const [locked, ...change] = made;
    if (locked === undefined) {
        throw new Error('a payment of a positive amount makes a coin');
    }
    const { serial } = locked.coin;
    const { keyVersion, validUntil, signature } = order;

    return {
        spent,
        made: [{ ...locked, status: 'LOCKED' }, ...change],
        lock: {
            lockId,
            payer: from,
            payee,
            amount,
            coins,
            serial,
            condition,
            escapeAt,
            lockedAt: facts.createdAt,
            signed: { keyVersion, validUntil, signature },
            status: 'HELD',
        },
    };
}
