import {
    endPaymentsSchema,
    institutionAddressSchema,
    payFromAccountsSchema,
    paymentOrderSchema,
} from '@cohong/domain/custody/api';
import { custodyPaymentSchema } from '@cohong/domain/custody/custody-payment';
import { paymentText } from '@cohong/domain/custody/signed-texts';
import type { Whereabouts } from '@cohong/domain/dcep/holder-order';
import { mustBePayable } from '@cohong/domain/dcep/spend-coins';
import { z } from 'zod';
import { randomId } from '../fabric/random-id.js';
import { act, change, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list, mustBeOneOf } from '../read-model/list-route.js';
import { coinsOf } from '../read-model/places.js';
import { CustodyClient } from './custody-client.js';
import { CustodyPaymentClient, custodyPaymentReadSchema } from './custody-payment-client.js';
import { signableUntil } from './signable-until.js';

const ofInstitution = { tag: 'Payment institutions', roles: makers, params: institutionAddressSchema } as const;
const text = z.string().meta({ description: 'What the holder signs: the UTF-8 bytes of this text' });
const paymentsSchema = z.object({ payments: z.array(custodyPaymentReadSchema) });

const paymentId = 'c4b1f07d92e84a5ab3d6e1f8a09c7254';
const wish = {
    accountId: '9c2e4a7b1d3f4c58a6e0b2d4f6c81735',
    payee: {
        institutionId: '1d2c3b4a5f6e7d8c9b0a1f2e3d4c5b6a',
        accountId: '6a5b4c3d2e1f0a9b8c7d6e5f4a3b2c1d',
    },
    amount: { amount: '12.50', currency: 'CNY' },
    message: 'Lunch',
};
const order = {
    paymentId,
    ...wish,
    keyVersion: 1,
    validUntil: '2026-11-26T10:05:00Z',
    signature: '7b1e'.repeat(32),
};

/** Payments between accounts: inside an institution at once, to another one with the nets of the day. */
export function custodyPaymentRoutes(whereabouts: Whereabouts): readonly Route[] {
    return [
        change({
            ...ofInstitution,
            path: '/v1/payment-institutions/{institutionId}/payment-drafts',
            summary: 'What the holder of an account is to sign to pay another account; nothing is paid yet',
            examples: { request: wish },
            body: paymentOrderSchema.pick({ accountId: true, payee: true, amount: true, message: true }),
            status: 201,
            answer: paymentOrderSchema.extend({ text }),
            change: async ({ ledger, role, params, body }) => {
                mustBeOneOf(makers.bank, role);
                const { keyVersion } = await new CustodyClient(ledger).readAccount({ ...params, ...body });
                mustBePayable(body.amount);
                const drafted = { ...body, paymentId: randomId(), keyVersion, validUntil: signableUntil() };
                return { ...drafted, text: paymentText({ ...params, ...drafted }, whereabouts) };
            },
        }),
        act({
            ...ofInstitution,
            path: '/v1/payment-institutions/{institutionId}/payments',
            summary: 'Pay out of accounts as their holders have signed: all of these payments, or none',
            examples: { request: { payments: [order] } },
            body: payFromAccountsSchema.omit({ institutionId: true }),
            status: 201,
            answer: paymentsSchema,
            act: async ({ ledger, params, body, request }) => {
                const client = new CustodyPaymentClient(ledger);
                const committed = await client.payFromAccounts({ ...params, ...body }, request);
                const paymentIds = body.payments.map((each) => each.paymentId);
                return { committed, resource: { payments: await client.readPayments({ ...params, paymentIds }) } };
            },
        }),
        ...endingRoutes,
        list({
            tag: ofInstitution.tag,
            roles: bankStaff,
            path: '/v1/custody-payments',
            summary: 'Payments from and to accounts of the payment institutions whose coins this bank keeps',
            chaincode: 'dcep',
            kind: 'custody-payment',
            schema: custodyPaymentSchema,
            filters: {
                payer: custodyPaymentSchema.shape.payer.optional(),
                cycleId: custodyPaymentSchema.shape.cycleId.optional(),
                status: custodyPaymentSchema.shape.status.optional(),
            },
            collectionsFor: () => [coinsOf(whereabouts.bank)],
            orderBy: 'transferredAt',
        }),
    ];
}

const endings = [
    {
        path: 'credits',
        summary: 'Put onto accounts what has come for them with the nets of a cycle that is settled and collected',
        act: 'creditPayments',
    },
    {
        path: 'returns',
        summary: 'Put back onto accounts what they paid in a cycle that has failed',
        act: 'returnPayments',
    },
] as const;

const endingRoutes: readonly Route[] = endings.map(({ path, summary, act: name }) =>
    act({
        ...ofInstitution,
        path: `/v1/payment-institutions/{institutionId}/${path}`,
        summary,
        examples: { request: { paymentIds: [paymentId] } },
        body: endPaymentsSchema.omit({ institutionId: true }),
        status: 200,
        answer: paymentsSchema,
        act: async ({ ledger, params, body, request }) => {
            const client = new CustodyPaymentClient(ledger);
            const input = { ...params, ...body };
            const committed = await client[name](input, request);
            return { committed, resource: { payments: await client.readPayments(input) } };
        },
    }),
);
