import { checkCountryCode } from './country.js';
import { identifierSchema } from './identifier.js';

const pattern = /^[A-Z]{4}([A-Z]{2})[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;

/** Says what is wrong with a business identifier code (ISO 9362), of 8 or 11 characters. */
export function checkBic(text: string): string | undefined {
    const [, country] = pattern.exec(text) ?? [];
    if (country === undefined) {
        return 'must be 4 letters, a country code, and 2 or 5 capital letters or digits';
    }
    // Kosovo has no code in ISO 3166; XK is reserved for it and used in BICs.
    if (country !== 'XK' && checkCountryCode(country) !== undefined) {
        return 'must have a country code of ISO 3166-1 at places 5 and 6';
    }

    return undefined;
}

/** A business identifier code: where a bank is reached by SWIFT. */
export const bicSchema = identifierSchema(checkBic, {
    pattern: pattern.source,
    description: 'Business identifier code (ISO 9362), 8 or 11 characters',
});
