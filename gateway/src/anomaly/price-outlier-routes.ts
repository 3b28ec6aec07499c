import {
    basisPointsOff,
    defaultPriceThresholds,
    priceRouteSchema,
    priceText,
    sideOf,
    type Price,
} from '@cohong/domain/anomaly/usual-prices';
import { declarationNumberSchema } from '@cohong/domain/kernel/identifiers/declaration-number';
import { countryCodeSchema } from '@cohong/domain/kernel/identifiers/country';
import { hsCodeSchema } from '@cohong/domain/kernel/identifiers/hs-code';
import { usccSchema } from '@cohong/domain/kernel/identifiers/uscc';
import { unitPriceSchema, unitSchema } from '@cohong/domain/kernel/quantity';
import { dateSchema } from '@cohong/domain/kernel/time';
import { z } from 'zod';
import type { Route } from '../http/route.js';
import { supervisors } from '../party/roles.js';
import { currencyCode } from '../read-model/currency-filter.js';
import type { OddPrice } from '../read-model/supervised/odd-prices.js';
import { search } from '../supervision/search-route.js';
import { hits, standingFields, standingRow, threshold, type Hit } from './hits-route.js';

const routeFilters = {
    hsCode: hsCodeSchema.optional(),
    originCountry: countryCodeSchema.optional(),
    country: countryCodeSchema.optional().meta({ description: 'Where the goods of the line go' }),
    unit: unitSchema.optional().meta({ description: 'By which they are sold (UN/ECE recommendation 20)' }),
    currency: currencyCode.optional(),
};

const priceSchema = unitPriceSchema.shape.amount;

const priceOutlierSchema = z.object({
    rule: z.literal('PRICE_FAR_FROM_ROUTE'),
    side: z.enum(['ABOVE', 'BELOW']),
    basisPointsOff: z.int().meta({ description: 'How far from the median, in ten-thousandths of that' }),
    route: priceRouteSchema,
    prices: z.int().meta({ description: 'Out of how many prices it is worked out what is usual' }),
    median: priceSchema.meta({ description: 'Half of the prices are at most that' }),
    firstQuartile: priceSchema,
    thirdQuartile: priceSchema,
    usualFrom: priceSchema.meta({ description: 'From which price on nothing is far off, by the thresholds' }),
    usualTo: priceSchema,
    line: z.object({
        declarationNumber: declarationNumberSchema,
        lineNumber: z.int(),
        enterprise: usccSchema,
        declaredOn: dateSchema,
        unitPrice: unitPriceSchema,
        ...standingFields,
    }),
    rows: z.string().meta({ description: 'Where all prices of the route are' }),
});

/** Prices of lines, and those that are far from what is usual on their routes. */
export const priceOutlierRoutes: readonly Route[] = [
    hits({
        path: '/v1/supervision/price-outliers',
        summary: 'Unit prices far from what is usual for the commodity, its route, unit and currency in a period',
        filters: {
            ...routeFilters,
            leastPrices: threshold(
                'A route with fewer prices says nothing of what is usual',
                defaultPriceThresholds.leastPrices,
            ),
            spreadBasisPoints: threshold(
                'How many times the distance of the quartiles a price may lie outside them, in ten-thousandths',
                defaultPriceThresholds.spreadBasisPoints,
            ),
            medianBasisPoints: threshold(
                'How far from the median it may lie in any case, in ten-thousandths of that',
                defaultPriceThresholds.medianBasisPoints,
            ),
        },
        hit: priceOutlierSchema,
        columns: [
            ...['rule', 'side', 'basisPointsOff', 'route.hsCode', 'route.originCountry', 'route.destinationCountry'],
            ...['route.unit', 'route.currency', 'prices', 'median', 'usualFrom', 'usualTo', 'line.declarationNumber'],
            ...['line.lineNumber', 'line.enterprise', 'line.declaredOn', 'line.unitPrice.amount', 'line.banks'],
            ...['rows', 'line.ledger.blockNumber', 'line.ledger.transactionId'],
        ],
        find: async ({ readModel, query }) => {
            const { since, before, asOfBlock, hsCode, originCountry, country, unit, currency, ...given } = query;
            const filters = { since, before, hsCode, originCountry, country, unit, currency };
            const { found, height } = await readModel.anomalies.oddPrices({
                filters,
                asOfBlock,
                thresholds: {
                    leastPrices: given.leastPrices ?? defaultPriceThresholds.leastPrices,
                    spreadBasisPoints: given.spreadBasisPoints ?? defaultPriceThresholds.spreadBasisPoints,
                    medianBasisPoints: given.medianBasisPoints ?? defaultPriceThresholds.medianBasisPoints,
                },
            });
            return { height, hits: found.flatMap((odd) => outlierOf(odd, { since, before, asOfBlock })) };
        },
    }),
    search({
        tag: 'Supervision',
        roles: supervisors,
        what: 'prices',
        path: '/v1/supervision/prices',
        summary: 'What lines of declarations cost by the unit; all of them as NDJSON or CSV by Accept',
        filters: {
            ...routeFilters,
            declarationNumber: declarationNumberSchema.optional(),
            enterprise: usccSchema.optional().meta({ description: 'Who has sold the goods abroad' }),
            since: dateSchema.optional().meta({ description: 'Declared on this day in China or later' }),
            before: dateSchema.optional().meta({ description: 'Declared on a day before this one' }),
        },
        columns: [
            ...['declarationNumber', 'lineNumber', 'enterprise', 'declaredOn', 'route.hsCode', 'route.originCountry'],
            ...['route.destinationCountry', 'route.unit', 'unitPrice.currency', 'unitPrice.amount'],
        ],
    }),
];

interface Asked {
    readonly since: string;
    readonly before: string;
    readonly asOfBlock: number | undefined;
}

function outlierOf(odd: OddPrice, asked: Asked): Hit[] {
    const { route, quartiles, usual, price, declarationNumber, lineNumber, enterprise, declaredOn } = odd;
    const side = sideOf(price, usual);
    if (side === undefined) {
        return [];
    }
    const unitPrice = { amount: priceText(price), currency: route.currency };
    const line = { declarationNumber, lineNumber, enterprise, declaredOn, unitPrice };

    return [
        {
            place: `${declaredOn}.${declarationNumber}.${String(lineNumber).padStart(4, '0')}`,
            shown: {
                rule: 'PRICE_FAR_FROM_ROUTE',
                side,
                basisPointsOff: basisPointsOff(price, quartiles),
                route,
                prices: quartiles.prices,
                median: priceText(quartiles.median),
                firstQuartile: priceText(quartiles.first),
                thirdQuartile: priceText(quartiles.third),
                usualFrom: priceText(atLeastNothing(usual.lowest)),
                usualTo: priceText(usual.highest),
                line: standingRow(line, odd),
                rows: pricesOf(odd, asked),
            },
        },
    ];
}

/** No price is below zero. */
function atLeastNothing(price: Price): Price {
    return price < 0n ? 0n : price;
}

function pricesOf({ route }: OddPrice, { since, before, asOfBlock }: Asked): string {
    const { hsCode, originCountry, destinationCountry: country, unit, currency } = route;
    const of = new URLSearchParams({ hsCode, originCountry, country, unit, currency, since, before });
    if (asOfBlock !== undefined) {
        of.set('asOfBlock', String(asOfBlock));
    }

    return `/v1/supervision/prices?${of.toString()}`;
}
