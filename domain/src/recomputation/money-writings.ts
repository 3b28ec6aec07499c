import type { Coin, CoinEnd, CoinStatus } from '../dcep/coin.js';
import type { Transfer } from '../dcep/transfer.js';
import type { Wallet } from '../dcep/wallet.js';
import type { Instant } from '../kernel/time.js';
import type { WalletAccount } from '../limit/wallet-account.js';
import type { WalletPolicyBook } from '../limit/wallet-policy.js';
import type { Lock } from '../lock/lock.js';
import type { DeferredPayment } from '../netting/deferred-payment.js';
import type { Load } from '../offline/load.js';
import type { OfflinePayment } from '../offline/offline-payment.js';
import type { Remittance, RemittanceOrder } from '../remittance/remittance.js';

/** What one transaction has written with the coins of one bank, of all that bears on what its wallets hold and pay. */
export interface CoinWritings {
    readonly bank: string;
    readonly coins: readonly Coin[];
    readonly statuses: readonly CoinStatus[];
    readonly ends: readonly CoinEnd[];
    readonly wallets: readonly Wallet[];
    readonly accounts: readonly WalletAccount[];
    readonly transfers: readonly Transfer[];
    readonly locks: readonly Lock[];
    readonly loads: readonly Load[];
    readonly offlinePayments: readonly OfflinePayment[];
    readonly remittances: readonly Remittance[];
    readonly remittanceOrders: readonly RemittanceOrder[];
    readonly deferredPayments: readonly DeferredPayment[];
}

/** What one transaction has written that bears on wallets, at whatever banks. */
export interface MoneyWritings {
    readonly transactionId: string;
    readonly at: Instant;
    readonly policies?: WalletPolicyBook;
    readonly places: readonly CoinWritings[];
}
