import { coinEndSchema, coinSchema, coinStatusSchema } from '@cohong/domain/dcep/coin';
import { transferSchema } from '@cohong/domain/dcep/transfer';
import { walletSchema } from '@cohong/domain/dcep/wallet';
import { walletAccountSchema } from '@cohong/domain/limit/wallet-account';
import { walletPolicyBookSchema } from '@cohong/domain/limit/wallet-policy';
import { lockSchema } from '@cohong/domain/lock/lock';
import { deferredPaymentSchema } from '@cohong/domain/netting/deferred-payment';
import { loadSchema } from '@cohong/domain/offline/load';
import { offlinePaymentSchema } from '@cohong/domain/offline/offline-payment';
import type { CoinWritings, MoneyWritings } from '@cohong/domain/recomputation/money-writings';
import { remittanceOrderSchema, remittanceSchema } from '@cohong/domain/remittance/remittance';
import type { z } from 'zod';
import type { ReadBlock } from '../read-model/block.js';
import { coinsOf, publicState } from '../read-model/places.js';
import { read, recordsOf, type Written } from './written-records.js';

const coinsPrefix = coinsOf('');

/** What the transactions of a block have written that bears on wallets, in their order. */
export function moneyWritingsIn({ transactions }: Pick<ReadBlock, 'transactions'>): readonly MoneyWritings[] {
    return transactions.flatMap((transaction) => {
        const written = recordsOf(transaction, 'dcep');
        const [policies] = read(written, {
            collection: publicState,
            kind: 'wallet-policy',
            schema: walletPolicyBookSchema,
        });
        const places = new Set(
            written.map(({ collection }) => collection).filter((each) => each.startsWith(coinsPrefix)),
        );

        return written.length === 0
            ? []
            : [
                  {
                      transactionId: transaction.id,
                      at: transaction.time.toISOString(),
                      ...(policies && { policies }),
                      places: [...places].map((collection) => coinWritings(collection, written)),
                  },
              ];
    });
}

function coinWritings(collection: string, written: readonly Written[]): CoinWritings {
    const all = <Schema extends z.ZodType>(kind: string, schema: Schema): z.output<Schema>[] =>
        read(written, { collection, kind, schema });

    return {
        bank: collection.slice(coinsPrefix.length),
        coins: all('coin', coinSchema),
        statuses: all('coin-status', coinStatusSchema),
        ends: all('coin-end', coinEndSchema),
        wallets: all('wallet', walletSchema),
        accounts: all('wallet-account', walletAccountSchema),
        transfers: all('transfer', transferSchema),
        locks: all('lock', lockSchema),
        loads: all('load', loadSchema),
        offlinePayments: all('offline-payment', offlinePaymentSchema),
        remittances: all('remittance', remittanceSchema),
        remittanceOrders: all('remittance-order', remittanceOrderSchema),
        deferredPayments: all('deferred-payment', deferredPaymentSchema),
    };
}
