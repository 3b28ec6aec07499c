import { claimAddressSchema } from '@cohong/domain/claim/api';
import {
    payLateInterestSchema,
    setLateInterestRatesSchema,
    waiveLateInterestSchema,
} from '@cohong/domain/forfaiting/late-interest/api';
import {
    lateInterestRateBookSchema,
    type LateInterestRates,
} from '@cohong/domain/forfaiting/late-interest/late-interest-rate';
import { lateInterestSchema } from '@cohong/domain/forfaiting/late-interest/late-interest';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import type { Purse } from '../dcep/purse.js';
import { act, read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, everybody, makers, supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultInSql, vaultOf } from '../read-model/places.js';
import { approveLateInterest } from './approve-late-interest.js';
import { LateInterestClient } from './late-interest-client.js';

const byMakers = { tag: 'Forfaiting', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const ofRates = { path: '/v1/late-interest-rates', tag: 'Policies' } as const;
const ofClaim = '/v1/claims/{claimId}/late-interest' as const;
const exampleRates: LateInterestRates = {
    effectiveFrom: '2027-01-01',
    currencies: [
        { currency: 'CNY', yearlyBasisPoints: 1_800 },
        { currency: 'USD', yearlyBasisPoints: 900 },
    ],
    source: 'Five ten-thousandths a day',
};

const stored = { chaincode: 'trade', kind: 'late-interest', schema: lateInterestSchema, orderBy: 'maturity' } as const;

/** What debtors owe for paying claims late. */
export function lateInterestRoutes(bank: string): readonly Route[] {
    return [
        ...rateRoutes,
        list({
            ...forStaff,
            ...stored,
            path: '/v1/late-interest',
            summary: 'What this bank asks for having been paid late, or is asked for, by maturity of the claim',
            filters: {
                debtorBank: lateInterestSchema.shape.debtorBank.optional(),
                status: lateInterestSchema.shape.status.optional(),
            },
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            ...forStaff,
            path: ofClaim,
            summary: 'What the debtor is asked for having paid a claim late, and what has come of it',
            params: claimAddressSchema,
            answer: lateInterestSchema,
            read: ({ ledger, params }) => new LateInterestClient(ledger).read(params),
        }),
        ...acts,
    ];
}

const rateRoutes: readonly Route[] = [
    read({
        ...ofRates,
        roles: everybody,
        summary: 'Every rate of interest on claims that are paid late, in the order of its first day',
        answer: lateInterestRateBookSchema,
        read: ({ ledger }) => new LateInterestClient(ledger).readRates(),
    }),
    act({
        ...ofRates,
        roles: { 'central-bank': ['officer'] },
        summary: 'Set what debtors owe for paying claims late, by currency, from a day on',
        examples: { request: { rates: [exampleRates] } },
        body: setLateInterestRatesSchema,
        status: 201,
        answer: lateInterestRateBookSchema,
        act: async ({ ledger, body, request }) => {
            const client = new LateInterestClient(ledger);
            const committed = await client.setRates(body, request);
            return { committed, resource: await client.readRates() };
        },
    }),
];

const acts: readonly Route[] = [
    act({
        ...byMakers,
        path: ofClaim,
        summary: 'Ask the debtor for what it owes for having paid late: days, rate and sum follow from the claim',
        params: claimAddressSchema,
        body: z.strictObject({}),
        status: 201,
        answer: lateInterestSchema,
        act: async ({ ledger, params, request }) => {
            const client = new LateInterestClient(ledger);
            const committed = await client.claim(params, request);
            return { committed, resource: await client.read(params) };
        },
    }),
    propose({
        ...byMakers,
        path: `${ofClaim}/payments`,
        summary: 'Propose to pay it, in e-CNY or outside the ledger',
        params: claimAddressSchema,
        examples: { request: { means: { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' } } },
        body: payLateInterestSchema.omit({ claimId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new LateInterestClient(ledger).proposePayment({ ...params, ...body, approvalId }, request),
    }),
    propose({
        ...byMakers,
        path: `${ofClaim}/waivers`,
        summary: 'Propose to give it up, for a reason',
        params: claimAddressSchema,
        examples: { request: { reason: 'The payment was held up by our own mistake' } },
        body: waiveLateInterestSchema.omit({ claimId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new LateInterestClient(ledger).proposeWaiver({ ...params, ...body, approvalId }, request),
    }),
];

/** What carries an approved act with it out. */
export function lateInterestApprovals(purse: Purse): Readonly<Record<string, Approve>> {
    return {
        'late-interest:ApprovePayment': approveLateInterest(purse),
        'late-interest:ApproveWaiver': ({ approvalId }, { ledger, request }) =>
            new LateInterestClient(ledger).approveWaiver(approvalId, request),
    };
}

/** What a regulator sees of it, each once: where its debtor holds it. */
export function lateInterestSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    return [
        list({
            ...stored,
            tag: 'Supervision',
            roles: supervisors,
            path: '/v1/supervision/late-interest',
            summary: 'What banks are asked for having paid claims late, each once, by maturity of the claim',
            filters: {
                debtorBank: bankSchema(banks).optional(),
                holder: bankSchema(banks).optional(),
                status: lateInterestSchema.shape.status.optional(),
            },
            countedIn: vaultInSql('debtorBank'),
            collectionsFor: () => banks.map(vaultOf),
        }),
    ];
}
