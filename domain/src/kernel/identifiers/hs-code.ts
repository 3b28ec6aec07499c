import { identifierSchema } from './identifier.js';

const chinesePattern = /^\d{10}$/;
const pattern = /^\d{6,12}$/;
const lastChapter = 98;
/** Kept free in the Harmonized System for later use. */
const reservedChapter = 77;

/**
 * Says what is wrong with a Chinese commodity code: 6 digits of the Harmonized System, 2 of the tariff, 2 more.
 * Only the chapter can be checked without a dated tariff.
 */
export function checkHsCode(text: string): string | undefined {
    return chinesePattern.test(text) ? checkChapter(text) : 'must be 10 digits';
}

/** Says what is wrong with any country's commodity code: 6 digits of the Harmonized System, and up to 6 of its own. */
export function checkCommodityCode(text: string): string | undefined {
    return pattern.test(text) ? checkChapter(text) : 'must be 6 to 12 digits';
}

/** What kind of goods they are, to Chinese customs. */
export const hsCodeSchema = identifierSchema(checkHsCode, {
    pattern: chinesePattern.source,
    description: 'Commodity code of the Chinese customs tariff, 10 digits',
});

/** What kind of goods they are, as traders and carriers of any country write it. */
export const commodityCodeSchema = identifierSchema(checkCommodityCode, {
    pattern: pattern.source,
    description: 'Commodity code of the Harmonized System, 6 to 12 digits',
});

function checkChapter(text: string): string | undefined {
    const chapter = Number(text.slice(0, 2));
    const isChapter = chapter !== 0 && chapter !== reservedChapter && chapter <= lastChapter;

    return isChapter ? undefined : 'must begin with a chapter of the Harmonized System';
}
