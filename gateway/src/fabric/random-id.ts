import { randomBytes } from 'node:crypto';

/** The id of a private record: 128 random bits, since an id that could be guessed would tell of its record. */
export function randomId(): string {
    return randomBytes(16).toString('hex');
}
