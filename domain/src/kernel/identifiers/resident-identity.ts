import { identifierSchema } from './identifier.js';

const pattern = /^[1-9]\d{16}[\dX]$/;
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = '10X98765432';

/** Says what is wrong with the number of a resident's identity card (GB 11643). */
export function checkResidentIdentity(text: string): string | undefined {
    if (!pattern.test(text)) {
        return 'must be 17 digits and a check character (GB 11643)';
    }
    const weighted = weights.reduce((total, weight, index) => total + weight * Number(text.charAt(index)), 0);
    if (text[17] !== checkCharacters[weighted % 11]) {
        return 'must end in its check character (GB 11643, ISO 7064 MOD 11-2)';
    }

    return undefined;
}

/** The number of a Chinese resident's identity card. */
export const residentIdentitySchema = identifierSchema(checkResidentIdentity, {
    pattern: pattern.source,
    description: 'Number of a resident’s identity card (GB 11643), 18 characters',
});
