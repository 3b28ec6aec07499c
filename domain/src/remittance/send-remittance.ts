import type { CoinOutput } from '../dcep/api.js';
import { mustBeOfHolder } from '../dcep/holder-order.js';
import { mustBePayable, spendCoins, type MadeCoin, type SpendingFacts, type SpentCoins } from '../dcep/spend-coins.js';
import { knownWallet, type Wallet } from '../dcep/wallet.js';
import { mustNotBeFrozen } from '../freeze/freeze.js';
import { refusals } from '../kernel/refusal.js';
import { addHours, epochMilliseconds, type Instant } from '../kernel/time.js';
import type { MemberBook } from '../party/member.js';
import type { RemittanceTerms, SendRemittance } from './api.js';
import type { Remittance, RemittanceOrder } from './remittance.js';

const refusal = refusals({
    PAYEE_BANK_MUST_BE_MEMBER: 'not-found',
    PAYEE_BANK_MUST_BE_ANOTHER: 'invalid',
    ACCEPT_BY_MUST_LIE_AHEAD: 'invalid',
    ACCEPT_BY_MUST_COME_WITHIN_A_MONTH: 'invalid',
    REMITTANCE_MUST_BE_NEW: 'conflict',
});

/** Money is not under way for longer than a month. */
export const longestUnderWayHours = 31 * 24;

/** Where a remittance comes from, and who there is for it to go to. */
export interface Sending {
    readonly bank: string;
    readonly memberBook: MemberBook;
    readonly at: Instant;
}

/** Whether a remittance can be sent at all, so that a hopeless proposal does not wait for a checker. */
export function checkTerms({ payeeBank, acceptBy, amount }: RemittanceTerms, { bank, memberBook, at }: Sending): void {
    if (!memberBook.members.some(({ mspId, kind }) => mspId === payeeBank && kind === 'bank')) {
        throw refusal('PAYEE_BANK_MUST_BE_MEMBER');
    }
    if (payeeBank === bank) {
        throw refusal('PAYEE_BANK_MUST_BE_ANOTHER');
    }
    if (acceptBy !== undefined && epochMilliseconds(acceptBy) <= epochMilliseconds(at)) {
        throw refusal('ACCEPT_BY_MUST_LIE_AHEAD');
    }
    if (acceptBy !== undefined && epochMilliseconds(acceptBy) > epochMilliseconds(addHours(at, longestUnderWayHours))) {
        throw refusal('ACCEPT_BY_MUST_COME_WITHIN_A_MONTH');
    }
    mustBePayable(amount);
}

export interface RemittanceFacts extends SpendingFacts {
    readonly bank: string;
    readonly memberBook: MemberBook;
    /** Whether there is one of this id: an old signature sends nothing. */
    readonly isIdTaken: boolean;
}

export interface WalletRemittanceFacts extends RemittanceFacts {
    readonly payerWallet: Wallet | undefined;
    readonly isPayerFrozen: boolean;
    /** Whether the payer's key verifies the signature. */
    readonly isSigned: boolean;
}

/** What is written at the payer's bank, and what at both. */
export interface SentRemittance {
    readonly remittance: Remittance;
    readonly order: RemittanceOrder;
    /** At the payer's bank: the coins that ended, what was paid there with them, and the change. */
    readonly paid: SpentCoins;
    /** At the payee's bank: the coin that is on its way, or has come to its vault. */
    readonly sent: MadeCoin;
}

/** Sends money out of a wallet to another bank as the wallet's holder has signed. */
export function sendRemittance(order: SendRemittance, facts: WalletRemittanceFacts): SentRemittance {
    const { keyVersion, validUntil, signature, from, coins, remittanceId, ...terms } = order;
    const wallet = knownWallet(facts.payerWallet);
    mustNotBeFrozen(facts);
    mustBeOfHolder(order, { wallet, isSigned: facts.isSigned, now: facts.createdAt });
    const signed = { keyVersion, validUntil, signature };

    return remit({ remittanceId, terms, from, coins, signed }, facts);
}

/** What is to be sent, and by whose order. */
export type Remitting = RemittanceOrder & {
    readonly terms: RemittanceTerms;
    /** The record in trade that it pays for. */
    readonly reference?: string;
    /** What is paid within the bank with the same coins. */
    readonly beside?: readonly CoinOutput[];
};

/**
 * Ends coins here and makes one at the payee's bank. For a wallet there it waits until that bank accepts it, which alone
 * can see whether there is such a wallet and what it may take; a vault has it at once, for good. The coin does not say
 * of which coins it was made: those are the payer's business.
 */
export function remit({ terms, reference, beside = [], ...order }: Remitting, facts: RemittanceFacts): SentRemittance {
    const { remittanceId, from, coins } = order;
    const { payee, amount } = terms;
    const { bank, createdAt: sentAt } = facts;
    checkTerms(terms, { bank, memberBook: facts.memberBook, at: sentAt });
    if (facts.isIdTaken) {
        throw refusal('REMITTANCE_MUST_BE_NEW');
    }
    const isFinal = payee === 'vault';
    const outputs: CoinOutput[] = [{ to: isFinal ? payee : remittanceId, amount }, ...beside];
    const { spent, made } = spendCoins({ payer: from, outputs, coins }, facts);
    const [whole, ...rest] = made;
    if (whole === undefined) {
        throw new Error('a payment of a positive amount makes a coin');
    }
    const coin = { ...whole.coin, parents: [] };

    return {
        paid: { spent, made: rest },
        sent: { coin, status: isFinal ? 'IN_VAULT' : 'PENDING' },
        order,
        remittance: {
            remittanceId,
            payerBank: bank,
            ...terms,
            serial: coin.serial,
            ...(reference !== undefined && { reference }),
            sentAt,
            status: isFinal ? 'ACCEPTED' : 'PENDING',
        },
    };
}
