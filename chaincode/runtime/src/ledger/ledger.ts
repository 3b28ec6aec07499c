import { refusals } from '@cohong/domain/kernel/refusal';
import type { Secret } from '../secrets.js';
import { PrivateCollection } from './private-collection.js';
import type { PublicBook, PublicRecord } from './record.js';
import type { State } from './state.js';
import { fromEdition, fromStored, toStored } from './stored-form.js';

const refusal = refusals({ RECORD_MUST_EXIST: 'not-found', RECORD_MUST_BE_NEW: 'conflict' });

const publicPlace = { kind: 'public' } as const;

/**
 * Typed access to what the chaincode has recorded.
 *
 * Reads see the state as of the last block, never this transaction's own writes: read everything first, write last,
 * and write each record once.
 */
export class Ledger {
    readonly #state: State;
    readonly #seed: () => Secret;

    constructor(state: State, seed: () => Secret) {
        this.#state = state;
        this.#seed = seed;
    }

    /** A public book as it stands, or undefined before its first edition. */
    async findBook<T>(book: PublicBook<T>): Promise<T | undefined> {
        const bytes = await this.#state.read(publicPlace, { name: book.name, parts: [] });
        return bytes === undefined ? undefined : fromEdition(book.name, book.schema, bytes);
    }

    /** A public book as it stands. Refuses RECORD_MUST_EXIST before its first edition. */
    async getBook<T>(book: PublicBook<T>): Promise<T> {
        const edition = await this.findBook(book);
        if (edition === undefined) {
            throw refusal('RECORD_MUST_EXIST', { record: book.name });
        }

        return edition;
    }

    /** Writes a new edition of a public book, in place of the one before. */
    async writeBook<T>(book: PublicBook<T>, edition: T): Promise<void> {
        this.#state.write(publicPlace, { name: book.name, parts: [] }, toStored(edition));
        return Promise.resolve();
    }

    /** A public record. Refuses RECORD_MUST_EXIST. */
    async getPublic<T extends object>(from: PublicRecord<T>, ...parts: readonly string[]): Promise<T> {
        const bytes = await this.#state.read(publicPlace, { name: from.name, parts });
        if (bytes === undefined) {
            throw refusal('RECORD_MUST_EXIST', { record: from.name });
        }

        return fromStored(from.name, from.schema, bytes);
    }

    /** Writes a public record that is not there yet. Refuses RECORD_MUST_BE_NEW. */
    async insertPublic<T extends object>(into: PublicRecord<T>, record: T): Promise<void> {
        const key = { name: into.name, parts: into.key(record) };
        if ((await this.#state.read(publicPlace, key)) !== undefined) {
            throw refusal('RECORD_MUST_BE_NEW', { record: into.name });
        }

        this.#state.write(publicPlace, key, toStored(record));
    }

    /**
     * The private records of one collection, or of several that hold the same records as twins.
     * The first collection is the one whose content is read; of the others only hashes are read.
     */
    in(collection: string, ...twins: readonly string[]): PrivateCollection {
        return new PrivateCollection({ state: this.#state, seed: this.#seed, own: collection, twins });
    }
}
