import { isWellFormed, type JsonValue } from './json.js';

/** A text that is not the JSON we accept, and where it ceases to be. The text itself is never repeated. */
export class JsonSyntaxError extends Error {
    readonly problem: string;
    readonly offset: number;

    constructor(problem: string, offset: number) {
        super(`${problem} at ${offset}`);
        this.name = 'JsonSyntaxError';
        this.problem = problem;
        this.offset = offset;
    }
}

const maximumDepth = 32;
const lastBlank = 0x20;
const blanks = ' \t\n\r';
/** As most texts are: nothing in it is escaped. */
const plainToken = /"[ !#-[\]-\uffff]*"/y;
const stringToken = /"[^"\\]*(?:\\.[^"\\]*)*"/sy;
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const wordToken = /true|false|null/y;
const words: Readonly<Record<string, JsonValue>> = { true: true, false: false, null: null };

/**
 * Reads JSON from outside, stricter than `JSON.parse`, which keeps the last of two equal keys and rounds numbers:
 * two readers of one text must never see two values. Throws a `JsonSyntaxError` at the first fault.
 */
export function readJson(text: string): JsonValue {
    return new JsonReader(text).readDocument();
}

class JsonReader {
    readonly #text: string;
    #offset = 0;

    constructor(text: string) {
        this.#text = text;
    }

    readDocument(): JsonValue {
        const value = this.#readValue(1);
        this.#skipBlanks();
        if (this.#offset < this.#text.length) {
            throw this.#fault('text after the end of the JSON');
        }

        return value;
    }

    #readValue(depth: number): JsonValue {
        if (depth > maximumDepth) {
            throw this.#fault('nested too deeply');
        }
        this.#skipBlanks();
        const first = this.#text[this.#offset];
        if (first === '{') {
            return this.#readObject(depth);
        }
        if (first === '[') {
            return this.#readArray(depth);
        }

        return first === '"' ? this.#readString() : this.#readScalar();
    }

    #readObject(depth: number): JsonValue {
        const fields: Record<string, JsonValue> = {};
        this.#readItems('}', () => {
            const name = this.#readString();
            if (name === '__proto__') {
                throw this.#fault('a key that must not be used');
            }
            if (Object.hasOwn(fields, name)) {
                throw this.#fault('a key that occurs twice');
            }
            if (!this.#takeMark(':')) {
                throw this.#fault('expected ":"');
            }
            fields[name] = this.#readValue(depth + 1);
        });

        return fields;
    }

    #readArray(depth: number): JsonValue {
        const items: JsonValue[] = [];
        this.#readItems(']', () => items.push(this.#readValue(depth + 1)));

        return items;
    }

    #readItems(end: '}' | ']', readItem: () => void): void {
        this.#offset += 1;
        if (this.#takeMark(end)) {
            return;
        }
        do {
            this.#skipBlanks();
            readItem();
        } while (this.#takeMark(','));
        if (!this.#takeMark(end)) {
            throw this.#fault(`expected "," or "${end}"`);
        }
    }

    #readString(): string {
        const value = this.#take(plainToken)?.slice(1, -1) ?? this.#readEscaped();
        if (!isWellFormed(value)) {
            throw this.#fault('a text with U+0000 or half a character');
        }

        return value;
    }

    #readEscaped(): string {
        const token = this.#take(stringToken);
        if (token === undefined) {
            throw this.#fault('expected a text');
        }
        try {
            return JSON.parse(token) as string;
        } catch {
            throw this.#fault('a text with a control character or an unknown escape');
        }
    }

    #readScalar(): JsonValue {
        const word = this.#take(wordToken);
        if (word !== undefined) {
            return words[word] as JsonValue;
        }
        const token = this.#take(numberToken);
        if (token === undefined) {
            throw this.#fault('expected a value');
        }
        const value = Number(token);
        // Only the one notation of a safe integer: 1.0, 1e2 and -0 say the same as another text would.
        if (!Number.isSafeInteger(value) || String(value) !== token) {
            throw this.#fault('a number that is not a plain safe integer');
        }

        return value;
    }

    #takeMark(mark: string): boolean {
        this.#skipBlanks();
        const isThere = this.#text[this.#offset] === mark;
        this.#offset += isThere ? 1 : 0;

        return isThere;
    }

    #skipBlanks(): void {
        while (this.#text.charCodeAt(this.#offset) <= lastBlank && blanks.includes(this.#text.charAt(this.#offset))) {
            this.#offset += 1;
        }
    }

    #take(token: RegExp): string | undefined {
        token.lastIndex = this.#offset;
        const [found] = token.exec(this.#text) ?? [];
        this.#offset += found?.length ?? 0;

        return found;
    }

    #fault(problem: string): JsonSyntaxError {
        return new JsonSyntaxError(problem, this.#offset);
    }
}
