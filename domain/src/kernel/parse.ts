import type { z } from 'zod';
import { JsonSyntaxError, readJson } from './json-text.js';
import type { JsonObject, JsonValue } from './json.js';
import { refusals } from './refusal.js';

const refusal = refusals({ REQUEST_MUST_BE_JSON: 'invalid', REQUEST_MUST_MATCH_SCHEMA: 'invalid' });

const maximumErrors = 20;

/**
 * Checks a value that came from outside: the first thing done with anything from a wire or a disk.
 * The refusal names each faulty field by its path, at most twenty, and never repeats a value.
 */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
        throw refusal('REQUEST_MUST_MATCH_SCHEMA', { errors: errorsOf(parsed.error) });
    }

    return parsed.data;
}

/** Reads a JSON text and checks it. Text that is no JSON, or that two readers could read differently, is refused. */
export function parseJson<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
    return parse(schema, readUntrusted(text));
}

function readUntrusted(text: string): JsonValue {
    try {
        return readJson(text);
    } catch (error) {
        if (error instanceof JsonSyntaxError) {
            throw refusal('REQUEST_MUST_BE_JSON', { problem: error.problem, offset: error.offset });
        }
        throw error;
    }
}

function errorsOf(error: z.ZodError): readonly JsonObject[] {
    return error.issues.flatMap(errorsOfIssue).slice(0, maximumErrors);
}

function errorsOfIssue(issue: z.core.$ZodIssue): readonly JsonObject[] {
    if (issue.code === 'unrecognized_keys') {
        return issue.keys.map((key) => ({ path: pathOf([...issue.path, key]), problem: 'is not a field of this' }));
    }

    return [{ path: pathOf(issue.path), problem: issue.message }];
}

/** A key may be chosen by whoever sends the request, so one that is no ordinary name is not repeated. */
function pathOf(path: readonly PropertyKey[]): string {
    return path.map((key) => (/^[A-Za-z0-9_-]{1,64}$/.test(String(key)) ? String(key) : '?')).join('.');
}
