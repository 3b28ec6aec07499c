import { openWalletSchema, transferCoinsSchema } from '@cohong/domain/dcep/api';
import { walletSchema } from '@cohong/domain/dcep/wallet';
import { zero } from '@cohong/domain/kernel/money';
import { randomId } from '../fabric/random-id.js';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { coinsOf } from '../read-model/places.js';
import { CoinClient } from './coin-client.js';
import type { Purse } from './purse.js';
import { WalletClient, walletReadSchema } from './wallet-client.js';

const byMakers = { tag: 'Wallets', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;

const storedWallets = { chaincode: 'dcep', kind: 'wallet', schema: walletSchema } as const;

const transferSchema = transferCoinsSchema.omit({ coins: true });

/** The wallets that a bank keeps for its customers, and payments between them. */
export function walletRoutes({ mspId, purse }: { mspId: string; purse: Purse }): readonly Route[] {
    return [...accountRoutes(mspId), transferRoute(purse)];
}

const accountRoutes = (mspId: string): readonly Route[] => [
    act({
        ...byMakers,
        path: '/v1/wallets',
        summary: 'Open a wallet for a customer; the central bank alone learns whose it is',
        examples: { request: { holderUscc: '91330206MA2CH0012E', holderName: 'Huating Textiles Co Ltd' } },
        body: openWalletSchema.omit({ walletId: true }),
        status: 201,
        answer: walletReadSchema,
        act: async ({ ledger, readModel, body, request }) => {
            const wallets = new WalletClient(ledger);
            const committed = await wallets.openWallet({ ...body, walletId: randomId() }, request);
            const [collection, key] = [coinsOf(mspId), [committed.id]];
            const opened = await readModel.written(committed, { ...storedWallets, collection, key });
            // Nothing is in a wallet when it is opened.
            const resource = opened ? { ...opened, balance: zero('CNY') } : await wallets.readWallet(committed.id);
            return { committed, resource };
        },
    }),
    list({
        ...forStaff,
        path: '/v1/wallets',
        ...storedWallets,
        summary: 'The wallets that this bank keeps',
        collectionsFor: () => [coinsOf(mspId)],
        orderBy: 'openedAt',
    }),
    read({
        ...forStaff,
        path: '/v1/wallets/{walletId}',
        summary: 'A wallet and what is in it',
        params: walletSchema.pick({ walletId: true }),
        answer: walletReadSchema,
        read: ({ ledger, params }) => new WalletClient(ledger).readWallet(params.walletId),
    }),
];

function transferRoute(purse: Purse): Route {
    return act({
        ...byMakers,
        path: '/v1/transfers',
        summary: 'Pay out of a wallet to another wallet or the vault of the same bank',
        examples: {
            request: {
                from: '5f0c9a7e3b1d4826a0e4c2f6d8b19753',
                to: 'vault',
                amount: { amount: '120.50', currency: 'CNY' },
            },
        },
        body: transferSchema.omit({ transferId: true }),
        status: 201,
        answer: transferSchema,
        act: async ({ ledger, body, request }) => {
            const transferId = randomId();
            const committed = await purse.pay(ledger, { owner: body.from, amount: body.amount }, (coins) =>
                new CoinClient(ledger).transferCoins({ ...body, transferId, coins: [...coins] }, request),
            );
            return { committed, resource: { ...body, transferId: committed.id } };
        },
    });
}
