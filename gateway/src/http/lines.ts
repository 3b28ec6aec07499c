/** One line of a body. */
export interface Line {
    /** From one; empty lines count, and are passed over. */
    readonly number: number;
    /** Undefined where the line is longer than any may be, or no UTF-8. */
    readonly text: string | undefined;
    readonly bytes: number;
    /** Whether its end has come. What follows the last line break of a body has none, and may have been cut off. */
    readonly isEnded: boolean;
}

const lineBreak = 0x0a;

/**
 * Reads a body line by line, as it comes, and never holds more of it than one piece and one line.
 *
 * @returns for each piece the lines that it ends.
 */
export async function* readLines(
    pieces: AsyncIterable<Uint8Array>,
    maximumBytes: number,
): AsyncGenerator<readonly Line[]> {
    const reader = new LineReader(maximumBytes);
    for await (const piece of pieces) {
        yield reader.take(piece);
    }
    yield reader.end();
}

class LineReader {
    readonly #maximumBytes: number;
    #number = 0;
    /** Of the line that has not ended; nothing is kept of one that is too long. */
    #parts: Uint8Array[] = [];
    #bytes = 0;

    constructor(maximumBytes: number) {
        this.#maximumBytes = maximumBytes;
    }

    take(piece: Uint8Array): readonly Line[] {
        const lines: Line[] = [];
        let begin = 0;
        for (let end = piece.indexOf(lineBreak); end !== -1; end = piece.indexOf(lineBreak, begin)) {
            this.#keep(piece.subarray(begin, end));
            lines.push(...this.#finish(true));
            begin = end + 1;
        }
        this.#keep(piece.subarray(begin));

        return lines;
    }

    end(): readonly Line[] {
        return this.#bytes === 0 ? [] : this.#finish(false);
    }

    #keep(part: Uint8Array): void {
        this.#bytes += part.length;
        if (this.#bytes > this.#maximumBytes) {
            this.#parts = [];
        } else if (part.length > 0) {
            this.#parts.push(part);
        }
    }

    #finish(isEnded: boolean): readonly Line[] {
        const [parts, bytes] = [this.#parts, this.#bytes];
        [this.#parts, this.#bytes] = [[], 0];
        this.#number += 1;
        const text = bytes > this.#maximumBytes ? undefined : decoded(parts);

        return text?.trim() === '' ? [] : [{ number: this.#number, text, bytes, isEnded }];
    }
}

/** A byte order mark is left out: some systems write one before a file. */
function decoded(parts: readonly Uint8Array[]): string | undefined {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts));
    } catch {
        return undefined;
    }
}
