import { z } from 'zod';

/** A currency, by which a list of money can be asked for. */
export const currencyCode = z
    .string()
    .regex(/^[A-Z]{3}$/)
    .meta({ example: 'USD' });
