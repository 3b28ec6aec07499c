/** What Fabric puts before a composite key and after each of its parts. */
const separator = '\u0000';

/** What a key says: the kind of the record, and the parts that tell it from others of its kind. */
export interface RecordKey {
    readonly kind: string;
    readonly parts: readonly string[];
}

/** Reads a composite key as chaincode makes it; undefined for any other key, which is no record of Cohong's. */
export function readRecordKey(key: string): RecordKey | undefined {
    const [before, kind, ...rest] = key.split(separator);
    const parts = rest.slice(0, -1);

    return before === '' && kind !== undefined && rest.at(-1) === '' ? { kind, parts } : undefined;
}

/** A composite key as chaincode makes it. */
export function recordKey({ kind, parts }: RecordKey): string {
    return ['', kind, ...parts, ''].join(separator);
}
