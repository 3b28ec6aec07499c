import type { TradeDocument, TradeDocumentWire } from '@cohong/domain/document/trade-document';
import { toWire } from '@cohong/domain/kernel/json';

/** The day on which the documents of the samples are presented. */
const sampleDay = '2026-05-20';

/** One day for all of a run, which may go on past midnight. */
const now = Date.now();

export const inDays = (days: number): string => new Date(now + days * 86_400_000).toISOString().slice(0, 10);

/** Documents of the samples, as if they had been made in the days before now. */
export function inOurDays(documents: readonly TradeDocument[]): readonly TradeDocumentWire[] {
    const sinceThen = (day: string): number => (Date.parse(day) - Date.parse(sampleDay)) / 86_400_000;
    const dated = JSON.stringify(toWire(documents)).replace(/2026-05-\d\d/g, (day) => inDays(sinceThen(day)));

    return JSON.parse(dated) as readonly TradeDocumentWire[];
}

/** Another set, which nobody has seen: other numbers and other files. */
export const renewed = (documents: readonly TradeDocumentWire[], mark: string): readonly TradeDocumentWire[] =>
    documents.map((document) => ({
        ...document,
        documentReference: `${document.documentReference}-${mark}`,
        attachments: [],
    }));

/** The same in yuan. */
export const inYuan = <Said>(said: Said): Said => JSON.parse(JSON.stringify(said).replaceAll('"USD"', '"CNY"')) as Said;
