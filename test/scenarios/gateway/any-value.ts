import fc from 'fast-check';
import type { Schema } from './described.js';

/** What a careless or an evil caller puts in the place of a value. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
    fc.constantFrom('', ' ', '\0', '\ud800', '０１２', '../..', "' OR 1=1 --", '{{7*7}}', 'a'.repeat(5_000)),
    fc.constantFrom(0, -1, 2 ** 53, 1e21, 0.1, null, true, [], {}, [[[[]]]], { toString: 1, constructor: {} }),
    fc.jsonValue(),
    fc.string({ unit: 'binary' }),
);

/** Values of a schema. Check digits and the like it cannot know. */
export function valueOf(schema: Schema): fc.Arbitrary<unknown> {
    if (schema.const !== undefined || schema.enum !== undefined) {
        return fc.constantFrom(...(schema.enum ?? [schema.const]));
    }
    const choices = schema.anyOf ?? schema.oneOf;
    if (choices !== undefined) {
        return fc.oneof(...choices.map(valueOf));
    }

    return (ofType[schema.type ?? ''] ?? fc.jsonValue)(schema);
}

const ofType: Readonly<Record<string, (schema: Schema) => fc.Arbitrary<unknown>>> = {
    object: ({ properties = {}, required = [] }) =>
        fc.record(Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, valueOf(each)])), {
            requiredKeys: [...required],
        }),
    array: ({ items = {}, minItems = 0, maxItems = 3 }) =>
        fc.array(valueOf(items), { minLength: minItems, maxLength: Math.max(minItems, Math.min(maxItems, 3)) }),
    integer: whole,
    number: whole,
    boolean: () => fc.boolean(),
    string: ({ pattern, minLength = 0, maxLength = 40 }) =>
        pattern === undefined
            ? fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)), unit: 'grapheme' })
            : fc.stringMatching(new RegExp(pattern)),
};

function whole({ minimum = 0, exclusiveMinimum = -1, maximum = 1_000_000 }: Schema): fc.Arbitrary<number> {
    return fc.integer({ min: Math.max(minimum, exclusiveMinimum + 1), max: Math.min(maximum, 2_000_000_000) });
}
