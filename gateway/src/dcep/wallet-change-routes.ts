import type { Whereabouts } from '@cohong/domain/dcep/holder-order';
import { walletSchema } from '@cohong/domain/dcep/wallet';
import {
    changeKeySchema,
    closeWalletSchema,
    closingOrderSchema,
    closingText,
    keyChangeOrderSchema,
    keyChangeText,
    keyReplacementSchema,
    raiseTierSchema,
} from '@cohong/domain/dcep/wallet-change';
import { earned } from '@cohong/domain/interest/accrue';
import { zero, type Money } from '@cohong/domain/kernel/money';
import { z } from 'zod';
import { ApprovalClient } from '../approval/approval-client.js';
import type { Approve } from '../approval/approval-routes.js';
import { approvalSchema } from '../approval/approval.js';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import { act, change, type ActReply, type Route } from '../http/route.js';
import { LimitClient } from '../limit/limit-client.js';
import { makers } from '../party/roles.js';
import { subWalletRoutes } from './sub-wallet-routes.js';
import type { Purse } from './purse.js';
import type { TransferDrafts } from './transfer-drafts.js';
import { vaultPlace } from './vault-routes.js';
import { WalletClient, walletReadSchema } from './wallet-client.js';

const ofWallet = { tag: 'Wallets', roles: makers, params: walletSchema.pick({ walletId: true }) } as const;
const changed = { ...ofWallet, status: 200, answer: walletReadSchema } as const;
const drafted = { ...ofWallet, status: 201 } as const;
const text = z.string();

const exampleKey = {
    holderKey:
        '0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299',
};
const exampleSigned = {
    changeId: 'c4b1f07d92e84a5ab3d6e1f8a09c7254',
    keyVersion: 1,
    validUntil: '2026-11-26T10:05:00Z',
    signature: '7b1e'.repeat(32),
};

export interface WalletChangeParts {
    readonly whereabouts: Whereabouts;
    readonly drafts: TransferDrafts;
    readonly purse: Purse;
}

/** What becomes of a wallet after it is opened: wallets under it, a lost key, another key, a better tier, the end. */
export function walletChangeRoutes(parts: WalletChangeParts): readonly Route[] {
    return [
        ...subWalletRoutes(parts),
        ...bankRoutes(parts.whereabouts.bank),
        ...keyRoutes(parts),
        ...closingRoutes(parts),
    ];
}

/** What approves that a stopped wallet gets the key that its holder has brought. */
export const walletApprovals: Readonly<Record<string, Approve>> = {
    'wallet-key:ApproveKeyReplacement': ({ approvalId }, { ledger, request }) =>
        new WalletClient(ledger).approveKeyReplacement(approvalId, request),
};

const bankRoutes = (bank: string): readonly Route[] => [
    act({
        ...changed,
        path: '/v1/wallets/{walletId}/stops',
        summary: 'Stop a wallet whose holder has lost the key: nothing leaves it until it has another',
        body: z.strictObject({}),
        act: async ({ ledger, params, request }) => {
            const order = { ...params, changeId: randomId() };
            return await replyOf(ledger, params.walletId, await new WalletClient(ledger).stopWallet(order, request));
        },
    }),
    act({
        ...ofWallet,
        path: '/v1/wallets/{walletId}/key-replacements',
        summary: 'Propose another key for a stopped wallet, whose holder the bank has seen; a checker approves',
        examples: { request: exampleKey },
        body: keyReplacementSchema.pick({ holderKey: true }),
        status: 201,
        answer: approvalSchema,
        act: async ({ ledger, params, body, request }) => {
            const replacement = { ...params, ...body, approvalId: randomId() };
            const committed = await new WalletClient(ledger).proposeKeyReplacement(replacement, request);
            const approvals = new ApprovalClient(ledger, [vaultPlace(bank)]);
            return { committed, resource: await approvals.readApproval(committed.id) };
        },
    }),
    act({
        ...changed,
        path: '/v1/wallets/{walletId}/tiers',
        summary: 'Raise the tier of a person whom the bank has come to know better; the central bank alone learns it',
        examples: {
            request: {
                tier: 'II',
                holderName: 'Lin Yue',
                document: { kind: 'RESIDENT_IDENTITY_CARD', number: '11010519491231002X' },
            },
        },
        body: raiseTierSchema.omit({ changeId: true, walletId: true }),
        act: async ({ ledger, params, body, request }) => {
            const order = { ...params, ...body, changeId: randomId() };
            return await replyOf(ledger, params.walletId, await new WalletClient(ledger).raiseTier(order, request));
        },
    }),
];

const keyRoutes = ({ whereabouts, drafts }: WalletChangeParts): readonly Route[] => [
    change({
        ...drafted,
        path: '/v1/wallets/{walletId}/key-change-drafts',
        summary: 'What the holder is to sign with the present key to have another; nothing is changed yet',
        examples: { request: exampleKey },
        body: keyChangeOrderSchema.pick({ holderKey: true }),
        answer: keyChangeOrderSchema.omit({ walletId: true }).extend({ text }),
        change: async ({ ledger, role, params, body }) => {
            const terms = await drafts.terms({ ledger, role }, params.walletId);
            const order = { ...body, changeId: randomId(), ...terms };
            return { ...order, text: keyChangeText({ ...params, ...order }, whereabouts) };
        },
    }),
    act({
        ...changed,
        path: '/v1/wallets/{walletId}/key-changes',
        summary: 'Give a wallet another key, as the holder has signed with the present one',
        examples: { request: { ...exampleSigned, ...exampleKey } },
        body: changeKeySchema.omit({ walletId: true }),
        act: async ({ ledger, params, body, request }) => {
            const order = { ...params, ...body };
            return await replyOf(ledger, params.walletId, await new WalletClient(ledger).changeKey(order, request));
        },
    }),
];

const closingRoutes = ({ whereabouts, drafts, purse }: WalletChangeParts): readonly Route[] => [
    change({
        ...drafted,
        path: '/v1/wallets/{walletId}/closing-drafts',
        summary: 'What the holder is to sign to close a wallet; it is open yet',
        examples: { request: { interestTo: 'vault' } },
        body: closingOrderSchema.pick({ interestTo: true }),
        answer: closingOrderSchema.omit({ walletId: true }).extend({ text }),
        change: async ({ ledger, role, params, body }) => {
            const order = { ...body, changeId: randomId(), ...(await drafts.terms({ ledger, role }, params.walletId)) };
            return { ...order, text: closingText({ ...params, ...order }, whereabouts) };
        },
    }),
    act({
        ...changed,
        path: '/v1/wallets/{walletId}/closings',
        summary: 'Close an empty wallet for good, as its holder has signed, and pay what it has earned to the day',
        examples: { request: { ...exampleSigned, interestTo: 'vault' } },
        body: closeWalletSchema.omit({ walletId: true, coins: true }),
        act: async ({ ledger, readModel, params, body, request }) => {
            const wallets = new WalletClient(ledger);
            const payment = {
                payer: { bank: whereabouts.bank, owner: 'vault' as const },
                amount: await due(ledger, params),
            };
            const close = (coins: readonly string[]): Promise<Committed> =>
                wallets.closeWallet({ ...params, ...body, coins: [...coins] }, request);
            const isInCoins = body.interestTo !== undefined && body.interestTo !== 'vault';
            const committed = await (isInCoins && payment.amount.minorUnits > 0n
                ? purse.pay(readModel, payment, close)
                : close([]));
            return await replyOf(ledger, params.walletId, committed);
        },
    }),
];

/** What a wallet has earned that is closed today. */
async function due(ledger: Ledger, { walletId }: { readonly walletId: string }): Promise<Money> {
    const { interest } = await new LimitClient(ledger).readAccount(walletId);
    return interest === undefined ? zero('CNY') : earned(interest);
}

async function replyOf(ledger: Ledger, walletId: string, committed: Committed): Promise<ActReply> {
    return { committed, resource: await new WalletClient(ledger).readWallet(walletId) };
}
