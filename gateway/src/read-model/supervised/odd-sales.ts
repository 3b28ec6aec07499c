import { namesOnBothSides, type Sale } from '@cohong/domain/anomaly/sale';
import type { Query } from '../../database/database.js';
import { oddRows, standingOf, type PeriodQuestion, type Standing, type StoredStanding } from './odd-rows.js';

/** A sale between two who both buy and sell, and where the declaration or the letter of credit stands that says it. */
export interface OddSale extends Standing {
    readonly sale: Sale;
}

/** What each kind of record is. */
const sourceOf = {
    declaration: 'EXPORT_DECLARATION',
    'import-declaration': 'IMPORT_DECLARATION',
    credit: 'LETTER_OF_CREDIT',
} as const;

interface StoredSale extends StoredStanding {
    readonly source: keyof typeof sourceOf;
    readonly source_id: string;
    readonly seller: string;
    readonly buyer: string;
    readonly sold_on: string;
    readonly chapters: readonly string[];
}

/** The sales of which a circle may be made in the period: hardly anybody abroad sells to China what is sold from there. */
export async function oddSales(query: Query, question: PeriodQuestion): Promise<readonly OddSale[]> {
    const names = namesOnBothSides(await namesOf('seller', query, question), await namesOf('buyer', query, question));
    const { of, values, put, standing, joined } = oddRows(question);
    const those = put(names);
    const rows = await query<StoredSale>(
        `SELECT found.source, found.source_id, found.seller, found.buyer, left(found.place, 10) AS sold_on, found.chapters,
            ${standing}
        FROM (SELECT * FROM ${of('sold')} AND seller = ANY(${those}) AND buyer = ANY(${those})) AS found
        ${joined({ kind: 'found.source', collection: 'found.collection', key: 'found.key' })}`,
        values,
    );

    return rows.map((row) => ({ sale: saleOf(row), ...standingOf(row) }));
}

async function namesOf(side: 'seller' | 'buyer', query: Query, question: PeriodQuestion): Promise<readonly string[]> {
    const { of, values } = oddRows(question);
    const rows = await query<{ name: string }>(`SELECT DISTINCT ${side} AS name FROM ${of('sold')}`, values);

    return rows.map(({ name }) => name);
}

function saleOf(row: StoredSale): Sale {
    return {
        source: sourceOf[row.source],
        sourceId: row.source_id,
        seller: row.seller,
        buyer: row.buyer,
        soldOn: row.sold_on,
        chapters: [...row.chapters],
    };
}
