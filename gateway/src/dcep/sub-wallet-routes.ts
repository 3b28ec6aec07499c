import { openSubWalletSchema, subWalletOrderSchema, subWalletText } from '@cohong/domain/dcep/sub-wallet';
import { walletSchema } from '@cohong/domain/dcep/wallet';
import { z } from 'zod';
import { randomId } from '../fabric/random-id.js';
import { act, change, type Route } from '../http/route.js';
import { makers } from '../party/roles.js';
import type { WalletChangeParts } from './wallet-change-routes.js';
import { WalletClient } from './wallet-client.js';
import { walletWithBalanceSchema, withBalance } from './wallet-routes.js';

const ofParent = { tag: 'Wallets', roles: makers, params: walletSchema.pick({ walletId: true }), status: 201 } as const;

const exampleWish = {
    holderKey:
        '0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
    limits: { single: { amount: '50.00', currency: 'CNY' }, daily: { amount: '200.00', currency: 'CNY' } },
};
const exampleOrder = {
    ...exampleWish,
    openingId: 'c4b1f07d92e84a5ab3d6e1f8a09c7254',
    walletId: '83a5d1f0b7c94e62a1d8c5e7f2b60934',
    keyVersion: 1,
    validUntil: '2026-11-26T10:05:00Z',
    signature: '7b1e'.repeat(32),
};

/** Wallets under a wallet, of the same holder: each with a key of its own, and all within the limits of one. */
export const subWalletRoutes = ({ whereabouts, drafts }: WalletChangeParts): readonly Route[] => [
    change({
        ...ofParent,
        path: '/v1/wallets/{walletId}/sub-wallet-drafts',
        summary: 'What the holder of a wallet is to sign to have another under it; nothing is opened yet',
        examples: { request: exampleWish },
        body: subWalletOrderSchema.pick({ holderKey: true, limits: true }),
        answer: subWalletOrderSchema.omit({ parent: true }).extend({ text: z.string() }),
        change: async ({ ledger, role, params: { walletId: parent }, body }) => {
            const ids = { openingId: randomId(), walletId: randomId() };
            const order = { ...body, ...ids, ...(await drafts.terms({ ledger, role }, parent)) };
            return { ...order, text: subWalletText({ ...order, parent }, whereabouts) };
        },
    }),
    act({
        ...ofParent,
        path: '/v1/wallets/{walletId}/sub-wallets',
        summary: 'Open a wallet under another, as that one’s holder has signed',
        examples: { request: exampleOrder },
        body: openSubWalletSchema.omit({ parent: true }),
        answer: walletWithBalanceSchema,
        act: async ({ ledger, readModel, params: { walletId: parent }, body, request }) => {
            const wallets = new WalletClient(ledger);
            const committed = await wallets.openSubWallet({ ...body, parent }, request);
            return { committed, resource: await withBalance(readModel, await wallets.readOpened(committed.id)) };
        },
    }),
];
