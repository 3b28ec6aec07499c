import {
    exchangeRateBookSchema,
    publishExchangeRatesSchema,
    type ExchangeRateBook,
} from '@cohong/domain/exchange-rate/exchange-rate';
import type { Ledger } from '../fabric/ledger.js';
import { act, read, type Route } from '../http/route.js';

const common = { path: '/v1/exchange-rates', tag: 'Policies' } as const;

/** What currencies are worth in one another: public, published by the foreign-exchange regulator, named by a financing. */
export const exchangeRateRoutes: readonly Route[] = [
    read({
        ...common,
        roles: { bank: 'everybody', 'foreign-exchange-regulator': 'everybody', 'central-bank': 'everybody' },
        summary: 'The exchange rates that a financing can name, and those that have expired lately',
        answer: exchangeRateBookSchema,
        read: ({ ledger }) => readExchangeRates(ledger),
    }),
    act({
        ...common,
        roles: { 'foreign-exchange-regulator': ['officer'] },
        summary: 'Publish exchange rates, each under a number of its own and until when it can be named',
        examples: {
            request: {
                rates: [
                    {
                        rateId: '2026-03-31.USD-CNY',
                        from: 'USD',
                        to: 'CNY',
                        rate: '6.9812',
                        day: '2026-03-31',
                        validUntil: '2099-04-01T01:15:00.000Z',
                    },
                ],
            },
        },
        body: publishExchangeRatesSchema,
        status: 201,
        answer: exchangeRateBookSchema,
        act: async ({ ledger, body, request }) => {
            const committed = await ledger.submit({
                name: 'trade/exchange-rate:PublishExchangeRates',
                input: body,
                request,
            });
            return { committed, resource: await readExchangeRates(ledger) };
        },
    }),
];

function readExchangeRates(ledger: Ledger): Promise<ExchangeRateBook> {
    return ledger.evaluate({
        name: 'trade/exchange-rate:ReadExchangeRates',
        input: {},
        answer: exchangeRateBookSchema,
    });
}
