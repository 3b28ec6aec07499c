import {
    usualPrices,
    type Price,
    type PriceRoute,
    type PriceThresholds,
    type Quartiles,
    type UsualPrices,
} from '@cohong/domain/anomaly/usual-prices';
import type { Query } from '../../database/database.js';
import { oddRows, standingOf, type PeriodQuestion, type Standing, type StoredStanding } from './odd-rows.js';

export interface PriceQuestion extends PeriodQuestion {
    readonly thresholds: PriceThresholds;
}

interface UsualRoute {
    readonly route: PriceRoute;
    readonly quartiles: Quartiles;
    readonly usual: UsualPrices;
}

/** A line whose price is not usual on its route. */
export interface OddPrice extends Standing, UsualRoute {
    readonly declarationNumber: string;
    readonly lineNumber: number;
    readonly enterprise: string;
    readonly declaredOn: string;
    readonly price: Price;
}

interface StoredRoute {
    readonly hs_code: string;
    readonly origin: string;
    readonly country: string;
    readonly unit: string;
    readonly currency: string;
    readonly prices: string;
    readonly quartiles: readonly [string, string, string];
}

interface StoredPrice extends StoredStanding {
    readonly declaration_number: string;
    readonly line_number: number;
    readonly enterprise: string;
    readonly declared_on: string;
    readonly price: string;
    /** Which of the routes that were asked about, from one on. */
    readonly number: string;
}

const routeColumns = 'hs_code, origin, country, unit, currency';

/** The lines whose prices lie outside what the rule takes for usual on their routes, in that period. */
export async function oddPrices(query: Query, question: PriceQuestion): Promise<readonly OddPrice[]> {
    const routes = await usualRoutes(query, question);
    const { of, values, put, standing, joined } = oddRows(question);
    const ofRoutes = (field: (route: UsualRoute) => string): string => put(routes.map(field));
    const rows = await query<StoredPrice>(
        `SELECT found.declaration_number, found.line_number, found.enterprise, left(found.place, 10) AS declared_on,
            found.price::text, found.number, ${standing}
        FROM (
            SELECT found.*, usual.number FROM unnest(${ofRoutes(({ route }) => route.hsCode)}::text[],
                ${ofRoutes(({ route }) => route.originCountry)}::text[],
                ${ofRoutes(({ route }) => route.destinationCountry)}::text[],
                ${ofRoutes(({ route }) => route.unit)}::text[], ${ofRoutes(({ route }) => route.currency)}::text[],
                ${ofRoutes(({ usual }) => String(usual.lowest))}::numeric[],
                ${ofRoutes(({ usual }) => String(usual.highest))}::numeric[]
            ) WITH ORDINALITY AS usual (${routeColumns}, lowest, highest, number)
            JOIN (SELECT * FROM ${of('priced')}) AS found USING (${routeColumns})
            WHERE found.price < usual.lowest OR found.price > usual.highest
        ) AS found ${joined({ key: 'found.key' })}`,
        values,
    );

    return rows.flatMap((row) => {
        const route = routes[Number(row.number) - 1];
        return route === undefined ? [] : [{ ...route, ...lineOf(row), ...standingOf(row) }];
    });
}

/** What is usual on each route, where enough prices tell it. The quartiles are those of the rule. */
async function usualRoutes(query: Query, question: PriceQuestion): Promise<readonly UsualRoute[]> {
    const { of, values, put } = oddRows(question);
    const rows = await query<StoredRoute>(
        `SELECT ${routeColumns}, count(*) AS prices,
            (percentile_disc(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY price))::text[] AS quartiles
        FROM ${of('priced')} GROUP BY ${routeColumns} HAVING count(*) >= ${put(question.thresholds.leastPrices)}`,
        values,
    );

    return rows.flatMap((row) => {
        const [first, median, third] = row.quartiles;
        const quartiles = {
            prices: Number(row.prices),
            first: BigInt(first),
            median: BigInt(median),
            third: BigInt(third),
        };
        const usual = usualPrices(quartiles, question.thresholds);
        return usual === undefined ? [] : [{ route: routeOf(row), quartiles, usual }];
    });
}

function routeOf(row: StoredRoute): PriceRoute {
    return {
        hsCode: row.hs_code,
        originCountry: row.origin,
        destinationCountry: row.country,
        unit: row.unit,
        currency: row.currency,
    };
}

function lineOf(
    row: StoredPrice,
): Pick<OddPrice, 'declarationNumber' | 'lineNumber' | 'enterprise' | 'declaredOn' | 'price'> {
    return {
        declarationNumber: row.declaration_number,
        lineNumber: row.line_number,
        enterprise: row.enterprise,
        declaredOn: row.declared_on,
        price: BigInt(row.price),
    };
}
