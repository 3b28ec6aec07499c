import { mustNotBeFrozen } from '../freeze/freeze.js';
import { refusals } from '../kernel/refusal.js';
import type { CoinOutput, Settlement, SettlementEnd, SettlementShare } from './api.js';
import { remit, type RemittanceFacts, type SentRemittance } from '../remittance/send-remittance.js';
import { mustBeOfHolder } from './holder-order.js';
import { spendCoins, type SpentCoins } from './spend-coins.js';
import { madeTransfer, mustBeNew, type Transfer } from './transfer.js';
import { knownWallet, type Wallet } from './wallet.js';

const refusal = refusals({
    SETTLEMENT_MUST_BE_CALLED_BY_TRADE: 'forbidden',
    SETTLEMENT_MUST_BE_OF_CALLER: 'forbidden',
    SETTLEMENT_ABROAD_MUST_REACH_VAULT: 'invalid',
    WALLET_MUST_BELONG_TO_HOLDER: 'conflict',
    SHARES_MUST_BE_PAID_OUT_OF_VAULT: 'invalid',
});

export interface SettlementFacts extends RemittanceFacts {
    /** The chaincode for which the creator signed. */
    readonly invokedChaincode: string;
    /** The wallets that the two ends name; undefined where the bank keeps none under that id, or the end is its vault. */
    readonly payerWallet: Wallet | undefined;
    readonly payeeWallet: Wallet | undefined;
    /** The same of the shares, in their order. */
    readonly shareWallets: readonly (Wallet | undefined)[];
    /** Whether nothing may leave the payer's wallet. A loan may be paid into a frozen one. */
    readonly isPayerFrozen: boolean;
    /** Whether the payer's key verifies the signature; never of a vault. */
    readonly isSigned: boolean;
    /** Whether a transfer or a lock has this id. */
    readonly isTransferIdTaken: boolean;
}

/** Within one bank. */
export interface SettledTransfer extends SpentCoins {
    readonly transfer: Transfer;
}

/** To another bank, with the transfer to those who have a share of it within this one. */
export interface SettledRemittance extends SentRemittance {
    readonly transfer?: Transfer;
}

/**
 * Makes the payment of an act of trade. Whether it is the one that is due, the act has checked.
 *
 * Each wallet must be held by whom the act names: the loan against an exporter's goods reaches that exporter. To another
 * bank it goes into the vault, where it is final: what its bank had to accept first would be no payment against delivery.
 * What leaves a wallet its holder has signed, for this act and no other. Of what leaves a vault others may have a share,
 * which reaches their wallets in the same transaction.
 */
export function settle(settlement: Settlement, facts: SettlementFacts): SettledTransfer | SettledRemittance {
    const { from, to, signed, shares = [] } = settlement;
    // Called by itself it would move a bank's money without the act of trade, and the four eyes, that it belongs to.
    if (facts.invokedChaincode !== 'trade') {
        throw refusal('SETTLEMENT_MUST_BE_CALLED_BY_TRADE');
    }
    if (from.bank !== facts.bank) {
        throw refusal('SETTLEMENT_MUST_BE_OF_CALLER');
    }
    if (to.bank !== from.bank && to.wallet !== 'vault') {
        throw refusal('SETTLEMENT_ABROAD_MUST_REACH_VAULT');
    }
    mustBelongToHolder(from, facts.payerWallet);
    mustBelongToHolder(to, facts.payeeWallet);
    shares.forEach((share, index) => mustBelongToHolder(share, facts.shareWallets[index]));
    mustNotBeFrozen(facts);
    if (from.wallet !== 'vault') {
        mustHaveNoShares(shares);
        const wallet = knownWallet(facts.payerWallet);
        mustBeOfHolder(signed, { wallet, isSigned: facts.isSigned, now: facts.createdAt });
    }
    mustBeNew(facts);
    const outputs = shares.map(({ wallet, amount }): CoinOutput => ({ to: wallet, amount }));

    return to.bank === from.bank
        ? settledWithin(settlement, outputs, facts)
        : settledAbroad(settlement, outputs, facts);
}

function settledWithin(settlement: Settlement, shares: readonly CoinOutput[], facts: SettlementFacts): SettledTransfer {
    const { from, to, amount, coins } = settlement;
    const outputs = [{ to: to.wallet, amount }, ...shares];

    return {
        ...spendCoins({ payer: from.wallet, outputs, coins }, facts),
        transfer: transferOf(settlement, outputs, facts),
    };
}

function settledAbroad(
    settlement: Settlement,
    shares: readonly CoinOutput[],
    facts: SettlementFacts,
): SettledRemittance {
    const { transferId, reference, from, to, amount, coins, signed } = settlement;
    const terms = { payeeBank: to.bank, payee: to.wallet, amount };
    const ordered = { remittanceId: transferId, from: from.wallet, coins, ...(signed && { signed }) };

    return {
        ...remit({ ...ordered, terms, reference, beside: shares }, facts),
        ...(shares.length > 0 && { transfer: transferOf(settlement, shares, facts) }),
    };
}

function transferOf(
    { transferId, reference, from, coins, signed }: Settlement,
    outputs: readonly CoinOutput[],
    facts: SettlementFacts,
): Transfer {
    const order = { transferId, reference, from: from.wallet, coins, outputs: [...outputs] };

    return madeTransfer({ ...order, ...(signed && { signed }) }, facts);
}

/** A holder signs for one payee and no other. */
function mustHaveNoShares(shares: NonNullable<Settlement['shares']>): void {
    if (shares.length > 0) {
        throw refusal('SHARES_MUST_BE_PAID_OUT_OF_VAULT');
    }
}

function mustBelongToHolder(end: SettlementEnd | SettlementShare, wallet: Wallet | undefined): void {
    if ('holderUscc' in end && knownWallet(wallet).holderUscc !== end.holderUscc) {
        throw refusal('WALLET_MUST_BELONG_TO_HOLDER');
    }
}
