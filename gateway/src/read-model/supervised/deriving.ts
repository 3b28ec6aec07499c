/** The kinds of records out of which there is something to search. */
const kinds = `('declaration', 'financing', 'encumbrance')`;

/** SQL: an amount of a record in minor units, of which it is written with all decimals. */
export const minorUnits = (money: string): string => `replace(${money} ->> 'amount', '.', '')::numeric`;

export const chinaDay = (instant: string): string =>
    `to_char((${instant}) AT TIME ZONE INTERVAL '+08:00', 'YYYY-MM-DD')`;

/** The columns that follow the declaration, wherever it has been amended since. */
const ofDeclaration = ['country', 'chapter'] as const;

/**
 * Functions that read a block's records into the tables, in the transaction that writes them. They name their schema, so
 * they are made again where that has got another name.
 */
export function supervisedFunctions(schema: string): string {
    const declared = 'declared';

    return `
        CREATE OR REPLACE FUNCTION ${schema}.supervise(block bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            ${declaredBy(schema, { kind: 'declaration', table: 'declared', party: 'consignor', country: 'destinationCountry' })}
            ${follows(schema, { table: 'financed', columns: financedColumns, followed: ofDeclaration, declared })}
            ${follows(schema, { table: 'received', columns: receivedColumns, followed: ['enterprise', ...ofDeclaration], declared })}
            ${financed(schema)}
            ${received(schema)}
            ${tallied(schema, 'counted')}
        END
        $$;

        ${writtenFunction(schema, 'supervise', kinds)}
    `;
}

/** What has the functions called: whatever is written into the records, by whichever way. */
export function supervisedTrigger(schema: string): string {
    return `
        CREATE INDEX supervised_record ON ${schema}.record (block_number)
            WHERE chaincode = 'trade' AND kind IN ${kinds};
        CREATE TRIGGER supervise AFTER INSERT ON ${schema}.record
            REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ${schema}.supervise_written();
    `;
}

/** The records that were read before there were the tables. */
export function supervisedSoFar(schema: string): string {
    return soFar(schema, 'supervise', kinds);
}

/** What a trigger runs when records are written: the function of this name on each block in which some of these kinds were. */
export function writtenFunction(schema: string, name: string, those: string): string {
    return `CREATE OR REPLACE FUNCTION ${schema}.${name}_written() RETURNS trigger LANGUAGE plpgsql AS $$
        DECLARE
            block bigint;
        BEGIN
            FOR block IN ${kindsWritten('written', those)}
            LOOP
                PERFORM ${schema}.${name}(block);
            END LOOP;
            RETURN NULL;
        END
        $$;`;
}

/** The same function on each block that was read before. */
export function soFar(schema: string, name: string, those: string): string {
    return `
        SELECT ${schema}.${name}(block_number) FROM (${kindsWritten(`${schema}.record`, those)}) AS blocks;
    `;
}

/** SQL: the blocks in which records of these kinds were written, in their order. */
function kindsWritten(table: string, those: string): string {
    return `SELECT DISTINCT block_number FROM ${table}
                WHERE chaincode = 'trade' AND kind IN ${those} ORDER BY block_number`;
}

/** The records of one kind as the block has left them. */
export function leftBy(schema: string, kind: string): string {
    return `${schema}.record AS written WHERE written.block_number = block AND chaincode = 'trade' AND kind = '${kind}'
                AND written.replaced_in IS DISTINCT FROM block`;
}

/** With what the declaration of this number says now, looked up row by row: however many there are, a block brings few. */
export function ofPresent(
    schema: string,
    { table, number }: { readonly table: string; readonly number: string },
): string {
    return `LEFT JOIN LATERAL (
                SELECT enterprise, country, chapter FROM ${schema}.${table} AS present
                WHERE present.declaration_number = ${number} AND replaced_in IS NULL ORDER BY place LIMIT 1
            ) AS declared ON true`;
}

interface Declaring {
    readonly kind: string;
    readonly table: string;
    /** The fields of the declaration that name the Chinese company, and the country at the other end. */
    readonly party: string;
    readonly country: string;
}

/** What customs has declared, of exports or of imports. */
export function declaredBy(schema: string, { kind, table, party, country }: Declaring): string {
    return `
            UPDATE ${schema}.${table} AS before SET replaced_in = block
            FROM ${leftBy(schema, kind)}
                AND before.key = written.key AND before.replaced_in IS NULL;
            INSERT INTO ${schema}.${table}
            SELECT key, (value ->> 'declarationDate') || '.' || key || '.' || collection,
                value ->> 'declarationNumber', value -> '${party}' ->> 'uscc', value ->> '${country}',
                (SELECT left(line ->> 'hsCode', 2) FROM jsonb_array_elements(value -> 'lines') AS line
                    GROUP BY 1 ORDER BY sum(${minorUnits(`(line -> 'totalAmount')`)}) DESC, 1 LIMIT 1),
                value -> 'totalValue' ->> 'currency', ${minorUnits(`(value -> 'totalValue')`)},
                value ->> 'status', value ->> 'declarationDate', block
            FROM ${leftBy(schema, kind)} AND value IS NOT NULL;`;
}

const financedColumns = [
    ...['collection', 'key', 'place', 'bank', 'declaration_number', 'enterprise', 'country', 'chapter', 'currency'],
    ...['whole', 'amount', 'outstanding', 'status', 'requested_on', 'lent_on'],
];

/**
 * What rests on several declarations is asked for and outstanding on each by its share, in the currency of the loan,
 * which may be another than theirs.
 */
function financed(schema: string): string {
    const byShare = (money: string): string => `coalesce(div(${minorUnits(money)} * upto, nullif(whole, 0))
                    - div(${minorUnits(money)} * (upto - share), nullif(whole, 0)), 0)`;

    return `
            UPDATE ${schema}.financed AS before SET replaced_in = block
            FROM ${leftBy(schema, 'financing')}
                AND before.collection = written.collection AND before.key = written.key AND before.replaced_in IS NULL;
            INSERT INTO ${schema}.financed
            SELECT collection, written.key, (value ->> 'requestedAt') || '.' || written.key || '.' || collection,
                value ->> 'bank', part.declaration_number, value ->> 'exporterUscc', country, chapter,
                value -> 'amount' ->> 'currency', ${minorUnits(`(value -> 'amount')`)},
                ${byShare(`(value -> 'amount')`)}, ${byShare(`(value -> 'outstanding')`)},
                value ->> 'status', ${chinaDay(`(value ->> 'requestedAt')::timestamptz`)},
                ${chinaDay(`(value -> 'disbursement' ->> 'paidAt')::timestamptz`)}, block
            FROM (SELECT * FROM ${leftBy(schema, 'financing')} AND value IS NOT NULL) AS written
            CROSS JOIN LATERAL (
                SELECT each ->> 'declarationNumber' AS declaration_number, ${minorUnits(`(each -> 'amount')`)} AS share,
                    sum(${minorUnits(`(each -> 'amount')`)}) OVER (ORDER BY ordinality) AS upto,
                    sum(${minorUnits(`(each -> 'amount')`)}) OVER () AS whole
                FROM jsonb_array_elements(coalesce(value -> 'shares', jsonb_build_array(value)))
                    WITH ORDINALITY AS shares (each, ordinality)
            ) AS part
            ${ofPresent(schema, { table: 'declared', number: 'part.declaration_number' })};`;
}

const receivedColumns = [
    ...['place', 'declaration_number', 'enterprise', 'country', 'chapter', 'currency', 'amount', 'noted_on'],
    ...['transaction_id', 'noted_in', 'recorded_at'],
];

/** The registry keeps what has been received of a declaration in all: what is new is the rest. */
function received(schema: string): string {
    return `
            WITH noted AS MATERIALIZED (
                SELECT written.*, value ->> 'declarationNumber' AS number, value -> 'collected' ->> 'currency' AS currency,
                    ${minorUnits(`(value -> 'collected')`)} - coalesce((
                        SELECT sum(earlier.amount) FROM ${schema}.received AS earlier
                        WHERE earlier.declaration_number = value ->> 'declarationNumber' AND earlier.replaced_in IS NULL
                            AND earlier.currency IS NOT DISTINCT FROM value -> 'collected' ->> 'currency'
                    ), 0) AS amount
                FROM ${leftBy(schema, 'encumbrance')} AND value IS NOT NULL
            )
            INSERT INTO ${schema}.received
            SELECT ${chinaDay('recorded_at')} || '.' || key || '.' || lpad(block::text, 15, '0'),
                number, enterprise, country, chapter, currency, amount, ${chinaDay('recorded_at')},
                transaction_id, block, recorded_at, block
            FROM noted
            ${ofPresent(schema, { table: 'declared', number: 'noted.number' })}
            WHERE amount <> 0;`;
}

interface Following {
    readonly table: string;
    readonly columns: readonly string[];
    readonly followed: readonly string[];
    /** The table of the declarations. */
    readonly declared: string;
}

/** What rests on a declaration is counted where that now says that it belongs. */
export function follows(schema: string, { table, columns, followed, declared }: Following): string {
    const [ours, theirs] = ['resting', 'declared'].map((each) =>
        followed.map((column) => `${each}.${column}`).join(', '),
    );
    const restated = columns.map((column) => `${followed.includes(column) ? 'declared' : 'resting'}.${column}`);
    const amended = `declared.block_number = block AND declared.replaced_in IS NULL
                AND resting.declaration_number = declared.declaration_number AND (${ours}) IS DISTINCT FROM (${theirs})`;

    return `
            INSERT INTO ${schema}.${table} (${columns.join(', ')}, block_number)
            SELECT ${restated.join(', ')}, block
            FROM ${schema}.${table} AS resting, ${schema}.${declared} AS declared WHERE resting.replaced_in IS NULL AND ${amended};
            UPDATE ${schema}.${table} AS resting SET replaced_in = block FROM ${schema}.${declared} AS declared
            WHERE resting.replaced_in IS NULL AND ${amended};`;
}

/** What the block has added to each sum and taken from it. */
export function tallied(schema: string, view: string): string {
    return `
            INSERT INTO ${schema}.tally AS tally (measure, dimension, member, day, currency, number, amount)
            SELECT measure, dimension, member, days.day, currency, sum(sign * number), sum(sign * amount)
            FROM (
                SELECT *, 1 AS sign FROM ${schema}.${view} WHERE block_number = block
                UNION ALL
                SELECT *, -1 AS sign FROM ${schema}.${view} WHERE replaced_in = block
            ) AS changed
            CROSS JOIN LATERAL (SELECT '' AS day UNION ALL SELECT changed.day WHERE changed.day IS NOT NULL) AS days
            GROUP BY measure, dimension, member, days.day, currency
            HAVING sum(sign * number) <> 0 OR sum(sign * amount) <> 0
            ON CONFLICT (measure, dimension, member, day, currency) DO UPDATE
            SET number = tally.number + excluded.number, amount = tally.amount + excluded.amount;`;
}
