import { identifierSchema } from './identifier.js';

/** GB 32100: the digits and letters without I, O, S, V and Z; a character's place is its value. */
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const pattern = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * Says what is wrong with a unified social credit code (GB 32100-2015).
 * Its seventeenth character is itself a check, of the organisation code inside it (GB 11714); both must hold.
 */
export function checkUscc(text: string): string | undefined {
    if (!pattern.test(text)) {
        return 'must be 18 characters of GB 32100: two, six digits of the region, ten';
    }
    if (text[16] !== organisationCheckCharacter(text.slice(8, 16))) {
        return 'must carry the check character of its organisation code (GB 11714) at place 17';
    }
    if (text[17] !== checkCharacter(text)) {
        return 'must end in its check character (GB 32100)';
    }

    return undefined;
}

/** A unified social credit code: who a Chinese company is to every authority. */
export const usccSchema = identifierSchema(checkUscc, {
    pattern: pattern.source,
    description: 'Unified social credit code (GB 32100-2015), 18 characters',
});

function checkCharacter(text: string): string | undefined {
    return alphabet[(31 - (weighted(text, alphabet, weights) % 31)) % 31];
}

function organisationCheckCharacter(organisation: string): string {
    const check = 11 - (weighted(organisation, organisationAlphabet, organisationWeights) % 11);

    return ['0', 'X'][11 - check] ?? String(check);
}

function weighted(text: string, values: string, factors: readonly number[]): number {
    return factors.reduce((total, factor, index) => total + factor * values.indexOf(text.charAt(index)), 0);
}
