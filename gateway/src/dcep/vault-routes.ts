import { reserveSchema } from '@cohong/domain/dcep/reserve';
import { moneySchema, sum } from '@cohong/domain/kernel/money';
import { z } from 'zod';
import { read, type Route } from '../http/route.js';
import { bankStaff } from '../party/roles.js';
import { CoinClient } from './coin-client.js';

const vaultSchema = z.object({
    /** The coins that the bank can pay out. */
    coins: moneySchema,
    numberOfCoins: z.int(),
    reserve: reserveSchema,
});

/** What a bank has in e-CNY of its own. */
export const vaultRoutes: readonly Route[] = [
    read({
        path: '/v1/vault',
        summary: "The bank's own coins, and its reserve at the central bank",
        tag: 'Vault',
        roles: bankStaff,
        answer: vaultSchema,
        read: async ({ ledger }) => {
            const client = new CoinClient(ledger);
            const [coins, reserve] = await Promise.all([client.listCoins('vault'), client.readReserve()]);
            const amounts = coins.map(({ amount }) => amount);
            return { coins: sum('CNY', amounts), numberOfCoins: coins.length, reserve };
        },
    }),
];
