import { identifierSchema } from './identifier.js';

const pattern = /^\d{10}$/;
const lastChapter = 98;
/** Kept free in the Harmonized System for later use. */
const reservedChapter = 77;

/**
 * Says what is wrong with a Chinese commodity code: 6 digits of the Harmonized System, 2 of the tariff, 2 more.
 * Only the chapter can be checked without a dated tariff.
 */
export function checkHsCode(text: string): string | undefined {
    if (!pattern.test(text)) {
        return 'must be 10 digits';
    }
    const chapter = Number(text.slice(0, 2));
    if (chapter === 0 || chapter === reservedChapter || chapter > lastChapter) {
        return 'must begin with a chapter of the Harmonized System';
    }

    return undefined;
}

/** What kind of goods they are, to customs. */
export const hsCodeSchema = identifierSchema(checkHsCode, {
    pattern: pattern.source,
    description: 'Commodity code of the Chinese customs tariff, 10 digits',
});
