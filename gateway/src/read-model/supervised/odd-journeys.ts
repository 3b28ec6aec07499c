import { journeySchema, type Journey, type JourneyThresholds } from '@cohong/domain/anomaly/journey';
import type { Query } from '../../database/database.js';
import { oddRows, standingOf, type PeriodQuestion, type Standing, type StoredStanding } from './odd-rows.js';

export interface JourneyQuestion extends PeriodQuestion {
    readonly thresholds: JourneyThresholds;
}

/** What a declaration says of its way that may be odd, by itself or with others that are found too. */
export interface OddJourney extends Standing {
    readonly journey: Journey;
}

const fields = Object.keys(journeySchema.shape)
    .map((field) => `'${field}', record.value -> '${field}'`)
    .join(', ');

const days = (from: string, until: string): string =>
    `to_date(${until}, 'YYYY-MM-DD') - to_date(${from}, 'YYYY-MM-DD')`;

/** The declarations out of which the rule finds all that is impossible in the period, and hardly any besides. */
export async function oddJourneys(query: Query, question: JourneyQuestion): Promise<readonly OddJourney[]> {
    const { waitingDays, voyageDays, returnDays } = question.thresholds;
    const { of, values, put, standing, joined } = oddRows(question);
    const rows = await query<StoredStanding & { readonly value: string }>(
        `WITH voyages AS (
            SELECT voyage, min(left_on) AS first, max(left_on) AS last FROM ${of('carried')}
                AND voyage IS NOT NULL AND left_on IS NOT NULL
            GROUP BY voyage HAVING ${days('min(left_on)', 'max(left_on)')} > ${put(voyageDays)}
        ), bills AS (
            SELECT bill FROM ${of('carried')} AND voyage IS NOT NULL
            GROUP BY bill HAVING min(voyage) <> max(voyage)
        ), boxes AS (
            SELECT DISTINCT container FROM (
                SELECT container, first, lag(last) OVER (PARTITION BY container ORDER BY first, last) AS before FROM (
                    SELECT container, min(left_on) AS first, max(left_on) AS last FROM ${of('boxed')}
                    GROUP BY container, voyage
                ) AS voyages
            ) AS voyages WHERE ${days('before', 'first')} < ${put(returnDays)}
        ), odd AS (
            SELECT key FROM ${of('carried')} AND (is_odd OR waited > ${put(waitingDays)})
            UNION SELECT key FROM (SELECT * FROM ${of('carried')}) AS carried JOIN voyages USING (voyage)
                WHERE left_on IN (first, last)
            UNION SELECT key FROM (SELECT * FROM ${of('carried')}) AS carried JOIN bills USING (bill)
            UNION SELECT key FROM (SELECT * FROM ${of('boxed')}) AS boxed JOIN boxes USING (container)
        )
        SELECT ${standing}, jsonb_strip_nulls(jsonb_build_object(${fields}))::text AS value
        FROM odd ${joined({ key: 'odd.key' })}`,
        values,
    );

    return rows.map((row) => ({ journey: journeySchema.parse(JSON.parse(row.value)), ...standingOf(row) }));
}
