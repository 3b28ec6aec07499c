import { quoteCurveSchema, type QuoteCurve } from '@cohong/domain/forfaiting/curve/quote-curve';
import { readCurveSchema } from '@cohong/domain/forfaiting/curve/api';
import type { Ledger } from '../fabric/ledger.js';
import { act, read, type Route } from '../http/route.js';
import { everybody } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { publicState, vaultOf } from '../read-model/places.js';
import { settledDeals } from './settled-deals.js';

const common = { tag: 'Forfaiting', roles: everybody } as const;
const all = '/v1/quote-curves' as const;

/** At what rates claims were sold, by class of debtor and tenor: public, worked out by the central bank. */
export function quoteCurveRoutes(banks: readonly string[]): readonly Route[] {
    return [
        list({
            ...common,
            path: all,
            summary: 'The rates at which claims were sold, by class of debtor, currency and tenor, day by day',
            chaincode: 'trade',
            kind: 'quote-curve',
            schema: quoteCurveSchema,
            collectionsFor: () => [publicState],
            orderBy: 'postedAt',
            hasPeriod: true,
        }),
        read({
            ...common,
            path: `${all}/{day}`,
            summary: 'The curve of a day',
            params: readCurveSchema,
            answer: quoteCurveSchema,
            read: ({ ledger, params }) => readCurve(ledger, params.day),
        }),
        act({
            ...common,
            roles: { 'central-bank': ['officer'] },
            path: all,
            summary: 'Publish the curve of a day that is over, of deals of which no curve tells yet',
            examples: { request: { day: '2026-03-10' } },
            body: readCurveSchema,
            status: 201,
            answer: quoteCurveSchema,
            act: async ({ ledger, readModel, body, request }) => {
                const deals = await settledDeals(readModel, { day: body.day, vaults: banks.map(vaultOf) });
                const input = { ...body, deals };
                const committed = await ledger.submit({ name: 'trade/quote-curve:PublishCurve', input, request });
                return { committed, resource: await readCurve(ledger, body.day) };
            },
        }),
    ];
}

function readCurve(ledger: Ledger, day: string): Promise<QuoteCurve> {
    return ledger.evaluate({ name: 'trade/quote-curve:ReadCurve', input: { day }, answer: quoteCurveSchema });
}
