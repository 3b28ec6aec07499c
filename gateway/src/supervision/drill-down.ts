import { addDays, addMonths } from '@cohong/domain/kernel/time';
import type {
    Dimension,
    Exposure,
    Flow,
    Gap,
    PaymentGap,
    Point,
    SeriesQuestion,
} from '../read-model/supervised/sums.js';

/** The filter of a search by which a member of a dimension is found. */
const filterOf: Readonly<Record<Dimension, string>> = {
    BANK: 'bank',
    ENTERPRISE: 'enterprise',
    COUNTRY: 'country',
    HS_CHAPTER: 'hsChapter',
    CURRENCY: 'currency',
};

type Filters = Readonly<Record<string, string | number | undefined>>;

/** The rows of which an exposure is the sum, at the same time: loans on exports, and those that pay for imports. */
export function rowsOfExposure(
    by: Dimension,
    { member, exposed: { currency } }: Pick<Exposure, 'member' | 'exposed'>,
    asOfBlock: number | undefined,
): { readonly rows: string; readonly importRows: string } {
    const filters = { ...(by !== 'CURRENCY' && { [filterOf[by]]: member }), currency, isOpen: 'true', asOfBlock };

    return { rows: search('financings', filters), importRows: search('import-payments', filters) };
}

/** The rows of a point of a series. */
export function rowsOfPoint(
    {
        measure,
        of,
        asOfBlock,
        since,
        before,
    }: Pick<SeriesQuestion, 'measure' | 'of' | 'asOfBlock' | 'since' | 'before'>,
    { period, amount: { currency } }: Pick<Point, 'period' | 'amount'>,
): string {
    const isDay = period.length === 10;
    const from = isDay ? period : `${period}-01`;
    const to = isDay ? addDays(from, 1) : addMonths(from, 1);
    const [first, end] = [later(from, since), earlier(to, before)];

    return search(searchedBy[measure], {
        ...(of && { [filterOf[of.dimension]]: of.member }),
        currency,
        ...periodOf[measure](first, end),
        asOfBlock,
    });
}

/** What was exported and what was received, the two sides of a gap. */
export function rowsOfGap(
    { enterprise, exported: { currency } }: Pick<Gap, 'enterprise' | 'exported'>,
    asOfBlock: number | undefined,
): { readonly declarationRows: string; readonly receiptRows: string } {
    return {
        declarationRows: search('declarations', { enterprise, currency, isExported: 'true', asOfBlock }),
        receiptRows: search('receipts', { enterprise, currency, asOfBlock }),
    };
}

/** What was imported and what was paid for it. */
export function rowsOfPaymentGap(
    { enterprise, imported: { currency } }: Pick<PaymentGap, 'enterprise' | 'imported'>,
    asOfBlock: number | undefined,
): { readonly declarationRows: string; readonly paymentRows: string } {
    return {
        declarationRows: search('import-declarations', { enterprise, currency, isImported: 'true', asOfBlock }),
        paymentRows: search('import-payments', { enterprise, currency, isPaid: 'true', asOfBlock }),
    };
}

const searchedBy = {
    EXPORTED: 'declarations',
    RECEIVED: 'receipts',
    REQUESTED: 'financings',
    LENT: 'financings',
    IMPORTED: 'import-declarations',
    PAID: 'import-payments',
} as const satisfies Record<Flow, string>;

const periodOf: Readonly<Record<Flow, (since: string, before: string) => Filters>> = {
    EXPORTED: (since, before) => ({ since, before, isExported: 'true' }),
    RECEIVED: (since, before) => ({ since, before }),
    // Financings are searched by the instant: a day begins when it does in China.
    REQUESTED: (since, before) => ({ since: `${since}T00:00:00+08:00`, before: `${before}T00:00:00+08:00` }),
    LENT: (lentSince, lentBefore) => ({ lentSince, lentBefore }),
    IMPORTED: (since, before) => ({ since, before, isImported: 'true' }),
    PAID: (paidSince, paidBefore) => ({ paidSince, paidBefore }),
};

function search(what: string, filters: Filters): string {
    const given = new URLSearchParams();
    for (const [name, value] of Object.entries(filters)) {
        if (value !== undefined) {
            given.set(name, String(value));
        }
    }

    return `/v1/supervision/${what}?${given.toString()}`;
}

function later(day: string, since: string | undefined): string {
    return since !== undefined && since > day ? since : day;
}

function earlier(day: string, before: string | undefined): string {
    return before !== undefined && before < day ? before : day;
}
