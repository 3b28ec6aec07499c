import { identifierSchema, typedNumberSchema } from './identifier.js';

const pattern = /^[0-9A-Z]{8,30}$/;

/** Says what is wrong with the number of a tax filing form (备案表编号). It has no check digit. */
export function checkTaxFormNumber(text: string): string | undefined {
    return pattern.test(text) ? undefined : 'must be 8 to 30 digits and capital letters';
}

/** The number under which a tax office took a filing for a payment abroad. */
export const taxFormNumberSchema = identifierSchema(
    checkTaxFormNumber,
    {
        pattern: pattern.source,
        description:
            'Number of a tax filing form for payments abroad, 8 to 30 digits and capital letters; full-width ones, spaces and hyphens are understood',
    },
    typedNumberSchema,
);
