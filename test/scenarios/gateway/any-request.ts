import fc from 'fast-check';
import { junk, valueOf } from './any-value.js';
import type { Operation, Parameter } from './described.js';

/** A request as somebody might send it who has read the document, or only half of it. */
export interface AnyRequest {
    /** With its query. */
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string | undefined;
}

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
            query: fc.record(recordOf(of('query'), ids)),
            strangeQuery: fc.option(fc.constantFrom('surplus=1', 'limit=1&limit=2', '%ff=1', '__proto__=1', '=')),
            headers: fc.record(recordOf(of('header'), ids)),
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

/** Each parameter there or not, whether it is required or not; of a known one the value that is known, or junk. */
function recordOf(
    parameters: readonly Parameter[],
    known: Readonly<Record<string, string>>,
): Record<string, fc.Arbitrary<string | undefined>> {
    return Object.fromEntries(
        parameters.map(({ name, schema, required }) => [
            name,
            fc.oneof(
                {
                    weight: oftenRight.arbitrary,
                    arbitrary: valueOf(schema).map((value) => known[name] ?? String(value)),
                },
                { weight: required === true ? 1 : oftenRight.arbitrary, arbitrary: fc.constant(undefined) },
                { weight: oftenRight.junk, arbitrary: junk.map(asText) },
            ),
        ]),
    );
}

function bodyOf({ requestBody }: Operation): fc.Arbitrary<string> {
    const [content] = Object.values(requestBody?.content ?? {});
    const { schema = {}, example } = content ?? {};
    const right = fc.oneof(valueOf(schema), ...(example === undefined ? [] : [fc.constant(example)]));

    return fc.oneof(
        { weight: 3, arbitrary: right.map((value) => JSON.stringify(value)) },
        {
            weight: 5,
            arbitrary: fc
                .tuple(right, fc.nat(), junk)
                .map(([value, at, wrong]) => JSON.stringify(spoilt(value, at, wrong))),
        },
        { weight: 1, arbitrary: junk.map((value) => JSON.stringify(value)) },
        // Text that is no JSON, or that two readers would read differently.
        {
            weight: 1,
            arbitrary: fc
                .tuple(
                    right.map((value) => JSON.stringify(value)),
                    fc.nat(),
                )
                .map(([text, at]) => text.slice(0, at % text.length)),
        },
        { weight: 1, arbitrary: right.map((value) => JSON.stringify(value).replace('{', '{"a":1,"a":2,')) },
    );
}

/** Not by String: an object may bring a toString of its own. */
function asText(value: unknown): string {
    return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The value with one of its parts, whichever, replaced; now and then with a surplus part instead. */
function spoilt(value: unknown, at: number, wrong: unknown): unknown {
    if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
        return wrong;
    }
    const entries = Object.entries(value) as [string, unknown][];
    const place = at % entries.length;
    const [name = '', part] = entries[place] ?? [];
    const inner = at % 3 === 0 ? wrong : spoilt(part, Math.floor(at / entries.length), wrong);
    if (Array.isArray(value)) {
        return entries.map(([, each], index) => (index === place ? inner : each));
    }

    return { ...value, [at % 7 === 0 ? 'surplus' : name]: inner };
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
