import { z } from 'zod';
import { declarationNumberSchema } from '../kernel/identifiers/declaration-number.js';
import { mspIdSchema } from '../party/member.js';
import { randomIdSchema } from '../kernel/salt.js';
import { moneySchema } from '../kernel/money.js';
import { financingSchema, paymentReferenceSchema } from './financing.js';
import { financingBasisSchema } from './policy.js';
import { isSameFinancing, type NamedFinancing } from './same-financing.js';

export const allocationSchema = z.strictObject({
    financingId: randomIdSchema,
    bank: mspIdSchema,
    /** Of a financing under a letter of credit; one by open account has none. */
    presentation: financingSchema.shape.presentation,
    outstanding: moneySchema,
});
/** The part of a declaration that one financing holds. */
export type Allocation = z.output<typeof allocationSchema>;

export const collectedSchema = z.strictObject({
    /** Where the buyer's money came in, and how it is called there. */
    bank: mspIdSchema,
    reference: paymentReferenceSchema,
    /** What was recorded as received for the declaration, and what loans on it were repaid with. The greater counts. */
    received: moneySchema,
    applied: moneySchema,
});
/** One payment of the buyer, by which a declaration is used up. */
export type Collected = z.output<typeof collectedSchema>;

export const encumbranceSchema = z.strictObject({
    declarationNumber: declarationNumberSchema,
    /** The version of the declaration on which it was last computed. */
    declarationVersion: z.int().positive(),
    /** The basis on which it was: cleared value where none is said. It stays with that version, whatever SAFE sets later. */
    basis: financingBasisSchema.exactOptional(),
    allocations: z.array(allocationSchema),
    /** Export proceeds received: a claim that the buyer has paid cannot be financed again. */
    collected: moneySchema,
    /** Of which payments that is made up. What was paid under a letter of credit is in none. */
    proceeds: z.array(collectedSchema).exactOptional(),
});
/** All that lies on one declaration, of all banks. Only the regulators' registry holds it. */
export type Encumbrance = z.output<typeof encumbranceSchema>;

/** Takes a financing off the declaration. */
export function withoutAllocation(encumbrance: Encumbrance, financing: NamedFinancing): Encumbrance {
    return {
        ...encumbrance,
        allocations: encumbrance.allocations.filter((allocation) => !isSameFinancing(allocation, financing)),
    };
}
