import type { ChaincodeStub } from 'fabric-shim-api';
import { createHash } from 'node:crypto';
import type { Ledger } from '@cohong/chaincode-runtime';
import { Ledger as OpenedLedger } from '../../chaincode/runtime/src/ledger/ledger.js';
import { State } from '../../chaincode/runtime/src/ledger/state.js';

const empty = new Uint8Array();

/** One private collection in memory, behind the ledger as chaincode sees it: transactions take effect one after the other. */
export class Shelf {
    readonly #collection: string;
    readonly #values = new Map<string, Uint8Array>();
    #transactions = 0;

    constructor(collection: string) {
        this.#collection = collection;
    }

    /** Does something on the state as it is, and then writes, unless it was refused. */
    async transact<Result>(act: (ledger: Ledger) => Promise<Result>): Promise<Result> {
        this.#transactions += 1;
        const seed = createHash('sha256').update(String(this.#transactions)).digest('hex');
        const state = new State(this.#stub());
        const ledger: unknown = new OpenedLedger(state, () => seed);
        const result = await act(ledger as Ledger);
        await state.send();

        return result;
    }

    /** How many records of the kind there are whose key begins so. */
    count(kind: string, ...prefix: readonly string[]): number {
        return this.#startingWith(compositeKey(kind, prefix)).length;
    }

    #stub(): ChaincodeStub {
        const mustBeHere = (collection: string): void => {
            if (collection !== this.#collection) {
                throw new Error(`nothing lies in ${collection} here`);
            }
        };
        const stub = {
            // A conversation in which the peer has offered to give and take but one value at a time.
            handler: {},
            createCompositeKey: compositeKey,
            getPrivateData: (collection: string, key: string) => {
                mustBeHere(collection);
                return Promise.resolve(this.#values.get(key) ?? empty);
            },
            getPrivateDataHash: (collection: string, key: string) => {
                mustBeHere(collection);
                const value = this.#values.get(key);
                return Promise.resolve(value === undefined ? empty : createHash('sha256').update(value).digest());
            },
            putPrivateData: (_collection: string, key: string, value: Uint8Array) => {
                this.#values.set(key, value);
                return Promise.resolve();
            },
            deletePrivateData: (_collection: string, key: string) => {
                this.#values.delete(key);
                return Promise.resolve();
            },
            getPrivateDataByPartialCompositeKey: (_collection: string, kind: string, parts: readonly string[]) =>
                this.#startingWith(compositeKey(kind, parts)).map((value) => ({ value })),
        };

        return stub as unknown as ChaincodeStub;
    }

    #startingWith(prefix: string): readonly Uint8Array[] {
        return [...this.#values].filter(([key]) => key.startsWith(prefix)).map(([, value]) => value);
    }
}

function compositeKey(kind: string, parts: readonly string[]): string {
    return `\0${[kind, ...parts].join('\0')}\0`;
}
