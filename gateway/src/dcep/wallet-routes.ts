import { walletOrderSchema } from '@cohong/domain/dcep/api';
import { walletOpeningSchema, walletSchema } from '@cohong/domain/dcep/wallet';
import { moneySchema, zero } from '@cohong/domain/kernel/money';
import type { z } from 'zod';
import { randomId } from '../fabric/random-id.js';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list, mustHaveRead } from '../read-model/list-route.js';
import { coinsOf } from '../read-model/places.js';
import type { ReadModel } from '../read-model/read-model.js';
import { WalletClient, walletReadSchema, type WalletRead } from './wallet-client.js';

const byMakers = { tag: 'Wallets', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;

const storedOpenings = { chaincode: 'dcep', kind: 'wallet-opening', schema: walletOpeningSchema } as const;
const storedWallets = { chaincode: 'dcep', kind: 'wallet', schema: walletSchema } as const;

export const walletWithBalanceSchema = walletReadSchema.extend({
    /** What can be paid out of it: not what is in the wallets under it. */
    balance: moneySchema,
});

/** The wallets that a bank keeps for its customers. */
export const walletRoutes = (mspId: string): readonly Route[] => [
    act({
        ...byMakers,
        path: '/v1/wallets',
        summary: 'Open a wallet for a customer; the central bank alone learns whose it is',
        examples: {
            request: {
                kind: 'ENTERPRISE',
                holderUscc: '91330206MA2CH0012E',
                holderName: 'Huating Textiles Co Ltd',
                holderKey:
                    '0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
            },
        },
        body: walletOrderSchema,
        status: 201,
        answer: walletWithBalanceSchema,
        act: async ({ ledger, readModel, body, request }) => {
            const wallets = new WalletClient(ledger);
            const ids = { openingId: randomId(), walletId: randomId() };
            const committed = await wallets.openWallet({ ...body, ...ids }, request);
            const collection = coinsOf(mspId);
            const opening = await readModel.written(committed, { ...storedOpenings, collection, key: [committed.id] });
            const key = opening && [opening.walletId];
            const opened = key && (await readModel.written(committed, { ...storedWallets, collection, key }));
            // Nothing is in a wallet when it is opened, and no order of a court on it.
            const ofNew = { isFrozen: false, balance: zero('CNY') };
            const resource = opened
                ? { ...opened, ...ofNew }
                : await withBalance(readModel, await wallets.readOpened(committed.id));
            return { committed, resource };
        },
    }),
    list({
        ...forStaff,
        path: '/v1/wallets',
        ...storedWallets,
        summary: 'The wallets that this bank keeps, or those under one of them',
        filters: { parent: walletSchema.shape.walletId.optional().meta({ description: 'Those under this wallet' }) },
        collectionsFor: () => [coinsOf(mspId)],
        orderBy: 'openedAt',
    }),
    read({
        ...forStaff,
        path: '/v1/wallets/{walletId}',
        summary: 'A wallet and what is in it',
        params: walletSchema.pick({ walletId: true }),
        answer: walletWithBalanceSchema,
        read: async ({ ledger, readModel, params }) =>
            await withBalance(readModel, await new WalletClient(ledger).readWallet(params.walletId)),
    }),
];

export async function withBalance(
    readModel: ReadModel,
    wallet: WalletRead,
): Promise<z.output<typeof walletWithBalanceSchema>> {
    await mustHaveRead(readModel, []);
    const { total } = await readModel.eCny.holdings({ bank: wallet.bank, owner: wallet.walletId });

    return { ...wallet, balance: total };
}
