import type { Database, Query } from '../../database/database.js';
import { heightOf } from '../records.js';
import { oddJourneys, type JourneyQuestion, type OddJourney } from './odd-journeys.js';
import { oddSales, type OddSale } from './odd-sales.js';
import type { PeriodQuestion } from './odd-rows.js';
import { oddPrices, type OddPrice, type PriceQuestion } from './odd-prices.js';

/** What was found at one moment, and how many blocks had been read for it. */
export interface AtHeight<Found> {
    readonly found: readonly Found[];
    readonly height: number;
}

/** Finds the rows in which the rules of `@cohong/domain/anomaly` may see something odd: few of all that there are. */
export class Anomalies {
    readonly #database: Database;

    constructor(database: Database) {
        this.#database = database;
    }

    /** The lines whose prices are not usual on their routes. */
    oddPrices(question: PriceQuestion): Promise<AtHeight<OddPrice>> {
        return this.#atOneMoment((query) => oddPrices(query, question));
    }

    /** The declarations of whose ways something may be impossible. */
    oddJourneys(question: JourneyQuestion): Promise<AtHeight<OddJourney>> {
        return this.#atOneMoment((query) => oddJourneys(query, question));
    }

    /** The sales of which a circle may be made. */
    oddSales(question: PeriodQuestion): Promise<AtHeight<OddSale>> {
        return this.#atOneMoment((query) => oddSales(query, question));
    }

    #atOneMoment<Found>(find: (query: Query) => Promise<readonly Found[]>): Promise<AtHeight<Found>> {
        return this.#database.transaction(async (query) => {
            await query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
            const height = await heightOf(query);

            return { height, found: await find(query) };
        });
    }
}
