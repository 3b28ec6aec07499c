const blockBytes = 512;

/** An archive of a few files in the order given. Owner, mode and time are fixed: equal files make equal archives. */
export function tar(files: Readonly<Record<string, string | Buffer>>): Buffer {
    const entries = Object.entries(files).flatMap(([name, content]) => {
        const bytes = Buffer.from(content);
        return [header(name, bytes.length), bytes, Buffer.alloc(padding(bytes.length))];
    });
    return Buffer.concat([...entries, Buffer.alloc(2 * blockBytes)]);
}

/** A header in the format ustar: numbers are octal text, and the checksum is taken with its own field blank. */
function header(name: string, size: number): Buffer {
    const block = Buffer.alloc(blockBytes);
    block.write(name, 0, 100);
    block.write('0000644\0', 100);
    block.write('0000000\0', 108);
    block.write('0000000\0', 116);
    block.write(`${octal(size, 11)}\0`, 124);
    block.write(`${octal(0, 11)}\0`, 136);
    block.write(' '.repeat(8), 148);
    block.write('0', 156);
    block.write('ustar\x0000', 257);
    const checksum = block.reduce((sum, byte) => sum + byte, 0);
    block.write(`${octal(checksum, 6)}\0 `, 148);
    return block;
}

function octal(value: number, digits: number): string {
    return value.toString(8).padStart(digits, '0');
}

function padding(size: number): number {
    return (blockBytes - (size % blockBytes)) % blockBytes;
}
