import { z } from 'zod';
import { read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { waitingListSchema } from './registry-client.js';

/** What registrars have still to do for a bank, whom a person can ask who stands in for one. */
export function waitingRoute(banks: readonly string[]): Route {
    return read({
        tag: 'Supervision',
        roles: { 'foreign-exchange-regulator': ['registrar'], 'central-bank': ['registrar'] },
        path: '/v1/supervision/waiting',
        summary: 'What waits for a registrar in the vault of a bank',
        query: z.strictObject({ bank: bankSchema(banks) }),
        answer: z.object({ data: waitingListSchema }),
        read: async ({ ledger, query: { bank } }) => ({
            data: await ledger.evaluate({
                name: 'trade/registry:ListWaiting',
                input: { banks: [bank] },
                answer: waitingListSchema,
            }),
        }),
    });
}
