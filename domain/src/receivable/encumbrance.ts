import { z } from 'zod';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { mspIdSchema } from '../party/member.js';
import { randomIdSchema } from '../kernel/salt.js';
import { moneySchema } from '../kernel/money.js';

export const allocationSchema = z.strictObject({
    financingId: randomIdSchema,
    bank: mspIdSchema,
    outstanding: moneySchema,
});
/** The part of a declaration that one financing holds. */
export type Allocation = z.output<typeof allocationSchema>;

export const encumbranceSchema = z.strictObject({
    declarationNumber: declarationNumberSchema,
    /** The version of the declaration on which it was last computed. */
    declarationVersion: z.int().positive(),
    allocations: z.array(allocationSchema),
    /** Export proceeds received: a claim that the buyer has paid cannot be financed again. */
    collected: moneySchema,
});
/** All that lies on one declaration, of all banks. Only the regulators' registry holds it. */
export type Encumbrance = z.output<typeof encumbranceSchema>;
