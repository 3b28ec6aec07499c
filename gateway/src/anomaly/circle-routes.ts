import { circlesAmong, defaultCircleThresholds, type Circle } from '@cohong/domain/anomaly/circle';
import { saleSchema, type Sale } from '@cohong/domain/anomaly/sale';
import { z } from 'zod';
import type { Route } from '../http/route.js';
import { hsChapterSchema } from '../read-model/supervised/hs-chapter.js';
import type { OddSale } from '../read-model/supervised/odd-sales.js';
import { hits, mostRows, standingFields, standingRow, threshold, type Hit } from './hits-route.js';

const { circleDays, mostParties } = defaultCircleThresholds;

const circleSchema = z.object({
    rule: z.literal('SALES_IN_A_CIRCLE'),
    parties: z
        .array(z.string())
        .meta({ description: 'Each sells to the next, and the last to the first; without the forms of their firms' }),
    chapter: hsChapterSchema.exactOptional().meta({ description: 'Of the goods, where any of the sales says it' }),
    days: z.int().meta({ description: 'From the first of the sales to the last' }),
    thresholdDays: z.int(),
    sales: z.int().meta({ description: 'How many sales close it' }),
    rows: z.array(saleSchema.extend(standingFields)).meta({ description: `At most ${mostRows} of them` }),
});

/** Goods that are sold on until they are back where they came from. */
export const circleRoutes: readonly Route[] = [
    hits({
        path: '/v1/supervision/circles',
        summary: 'Parties who sell to each other in a circle, by declarations and letters of credit of a period',
        filters: {
            circleDays: threshold('Within how many days everybody in a circle has sold', circleDays),
            mostParties: z
                .enum(['2', '3', '4', '5'])
                .optional()
                .meta({ description: `How many parties a circle may have; ${mostParties} when not given` }),
        },
        hit: circleSchema,
        columns: ['rule', 'parties', 'chapter', 'days', 'thresholdDays', 'sales', 'rows'],
        find: async ({ readModel, query: { since, before, asOfBlock, ...given } }) => {
            const { found, height } = await readModel.anomalies.oddSales({ filters: { since, before }, asOfBlock });
            const circles = circlesAmong(
                found.map(({ sale }) => sale),
                {
                    circleDays: given.circleDays ?? circleDays,
                    mostParties: given.mostParties === undefined ? mostParties : Number(given.mostParties),
                },
            );
            const byPlace = new Map(found.map((odd) => [placeOf(odd.sale), odd]));
            return { height, hits: circles.map((circle) => hitOf(circle, byPlace)) };
        },
    }),
];

function hitOf({ sales, ...circle }: Circle, byPlace: ReadonlyMap<string, OddSale>): Hit {
    const rows = sales.flatMap((sale) => byPlace.get(placeOf(sale)) ?? []);
    const last = sales.at(-1)?.soldOn ?? '';

    return {
        place: [last, circle.chapter ?? '', ...circle.parties].join('.'),
        shown: {
            rule: 'SALES_IN_A_CIRCLE',
            ...circle,
            sales: sales.length,
            rows: rows.slice(0, mostRows).map((odd) => standingRow(odd.sale, odd)),
        },
    };
}

function placeOf({ source, sourceId, seller, buyer }: Sale): string {
    return [source, sourceId, seller, buyer].join('\n');
}
