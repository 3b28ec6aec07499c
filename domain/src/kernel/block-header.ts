import { z } from 'zod';
import { sha256Schema, type Sha256 } from './sha256.js';

export const blockHeaderSchema = z.strictObject({
    number: z.int().positive(),
    /** The hash of the header before it. */
    previousHash: sha256Schema,
    /** Of all transactions in the block. */
    dataHash: sha256Schema,
});
/** The header of a block of the channel, but for the first, which has none before it. */
export type BlockHeader = z.output<typeof blockHeaderSchema>;

const [integer, octets, sequence] = [0x02, 0x04, 0x30] as const;
const longestContent = 0x7f;

/**
 * The hash by which the next block names this one, as every peer works it out: SHA-256 of the header in ASN.1 (DER), which is
 * SEQUENCE { number INTEGER, previous hash OCTET STRING, data hash OCTET STRING }.
 */
export function blockHashOf({ number, previousHash, dataHash }: BlockHeader, sha256: Sha256): string {
    const content = [
        ...element(integer, bytesOfNumber(number)),
        ...element(octets, bytesOf(previousHash)),
        ...element(octets, bytesOf(dataHash)),
    ];

    return sha256(Uint8Array.from(element(sequence, content)));
}

function element(tag: number, content: readonly number[]): number[] {
    if (content.length > longestContent) {
        throw new RangeError('no part of a block header is that long');
    }

    return [tag, content.length, ...content];
}

/** The fewest bytes, with a zero in front where the first bit would read as a minus. */
function bytesOfNumber(number: number): number[] {
    const digits = number.toString(16);
    const bytes = bytesOf(digits.padStart(digits.length + (digits.length % 2), '0'));

    return (bytes[0] ?? 0) < 0x80 ? bytes : [0, ...bytes];
}

function bytesOf(hexadecimal: string): number[] {
    return Array.from({ length: hexadecimal.length / 2 }, (_, index) =>
        Number.parseInt(hexadecimal.slice(2 * index, 2 * index + 2), 16),
    );
}
