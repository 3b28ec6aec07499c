import { leftBy, soFar, writtenFunction } from './deriving.js';

/**
 * What odd prices and journeys are found in: the price of each line, the way of each declaration's goods, and its containers.
 * Of a cancelled declaration there is nothing. A row holds between two blocks, as those of `declared` do.
 */
export function anomalyTables(schema: string): string {
    return `
        CREATE TABLE ${schema}.priced (
            key text NOT NULL,
            -- Where it comes in a list: its day, its declaration and its line.
            place text COLLATE "C" NOT NULL,
            declaration_number text COLLATE "C" NOT NULL,
            line_number integer NOT NULL,
            enterprise text COLLATE "C" NOT NULL,
            hs_code text COLLATE "C" NOT NULL,
            origin text COLLATE "C" NOT NULL,
            country text COLLATE "C" NOT NULL,
            unit text COLLATE "C" NOT NULL,
            currency text COLLATE "C" NOT NULL,
            -- In hundred-thousandths.
            price numeric NOT NULL,
            block_number bigint NOT NULL,
            replaced_in bigint
        );

        CREATE TABLE ${schema}.carried (
            key text NOT NULL,
            place text COLLATE "C" NOT NULL,
            -- Which ship and voyage, where both are known; whatever the width, case and punctuation.
            voyage text COLLATE "C",
            bill text COLLATE "C" NOT NULL,
            left_on text COLLATE "C",
            waited integer,
            -- Whether it says something by itself that cannot be so, whatever a regulator takes for long.
            is_odd boolean NOT NULL,
            block_number bigint NOT NULL,
            replaced_in bigint
        );

        -- One row for each container that has left on a voyage.
        CREATE TABLE ${schema}.boxed (
            key text NOT NULL,
            place text COLLATE "C" NOT NULL,
            container text COLLATE "C" NOT NULL,
            voyage text COLLATE "C" NOT NULL,
            left_on text COLLATE "C" NOT NULL,
            block_number bigint NOT NULL,
            replaced_in bigint
        );

        ${indexes(schema)}
    `;
}

function indexes(schema: string): string {
    const looked = {
        priced: ['place', 'hs_code, country, unit, currency, place', 'declaration_number, place', 'enterprise, place'],
        carried: ['place', 'voyage', 'bill', 'waited, place'],
        boxed: ['place', 'container'],
    };

    return Object.entries(looked)
        .flatMap(([table, columns]) => [
            ...[...columns, 'key'].map(
                (each) => `CREATE INDEX ON ${schema}.${table} (${each}) WHERE replaced_in IS NULL;`,
            ),
            `CREATE INDEX ON ${schema}.${table} (block_number);`,
            `CREATE INDEX ON ${schema}.${table} (replaced_in) WHERE replaced_in IS NOT NULL;`,
        ])
        .concat(`CREATE INDEX ON ${schema}.carried (place) WHERE replaced_in IS NULL AND is_odd;`)
        .join('\n');
}

/** SQL: a number or a name without what differs between two ways to write it. What the rule tells apart, this may not. */
const written = (text: string): string =>
    `nullif(upper(regexp_replace(normalize(${text}, NFKC), '[[:space:][:punct:]$+<=>^\`|~]+', '', 'g')), '')`;

/** Functions that read the declarations of a block into the tables, as `supervisedFunctions` are made. */
export function anomalyFunctions(schema: string): string {
    return `
        CREATE OR REPLACE FUNCTION ${schema}.note_goods(block bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            ${['priced', 'carried', 'boxed'].map((table) => replaced(schema, table)).join('')}
            ${noted(schema)}
        END
        $$;

        ${writtenFunction(schema, 'note_goods', `('declaration')`)}
    `;
}

/** What has the functions called. */
export function anomalyTrigger(schema: string): string {
    return `
        CREATE TRIGGER note_goods AFTER INSERT ON ${schema}.record
            REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ${schema}.note_goods_written();
    `;
}

/** The records that were read before there were the tables. */
export function anomaliesSoFar(schema: string): string {
    return soFar(schema, 'note_goods', `('declaration')`);
}

function replaced(schema: string, table: string): string {
    return `
            UPDATE ${schema}.${table} AS before SET replaced_in = block
            FROM ${leftBy(schema, 'declaration')}
                AND before.key = written.key AND before.replaced_in IS NULL;`;
}

/** What of a declaration is read, once for all tables: each look into the whole of it would unpack it again. */
const said = `"declarationNumber" text, "declarationDate" text, "exportDate" text, status text, consignor jsonb, lines jsonb,
                    containers jsonb, "transportModeCode" text, "vesselName" text, voyage text,
                    "transportDocumentReference" text, "destinationCountry" text, "destinationPort" text`;

function noted(schema: string): string {
    return `
            WITH goods AS MATERIALIZED (
                SELECT key, said.*, "declarationDate" || '.' || key AS place, CASE WHEN "transportModeCode" = '2'
                    THEN ${written(`"vesselName"`)} || ' ' || ${written(`said.voyage`)} END AS sea_voyage
                FROM (SELECT * FROM ${leftBy(schema, 'declaration')} AND value IS NOT NULL) AS written,
                    jsonb_to_record(value) AS said (${said})
                WHERE status <> 'CANCELLED'
            ), priced AS (
                INSERT INTO ${schema}.priced
                SELECT key, place || '.' || lpad(line ->> 'lineNumber', 4, '0'), "declarationNumber",
                    (line ->> 'lineNumber')::integer, consignor ->> 'uscc', line ->> 'hsCode', line ->> 'originCountry',
                    line ->> 'destinationCountry', line -> 'quantity' ->> 'unit', line -> 'unitPrice' ->> 'currency',
                    trunc((line -> 'unitPrice' ->> 'amount')::numeric * 100000), block
                FROM goods, jsonb_array_elements(lines) AS each (line)
            ), carried AS (
                INSERT INTO ${schema}.carried
                SELECT key, place, sea_voyage, coalesce(${written(`"transportDocumentReference"`)}, ''), "exportDate",
                    -- Whatever way a session has to write dates.
                    to_date("exportDate", 'YYYY-MM-DD') - to_date("declarationDate", 'YYYY-MM-DD'),
                    left("destinationPort", 2) NOT IN ("destinationCountry", 'XZ')
                        OR ("transportModeCode" = '2' AND "exportDate" IS NOT NULL
                            AND ("vesselName" IS NULL OR goods.voyage IS NULL)),
                    block
                FROM goods
            )
            INSERT INTO ${schema}.boxed
            SELECT DISTINCT key, place, box ->> 'equipmentReference', sea_voyage, "exportDate", block
            FROM goods, jsonb_array_elements(containers) AS each (box)
            WHERE "exportDate" IS NOT NULL AND sea_voyage IS NOT NULL;`;
}
