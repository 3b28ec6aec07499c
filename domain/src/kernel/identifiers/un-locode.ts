import { checkCountryCode } from './country.js';
import { identifierSchema } from './identifier.js';

const pattern = /^([A-Z]{2})[A-Z2-9]{3}$/;

/** Says what is wrong with a UN/LOCODE. That the place exists is not checked, only that its country does. */
export function checkUnLocode(text: string): string | undefined {
    const [, country] = pattern.exec(text) ?? [];
    if (country === undefined) {
        return 'must be a country code and 3 capital letters or digits 2 to 9';
    }
    // Installations in international waters belong to no country and have XZ.
    if (country !== 'XZ' && checkCountryCode(country) !== undefined) {
        return 'must begin with a country code of ISO 3166-1';
    }

    return undefined;
}

/** A port or other place of trade, as "CNSHA". */
export const unLocodeSchema = identifierSchema(checkUnLocode, {
    pattern: pattern.source,
    description: 'UN/LOCODE, 5 characters',
});
