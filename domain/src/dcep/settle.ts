import { mustNotBeFrozen } from '../freeze/freeze.js';
import { refusals } from '../kernel/refusal.js';
import type { Settlement, SettlementEnd } from './api.js';
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
});

export interface SettlementFacts extends RemittanceFacts {
    /** The chaincode for which the creator signed. */
    readonly invokedChaincode: string;
    /** The wallets that the two ends name; undefined where the bank keeps none under that id, or the end is its vault. */
    readonly payerWallet: Wallet | undefined;
    readonly payeeWallet: Wallet | undefined;
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

/**
 * Makes the payment of an act of trade. Whether it is the one that is due, the act has checked.
 *
 * Each wallet must be held by whom the act names: the loan against an exporter's goods reaches that exporter. To another
 * bank it goes into the vault, where it is final: what its bank had to accept first would be no payment against delivery.
 * What leaves a wallet its holder has signed, for this act and no other.
 */
export function settle(settlement: Settlement, facts: SettlementFacts): SettledTransfer | SentRemittance {
    const { transferId, reference, from, to, amount, coins, signed } = settlement;
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
    mustNotBeFrozen(facts);
    if (from.wallet !== 'vault') {
        const wallet = knownWallet(facts.payerWallet);
        mustBeOfHolder(signed, { wallet, isSigned: facts.isSigned, now: facts.createdAt });
    }
    mustBeNew(facts);
    if (to.bank !== from.bank) {
        const terms = { payeeBank: to.bank, payee: to.wallet, amount };
        const ordered = { remittanceId: transferId, from: from.wallet, coins, ...(signed && { signed }) };
        return remit({ ...ordered, terms, reference }, facts);
    }
    const outputs = [{ to: to.wallet, amount }];
    const order = { transferId, reference, from: from.wallet, coins, outputs, ...(signed && { signed }) };
    const transfer = madeTransfer(order, facts);

    return { ...spendCoins({ payer: from.wallet, outputs, coins }, facts), transfer };
}

function mustBelongToHolder(end: SettlementEnd, wallet: Wallet | undefined): void {
    if ('holderUscc' in end && knownWallet(wallet).holderUscc !== end.holderUscc) {
        throw refusal('WALLET_MUST_BELONG_TO_HOLDER');
    }
}
