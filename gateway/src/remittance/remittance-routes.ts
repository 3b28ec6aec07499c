import type { Whereabouts } from '@cohong/domain/dcep/holder-order';
import {
    remittanceAddressSchema,
    remittanceDraftSchema,
    remittanceTermsSchema,
    remittanceWishSchema,
    sendRemittanceSchema,
} from '@cohong/domain/remittance/api';
import { remittanceSchema } from '@cohong/domain/remittance/remittance';
import { toWire } from '@cohong/domain/kernel/json';
import { remittanceText } from '@cohong/domain/remittance/signed-text';
import { z } from 'zod';
import { ApprovalClient } from '../approval/approval-client.js';
import type { Approve } from '../approval/approval-routes.js';
import { approvalSchema } from '../approval/approval.js';
import type { Purse } from '../dcep/purse.js';
import type { TransferDrafts } from '../dcep/transfer-drafts.js';
import { vaultPlace } from '../dcep/vault-routes.js';
import { randomId } from '../fabric/random-id.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';
import { act, change, read, type ActReply, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { coinsOf } from '../read-model/places.js';
import { RemittanceClient, remittanceReadSchema } from './remittance-client.js';

const byMakers = { tag: 'Remittances', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const text = z.string().meta({ description: 'What the holder signs: the UTF-8 bytes of this text' });

const exampleTerms = {
    payeeBank: 'PearlBankMSP',
    payee: '9c2e4a7b1d3f4c58a6e0b2d4f6c81735',
    amount: { amount: '120.50', currency: 'CNY' },
    acceptBy: '2026-12-03T08:00:00Z',
    message: 'Invoice 2026-117',
};
const exampleWish = { from: '5f0c9a7e3b1d4826a0e4c2f6d8b19753', ...exampleTerms };

export interface RemittanceParts {
    readonly whereabouts: Whereabouts;
    readonly drafts: TransferDrafts;
}

/** Payments to wallets and vaults of other banks, and what these send to the own. */
export function remittanceRoutes({ whereabouts, drafts }: RemittanceParts): readonly Route[] {
    return [
        change({
            ...byMakers,
            path: '/v1/remittance-drafts',
            summary: 'Choose the coins of a payment to another bank, for the holder of the wallet to sign',
            examples: { request: exampleWish },
            body: remittanceWishSchema,
            status: 201,
            answer: remittanceDraftSchema.extend({ text }),
            change: async (call) => {
                const order = { ...call.body, remittanceId: randomId(), ...(await drafts.take(call, call.body)) };
                return { ...order, text: remittanceText(order, whereabouts) };
            },
        }),
        act({
            ...byMakers,
            path: '/v1/remittances',
            summary:
                'Pay to another bank as the holder of the wallet has signed; its bank accepts it, or a vault at once',
            examples: {
                request: {
                    remittanceId: 'c4b1f07d92e84a5ab3d6e1f8a09c7254',
                    ...exampleWish,
                    keyVersion: 1,
                    coins: ['3e1d0c9b8a7f6e5d4c3b2a190817f6e5d4c3b2a190817f6e5d4c3b2a19081726'],
                    validUntil: '2026-11-26T10:05:00Z',
                    signature: '7b1e'.repeat(32),
                },
            },
            body: sendRemittanceSchema,
            status: 201,
            answer: remittanceReadSchema,
            act: async ({ ledger, body, request }) => {
                const client = new RemittanceClient(ledger);
                return replyOf(ledger, await drafts.sending([body], () => client.sendRemittance(body, request)));
            },
        }),
        vaultRemittance(whereabouts.bank),
        ...lookingRoutes(whereabouts.bank),
        ...endingRoutes,
    ];
}

const vaultRemittance = (bank: string): Route =>
    act({
        tag: 'Vault',
        roles: makers,
        path: '/v1/vault/remittances',
        summary: "Propose to pay out of the bank's vault to another bank; a checker approves",
        examples: {
            request: { payeeBank: 'PearlBankMSP', payee: 'vault', amount: { amount: '5000000.00', currency: 'CNY' } },
        },
        body: remittanceTermsSchema,
        status: 201,
        answer: approvalSchema,
        act: async ({ ledger, body, request }) => {
            const proposal = { ...body, approvalId: randomId() };
            const committed = await new RemittanceClient(ledger).proposeVaultRemittance(proposal, request);
            const approvals = new ApprovalClient(ledger, [vaultPlace(bank)]);
            return { committed, resource: await approvals.readApproval(committed.id) };
        },
    });

const lookingRoutes = (bank: string): readonly Route[] => [
    list({
        ...forStaff,
        path: '/v1/remittances',
        summary: 'What this bank has sent to other banks and what they have sent: payeeBank and status find what waits',
        chaincode: 'dcep',
        kind: 'remittance',
        schema: remittanceSchema,
        filters: {
            status: remittanceSchema.shape.status.optional(),
            payerBank: remittanceSchema.shape.payerBank.optional(),
            payeeBank: remittanceSchema.shape.payeeBank.optional(),
            payee: remittanceSchema.shape.payee.optional(),
        },
        collectionsFor: () => [coinsOf(bank)],
        orderBy: 'sentAt',
    }),
    read({
        ...forStaff,
        path: '/v1/remittances/{remittanceId}',
        summary: 'A payment between banks, and at the bank that pays by whom it was ordered',
        params: remittanceAddressSchema,
        answer: remittanceReadSchema,
        read: ({ ledger, params }) => new RemittanceClient(ledger).readRemittance(params.remittanceId),
    }),
];

/** How a pending remittance ends: each by an act of its own, that needs nothing but its id. */
const endings: readonly {
    readonly path: string;
    readonly summary: string;
    readonly end: (client: RemittanceClient, remittanceId: string, request: RequestMark) => Promise<Committed>;
}[] = [
    {
        path: 'acceptances',
        summary: 'Give the payee what another bank has sent',
        end: (client, id, request) => client.acceptRemittance(id, request),
    },
    {
        path: 'refusals',
        summary: 'Refuse what another bank has sent, which then takes it back',
        end: (client, id, request) => client.refuseRemittance(id, request),
    },
    {
        path: 'take-backs',
        summary: 'Take back what was refused, or has lapsed half an hour ago',
        end: (client, id, request) => client.takeBackRemittance(id, request),
    },
];

const endingRoutes: readonly Route[] = endings.map(({ path, summary, end }) =>
    act({
        ...byMakers,
        path: `/v1/remittances/{remittanceId}/${path}`,
        summary,
        params: remittanceAddressSchema,
        body: z.strictObject({}),
        status: 200,
        answer: remittanceReadSchema,
        act: async ({ ledger, params, request }) =>
            replyOf(ledger, await end(new RemittanceClient(ledger), params.remittanceId, request)),
    }),
);

/** What carries an approved payment to another bank out. */
export function remittanceApprovals(bank: string, purse: Purse): Readonly<Record<string, Approve>> {
    return {
        'remittance:ApproveVaultRemittance': ({ approvalId, input }, { ledger, readModel, request }) => {
            const { amount } = remittanceTermsSchema.parse(toWire(input));
            return purse.pay(readModel, { payer: { bank, owner: 'vault' }, amount }, (coins) =>
                new RemittanceClient(ledger).approveVaultRemittance({ approvalId, coins }, request),
            );
        },
    };
}

async function replyOf(ledger: Ledger, committed: Committed): Promise<ActReply> {
    return { committed, resource: await new RemittanceClient(ledger).readRemittance(committed.id) };
}
