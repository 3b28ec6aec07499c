import fc from 'fast-check';
import type { Operation, Parameter, Schema } from './described.js';

/** A request as somebody might send it who has read the document, or only half of it. */
export interface AnyRequest {
    /** With its query. */
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | undefined;
}

/** What a careless or an evil caller puts in the place of a value. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
    fc.constantFrom('', ' ', '\0', '\ud800', '０１２', '../..', "' OR 1=1 --", '{{7*7}}', 'a'.repeat(5_000)),
    fc.constantFrom(0, -1, 2 ** 53, 1e21, 0.1, null, true, [], {}, [[[[]]]], { toString: 1, constructor: {} }),
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
);

/** How a path may be spoilt beyond what encoding allows. */
const junkInPath = fc.constantFrom('%ff', '%00', '%2F', '%E2%82', ':', '{id}', '%25', '~', ';a=b', 'a'.repeat(3_000));

const oftenRight = { arbitrary: 5, junk: 1 };

/** Requests of one operation: most as its schemas say, some with one thing wrong, some with everything. */
export function anyRequestOf(operation: Operation, ids: Readonly<Record<string, string>>): fc.Arbitrary<AnyRequest> {
    const { path, parameters = [] } = operation;
    const of = (place: Parameter['in']): readonly Parameter[] => parameters.filter((each) => each.in === place);

    return fc
        .record({
            path: fc.record(Object.fromEntries(of('path').map((each) => [each.name, pathPart(each, ids)]))),
            query: fc.record(recordOf(of('query'))),
            strangeQuery: fc.option(fc.constantFrom('surplus=1', 'limit=1&limit=2', '%ff=1', '__proto__=1', '=')),
            headers: fc.record(recordOf(of('header'))),
            body: operation.method === 'get' ? fc.constant(undefined) : bodyOf(operation),
        })
        .map(({ path: parts, query, strangeQuery, headers, body }) => {
            const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => parts[name] ?? '');
            const asked = [new URLSearchParams(present(query)).toString(), strangeQuery ?? ''].filter((each) => each);
            return {
                path: asked.length === 0 ? filled : `${filled}?${asked.join('&')}`,
                headers: sendable(present(headers)),
                body,
            };
        });
}

function pathPart({ name, schema }: Parameter, ids: Readonly<Record<string, string>>): fc.Arbitrary<string> {
    const known = ids[name];

    return fc.oneof(
        ...(known === undefined ? [] : [{ weight: 3, arbitrary: fc.constant(known) }]),
        { weight: 2, arbitrary: valueOf(schema).map(String).map(encodeURIComponent) },
        { weight: 1, arbitrary: junkInPath },
    );
}

/** Each parameter there or not, whether it is required or not. */
function recordOf(parameters: readonly Parameter[]): Record<string, fc.Arbitrary<string | undefined>> {
    return Object.fromEntries(
        parameters.map(({ name, schema, required }) => [
            name,
            fc.oneof(
                { weight: oftenRight.arbitrary, arbitrary: valueOf(schema).map(String) },
                { weight: required === true ? 1 : oftenRight.arbitrary, arbitrary: fc.constant(undefined) },
                { weight: oftenRight.junk, arbitrary: junk.map(String) },
            ),
        ]),
    );
}

function bodyOf({ requestBody }: Operation): fc.Arbitrary<string> {
    const { schema = {}, example } = requestBody?.content['application/json'] ?? {};
    const right = fc.oneof(valueOf(schema), ...(example === undefined ? [] : [fc.constant(example)]));

    return fc.oneof(
        { weight: 3, arbitrary: right.map(write) },
        {
            weight: 5,
            arbitrary: fc.tuple(right, fc.nat(), junk).map(([value, at, wrong]) => write(spoilt(value, at, wrong))),
        },
        { weight: 1, arbitrary: junk.map(write) },
        // Text that is no JSON, or that two readers would read differently.
        {
            weight: 1,
            arbitrary: fc.tuple(right.map(write), fc.nat()).map(([text, at]) => text.slice(0, at % text.length)),
        },
        { weight: 1, arbitrary: right.map((value) => write(value).replace('{', '{"a":1,"a":2,')) },
    );
}

/** JSON.stringify answers undefined for what has none. */
function write(value: unknown): string {
    return (JSON.stringify(value) as string | undefined) ?? '';
}

/** The value with one of its parts, whichever, replaced. */
function spoilt(value: unknown, at: number, wrong: unknown): unknown {
    const entries = Object.entries(typeof value === 'object' && value !== null ? value : {});
    if (entries.length === 0) {
        return wrong;
    }
    const [name = '', part] = entries[at % entries.length] ?? [];
    const inner = at % 3 === 0 ? wrong : spoilt(part, Math.floor(at / entries.length), wrong);

    return Array.isArray(value)
        ? [...value.slice(1), inner]
        : { ...(value as object), [at % 7 === 0 ? 'surplus' : name]: inner };
}

/** Values of a schema. Check digits and the like it cannot know. */
function valueOf(schema: Schema): fc.Arbitrary<unknown> {
    if (schema.const !== undefined || schema.enum !== undefined) {
        return fc.constantFrom(...(schema.enum ?? [schema.const]));
    }
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices !== undefined) {
        return fc.oneof(...choices.map(valueOf));
    }

    return ofType(schema);
}

function ofType(schema: Schema): fc.Arbitrary<unknown> {
    const { minItems = 0, maxItems = 3, properties = {}, required = [], items = {} } = schema;
    switch (schema.type) {
        case 'object':
            return fc.record(
                Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, valueOf(each)])),
                { requiredKeys: required as never[] },
            );
        case 'array':
            return fc.array(valueOf(items), {
                minLength: minItems,
                maxLength: Math.max(minItems, Math.min(maxItems, 3)),
            });
        case 'integer':
        case 'number':
            return fc.integer({
                min: Math.max(schema.minimum ?? 0, (schema.exclusiveMinimum ?? -1) + 1),
                max: Math.min(schema.maximum ?? 1_000_000, 2_000_000_000),
            });
        case 'boolean':
            return fc.boolean();
        case 'string':
            return text(schema);
        default:
            return fc.jsonValue();
    }
}

function text({ pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
    return pattern === undefined
        ? fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)), unit: 'grapheme' })
        : fc.stringMatching(new RegExp(pattern));
}

function present(values: Readonly<Record<string, string | undefined>>): Record<string, string> {
    return Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, wellFormed(value)]])),
    );
}

/** Half a character is replaced, as every client would. */
function wellFormed(value: string): string {
    return Buffer.from(value, 'utf8').toString('utf8');
}

/** A header holds bytes: what has more is left out, as every client would. */
function sendable(headers: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(headers).filter(([, value]) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value)));
}
