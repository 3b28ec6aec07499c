import { z } from 'zod';

/**
 * 256 bits that make the public hash of a private record unguessable.
 * The chaincode derives it from the seed of the transaction; without it a hash could be tried out offline.
 */
export const saltSchema = z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits')
    .meta({ description: '256 bits in lower-case hexadecimal' });
