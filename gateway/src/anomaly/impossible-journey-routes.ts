import {
    defaultJourneyThresholds,
    impossibleJourneySchema,
    journeySchema,
    type ImpossibleJourney,
} from '@cohong/domain/anomaly/journey';
import { impossibleAmong } from '@cohong/domain/anomaly/shared-journey';
import { impossibleIn } from '@cohong/domain/anomaly/single-journey';
import { z } from 'zod';
import type { Route } from '../http/route.js';
import type { OddJourney } from '../read-model/supervised/odd-journeys.js';
import { hits, mostRows, standingFields, standingRow, threshold, type Hit } from './hits-route.js';

const { waitingDays, voyageDays, returnDays } = defaultJourneyThresholds;

const hitSchema = impossibleJourneySchema.omit({ declarationNumbers: true }).extend({
    declarations: z.int().meta({ description: 'How many say it together' }),
    rows: z.array(journeySchema.extend(standingFields)).meta({ description: `At most ${mostRows} of them` }),
});

/** Dates and voyages that cannot be. */
export const impossibleJourneyRoutes: readonly Route[] = [
    hits({
        path: '/v1/supervision/impossible-journeys',
        summary: 'What declarations of a period say of dates, voyages, containers and ports that cannot be so',
        filters: {
            rule: impossibleJourneySchema.shape.rule.optional(),
            waitingDays: threshold('How long goods may wait for their ship', waitingDays),
            voyageDays: threshold('Within how many days a ship calls at all ports of one voyage', voyageDays),
            returnDays: threshold('How soon a container that has sailed can sail again', returnDays),
        },
        hit: hitSchema,
        columns: ['rule', 'about', 'days', 'thresholdDays', 'declarations', 'rows'],
        find: async ({ readModel, query: { since, before, asOfBlock, rule, ...given } }) => {
            const thresholds = {
                waitingDays: given.waitingDays ?? waitingDays,
                voyageDays: given.voyageDays ?? voyageDays,
                returnDays: given.returnDays ?? returnDays,
            };
            const { found, height } = await readModel.anomalies.oddJourneys({
                filters: { since, before },
                asOfBlock,
                thresholds,
            });
            const journeys = found.map(({ journey }) => journey);
            const impossible = [
                ...journeys.flatMap((journey) => impossibleIn(journey, thresholds)),
                ...impossibleAmong(journeys, thresholds),
            ].filter((each) => rule === undefined || each.rule === rule);
            const byNumber = new Map(found.map((odd) => [odd.journey.declarationNumber, odd]));
            return { height, hits: impossible.map((each) => hitOf(each, byNumber)) };
        },
    }),
];

function hitOf({ declarationNumbers, ...why }: ImpossibleJourney, byNumber: ReadonlyMap<string, OddJourney>): Hit {
    const rows = declarationNumbers.flatMap((number) => byNumber.get(number) ?? []);
    const newest =
        rows
            .map(({ journey }) => journey.declarationDate)
            .sort()
            .at(-1) ?? '';

    return {
        place: [newest, why.rule, why.about, declarationNumbers[0]].join('.'),
        shown: {
            ...why,
            declarations: declarationNumbers.length,
            rows: rows.slice(0, mostRows).map((odd) => standingRow(odd.journey, odd)),
        },
    };
}
