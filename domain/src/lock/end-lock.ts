import type { Signed } from '../dcep/api.js';
import type { Owner } from '../dcep/coin.js';
import { mustBeOfHolder } from '../dcep/holder-order.js';
import { mint, type Minting, type SpentCoins } from '../dcep/spend-coins.js';
import { madeTransfer, type Transfer } from '../dcep/transfer.js';
import { knownWallet, type Wallet } from '../dcep/wallet.js';
import { mustNotBeFrozen } from '../freeze/freeze.js';
import type { Fact } from '../fact/fact.js';
import { canonicalJson } from '../kernel/json.js';
import { refusals } from '../kernel/refusal.js';
import type { PayForPurpose } from './api.js';
import type { Condition } from './condition.js';
import { claimable, returnable, type Lock } from './lock.js';

const refusal = refusals({
    EVIDENCE_MUST_BE_OF_CONDITION: 'invalid',
    SECRET_MUST_MATCH: 'forbidden',
    PARTIES_MUST_SUFFICE: 'forbidden',
    FACT_MUST_BE_THE_ONE_AWAITED: 'forbidden',
    FACT_MUST_HAVE_HAPPENED: 'conflict',
    PAYEE_MUST_BE_OF_CLASS: 'forbidden',
});

/**
 * What is proven of the condition: the hash of the secret that was shown, which of the parties' keys verify, or whether
 * the fact that was shown has happened.
 */
export type Proven =
    | { readonly kind: 'HASH'; readonly sha256: string }
    | { readonly kind: 'PARTIES'; readonly signers: ReadonlySet<string> }
    | { readonly kind: 'FACT'; readonly fact: Fact; readonly hasHappened: boolean };

export interface EndFacts {
    readonly lock: Lock | undefined;
    readonly minting: Minting;
}

export interface EndedLock extends SpentCoins {
    readonly lock: Lock;
}

/** A lock that was claimed is a payment, under the id of the lock. */
export interface ClaimedLock extends EndedLock {
    readonly transfer: Transfer;
}

/** Gives the locked coins to the payee when the condition is met, under a new serial. */
export function claimLock({ lock, minting, proven }: EndFacts & { readonly proven: Proven }): ClaimedLock {
    const held = claimable(lock, minting.createdAt);
    mustBeMet(held.condition, proven);

    return claim(held, { to: held.payee }, minting);
}

export interface PurposeFacts extends EndFacts {
    /** The wallet of whom the money was given to, and whether nothing may leave it. */
    readonly holder: Wallet | undefined;
    readonly isHolderFrozen: boolean;
    readonly payee: Wallet | undefined;
    /** Whether the holder's key verifies the signature. */
    readonly isSigned: boolean;
}

/** Pays money for a purpose on, to a wallet of a class that the purpose allows. */
export function payForPurpose(order: PayForPurpose, facts: PurposeFacts): ClaimedLock {
    const { minting } = facts;
    const held = claimable(facts.lock, minting.createdAt);
    const { condition } = held;
    if (condition.kind !== 'PURPOSE') {
        throw refusal('EVIDENCE_MUST_BE_OF_CONDITION', { condition: condition.kind });
    }
    mustNotBeFrozen({ isPayerFrozen: facts.isHolderFrozen });
    mustBeOfHolder(order, { wallet: knownWallet(facts.holder), isSigned: facts.isSigned, now: minting.createdAt });
    const { payeeClass } = knownWallet(facts.payee);
    if (payeeClass === undefined || !condition.payeeClasses.includes(payeeClass)) {
        throw refusal('PAYEE_MUST_BE_OF_CLASS');
    }

    const { to, keyVersion, validUntil, signature } = order;

    return claim(held, { to, signed: { keyVersion, validUntil, signature } }, minting);
}

/** Gives the locked coins back to the payer once the escape has come. A payer that was frozen meanwhile stays so. */
export function returnLock({ lock, minting }: EndFacts): EndedLock {
    const held = returnable(lock, minting.createdAt);

    return end(held, { status: 'RETURNED', to: held.payer, minting });
}

function mustBeMet(condition: Condition, proven: Proven): void {
    if (condition.kind === 'HASH' && proven.kind === 'HASH') {
        if (proven.sha256 !== condition.sha256) {
            throw refusal('SECRET_MUST_MATCH');
        }
        return;
    }
    if (condition.kind === 'PARTIES' && proven.kind === 'PARTIES') {
        if (condition.keys.filter((key) => proven.signers.has(key)).length < condition.needed) {
            throw refusal('PARTIES_MUST_SUFFICE');
        }
        return;
    }
    if (condition.kind === 'FACT' && proven.kind === 'FACT') {
        mustHaveHappened(condition.fact, proven);
        return;
    }
    throw refusal('EVIDENCE_MUST_BE_OF_CONDITION', { condition: condition.kind });
}

function mustHaveHappened(awaited: Fact, { fact, hasHappened }: Proven & { readonly kind: 'FACT' }): void {
    if (canonicalJson(fact) !== canonicalJson(awaited)) {
        throw refusal('FACT_MUST_BE_THE_ONE_AWAITED');
    }
    if (!hasHappened) {
        throw refusal('FACT_MUST_HAVE_HAPPENED');
    }
}

/** What its holder has signed stands with the payment; what was shown to claim it is not kept. */
function claim(
    held: Lock,
    { to, signed }: { readonly to: Owner; readonly signed?: Signed },
    minting: Minting,
): ClaimedLock {
    const { lockId, payer, serial, amount, lockedAt } = held;
    const outputs = [{ to, amount }];

    return {
        ...end(held, { status: 'CLAIMED', to, minting }),
        transfer: madeTransfer(
            { transferId: lockId, from: payer, coins: [serial], outputs, lockedAt, ...(signed && { signed }) },
            minting,
        ),
    };
}

function end(
    held: Lock,
    { status, to, minting }: { readonly status: 'CLAIMED' | 'RETURNED'; readonly to: Owner; readonly minting: Minting },
): EndedLock {
    const { serial, amount, payer, lockedAt } = held;
    const made = mint([{ owner: to, amount }], { minting, parents: [serial] });

    return {
        lock: { ...held, status, endedAt: minting.createdAt },
        spent: [{ serial, owner: payer, amount, status: 'RELEASED' }],
        // What is locked counts as paid, whether or not it is ever claimed; what returns was not paid after all.
        made: status === 'RETURNED' ? made.map((coin) => ({ ...coin, givesBack: lockedAt })) : made,
    };
}
