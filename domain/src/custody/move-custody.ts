import { mustBeOfHolder } from '../dcep/holder-order.js';
import type { CoinEnd } from '../dcep/coin.js';
import {
    mint,
    mustBePayable,
    spendCoins,
    type MadeCoin,
    type SpendingFacts,
    type SpentCoins,
} from '../dcep/spend-coins.js';
import { knownWallet, type Wallet } from '../dcep/wallet.js';
import { mustNotBeFrozen } from '../freeze/freeze.js';
import type { Deposit, Withdrawal } from './api.js';
import { credited, debited, knownAccount, type CustodyAccount } from './custody-account.js';
import { mustBeNewMovement, type CustodyMovement } from './custody-movement.js';
import { changeCustody, emptyCustodyWallet, type CustodyWallet } from './custody-wallet.js';

export interface MovingFacts extends Omit<SpendingFacts, 'coins'> {
    readonly account: CustodyAccount | undefined;
    readonly wallet: Wallet | undefined;
    readonly custody: CustodyWallet | undefined;
    /** Whether nothing may leave the wallet, or the account, that pays. */
    readonly isPayerFrozen: boolean;
    /** Whether the key of the one that pays verifies the signature. */
    readonly isSigned: boolean;
    readonly isIdTaken: boolean;
}

export interface MovedCustody {
    readonly account: CustodyAccount;
    readonly custody: CustodyWallet;
    readonly movement: CustodyMovement;
    /** Coins of the wallet that ended, or were made for it. */
    readonly moved: SpentCoins;
    /** The coin of the custody wallet that ended, and the one in its place. */
    readonly ended: readonly CoinEnd[];
    readonly made: readonly MadeCoin[];
}

/** Pays coins out of a wallet into an account: they go behind it, and the account is worth so much more. */
export function deposit(order: Deposit, facts: MovingFacts & Pick<SpendingFacts, 'coins'>): MovedCustody {
    const { from, coins, amount, institutionId } = order;
    const account = knownAccount(facts.account);
    const wallet = knownWallet(facts.wallet);
    mustNotBeFrozen(facts);
    mustBeOfHolder(order, { wallet, isSigned: facts.isSigned, now: facts.createdAt });
    mustBeNewMovement(facts);
    const { spent, made } = spendCoins({ payer: from, outputs: [{ to: institutionId, amount }], coins }, facts);
    const [whole, ...change] = made;
    if (whole === undefined) {
        throw new Error('a payment of a positive amount makes a coin');
    }
    const custody = facts.custody ?? emptyCustodyWallet(institutionId);
    const { serial } = whole.coin;
    const behind = changeCustody(custody, { minorUnits: amount.minorUnits, parents: coins, serial }, facts);

    return {
        account: credited(account, amount),
        custody: behind.wallet,
        movement: movementOf(order, { kind: 'DEPOSIT', walletId: from, coins, facts }),
        moved: { spent, made: change },
        ended: behind.ended,
        made: behind.made,
    };
}

/** Pays coins into a wallet for what is on an account. What the wallet may take, its limits say. */
export function withdraw(order: Withdrawal, facts: MovingFacts): MovedCustody {
    const { to, amount, institutionId } = order;
    const account = knownAccount(facts.account);
    const { walletId } = knownWallet(facts.wallet);
    mustNotBeFrozen(facts);
    const holder = { status: 'OPEN', keyVersion: account.keyVersion } as const;
    mustBeOfHolder(order, { wallet: holder, isSigned: facts.isSigned, now: facts.createdAt });
    mustBeNewMovement(facts);
    mustBePayable(amount);
    const left = debited(account, amount);
    const custody = facts.custody ?? emptyCustodyWallet(institutionId);
    const behind = changeCustody(custody, { minorUnits: -amount.minorUnits, serial: facts.serialOf(1) }, facts);
    const parents = behind.ended.map(({ serial }) => serial);

    return {
        account: left,
        custody: behind.wallet,
        movement: movementOf(order, { kind: 'WITHDRAWAL', walletId, facts }),
        moved: { spent: [], made: mint([{ owner: to, amount }], { minting: facts, parents }) },
        ended: behind.ended,
        made: behind.made,
    };
}

function movementOf(
    order: Deposit | Withdrawal,
    { facts, ...direction }: Pick<CustodyMovement, 'kind' | 'walletId' | 'coins'> & { readonly facts: MovingFacts },
): CustodyMovement {
    const { movementId, institutionId, accountId, amount, keyVersion, validUntil, signature } = order;

    return {
        movementId,
        institutionId,
        accountId,
        amount,
        ...direction,
        signed: { keyVersion, validUntil, signature },
        transferredAt: facts.createdAt,
        transactionId: facts.transactionId,
    };
}
