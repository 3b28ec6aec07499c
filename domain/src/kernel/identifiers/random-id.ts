import { identifierSchema } from './identifier.js';

const pattern = /^[0-9a-f]{32}$/;

/** Says what is wrong with the id of a private record. */
export function checkRandomId(text: string): string | undefined {
    return pattern.test(text) ? undefined : 'must be 32 lower-case hexadecimal digits';
}

/** The random 128-bit id of a private record, made by the gateway: one that could be guessed would tell of its record. */
export const randomIdSchema = identifierSchema(checkRandomId, {
    pattern: pattern.source,
    description: '128 random bits in lower-case hexadecimal',
});
