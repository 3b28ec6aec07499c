import { identifierSchema } from './identifier.js';

const pattern = /^\d{7}$/;
const weights = [7, 6, 5, 4, 3, 2];

/** Says what is wrong with a ship's IMO number: six digits and a check digit, without the letters "IMO". */
export function checkImoNumber(text: string): string | undefined {
    if (!pattern.test(text)) {
        return 'must be 7 digits';
    }
    const total = weights.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0);
    if (String(total % 10) !== text[6]) {
        return 'must end in its check digit (IMO resolution A.1117)';
    }

    return undefined;
}

/** A ship, which keeps its number under every name and flag, as "9074729". */
export const imoNumberSchema = identifierSchema(checkImoNumber, {
    pattern: pattern.source,
    description: 'IMO ship identification number, 7 digits',
});
