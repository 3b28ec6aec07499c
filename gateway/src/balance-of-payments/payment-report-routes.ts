import {
    adviseReportSchema,
    paymentReportReadSchema,
    reportPaymentSchema,
} from '@cohong/domain/balance-of-payments/api';
import { reportRead } from '@cohong/domain/balance-of-payments/mend-report';
import { paymentKinds } from '@cohong/domain/balance-of-payments/cross-border-payment';
import { paymentReportSchema, reportStatuses } from '@cohong/domain/balance-of-payments/payment-report';
import { reportMessages, reportMessagesSchema } from '@cohong/domain/balance-of-payments/report-messages';
import { z } from 'zod';
import { randomId } from '../fabric/random-id.js';
import { pageLimitSchema } from '../http/page-limit.js';
import { act, read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors, type RolesByKind } from '../party/roles.js';
import { defaultLimit, list, mustBeOneOf, mustHaveRead } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { bopRuleRoutes } from './bop-rule-routes.js';
import { PaymentReportClient } from './payment-report-client.js';
import { exampleAdvice, examplePaymentReport } from './payment-report-examples.js';
import { unreportedPayments, unreportedPaymentSchema } from './unreported-payments.js';

const byMakers = { tag: 'Payment reports', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;
const onReport = '/v1/payment-reports/{reportId}';
const underSupervision = '/v1/supervision/payment-reports/{bank}/{reportId}';
const params = paymentReportSchema.pick({ reportId: true });

/** Reports as they lie in a bank's vault, and by what they are looked for. */
const stored = {
    chaincode: 'trade',
    kind: 'payment-report',
    schema: paymentReportSchema,
    orderBy: 'sentAt',
    fieldOf: { paymentKind: 'payment.kind' },
    show: { schema: paymentReportReadSchema, of: reportRead },
} as const;
const filters = {
    status: z.enum(reportStatuses).optional(),
    paymentKind: z.enum(paymentKinds).optional(),
    bopNumber: paymentReportSchema.shape.bopNumber.optional(),
};

/** How banks report payments from and to abroad, what comes back to their desks, and how SAFE answers. */
export function paymentReportRoutes({
    mspId,
    banks,
}: {
    readonly mspId: string;
    readonly banks: readonly string[];
}): readonly Route[] {
    return [...bopRuleRoutes, ...bankRoutes(mspId), ...supervisionRoutes(banks)];
}

const bankRoutes = (mspId: string): readonly Route[] => [
    act({
        ...byMakers,
        path: '/v1/payment-reports',
        summary: 'Report a payment from or to abroad to SAFE, or report it anew with what SAFE has refused mended',
        examples: { request: examplePaymentReport },
        body: reportPaymentSchema.omit({ reportId: true }),
        status: 201,
        answer: paymentReportReadSchema,
        act: async ({ ledger, body, request }) => {
            const client = new PaymentReportClient(ledger);
            const committed = await client.report({ ...body, reportId: randomId() }, request);
            return { committed, resource: await client.read({ reportId: committed.id }) };
        },
    }),
    list({
        ...forStaff,
        ...stored,
        path: '/v1/payment-reports',
        summary: 'What this bank has reported; with `status=REFUSED` what its desk has to mend, and which fields',
        filters,
        collectionsFor: () => [vaultOf(mspId)],
    }),
    read({
        ...forStaff,
        path: onReport,
        summary: 'A report, what SAFE has answered, and what is to be mended',
        params,
        answer: paymentReportReadSchema,
        read: (call) => new PaymentReportClient(call.ledger).read(call.params),
    }),
    read({
        ...forStaff,
        path: `${onReport}/messages`,
        summary: 'The same as currency-control messages, shaped after auth.024, auth.025 and auth.027',
        params,
        answer: reportMessagesSchema,
        read: async (call) => reportMessages(await new PaymentReportClient(call.ledger).read(call.params)),
    }),
    unreportedRoute({
        ...forStaff,
        path: '/v1/unreported-payments',
        summary: 'Payments from and to abroad that this bank has not reported, and until when it has to',
        collectionsFor: () => [vaultOf(mspId)],
    }),
];

function supervisionRoutes(banks: readonly string[]): readonly Route[] {
    const bank = bankSchema(banks);
    const paramsOfBank = z.strictObject({ bank, reportId: paymentReportSchema.shape.reportId });

    return [
        act({
            ...ofRegulator,
            roles: { 'foreign-exchange-regulator': ['officer'] },
            path: `${underSupervision}/advice`,
            summary: 'Accept a report, or send it back to its bank with the reasons',
            params: paramsOfBank,
            examples: { request: exampleAdvice },
            body: adviseReportSchema.pick({ advice: true }),
            status: 200,
            answer: paymentReportReadSchema,
            act: async (call) => {
                const client = new PaymentReportClient(call.ledger);
                const committed = await client.advise({ ...call.params, ...call.body }, call.request);
                return { committed, resource: await client.read(call.params) };
            },
        }),
        list({
            ...ofRegulator,
            ...stored,
            path: '/v1/supervision/payment-reports',
            summary: 'What all banks have reported of payments from and to abroad',
            filters: { ...filters, bank: bank.optional() },
            collectionsFor: () => banks.map(vaultOf),
        }),
        read({
            ...ofRegulator,
            path: underSupervision,
            summary: "One bank's report",
            params: paramsOfBank,
            answer: paymentReportReadSchema,
            read: (call) => new PaymentReportClient(call.ledger).read(call.params),
        }),
        read({
            ...ofRegulator,
            path: `${underSupervision}/messages`,
            summary: 'The same as currency-control messages, shaped after auth.024, auth.025 and auth.027',
            params: paramsOfBank,
            answer: reportMessagesSchema,
            read: async (call) => reportMessages(await new PaymentReportClient(call.ledger).read(call.params)),
        }),
        unreportedRoute({
            ...ofRegulator,
            path: '/v1/supervision/unreported-payments',
            summary:
                'Payments from and to abroad that banks have not reported, the earliest first, and which are overdue',
            collectionsFor: () => banks.map(vaultOf),
        }),
    ];
}

interface Unreported extends Pick<Route, 'summary' | 'tag'> {
    readonly path: `/${string}`;
    readonly roles: RolesByKind;
    readonly collectionsFor: () => readonly string[];
}

function unreportedRoute({ collectionsFor, ...description }: Unreported): Route {
    return read({
        ...description,
        query: z.strictObject({ limit: pageLimitSchema.optional() }),
        answer: z.object({ data: z.array(unreportedPaymentSchema), total: z.int() }),
        read: async (call) => {
            mustBeOneOf(description.roles[call.kind] ?? [], call.role);
            await mustHaveRead(call.readModel, []);
            const { limit = defaultLimit } = call.query;
            return await unreportedPayments(call, { collections: collectionsFor(), limit });
        },
    });
}
