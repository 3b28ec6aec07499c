import { identifierSchema, typedNumberSchema } from './identifier.js';

const pattern = /^(\d{4})(20\d{2})([01])\d{9}$/;

/** What a customs declaration number says of its declaration. */
export interface DeclarationNumberParts {
    readonly officeCode: string;
    readonly year: number;
    readonly isExport: boolean;
}

/**
 * Says what is wrong with a customs declaration number (报关单号) of 18 digits. It has no check digit:
 * a slip of the pen is another declaration's number, which is why rules compare its year and kind too.
 */
export function checkDeclarationNumber(text: string): string | undefined {
    return pattern.test(text)
        ? undefined
        : 'must be 18 digits: customs office, year of acceptance, 0 for export or 1 for import, serial';
}

/** The number under which customs accepted a declaration. */
export const declarationNumberSchema = identifierSchema(
    checkDeclarationNumber,
    {
        pattern: pattern.source,
        description: 'Customs declaration number, 18 digits; full-width digits, spaces and hyphens are understood',
    },
    typedNumberSchema,
);

/** Takes a checked number apart. */
export function declarationNumberParts(declarationNumber: string): DeclarationNumberParts {
    const [, officeCode, year, kind] = pattern.exec(declarationNumber) ?? [];
    if (officeCode === undefined) {
        throw new RangeError('the text is no declaration number');
    }

    return { officeCode, year: Number(year), isExport: kind === '0' };
}
