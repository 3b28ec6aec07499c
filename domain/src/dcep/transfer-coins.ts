import { mustNotBeFrozen } from '../freeze/freeze.js';
import type { TransferCoins } from './api.js';
import { spendCoins, type SpendingFacts, type SpentCoins } from './spend-coins.js';
import { knownWallet, type Wallet } from './wallet.js';

export interface TransferFacts extends SpendingFacts {
    readonly payerWallet: Wallet | undefined;
    readonly isPayerFrozen: boolean;
    /** Undefined where the bank keeps none under that id, or the payee is the bank's vault. */
    readonly payeeWallet: Wallet | undefined;
}

/** Pays from one wallet of a bank to another of the same bank, or into its vault. */
export function transferCoins({ from, to, amount, coins }: TransferCoins, facts: TransferFacts): SpentCoins {
    knownWallet(facts.payerWallet);
    if (to !== 'vault') {
        knownWallet(facts.payeeWallet);
    }
    mustNotBeFrozen(facts);

    return spendCoins({ payer: from, payee: to, amount, coins }, facts);
}
