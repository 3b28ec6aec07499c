import { parseJson } from '@cohong/domain/kernel/parse';
import { refusals } from '@cohong/domain/kernel/refusal';
import type { z } from 'zod';
import type { Secret } from './secrets.js';

const refusal = refusals({
    SEED_MUST_BE_32_BYTES: 'invalid',
    TRANSIENT_FIELD_MUST_BE_GIVEN: 'invalid',
    TRANSIENT_FIELD_MUST_BE_UTF_8: 'invalid',
});

/** What a client may hand to an act beside the block: nothing else gets in, since transactions take no parameter. */
export type TransientField = 'input' | 'request' | 'settlement';

export type TransientMap = ReadonlyMap<string, Uint8Array>;

/** Whether the client gave the field at all. */
export function hasField(transient: TransientMap, field: TransientField): boolean {
    return transient.has(field);
}

/** A field's JSON, checked. What the schema refuses is told by path, never by value. */
export function parseField<Schema extends z.ZodType>(
    transient: TransientMap,
    field: TransientField,
    schema: Schema,
): z.output<Schema> {
    const bytes = transient.get(field);
    if (bytes === undefined) {
        throw refusal('TRANSIENT_FIELD_MUST_BE_GIVEN', { field });
    }

    return parseJson(schema, decodeUtf8(field, bytes));
}

/** The creator's fresh randomness, from which all that must be unguessable is derived. It is never stored. */
export function seedOf(transient: TransientMap): Secret {
    const seed = transient.get('seed');
    if (seed?.length !== 32) {
        throw refusal('SEED_MUST_BE_32_BYTES');
    }

    return Buffer.from(seed).toString('hex');
}

/** Two byte strings must not read as one text, so broken UTF-8 is refused and not mended. */
function decodeUtf8(field: TransientField, bytes: Uint8Array): string {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
        throw refusal('TRANSIENT_FIELD_MUST_BE_UTF_8', { field });
    }
}
