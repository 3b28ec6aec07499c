import { leftBy, soFar, writtenFunction } from './deriving.js';

/** SQL: what a record says of sales. */
interface Terms {
    /** What is read of it, once: each look into the whole of it would unpack it again. */
    readonly read: string;
    readonly isThere: string;
    readonly soldOn: string;
    readonly sourceId: string;
    /** Of each sale its number in the record, who sells and who buys. */
    readonly pairs: string;
    readonly chapters: string;
}

const ofDeclaration = {
    isThere: `status <> 'CANCELLED'`,
    soldOn: `"declarationDate"`,
    sourceId: `"declarationNumber"`,
    chapters: `SELECT DISTINCT left(line ->> 'hsCode', 2) FROM jsonb_array_elements(lines) AS each (line)`,
};
const declared = `status text, "declarationNumber" text, "declarationDate" text, lines jsonb`;

const saidBy: Readonly<Record<string, Terms>> = {
    declaration: {
        ...ofDeclaration,
        read: `${declared}, consignor jsonb, "overseasConsignee" jsonb, "producerSeller" jsonb`,
        pairs: `(1, consignor ->> 'partyName', "overseasConsignee" ->> 'partyName'),
                    (2, "producerSeller" ->> 'partyName', consignor ->> 'partyName')`,
    },
    'import-declaration': {
        ...ofDeclaration,
        read: `${declared}, "overseasConsignor" jsonb, consignee jsonb, "consumptionUnit" jsonb`,
        pairs: `(1, "overseasConsignor" ->> 'partyName', consignee ->> 'partyName'),
                    (2, consignee ->> 'partyName', "consumptionUnit" ->> 'partyName')`,
    },
    credit: {
        read: `"creditId" text, "issuingBank" text, "issueDate" text, terms jsonb`,
        isThere: `collection = 'vault_' || "issuingBank"`,
        soldOn: `"issueDate"`,
        sourceId: `"creditId"`,
        pairs: `(1, terms #>> '{beneficiary,partyName}', terms #>> '{applicant,partyName}')`,
        chapters: `SELECT DISTINCT left(code, 2) FROM jsonb_array_elements(terms #> '{goods,lines}') AS each (line),
                    jsonb_array_elements_text(line -> 'hsCodes') AS code`,
    },
};

const kinds = `('declaration', 'import-declaration', 'credit')`;

/**
 * Who has sold to whom, as declarations of exports and imports and letters of credit name them: what circles are found in.
 * A letter of credit lies in several vaults; that of the bank that has issued it counts. A row holds between two blocks, as
 * those of `declared` do.
 */
export function saleTables(schema: string): string {
    const indexes = ['place', 'seller, place', 'buyer, place', 'source, collection, key']
        .map((columns) => `CREATE INDEX ON ${schema}.sold (${columns}) WHERE replaced_in IS NULL;`)
        .join('\n');

    return `
        CREATE TABLE ${schema}.sold (
            -- The kind of the record that says it: a declaration, or a letter of credit.
            source text COLLATE "C" NOT NULL,
            collection text COLLATE "C" NOT NULL,
            key text COLLATE "C" NOT NULL,
            place text COLLATE "C" NOT NULL,
            -- The number of the declaration, or the id of the letter of credit.
            source_id text COLLATE "C" NOT NULL,
            seller text COLLATE "C" NOT NULL,
            buyer text COLLATE "C" NOT NULL,
            chapters text[] NOT NULL,
            block_number bigint NOT NULL,
            replaced_in bigint
        );
        ${indexes}
        CREATE INDEX ON ${schema}.sold (block_number);
        CREATE INDEX ON ${schema}.sold (replaced_in) WHERE replaced_in IS NOT NULL;
        CREATE INDEX sale_record ON ${schema}.record (block_number) WHERE chaincode = 'trade' AND kind IN ${kinds};
    `;
}

/** Functions that read a block's declarations and letters of credit into the table, as `supervisedFunctions` are made. */
export function saleFunctions(schema: string): string {
    return `
        CREATE OR REPLACE FUNCTION ${schema}.note_sales(block bigint) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
            ${Object.entries(saidBy)
                .map(([kind, terms]) => sold(schema, kind, terms))
                .join('')}
        END
        $$;

        ${writtenFunction(schema, 'note_sales', kinds)}
    `;
}

/** What has the functions called. */
export function saleTrigger(schema: string): string {
    return `
        CREATE TRIGGER note_sales AFTER INSERT ON ${schema}.record
            REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION ${schema}.note_sales_written();
    `;
}

/** The records that were read before there was the table. */
export function salesSoFar(schema: string): string {
    return soFar(schema, 'note_sales', kinds);
}

function sold(schema: string, kind: string, { read, isThere, soldOn, sourceId, pairs, chapters }: Terms): string {
    return `
            UPDATE ${schema}.sold AS before SET replaced_in = block
            FROM ${leftBy(schema, kind)} AND before.source = '${kind}' AND before.collection = written.collection
                AND before.key = written.key AND before.replaced_in IS NULL;
            INSERT INTO ${schema}.sold
            SELECT '${kind}', collection, key, ${soldOn} || '.' || key || '.' || leg, ${sourceId}, seller, buyer,
                ARRAY(${chapters} ORDER BY 1), block
            FROM (SELECT * FROM ${leftBy(schema, kind)} AND value IS NOT NULL) AS written,
                jsonb_to_record(value) AS said (${read}),
                LATERAL (VALUES ${pairs}) AS pair (leg, seller, buyer)
            WHERE ${isThere} AND seller <> buyer;`;
}
