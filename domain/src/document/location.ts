import { z } from 'zod';
import { countryCodeSchema } from '../kernel/identifiers/country.js';
import { unLocodeSchema } from '../kernel/identifiers/un-locode.js';
import { textSchema } from '../kernel/text.js';

export const locationSchema = z.strictObject({
    locationName: textSchema(100),
    UNLocationCode: unLocodeSchema.exactOptional(),
    countryCode: countryCodeSchema.exactOptional(),
    iataAirportCode: z
        .string()
        .regex(/^[A-Z]{3}$/, 'must be 3 capital letters')
        .exactOptional(),
});
/** A place as a document names it. The name is what is examined; a code only helps to tell that two names are one. */
export type Location = z.output<typeof locationSchema>;
