import { isMoney, moneyToWire } from './money.js';

/** What JSON can say. Numbers are safe integers only: an amount is a decimal text. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** An object of JSON. */
export interface JsonObject {
    readonly [field: string]: JsonValue;
}

/**
 * Writes a value as RFC 8785 canonical JSON, each `Money` in it in wire form: every peer must write the same bytes.
 * A value that JSON cannot say exactly (a float, a date, a broken text) is our defect and throws a `TypeError`.
 */
export function canonicalJson(value: unknown): string {
    if (value === null || typeof value !== 'object') {
        return JSON.stringify(scalarToWire(value));
    }
    if (Array.isArray(value)) {
        // Not `map`, which would pass over the holes of a sparse array.
        return `[${Array.from(value, canonicalJson).join(',')}]`;
    }
    const fields = fieldsOf(value);
    // RFC 8785 §3.2.3 sorts by UTF-16 code units, as `sort` does by itself; never by locale.
    const present = Object.keys(fields)
        .filter((name) => fields[name] !== undefined)
        .sort();

    return `{${present.map((name) => `${JSON.stringify(wellFormed(name))}:${canonicalJson(fields[name])}`).join(',')}}`;
}

/** The value as JSON would say it: each `Money` in wire form, fields that are undefined left out. */
export function toWire(value: unknown): JsonValue {
    if (value === null || typeof value !== 'object') {
        return scalarToWire(value);
    }
    if (Array.isArray(value)) {
        return Array.from(value, toWire);
    }
    const present = Object.entries(fieldsOf(value)).filter(([, field]) => field !== undefined);

    return Object.fromEntries(present.map(([name, field]) => [wellFormed(name), toWire(field)]));
}

/** Whether a text is Unicode without U+0000: lone surrogates have no UTF-8, and a zero ends texts in some programs. */
export function isWellFormed(text: string): boolean {
    return text.isWellFormed() && !text.includes('\0');
}

function scalarToWire(value: unknown): JsonValue {
    if (value === null || typeof value === 'boolean') {
        return value;
    }
    if (typeof value === 'string') {
        return wellFormed(value);
    }
    if (typeof value === 'number') {
        return safeInteger(value);
    }
    throw new TypeError(`JSON has no ${typeof value}`);
}

/** Those of an object in wire form. */
function fieldsOf(value: object): Readonly<Record<string, unknown>> {
    if (!isPlain(value)) {
        throw new TypeError('JSON has plain objects only');
    }

    return isMoney(value) ? { ...moneyToWire(value) } : (value as Record<string, unknown>);
}

/** An object of any realm that is no instance of a class: its prototype is none or the end of the chain. */
function isPlain(value: object): boolean {
    const prototype: unknown = Object.getPrototypeOf(value);

    return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function wellFormed(text: string): string {
    if (!isWellFormed(text)) {
        throw new TypeError('a text must be Unicode without U+0000');
    }

    return text;
}

function safeInteger(value: number): number {
    if (!Number.isSafeInteger(value)) {
        throw new TypeError('a number must be a safe integer');
    }

    return value;
}
