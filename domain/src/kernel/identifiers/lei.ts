import { identifierSchema } from './identifier.js';

const pattern = /^[A-Z0-9]{18}\d{2}$/;

/**
 * Says what is wrong with a legal entity identifier (ISO 17442, check by ISO 7064 MOD 97-10).
 * Check digits 00, 01 and 99 leave the same remainder as 97, 98 and 02, but are never issued.
 */
export function checkLei(text: string): string | undefined {
    if (!pattern.test(text)) {
        return 'must be 18 capital letters or digits and 2 check digits';
    }
    if (['00', '01', '99'].includes(text.slice(18)) || remainder(text) !== 1) {
        return 'must end in its check digits (ISO 17442), 02 to 98';
    }

    return undefined;
}

/** A legal entity identifier: who a party to a financial transaction is, world-wide. */
export const leiSchema = identifierSchema(checkLei, {
    pattern: pattern.source,
    description: 'Legal entity identifier (ISO 17442), 20 characters',
});

/** The whole read as one number with A = 10 … Z = 35, modulo 97; digit by digit, as it is too long for a number. */
function remainder(text: string): number {
    const digits = text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));

    return Array.from(digits).reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
}
