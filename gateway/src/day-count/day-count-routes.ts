import { setDayCountsSchema } from '@cohong/domain/day-count/api';
import { dayCountBookSchema, type DayCountConvention } from '@cohong/domain/day-count/day-count-convention';
import { act, read, type Route } from '../http/route.js';
import { everybody } from '../party/roles.js';
import { DayCountClient } from './day-count-client.js';

const common = { path: '/v1/day-counts', tag: 'Policies' } as const;
const exampleConvention: DayCountConvention = {
    effectiveFrom: '2027-01-01',
    currencies: [
        { currency: 'CNY', daysPerYear: 360 },
        { currency: 'USD', daysPerYear: 360 },
        { currency: 'HKD', daysPerYear: 365 },
    ],
    source: 'Custom of the money markets',
};

/** By how many days a year interest between banks is counted, from a day on: public, dated, set by the central bank. */
export const dayCountRoutes: readonly Route[] = [
    read({
        ...common,
        roles: everybody,
        summary: 'Every convention of how many days a year has for interest, in the order of its first day',
        answer: dayCountBookSchema,
        read: ({ ledger }) => new DayCountClient(ledger).readDayCounts(),
    }),
    act({
        ...common,
        roles: { 'central-bank': ['officer'] },
        summary: 'Set how many days a year has for interest between banks, by currency, from a day on',
        examples: { request: { conventions: [exampleConvention] } },
        body: setDayCountsSchema,
        status: 201,
        answer: dayCountBookSchema,
        act: async ({ ledger, body, request }) => {
            const dayCounts = new DayCountClient(ledger);
            const committed = await dayCounts.setDayCounts(body, request);
            return { committed, resource: await dayCounts.readDayCounts() };
        },
    }),
];
