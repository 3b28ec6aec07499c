import type { Database } from '../database/database.js';
import { vaultOf } from '../read-model/places.js';

/** From when on, and until before when. */
export interface Period {
    readonly since?: string | undefined;
    readonly before?: string | undefined;
}

export interface LookCount {
    readonly regulator: string;
    readonly what: string;
    readonly looks: number;
}

interface Row {
    readonly regulator: string;
    readonly what: string;
    readonly looks: string;
}

/** How often regulators have looked into the books of a bank, as its read model has it. */
export class LookCounts {
    readonly #database: Database;

    constructor(database: Database) {
        this.#database = database;
    }

    /** By regulator and route, the most frequent first. */
    async of(bank: string, { since, before }: Period): Promise<readonly LookCount[]> {
        const rows = await this.#database.query<Row>(
            `SELECT record.value ->> 'regulator' AS regulator, look ->> 'what' AS what, count(*) AS looks
             FROM read_model.record, jsonb_array_elements(record.value -> 'looks') AS taken (look)
             WHERE chaincode = 'trade' AND kind = 'regulator-look' AND collection = $1 AND replaced_in IS NULL
                 AND ($2::timestamptz IS NULL OR (look ->> 'lookedAt')::timestamptz >= $2)
                 AND ($3::timestamptz IS NULL OR (look ->> 'lookedAt')::timestamptz < $3)
             GROUP BY 1, 2 ORDER BY count(*) DESC, 1, 2`,
            [vaultOf(bank), since, before],
        );

        return rows.map(({ regulator, what, looks }) => ({ regulator, what, looks: Number(looks) }));
    }
}
