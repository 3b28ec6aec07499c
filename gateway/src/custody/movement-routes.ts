import {
    depositOrderSchema,
    depositSchema,
    institutionAddressSchema,
    withdrawalOrderSchema,
    withdrawalSchema,
} from '@cohong/domain/custody/api';
import { custodyMovementSchema } from '@cohong/domain/custody/custody-movement';
import { depositText, withdrawalText } from '@cohong/domain/custody/signed-texts';
import type { Whereabouts } from '@cohong/domain/dcep/holder-order';
import { mustBePayable } from '@cohong/domain/dcep/spend-coins';
import { z } from 'zod';
import type { TransferDrafts } from '../dcep/transfer-drafts.js';
import { randomId } from '../fabric/random-id.js';
import { act, change, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list, mustBeOneOf } from '../read-model/list-route.js';
import { coinsOf } from '../read-model/places.js';
import { CustodyClient } from './custody-client.js';
import { signableUntil } from './signable-until.js';

const ofInstitution = { tag: 'Payment institutions', roles: makers, params: institutionAddressSchema } as const;
const text = z.string().meta({ description: 'What the holder signs: the UTF-8 bytes of this text' });

const walletId = '5f0c9a7e3b1d4826a0e4c2f6d8b19753';
const wish = {
    accountId: '9c2e4a7b1d3f4c58a6e0b2d4f6c81735',
    amount: { amount: '120.50', currency: 'CNY' },
};
const order = {
    movementId: 'c4b1f07d92e84a5ab3d6e1f8a09c7254',
    ...wish,
    keyVersion: 1,
    validUntil: '2026-11-26T10:05:00Z',
    signature: '7b1e'.repeat(32),
};

export interface MovementParts {
    readonly whereabouts: Whereabouts;
    readonly drafts: TransferDrafts;
}

/** Between wallets of a bank and the accounts of a payment institution whose coins it keeps. */
export function movementRoutes({ whereabouts, drafts }: MovementParts): readonly Route[] {
    return [
        ...depositRoutes({ whereabouts, drafts }),
        ...withdrawalRoutes(whereabouts),
        list({
            tag: ofInstitution.tag,
            roles: bankStaff,
            path: '/v1/custody-movements',
            summary: 'What was paid into accounts of payment institutions, and out of them',
            chaincode: 'dcep',
            kind: 'custody-movement',
            schema: custodyMovementSchema,
            filters: {
                institutionId: custodyMovementSchema.shape.institutionId.optional(),
                accountId: custodyMovementSchema.shape.accountId.optional(),
            },
            collectionsFor: () => [coinsOf(whereabouts.bank)],
            orderBy: 'transferredAt',
        }),
    ];
}

const depositRoutes = ({ whereabouts, drafts }: MovementParts): readonly Route[] => [
    change({
        ...ofInstitution,
        path: '/v1/payment-institutions/{institutionId}/deposit-drafts',
        summary: 'Choose the coins to be paid into an account, for the holder of the wallet to sign',
        examples: { request: { from: walletId, ...wish } },
        body: depositOrderSchema.pick({ from: true, accountId: true, amount: true }),
        status: 201,
        answer: depositOrderSchema.omit({ institutionId: true }).extend({ text }),
        change: async (call) => {
            mustBeOneOf(makers.bank, call.role);
            await new CustodyClient(call.ledger).institutionAt({ ...call.params, bank: whereabouts.bank });
            mustBePayable(call.body.amount);
            const taken = await drafts.take(call, call.body);
            const drafted = { ...call.body, movementId: randomId(), ...taken };
            return { ...drafted, text: depositText({ ...call.params, ...drafted }, whereabouts) };
        },
    }),
    act({
        ...ofInstitution,
        path: '/v1/payment-institutions/{institutionId}/deposits',
        summary: 'Pay coins of a wallet into an account, as the holder of the wallet has signed',
        examples: { request: { ...order, from: walletId, coins: ['3e1d0c9b8a7f6e5d'.repeat(4)] } },
        body: depositSchema.omit({ institutionId: true }),
        status: 201,
        answer: custodyMovementSchema,
        act: async ({ ledger, params, body, request }) => {
            const custody = new CustodyClient(ledger);
            const committed = await drafts.sending([body], () => custody.deposit({ ...params, ...body }, request));
            return { committed, resource: await custody.readMovement({ ...params, movementId: committed.id }) };
        },
    }),
];

const withdrawalRoutes = (whereabouts: Whereabouts): readonly Route[] => [
    change({
        ...ofInstitution,
        path: '/v1/payment-institutions/{institutionId}/withdrawal-drafts',
        summary: 'What the holder of an account is to sign to have coins in a wallet of this bank',
        examples: { request: { ...wish, to: walletId } },
        body: withdrawalOrderSchema.pick({ to: true, accountId: true, amount: true }),
        status: 201,
        answer: withdrawalOrderSchema.omit({ institutionId: true }).extend({ text }),
        change: async ({ ledger, role, params, body }) => {
            mustBeOneOf(makers.bank, role);
            const { keyVersion } = await new CustodyClient(ledger).readAccount({ ...params, ...body });
            mustBePayable(body.amount);
            const terms = { movementId: randomId(), keyVersion, validUntil: signableUntil() };
            const drafted = { ...body, ...terms };
            return { ...drafted, text: withdrawalText({ ...params, ...drafted }, whereabouts) };
        },
    }),
    act({
        ...ofInstitution,
        path: '/v1/payment-institutions/{institutionId}/withdrawals',
        summary: 'Pay coins into a wallet out of an account, as the holder of the account has signed',
        examples: { request: { ...order, to: walletId } },
        body: withdrawalSchema.omit({ institutionId: true }),
        status: 201,
        answer: custodyMovementSchema,
        act: async ({ ledger, params, body, request }) => {
            const custody = new CustodyClient(ledger);
            const committed = await custody.withdraw({ ...params, ...body }, request);
            return { committed, resource: await custody.readMovement({ ...params, movementId: committed.id }) };
        },
    }),
];
