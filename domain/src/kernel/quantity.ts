import { z } from 'zod';
import { decimalSchema } from './text.js';

/** A measure of UN/ECE recommendation 20: KGM kilogram, TNE tonne, PCE piece, MTQ cubic metre. */
export const unitSchema = z.string().regex(/^[A-Z0-9]{2,3}$/, 'must be a unit of UN/ECE recommendation 20');

/** How much of something, exactly as it was written. */
export const quantitySchema = z.strictObject({ value: decimalSchema(5), unit: unitSchema });
export type Quantity = z.output<typeof quantitySchema>;

/** A price per unit may have more decimals than the currency, so it is no `Money`. */
export const unitPriceSchema = z.strictObject({ amount: decimalSchema(5), currency: z.string().regex(/^[A-Z]{3}$/) });
export type UnitPrice = z.output<typeof unitPriceSchema>;
