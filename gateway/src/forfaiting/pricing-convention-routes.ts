import { setPricingConventionsSchema } from '@cohong/domain/forfaiting/pricing/api';
import {
    pricingConventionBookSchema,
    type PricingConvention,
} from '@cohong/domain/forfaiting/pricing/pricing-convention';
import { act, read, type Route } from '../http/route.js';
import { everybody } from '../party/roles.js';
import { PricingConventionClient } from './pricing-convention-client.js';

const common = { path: '/v1/pricing-conventions', tag: 'Policies' } as const;
const exampleConvention: PricingConvention = {
    effectiveFrom: '2027-01-01',
    currencies: [
        { currency: 'CNY', yearDays: 360, settlesAt: 'CHINA' },
        { currency: 'USD', yearDays: 360, settlesAt: 'NEW_YORK' },
        { currency: 'HKD', yearDays: 365, settlesAt: 'HONG_KONG' },
    ],
    source: 'Custom of the forfaiting market',
};

/** How the market counts when it prices a claim, from a day on: public, dated, set by the central bank. */
export const pricingConventionRoutes: readonly Route[] = [
    read({
        ...common,
        roles: everybody,
        summary: 'Every convention by which claims are priced, in the order of its first day',
        answer: pricingConventionBookSchema,
        read: ({ ledger }) => new PricingConventionClient(ledger).readPricingConventions(),
    }),
    act({
        ...common,
        roles: { 'central-bank': ['officer'] },
        summary: 'Set how many days a year has for a claim that is priced, and where it is settled, by currency',
        examples: { request: { conventions: [exampleConvention] } },
        body: setPricingConventionsSchema,
        status: 201,
        answer: pricingConventionBookSchema,
        act: async ({ ledger, body, request }) => {
            const conventions = new PricingConventionClient(ledger);
            const committed = await conventions.setPricingConventions(body, request);
            return { committed, resource: await conventions.readPricingConventions() };
        },
    }),
];
