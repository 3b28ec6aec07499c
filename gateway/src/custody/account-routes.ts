import {
    accountAddressSchema,
    accountOrderSchema,
    institutionAddressSchema,
    setAccountKeySchema,
} from '@cohong/domain/custody/api';
import { custodyAccountSchema } from '@cohong/domain/custody/custody-account';
import { accountText } from '@cohong/domain/custody/signed-texts';
import type { Whereabouts } from '@cohong/domain/dcep/holder-order';
import { z } from 'zod';
import { randomId } from '../fabric/random-id.js';
import { act, change, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list, mustBeOneOf } from '../read-model/list-route.js';
import { coinsOf } from '../read-model/places.js';
import { CustodyClient } from './custody-client.js';
import { signableUntil } from './signable-until.js';

const byMakers = { tag: 'Payment institutions', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const text = z.string().meta({ description: 'What the institution signs: the UTF-8 bytes of this text' });
const holderKey =
    '0460fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb67903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299';
const accountId = '9c2e4a7b1d3f4c58a6e0b2d4f6c81735';
const signed = { keyVersion: 1, validUntil: '2026-11-26T10:05:00Z', signature: '7b1e'.repeat(32) };

export interface AccountParts {
    readonly whereabouts: Whereabouts;
    /** Whose accounts the organisation reads: a bank its own, the central bank everybody's. */
    readonly banks: readonly string[];
}

/** Accounts that payment institutions keep. The institution signs who its customer is, by a key. */
export function accountRoutes({ whereabouts, banks }: AccountParts): readonly Route[] {
    return [
        change({
            ...byMakers,
            path: '/v1/payment-institutions/{institutionId}/account-drafts',
            summary:
                'What the institution is to sign to open an account, or to give the account that is named another key',
            params: institutionAddressSchema,
            examples: { request: { holderKey } },
            body: accountOrderSchema
                .pick({ holderKey: true })
                .extend({ accountId: accountOrderSchema.shape.accountId.exactOptional() }),
            status: 201,
            answer: accountOrderSchema.omit({ institutionId: true }).extend({ text }),
            change: async ({ ledger, role, params, body }) => {
                mustBeOneOf(makers.bank, role);
                const custody = new CustodyClient(ledger);
                await custody.institutionAt({ ...params, bank: whereabouts.bank });
                const named = body.accountId;
                const before = named && (await custody.readAccount({ ...params, accountId: named }));
                const order = {
                    accountId: named ?? randomId(),
                    holderKey: body.holderKey,
                    keyVersion: (before ? before.keyVersion : 0) + 1,
                    validUntil: signableUntil(),
                };
                return { ...order, text: accountText({ ...params, ...order }, whereabouts) };
            },
        }),
        ...settingRoutes,
        read({
            ...forStaff,
            path: '/v1/payment-institutions/{institutionId}/accounts/{accountId}',
            summary: 'An account and what is on it',
            params: accountAddressSchema,
            answer: custodyAccountSchema,
            read: ({ ledger, params }) => new CustodyClient(ledger).readAccount(params),
        }),
        list({
            ...forStaff,
            roles: { ...bankStaff, 'central-bank': ['issuer', 'officer', 'regulator'] },
            path: '/v1/custody-accounts',
            showsBooks: true,
            summary:
                'The accounts of payment institutions: a bank sees those whose coins it keeps, the central bank all',
            chaincode: 'dcep',
            kind: 'custody-account',
            schema: custodyAccountSchema,
            filters: { institutionId: custodyAccountSchema.shape.institutionId.optional() },
            collectionsFor: () => banks.map(coinsOf),
            orderBy: 'openedAt',
        }),
    ];
}

const settingRoutes: readonly Route[] = [
    act({
        ...byMakers,
        path: '/v1/payment-institutions/{institutionId}/accounts',
        summary: 'Open an account for a customer, as the institution has signed',
        params: institutionAddressSchema,
        examples: { request: { accountId, holderKey, ...signed } },
        body: setAccountKeySchema.omit({ institutionId: true }),
        status: 201,
        answer: custodyAccountSchema,
        act: async ({ ledger, params, body, request }) => {
            const custody = new CustodyClient(ledger);
            const committed = await custody.openAccount({ ...params, ...body }, request);
            return { committed, resource: await custody.readAccount({ ...params, ...body }) };
        },
    }),
    act({
        ...byMakers,
        path: '/v1/payment-institutions/{institutionId}/accounts/{accountId}/keys',
        summary: 'Give an account another key, as the institution has signed for a customer who has lost the old one',
        params: accountAddressSchema,
        examples: { request: { holderKey, ...signed, keyVersion: 2 } },
        body: setAccountKeySchema.omit({ institutionId: true, accountId: true }),
        status: 200,
        answer: custodyAccountSchema,
        act: async ({ ledger, params, body, request }) => {
            const custody = new CustodyClient(ledger);
            const committed = await custody.replaceAccountKey({ ...params, ...body }, request);
            return { committed, resource: await custody.readAccount(params) };
        },
    }),
];
