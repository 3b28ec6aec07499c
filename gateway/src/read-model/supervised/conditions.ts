import { hasAtStake, isPaid } from './import-tables.js';
import { isLent, isOpen, isReleased } from './tables.js';

/** What can be searched. */
export type Searched = 'declarations' | 'financings' | 'receipts' | 'imports' | 'importPayments' | 'prices';

/** What rows must be like. Amounts are in minor units; days and instants compare as texts. */
export interface SearchFilters {
    readonly declarationNumber?: string | undefined;
    readonly bank?: string | undefined;
    readonly enterprise?: string | undefined;
    readonly country?: string | undefined;
    readonly hsChapter?: string | undefined;
    readonly hsCode?: string | undefined;
    readonly originCountry?: string | undefined;
    readonly unit?: string | undefined;
    readonly currency?: string | undefined;
    readonly status?: string | undefined;
    readonly amountFrom?: bigint | undefined;
    readonly amountTo?: bigint | undefined;
    readonly since?: string | undefined;
    readonly before?: string | undefined;
    /** Days of paying out. */
    readonly lentSince?: string | undefined;
    readonly lentBefore?: string | undefined;
    /** Only what is reserved, or lent and not repaid. */
    readonly isOpen?: boolean | undefined;
    /** Only what customs has released or closed. */
    readonly isExported?: boolean | undefined;
    readonly isImported?: boolean | undefined;
    /** Whose money pays for imports. */
    readonly funds?: string | undefined;
    /** Only what the seller has been paid, and that on these days. */
    readonly isPaid?: boolean | undefined;
    readonly paidSince?: string | undefined;
    readonly paidBefore?: string | undefined;
}

export interface SearchQuestion {
    readonly what: Searched;
    readonly filters: SearchFilters;
    readonly direction?: 'ascending' | 'descending' | undefined;
    /** As the rows were after this block; as they are when not given. */
    readonly asOfBlock?: number | undefined;
}

export interface Conditions {
    /** SQL. The text holds no value; what it names is asked for by number. */
    readonly where: string;
    readonly values: unknown[];
    /** SQL: whether a row of a table holds at that time. */
    readonly holds: (table: string) => string;
}

type Put = (value: unknown) => string;
type Condition = (put: Put, value: unknown) => string;

const equal =
    (column: string): Condition =>
    (put, value) =>
        `found.${column} = ${put(value)}`;
const compared =
    (column: string, sign: string): Condition =>
    (put, value) =>
        `found.${column} ${sign} ${put(value)}`;

/** The amount by which a row is searched: of a financing in all, on however many declarations. */
const amountOf = {
    declarations: 'amount',
    financings: 'whole',
    receipts: 'amount',
    imports: 'amount',
    importPayments: 'amount',
    prices: 'price',
} as const;

/** Where what banks were asked for on declarations lies. */
const askedOn: Readonly<Partial<Record<Searched, string>>> = { declarations: 'financed', imports: 'paid' };

/** What a row must meet, and must hold. */
export function conditionsOf({ what, filters, asOfBlock }: SearchQuestion): Conditions {
    const values: unknown[] = [];
    const put: Put = (value) => `$${values.push(value)}`;
    const holds = holding(asOfBlock, put);
    const asked = Object.entries(conditionsFor(what, holds)).flatMap(([filter, condition]) => {
        const value = filters[filter as keyof SearchFilters];
        return value === undefined ? [] : [condition(put, value)];
    });

    return { where: [holds('found'), ...asked].join(' AND '), values, holds };
}

/** Whether a row is of now, or of the time after a block. */
function holding(asOfBlock: number | undefined, put: Put): Conditions['holds'] {
    if (asOfBlock === undefined) {
        return (table) => `${table}.replaced_in IS NULL`;
    }
    const block = put(asOfBlock);

    return (table) =>
        `${table}.block_number <= ${block} AND (${table}.replaced_in IS NULL OR ${table}.replaced_in > ${block})`;
}

function conditionsFor(
    what: Searched,
    holds: Conditions['holds'],
): Readonly<Partial<Record<keyof SearchFilters, Condition>>> {
    const asked = askedOn[what];

    return {
        declarationNumber: equal('declaration_number'),
        bank: asked === undefined ? equal('bank') : askedBy(asked, holds),
        enterprise: equal('enterprise'),
        country: equal('country'),
        hsChapter: equal('chapter'),
        hsCode: equal('hs_code'),
        originCountry: equal('origin'),
        unit: equal('unit'),
        currency: equal('currency'),
        status: equal('status'),
        amountFrom: compared(amountOf[what], '>='),
        amountTo: compared(amountOf[what], '<='),
        // A place begins with the day or the instant by which it is sorted.
        since: compared('place', '>='),
        before: compared('place', '<'),
        lentSince: (put, day) => `found.lent_on >= ${put(day)} AND ${isLent}`,
        lentBefore: (put, day) => `found.lent_on < ${put(day)} AND ${isLent}`,
        isOpen: () => (what === 'importPayments' ? hasAtStake : isOpen),
        isExported: () => isReleased,
        isImported: () => isReleased,
        funds: equal('funds'),
        isPaid: () => isPaid,
        paidSince: (put, day) => `found.paid_on >= ${put(day)} AND ${isPaid}`,
        paidBefore: (put, day) => `found.paid_on < ${put(day)} AND ${isPaid}`,
    };
}

/** The declarations on which a bank has been asked to lend, or for whose goods to pay. */
function askedBy(table: string, holds: Conditions['holds']): Condition {
    return (put, bank) => `EXISTS (
        SELECT FROM read_model.${table} AS asked
        WHERE asked.declaration_number = found.declaration_number AND asked.bank = ${put(bank)} AND ${holds('asked')})`;
}
