/**
 * What regulators search and add up, out of records: each column is one that is asked for. A row holds from the block
 * that wrote it until the one that replaced it, as records do, so that the past can be asked as well.
 *
 * Amounts are in minor units. Days are China's, as customs and banks count them.
 */
export function supervisedTables(schema: string): string {
    return `
        CREATE TABLE ${schema}.declared (
            key text NOT NULL,
            -- Where it comes in a list: its day, and what tells it from others of that day.
            place text COLLATE "C" NOT NULL,
            declaration_number text COLLATE "C" NOT NULL,
            enterprise text COLLATE "C" NOT NULL,
            country text COLLATE "C" NOT NULL,
            -- Of the greatest part of its value: so each amount is counted in one chapter.
            chapter text COLLATE "C" NOT NULL,
            currency text COLLATE "C" NOT NULL,
            amount numeric NOT NULL,
            status text COLLATE "C" NOT NULL,
            declared_on text COLLATE "C" NOT NULL,
            block_number bigint NOT NULL,
            replaced_in bigint
        );

        -- One row for each declaration on which a financing rests, or one without.
        CREATE TABLE ${schema}.financed (
            collection text NOT NULL,
            key text NOT NULL,
            place text COLLATE "C" NOT NULL,
            bank text COLLATE "C" NOT NULL,
            declaration_number text COLLATE "C",
            enterprise text COLLATE "C" NOT NULL,
            -- Of the declaration; nothing where there is none.
            country text COLLATE "C",
            chapter text COLLATE "C",
            currency text COLLATE "C" NOT NULL,
            -- Of the financing, and of it on this declaration: in all, and reserved or lent and not repaid.
            whole numeric NOT NULL,
            amount numeric NOT NULL,
            outstanding numeric NOT NULL,
            status text COLLATE "C" NOT NULL,
            requested_on text COLLATE "C" NOT NULL,
            lent_on text COLLATE "C",
            block_number bigint NOT NULL,
            replaced_in bigint
        );

        -- Export proceeds as the registry notes them, each time that there are more of a declaration.
        CREATE TABLE ${schema}.received (
            place text COLLATE "C" NOT NULL,
            declaration_number text COLLATE "C" NOT NULL,
            enterprise text COLLATE "C",
            country text COLLATE "C",
            chapter text COLLATE "C",
            currency text COLLATE "C" NOT NULL,
            amount numeric NOT NULL,
            noted_on text COLLATE "C" NOT NULL,
            transaction_id text NOT NULL,
            noted_in bigint NOT NULL,
            recorded_at timestamptz NOT NULL,
            block_number bigint NOT NULL,
            replaced_in bigint
        );

        ${tally(schema)}
        ${indexes(schema)}
        ${counted(schema)}
    `;
}

function tally(schema: string): string {
    return `
        -- Sums of what holds now: of a day where there is one, and of all days under ''.
        CREATE TABLE ${schema}.tally (
            measure text COLLATE "C" NOT NULL,
            dimension text COLLATE "C" NOT NULL,
            member text COLLATE "C" NOT NULL,
            day text COLLATE "C" NOT NULL,
            currency text COLLATE "C" NOT NULL,
            number bigint NOT NULL,
            amount numeric NOT NULL,
            PRIMARY KEY (measure, dimension, member, day, currency)
        ) WITH (fillfactor = 70);
        CREATE INDEX tally_by_amount ON ${schema}.tally (measure, dimension, currency, amount, member) WHERE day = '';
    `;
}

/** For each thing that is searched, its rows in the order of lists; and what a block has written or replaced. */
function indexes(schema: string): string {
    const searched = {
        declared: ['', 'enterprise', 'country', 'chapter', 'status', 'currency'],
        financed: ['', 'bank', 'bank, status', 'enterprise', 'country', 'chapter', 'status', 'currency'],
        received: ['', 'enterprise', 'country', 'chapter', 'currency'],
    };

    return [
        searchIndexes(schema, searched),
        `CREATE INDEX ON ${schema}.declared (key) WHERE replaced_in IS NULL;`,
        `CREATE INDEX ON ${schema}.financed (collection, key) WHERE replaced_in IS NULL;`,
        `CREATE INDEX ON ${schema}.financed (lent_on, place) WHERE replaced_in IS NULL AND lent_on IS NOT NULL;`,
    ].join('\n');
}

/** By each of these columns, or none, in the order of lists. */
export function searchIndexes(schema: string, searched: Readonly<Record<string, readonly string[]>>): string {
    return Object.entries(searched)
        .flatMap(([table, columns]) =>
            [
                ...columns.map((column) => [...(column === '' ? [] : [column]), 'place'].join(', ')),
                'declaration_number, place',
                table === 'financed' ? 'currency, whole' : 'currency, amount',
            ]
                .map((columns) => `CREATE INDEX ON ${schema}.${table} (${columns}) WHERE replaced_in IS NULL;`)
                .concat(
                    `CREATE INDEX ON ${schema}.${table} (block_number);`,
                    `CREATE INDEX ON ${schema}.${table} (replaced_in) WHERE replaced_in IS NOT NULL;`,
                ),
        )
        .join('\n');
}

/** What each row adds to which sum: the tally is this, added up, and so is any sum as it was after a block. */
function counted(schema: string): string {
    return countedView(schema, 'counted', [
        { measure: 'EXPORTED', of: 'declared', day: 'declared_on', when: isReleased },
        { measure: 'GAP', of: 'declared', when: isReleased },
        { measure: 'REQUESTED', of: 'financed', day: 'requested_on', when: 'true' },
        { measure: 'LENT', of: 'financed', day: 'lent_on', when: isLent },
        { measure: 'RESERVED', of: 'financed', amount: 'outstanding', when: isReserved },
        { measure: 'OUTSTANDING', of: 'financed', amount: 'outstanding', when: isOutstanding },
        { measure: 'EXPOSED', of: 'financed', amount: 'outstanding', when: isOpen },
        { measure: 'RECEIVED', of: 'received', day: 'noted_on', when: 'true' },
        { measure: 'GAP', of: 'received', number: 0, amount: '-amount', when: 'true' },
    ]);
}

/** What the rows of a table add to a sum. */
interface Measure {
    readonly measure: string;
    readonly of: string;
    /** SQL: where it is added day by day. */
    readonly day?: string;
    readonly number?: number;
    readonly amount?: string;
    readonly when: string;
}

/** What each row adds to which sum, by each dimension. */
export function countedView(schema: string, view: string, measures: readonly Measure[]): string {
    const ofGoods = `('ALL', ''), ('ENTERPRISE', enterprise), ('COUNTRY', country), ('HS_CHAPTER', chapter)`;
    const ofBanks: readonly string[] = ['financed', 'paid'];
    const rows = measures.map(
        ({ measure, of, day = 'NULL::text', number = 1, amount = 'amount', when }) => `
            SELECT block_number, replaced_in, '${measure}' AS measure, dimension, member, ${day} AS day, currency,
                ${number} AS number, ${amount} AS amount
            FROM ${schema}.${of},
                LATERAL (VALUES ${ofGoods}${ofBanks.includes(of) ? `, ('BANK', bank)` : ''}) AS counted (dimension, member)
            WHERE member IS NOT NULL AND ${when}`,
    );

    return `CREATE VIEW ${schema}.${view} AS ${rows.join(' UNION ALL ')};`;
}

/** SQL: whether customs has let the goods go. */
export const isReleased = `status IN ('RELEASED', 'CLEARED')`;

const isReserved = `status = 'RESERVED'`;
/** SQL: whether money was lent. A pay-out that did not happen is REVERSED, and keeps its day. */
export const isLent = `lent_on IS NOT NULL AND status <> 'REVERSED'`;
const isOutstanding = `${isLent} AND outstanding > 0`;

/** SQL: whether a bank has something at stake on a financing, or keeps it for one. */
export const isOpen = `(${isReserved} OR (${isOutstanding}))`;
