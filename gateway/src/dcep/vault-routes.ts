import { reserveSchema } from '@cohong/domain/dcep/reserve';
import { moneySchema } from '@cohong/domain/kernel/money';
import { z } from 'zod';
import { read, type Route } from '../http/route.js';
import { bankStaff } from '../party/roles.js';
import { mustHaveRead } from '../read-model/list-route.js';
import { CoinClient } from './coin-client.js';

const vaultSchema = z.object({
    /** The coins that the bank can pay out. */
    coins: moneySchema,
    numberOfCoins: z.int(),
    reserve: reserveSchema,
});

/** What a bank has in e-CNY of its own. */
export const vaultRoutes = (mspId: string): readonly Route[] => [
    read({
        path: '/v1/vault',
        summary: "The bank's own coins, and its reserve at the central bank",
        tag: 'Vault',
        roles: bankStaff,
        answer: vaultSchema,
        read: async ({ ledger, readModel }) => {
            const reserve = await new CoinClient(ledger).readReserve();
            await mustHaveRead(readModel, []);
            const { total, numberOfCoins } = await readModel.eCny.holdings({ bank: mspId, owner: 'vault' });
            return { coins: total, numberOfCoins, reserve };
        },
    }),
];
