import {
    chinaDay,
    declaredBy,
    follows,
    leftBy,
    minorUnits,
    ofPresent,
    soFar,
    tallied,
    writtenFunction,
} from './deriving.js';
import { countedView, isReleased, searchIndexes } from './tables.js';

/** The kinds of records of which there is something to search about imports. */
const kinds = `('import-declaration', 'import-financing')`;

/** What regulators search and add up of imports, as the tables of exports are kept. */
export function importTables(schema: string): string {
    return `
        -- As declared is of exports: of the country from which the goods were sent.
        CREATE TABLE ${schema}.imported (LIKE ${schema}.declared);

        -- What pays for goods that have come in, out of loans or the importers' own funds.
        CREATE TABLE ${schema}.paid (
            collection text NOT NULL,
            key text NOT NULL,
            place text COLLATE "C" NOT NULL,
            bank text COLLATE "C" NOT NULL,
            declaration_number text COLLATE "C" NOT NULL,
            enterprise text COLLATE "C" NOT NULL,
            -- Of the declaration; nothing where nobody has declared the number.
            country text COLLATE "C",
            chapter text COLLATE "C",
            currency text COLLATE "C" NOT NULL,
            amount numeric NOT NULL,
            -- What the bank has at stake: reserved to be lent, or lent and not repaid; nothing of the importer's own funds.
            outstanding numeric NOT NULL,
            funds text COLLATE "C" NOT NULL,
            status text COLLATE "C" NOT NULL,
            paid_on text COLLATE "C",
            block_number bigint NOT NULL,
            replaced_in bigint
        );

        ${searchIndexes(schema, {
            imported: ['', 'enterprise', 'country', 'chapter', 'status', 'currency'],
            paid: ['', 'bank', 'enterprise', 'country', 'chapter', 'status', 'currency'],
        })}
        CREATE INDEX ON ${schema}.imported (key) WHERE replaced_in IS NULL;
        CREATE INDEX ON ${schema}.paid (collection, key) WHERE replaced_in IS NULL;
        CREATE INDEX ON ${schema}.paid (paid_on, place) WHERE replaced_in IS NULL AND paid_on IS NOT NULL;

        ${countedView(schema, 'counted_imports', [
            { measure: 'IMPORTED', of: 'imported', day: 'declared_on', when: isReleased },
            { measure: 'PAYMENT_GAP', of: 'imported', when: isReleased },
            { measure: 'PAID', of: 'paid', day: 'paid_on', when: isPaid },
            { measure: 'PAYMENT_GAP', of: 'paid', number: 0, amount: '-amount', when: isPaid },
            {
                measure: 'RESERVED',
                of: 'paid',
                amount: 'outstanding',
                when: `${hasAtStake} AND status = 'RESERVED'`,
            },
            {
                measure: 'OUTSTANDING',
                of: 'paid',
                amount: 'outstanding',
                when: `${hasAtStake} AND status <> 'RESERVED'`,
            },
            { measure: 'EXPOSED', of: 'paid', amount: 'outstanding', when: hasAtStake },
        ])}
    `;
}

/** SQL: whether the seller has been paid. A payment that came back is REVERSED, and keeps its day. */
export const isPaid = `paid_on IS NOT NULL AND status <> 'REVERSED'`;

/** SQL: whether a bank has something at stake, or keeps it for a loan. */
export const hasAtStake = `outstanding > 0`;

const paidColumns = [
    ...['collection', 'key', 'place', 'bank', 'declaration_number', 'enterprise', 'country', 'chapter', 'currency'],
    ...['amount', 'outstanding', 'funds', 'status', 'paid_on'],
];

/** Functions that read the imports of a block into the tables, as `supervisedFunctions` are made. */
export function importFunctions(schema: string): string {
    const following = { table: 'paid', columns: paidColumns, followed: ['country', 'chapter'], declared: 'imported' };

    return `
        CREATE OR REPLACE FUNCTION ${schema}.supervise_imports(block bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            ${declaredBy(schema, {
                kind: 'import-declaration',
                table: 'imported',
                party: 'consignee',
                country: 'departureCountry',
            })}
            ${follows(schema, following)}
            ${paid(schema)}
            ${tallied(schema, 'counted_imports')}
        END
        $$;

        ${writtenFunction(schema, 'supervise_imports', kinds)}
    `;
}

/** What has the functions called. */
export function importTrigger(schema: string): string {
    return `
        CREATE INDEX supervised_import_record ON ${schema}.record (block_number)
            WHERE chaincode = 'trade' AND kind IN ${kinds};
        CREATE TRIGGER supervise_imports AFTER INSERT ON ${schema}.record
            REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ${schema}.supervise_imports_written();
    `;
}

/** The records that were read before there were the tables. */
export function importsSoFar(schema: string): string {
    return soFar(schema, 'supervise_imports', kinds);
}

function paid(schema: string): string {
    return `
            UPDATE ${schema}.paid AS before SET replaced_in = block
            FROM ${leftBy(schema, 'import-financing')}
                AND before.collection = written.collection AND before.key = written.key AND before.replaced_in IS NULL;
            INSERT INTO ${schema}.paid
            SELECT collection, written.key, (value ->> 'requestedAt') || '.' || written.key || '.' || collection,
                value ->> 'bank', value ->> 'declarationNumber', value ->> 'importerUscc', country, chapter,
                value -> 'amount' ->> 'currency', ${minorUnits(`(value -> 'amount')`)},
                CASE WHEN value ->> 'status' = 'RESERVED' AND value ->> 'funds' = 'LOAN'
                    THEN ${minorUnits(`(value -> 'amount')`)} ELSE ${minorUnits(`(value -> 'outstanding')`)} END,
                value ->> 'funds', value ->> 'status',
                ${chinaDay(`(value -> 'disbursement' ->> 'paidAt')::timestamptz`)}, block
            FROM (SELECT * FROM ${leftBy(schema, 'import-financing')} AND value IS NOT NULL) AS written
            ${ofPresent(schema, { table: 'imported', number: `value ->> 'declarationNumber'` })};`;
}
