import { z } from 'zod';
import { moneySchema } from '../kernel/money.js';

export const bookSchema = z
    .enum(['REGISTRY', 'READ_MODEL'])
    .meta({ description: 'What the registry holds, as blocks have written it; or what the gateway has kept of it' });
export type Book = z.output<typeof bookSchema>;

/** An amount as the book has it and as the history does. */
export const eitherSchema = z.strictObject({ inBook: moneySchema, inHistory: moneySchema });
