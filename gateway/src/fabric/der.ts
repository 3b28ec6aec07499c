const shortLength = 0x80;

/** An ASN.1 element in DER whose content is shorter than 128 bytes, as signatures and block headers are. */
export function derElement(tag: number, content: Uint8Array): Buffer {
    if (content.length >= shortLength) {
        throw new Error('a DER element of this length is none of a signature or a block header');
    }

    return Buffer.concat([Buffer.from([tag, content.length]), content]);
}

/** DER integers are minimal and signed: no superfluous zeros in front, and one where the first bit would read as a minus. */
export function derInteger(value: bigint): Buffer {
    const digits = value.toString(16);
    const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
    const isPositive = (bytes[0] ?? 0) < 0x80;

    return derElement(0x02, isPositive ? bytes : Buffer.concat([Buffer.from([0]), bytes]));
}

/** @param content elements one after the other */
export function derSequence(...content: readonly Uint8Array[]): Buffer {
    return derElement(0x30, Buffer.concat(content));
}
