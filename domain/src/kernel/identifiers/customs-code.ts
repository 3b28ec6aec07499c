import { identifierSchema } from './identifier.js';

const pattern = /^\d{4}[0-9A-Z]\d[0-9A-Z]{4}$/;

/** Says what is wrong with a customs registration code: 4 digits region, zone, kind of enterprise, 4 serial. */
export function checkCustomsCode(text: string): string | undefined {
    return pattern.test(text) ? undefined : 'must be 10 characters: region, zone, kind of enterprise, serial';
}

/** Who an enterprise is to Chinese customs. It has no check digit. */
export const customsCodeSchema = identifierSchema(checkCustomsCode, {
    pattern: pattern.source,
    description: 'Customs registration code, 10 characters',
});
