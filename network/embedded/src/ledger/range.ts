import { fromByteKey, toByteKey } from './byte-key.js';
import { keyAfter, type Keyspace } from './keyspace.js';
import type { Version } from './version.js';

/** What a chaincode asks of a range; with a page size or a bookmark it is paginated. */
export interface RangeRequest {
    /** Empty for the namespace's public states. */
    readonly collection?: string;
    readonly start: string;
    /** Not included; empty for no end. */
    readonly end: string;
    readonly pageSize?: number;
    readonly bookmark?: string;
}

/** One key of a range with its value. */
export interface Row {
    readonly key: string;
    readonly value: Uint8Array;
    readonly version: Version;
}

interface RangeOptions {
    readonly keyspace: Keyspace;
    readonly height: number;
    readonly request: RangeRequest;
    /** Told each row that is handed out, and `undefined` when the range ends: what was not pulled was not read. */
    readonly onPull: (row: Row | undefined) => void;
}

/** The rows of a range, pulled one at a time from the state at the simulation's height. */
export class Rows implements Iterable<Row> {
    readonly #options: RangeOptions;
    #next: string;
    #pulled = 0;

    constructor(options: RangeOptions) {
        this.#options = options;
        this.#next = toByteKey(startOf(options.request));
    }

    /** The key the next page starts from; empty after the last. */
    get bookmark(): string {
        const first = this.#first();
        return first === undefined ? '' : fromByteKey(first.key);
    }

    *[Symbol.iterator](): Generator<Row, void> {
        const { pageSize = 0 } = this.#options.request;
        while (pageSize === 0 || this.#pulled < pageSize) {
            const row = this.#pull();
            if (row === undefined) return;
            yield row;
        }
    }

    #pull(): Row | undefined {
        const first = this.#first();
        if (first === undefined) {
            this.#options.onPull(undefined);
            return undefined;
        }
        this.#next = keyAfter(first.key);
        this.#pulled += 1;
        const { value = new Uint8Array(), version } = first.revision;
        const row = { key: fromByteKey(first.key), value, version };
        this.#options.onPull(row);
        return row;
    }

    #first(): ReturnType<Keyspace['first']> {
        const { keyspace, height, request } = this.#options;
        return keyspace.first({ start: this.#next, end: toByteKey(request.end), height });
    }
}

/** Where a range begins: a later page at its bookmark. */
export function startOf({ start, bookmark = '' }: RangeRequest): string {
    return bookmark === '' ? start : bookmark;
}
