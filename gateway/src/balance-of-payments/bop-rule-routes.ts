import { setBopRulesSchema } from '@cohong/domain/balance-of-payments/api';
import { bopRuleBookSchema } from '@cohong/domain/balance-of-payments/bop-rules';
import { act, read, type Route } from '../http/route.js';
import { PaymentReportClient } from './payment-report-client.js';
import { exampleBopRules } from './payment-report-examples.js';

const rules = { path: '/v1/bop-rules', tag: 'Policies' } as const;

/** How payments are declared for the balance of payments: everybody who has to do with it reads it, SAFE sets it. */
export const bopRuleRoutes: readonly Route[] = [
    read({
        ...rules,
        roles: { bank: 'everybody', 'foreign-exchange-regulator': 'everybody', 'central-bank': 'everybody' },
        summary: 'With which codes, and how soon, payments from and to abroad are reported: every edition',
        answer: bopRuleBookSchema,
        read: ({ ledger }) => new PaymentReportClient(ledger).readRules(),
    }),
    act({
        ...rules,
        roles: { 'foreign-exchange-regulator': ['officer'] },
        summary: 'Set with which codes, and how soon, payments from a day on are reported',
        examples: { request: exampleBopRules },
        body: setBopRulesSchema,
        status: 201,
        answer: bopRuleBookSchema,
        act: async ({ ledger, body, request }) => {
            const client = new PaymentReportClient(ledger);
            const committed = await client.setRules(body, request);
            return { committed, resource: await client.readRules() };
        },
    }),
];
