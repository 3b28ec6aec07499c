import { ledger, peer } from '@hyperledger/fabric-protos';
import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb.js';

/** The most rows the peer hands to a chaincode at once. */
const batchSize = 100;

interface Row {
    readonly key: string;
    readonly value: Uint8Array;
}

interface KeyModification {
    readonly txId: string;
    readonly value: Uint8Array;
    readonly timestamp: { readonly seconds: number; readonly nanos: number };
    readonly isDelete: boolean;
}

interface OpenQuery {
    readonly results: Iterator<Uint8Array, void>;
    /** Pulled already, because the peer looks one row ahead to know whether there are more. */
    pending: Uint8Array | undefined;
}

/** The queries a transaction has open at one peer; they end with it. */
export class OpenQueries {
    readonly #open = new Map<string, OpenQuery>();
    #opened = 0;

    /** Opens a range and answers its first batch; the row after the batch is read too, and so is under MVCC. */
    openRange(rows: Iterable<Row>, namespace: string): Uint8Array {
        return this.#start(encoded(rows, (row) => rowBytes(row, namespace)));
    }

    /** Opens the history of a key, newest first. */
    openHistory(modifications: Iterable<KeyModification>): Uint8Array {
        return this.#start(encoded(modifications, modificationBytes));
    }

    /** Answers a whole page at once, with the bookmark the next page starts from. */
    page(rows: Iterable<Row> & { readonly bookmark: string }, namespace: string): Uint8Array {
        const response = new peer.QueryResponse();
        for (const row of rows) response.addResults(resultOf(rowBytes(row, namespace)));
        const metadata = new peer.QueryResponseMetadata();
        metadata.setFetchedRecordsCount(response.getResultsList().length);
        metadata.setBookmark(rows.bookmark);
        response.setMetadata(metadata.serializeBinary());
        response.setId(this.#nextId());
        return response.serializeBinary();
    }

    /** Answers the next batch of an open query. */
    next(id: string): Uint8Array {
        const query = this.#open.get(id);
        if (query === undefined) throw new Error('query iterator not found');
        return this.#batch(id, query);
    }

    /** Forgets a query; closing one that ended by itself is no error. */
    close(id: string): Uint8Array {
        this.#open.delete(id);
        const response = new peer.QueryResponse();
        response.setHasMore(false);
        response.setId(id);
        return response.serializeBinary();
    }

    #start(results: Iterator<Uint8Array, void>): Uint8Array {
        const id = this.#nextId();
        const query = { results, pending: undefined };
        this.#open.set(id, query);
        return this.#batch(id, query);
    }

    #nextId(): string {
        this.#opened += 1;
        return String(this.#opened);
    }

    #batch(id: string, query: OpenQuery): Uint8Array {
        const response = new peer.QueryResponse();
        response.setId(id);
        if (query.pending !== undefined) response.addResults(resultOf(query.pending));
        query.pending = undefined;
        for (;;) {
            const pulled = query.results.next();
            if (pulled.done === true) {
                this.#open.delete(id);
                break;
            }
            if (response.getResultsList().length === batchSize) {
                query.pending = pulled.value;
                response.setHasMore(true);
                break;
            }
            response.addResults(resultOf(pulled.value));
        }
        return response.serializeBinary();
    }
}

function* encoded<T>(items: Iterable<T>, encode: (item: T) => Uint8Array): Generator<Uint8Array, void> {
    for (const item of items) yield encode(item);
}

function resultOf(bytes: Uint8Array): peer.QueryResultBytes {
    const result = new peer.QueryResultBytes();
    result.setResultbytes(bytes);
    return result;
}

function rowBytes({ key, value }: Row, namespace: string): Uint8Array {
    const row = new ledger.queryresult.KV();
    row.setNamespace(namespace);
    row.setKey(key);
    row.setValue(value);
    return row.serializeBinary();
}

function modificationBytes({ txId, value, timestamp, isDelete }: KeyModification): Uint8Array {
    const modification = new ledger.queryresult.KeyModification();
    modification.setTxId(txId);
    modification.setValue(value);
    modification.setIsDelete(isDelete);
    const at = new Timestamp();
    at.setSeconds(timestamp.seconds);
    at.setNanos(timestamp.nanos);
    modification.setTimestamp(at);
    return modification.serializeBinary();
}
