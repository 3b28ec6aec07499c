import type { VaultPayment } from './api.js';
import { mustBePayable, spendCoins, type SpendingFacts, type SpentCoins } from './spend-coins.js';
import { madeTransfer, mustBeNew, type Transfer } from './transfer.js';
import { knownWallet, type Wallet } from './wallet.js';

/** One for each output; undefined where the bank keeps none under that id. The vault is no wallet. */
type Payees = readonly (Wallet | undefined)[];

/** Whether a payment can be made at all, so that a hopeless proposal does not wait for a checker. */
export function checkVaultPayment({ outputs }: VaultPayment, payees: Payees): void {
    outputs.forEach(({ to }, output) => to === 'vault' || knownWallet(payees[output]));
    outputs.forEach(({ amount }, output) => mustBePayable(amount, { output }));
}

export interface VaultPaymentFacts extends SpendingFacts {
    readonly payees: Payees;
    /** Whether a transfer or a lock has the id of the approval. */
    readonly isTransferIdTaken: boolean;
}

/** Pays out of a bank's vault what its maker has proposed and its checker approves. */
export function payFromVault(
    { transferId, outputs, coins }: VaultPayment & { readonly transferId: string; readonly coins: string[] },
    { payees, isTransferIdTaken, ...facts }: VaultPaymentFacts,
): SpentCoins & { readonly transfer: Transfer } {
    checkVaultPayment({ outputs }, payees);
    mustBeNew({ isTransferIdTaken });

    return {
        ...spendCoins({ payer: 'vault', outputs, coins }, facts),
        transfer: madeTransfer({ transferId, from: 'vault', coins, outputs }, facts),
    };
}
