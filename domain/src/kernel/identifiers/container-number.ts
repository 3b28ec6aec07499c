import { identifierSchema } from './identifier.js';

const pattern = /^[A-Z]{3}[UJZ]\d{7}$/;

/** ISO 6346: a character's place is its value; the multiples of 11 (11, 22, 33) are passed over by a blank. */
const values = '0123456789 ABCDEFGHIJK LMNOPQRSTU VWXYZ';

/** Says what is wrong with a container number (ISO 6346): owner, category, 6 digits, check digit. */
export function checkContainerNumber(text: string): string | undefined {
    if (!pattern.test(text)) {
        return 'must be 3 letters, U, J or Z, and 7 digits';
    }
    const characters = Array.from(text.slice(0, 10));
    const total = characters.reduce((sum, character, index) => sum + values.indexOf(character) * 2 ** index, 0);
    if (String((total % 11) % 10) !== text[10]) {
        return 'must end in its check digit (ISO 6346)';
    }

    return undefined;
}

/** A freight container, as "CSQU3054383". */
export const containerNumberSchema = identifierSchema(checkContainerNumber, {
    pattern: pattern.source,
    description: 'Container number (ISO 6346), 11 characters',
});
