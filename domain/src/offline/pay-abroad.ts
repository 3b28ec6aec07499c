import { mint, type MadeCoin, type Minting } from '../dcep/spend-coins.js';
import type { Money } from '../kernel/money.js';
import { addHours } from '../kernel/time.js';
import type { Remittance, RemittanceOrder } from '../remittance/remittance.js';
import { longestUnderWayHours } from '../remittance/send-remittance.js';
import type { Load, LoadedCoin } from './load.js';
import type { OfflineTerms } from './statement.js';

/** What goes to another bank: it waits there until that bank accepts it, as any remittance does. */
export interface SentAbroad {
    readonly remittance: Remittance;
    readonly order: RemittanceOrder;
    readonly sent: MadeCoin;
}

export interface PayingAbroad extends Minting {
    readonly bank: string;
    readonly load: Load;
    readonly paymentId: string;
    readonly coins: readonly LoadedCoin[];
    readonly amount: Money;
    /** What the remittance will be called. Nobody could foresee it. */
    readonly remittanceId: string;
}

/**
 * Sends what a device has handed over on to the payee's bank. Nobody has signed until when it is to be accepted, so that
 * bank has as long as there is. What it does not accept goes back to the wallet of the device, and counts as never paid.
 */
export function payAbroad({ toBank: payeeBank, to: payee }: OfflineTerms, facts: PayingAbroad): SentAbroad {
    const { bank: payerBank, load, paymentId, amount, remittanceId, createdAt: sentAt } = facts;
    // Out of which coins it was paid is the business of this bank.
    const [made] = mint([{ owner: remittanceId, amount }], { minting: facts, parents: [] });
    if (made === undefined) {
        throw new Error('what is left of a payment is worth something');
    }

    return {
        sent: { ...made, status: 'PENDING' },
        order: {
            remittanceId,
            from: load.walletId,
            coins: facts.coins.map(({ serial }) => serial),
            offline: { paymentId, loadedAt: load.loadedAt },
        },
        remittance: {
            remittanceId,
            payerBank,
            payeeBank,
            payee,
            amount,
            acceptBy: addHours(sentAt, longestUnderWayHours),
            serial: made.coin.serial,
            sentAt,
            status: 'PENDING',
        },
    };
}
