import { z } from 'zod';

/**
 * 256 bits that make the public hash of a private record unguessable.
 * The chaincode derives it from the seed of the transaction; without it a hash could be tried out offline.
 */
export const saltSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits');

/** The random 128-bit id of a private record, made by the gateway: one that could be guessed would tell of its record. */
export const randomIdSchema = z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 lower-case hexadecimal digits');
