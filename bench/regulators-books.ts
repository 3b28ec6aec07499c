import { bedLinen } from '@cohong/fixtures';
import { checkUscc } from '@cohong/domain/kernel/identifiers/uscc';
import { Database, prepareDatabase, Search, SupervisedSums } from '@cohong/gateway';
import { pino } from 'pino';

const countries = 'US DE JP SG VN GB FR NL KR IN BR MX AU TH AE ES IT PL'.split(' ');
const hsCodes = '6302319200 8518220000 8415101000 8711600010 1604170000 9403609990 4202220000 3926909090'.split(' ');
const currencies = ['USD', 'USD', 'CNY', 'EUR'];
const banks = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'];
/** Of ten financings. */
const statuses = ['RESERVED', 'DISBURSED', ...Array.from({ length: 7 }, () => 'RELEASED'), 'REFUSED'];
const firstDay = '2025-01-01';
const days = 720;
const declarationsInBlock = 10_000;
/** An exporter declares about so often, however many others there are. */
const declarationsOfEnterprise = 50;

type Question = readonly [name: string, ask: () => Promise<unknown>];

/** A regulator's read model with so many rows: of twenty, nine are declarations, nine financings, and two receipts. */
export class RegulatorsBooks {
    readonly #database: Database;
    readonly #search: Search;
    readonly #sums: SupervisedSums;
    readonly #enterprises: readonly string[];
    readonly #declarations: number;

    private constructor(database: Database, rows: number) {
        this.#database = database;
        [this.#search, this.#sums] = [new Search(database), new SupervisedSums(database)];
        this.#declarations = (rows * 9) / 20;
        this.#enterprises = enterprises(Math.ceil(this.#declarations / declarationsOfEnterprise));
    }

    /** Writes the records block by block, as SQL; what is searched and added up the database derives as it does of any. */
    static async fill(url: string, rows: number): Promise<RegulatorsBooks> {
        const database = new Database(url, pino({ level: 'silent' }), 3_600);
        const books = new RegulatorsBooks(database, rows);
        await prepareDatabase(database, 'RegulatorMSP');
        for (let from = 0; from < books.#declarations; from += declarationsInBlock) {
            const to = Math.min(from + declarationsInBlock, books.#declarations);
            await books.#write({ block: from / declarationsInBlock, from, to });
        }
        // As the server does by itself after a while.
        for (const table of ['record', 'declared', 'financed', 'received', 'tally']) {
            await database.query(`VACUUM (ANALYZE) read_model.${table}`);
        }

        return books;
    }

    /** Ten of them, each round about others. */
    questions(round: number): readonly Question[] {
        const enterprise = this.#enterprises[(round * 7) % this.#enterprises.length] ?? '';
        const [country, currency] = [countries[round % countries.length] ?? '', 'USD'];
        const hsChapter = (hsCodes[round % hsCodes.length] ?? '').slice(0, 2);
        const halfYear =
            round % 2 === 0
                ? { since: '2025-07-01', before: '2026-01-01' }
                : { since: '2026-01-01', before: '2026-07-01' };
        const declarationNumber = numberOf((round * 997) % this.#declarations);
        const page = (what: 'financings' | 'declarations', filters: object) => (): Promise<unknown> =>
            this.#search.page({ what, filters, limit: 50 });

        return [
            ['what is lent on a declaration', page('financings', { declarationNumber })],
            ['the financings of an enterprise', page('financings', { enterprise })],
            ['the loans of a bank', page('financings', { bank: banks[round % 3], status: 'DISBURSED' })],
            ['the financings of exports to a country, in half a year', page('financings', { country, ...halfYear })],
            ['the declarations of an enterprise', page('declarations', { enterprise })],
            ['the declarations of a chapter, in half a year', page('declarations', { hsChapter, ...halfYear })],
            [
                'the declarations of an amount, in half a year',
                page('declarations', { currency, amountFrom: 50_000_000n, amountTo: 60_000_000n, ...halfYear }),
            ],
            ['the exposures by country', () => this.#sums.exposures({ by: 'COUNTRY', limit: 20 })],
            [
                'the exports to a country, month by month',
                () =>
                    this.#sums.series({
                        measure: 'EXPORTED',
                        per: 'MONTH',
                        of: { dimension: 'COUNTRY', member: country },
                    }),
            ],
            [
                'the enterprises that have received least',
                () => this.#sums.gaps({ currency, first: 'EXPORTED', limit: 20 }),
            ],
        ];
    }

    async close(): Promise<void> {
        await this.#database.close();
    }

    async #write({ block, from, to }: { block: number; from: number; to: number }): Promise<void> {
        await this.#database.query(insertRecords, [
            block,
            from,
            to - 1,
            JSON.stringify(declaration),
            JSON.stringify(financing),
            this.#enterprises,
            countries,
            hsCodes,
            currencies,
            banks,
            statuses,
            JSON.stringify(line),
        ]);
        await this.#database.query('INSERT INTO read_model.block (number, hash) VALUES ($1, $2)', [
            block,
            String(block),
        ]);
    }
}

const [line] = bedLinen.lines;
const declaration = { ...bedLinen, lines: [], version: 1, salt: 's' };
const financing = { releaseCode: 'ab'.repeat(16), repayments: [], alerts: [], salt: 's' };

const numberOf = (serial: number): string => `310420260${String(serial).padStart(9, '0')}`;

/** Each declaration, what is lent on it and, of two in nine, what was received: all follows from its number. */
const insertRecords = `
    WITH drawn AS MATERIALIZED (
        SELECT n, '310420260' || lpad(n::text, 9, '0') AS number,
            ($6::text[])[1 + n % cardinality($6::text[])] AS enterprise,
            ($7::text[])[1 + n / 3 % cardinality($7::text[])] AS country,
            ($8::text[])[1 + n / 5 % cardinality($8::text[])] AS hs_code,
            ($10::text[])[1 + n % cardinality($10::text[])] AS bank,
            ($11::text[])[1 + n % cardinality($11::text[])] AS status,
            '${firstDay}'::date + (n * 7 % ${days})::integer AS day,
            1000 + n * 7919 % 999000 AS amount,
            ($9::text[])[1 + n % cardinality($9::text[])] AS currency
        FROM generate_series($2::bigint, $3::bigint) AS n
    ), worth AS (
        SELECT *, jsonb_build_object('amount', amount || '.00', 'currency', currency) AS value,
            jsonb_build_object('amount', (amount / 2) || '.00', 'currency', currency) AS half,
            jsonb_build_object('amount', '0.00', 'currency', currency) AS nothing,
            to_char(day, 'YYYY-MM-DD') || 'T02:00:00.000Z' AS morning
        FROM drawn
    ), written AS (
        SELECT n, 'declarations' AS collection, 'declaration' AS kind, $4::jsonb || jsonb_build_object(
            'declarationNumber', number, 'consignor', $4::jsonb -> 'consignor' || jsonb_build_object('uscc', enterprise),
            'destinationCountry', country, 'declarationDate', to_char(day, 'YYYY-MM-DD'), 'totalValue', value,
            'lines', jsonb_build_array($12::jsonb || jsonb_build_object('hsCode', hs_code, 'totalAmount', value))
        ) AS record FROM worth
        UNION ALL
        SELECT n, 'vault_' || bank, 'financing', $5::jsonb || jsonb_build_object(
            'financingId', md5(n::text), 'bank', bank, 'declarationNumber', number, 'exporterUscc', enterprise,
            'amount', half, 'requestedAt', morning, 'status', status,
            'outstanding', CASE WHEN status IN ('RESERVED', 'DISBURSED') THEN half ELSE nothing END
        ) || CASE WHEN status IN ('DISBURSED', 'RELEASED') THEN jsonb_build_object('disbursement', jsonb_build_object(
            'payment', jsonb_build_object('means', 'OUTSIDE', 'reference', 'CNAPS'), 'paidAt', morning))
        ELSE '{}' END FROM worth
        UNION ALL
        SELECT n, 'registry', 'encumbrance', jsonb_build_object('declarationNumber', number, 'declarationVersion', 1,
            'allocations', jsonb_build_array(), 'collected', half, 'salt', 's') FROM worth WHERE n % 9 < 2
    )
    INSERT INTO read_model.record
        (chaincode, collection, kind, key, value, transaction_id, block_number, transaction_index, recorded_at)
    SELECT 'trade', collection, kind, md5(n::text), record, md5(kind || n), $1, row_number() OVER (), now() FROM written`;

/** Codes of enterprises that hold by their check characters. */
function enterprises(count: number): readonly string[] {
    return Array.from({ length: count }, (_, serial) => {
        const body = `91330206${String(serial).padStart(8, '0')}`;
        const seventeenth = firstOf((character) => checkUscc(`${body}${character}0`)?.includes('place 17') !== true);
        const last = firstOf((character) => checkUscc(`${body}${seventeenth}${character}`) === undefined);
        return `${body}${seventeenth}${last}`;
    });
}

function firstOf(holds: (character: string) => boolean): string {
    return Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY').find(holds) ?? '';
}
