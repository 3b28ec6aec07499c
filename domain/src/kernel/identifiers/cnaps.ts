import { identifierSchema } from './identifier.js';

const pattern = /^\d{12}$/;

/** Says what is wrong with a CNAPS bank code: 3 digits bank, 4 city, 4 branch, 1 check by ISO 7064 MOD 11,10. */
export function checkCnaps(text: string): string | undefined {
    if (!pattern.test(text)) {
        return 'must be 12 digits';
    }
    if (text[11] !== checkDigit(text.slice(0, 11))) {
        return 'must end in its check digit (ISO 7064 MOD 11,10)';
    }

    return undefined;
}

/** A CNAPS bank code: where a bank is reached by China's payment systems. */
export const cnapsSchema = identifierSchema(checkCnaps, {
    pattern: pattern.source,
    description: 'CNAPS bank code, 12 digits',
});

function checkDigit(digits: string): string {
    const product = Array.from(digits).reduce((carry, digit) => {
        const total = (carry + Number(digit)) % 10;

        return ((total === 0 ? 10 : total) * 2) % 11;
    }, 10);

    return String((11 - product) % 10);
}
