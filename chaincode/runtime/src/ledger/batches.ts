import { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeStub } from 'fabric-shim-api';
import { ChaincodeMessageHandler } from 'fabric-shim/lib/handler.js';

const { GET_STATE_MULTIPLE, READY, WRITE_BATCH_STATE } = peer.ChaincodeMessage.Type;
const { DEL_STATE, PUT_STATE } = peer.WriteRecord.Type;

/** How many values a peer gives, and takes, in one message. Peers before Fabric 3.1 say nothing of it. */
interface Offer {
    readonly mostReads: number;
    readonly mostWrites: number;
}

/** A value to be written, or, without one, a key to be deleted. The public state is the collection without a name. */
export interface Write {
    readonly collection: string;
    readonly key: string;
    readonly value: Uint8Array | undefined;
}

const nothingOffered: Offer = { mostReads: 0, mostWrites: 0 };
const offers = new WeakMap<object, Offer>();

/**
 * Fabric's shim for Node knows only one value a message, and passes over what a peer offers when it is ready. Here its
 * conversations are overheard, so that what the peer offers is known; imported before any begins.
 */
// eslint-disable-next-line @typescript-eslint/unbound-method -- called below on the conversation that begins
const { chat } = ChaincodeMessageHandler.prototype;
ChaincodeMessageHandler.prototype.chat = function (first) {
    const listen = (message: peer.ChaincodeMessage): void => {
        if (message.getType() === READY) {
            offers.set(this, offerIn(message.getPayload_asU8()));
            this._stream.off('data', listen);
        }
    };
    this._stream.on('data', listen);
    chat.call(this, first);
};

/**
 * Private values by their keys, in as few messages as the peer lets it; undefined where it gives but one at a time. What
 * is absent is empty, as is what this peer has lost.
 */
export async function readMany(
    stub: ChaincodeStub,
    collection: string,
    keys: readonly string[],
): Promise<readonly Uint8Array[] | undefined> {
    const { mostReads } = offerTo(stub);
    if (mostReads === 0) {
        return undefined;
    }
    const values: Uint8Array[] = [];
    for (const some of chunks(keys, mostReads)) {
        const request = new peer.GetStateMultiple();
        request.setCollection(collection);
        request.setKeysList([...some]);
        const answer = await ask(stub, GET_STATE_MULTIPLE, request.serializeBinary());
        values.push(...peer.GetStateMultipleResult.deserializeBinary(answer).getValuesList_asU8());
    }
    if (values.length !== keys.length) {
        throw new Error('The peer has not answered for every key that it was asked for.');
    }

    return values;
}

/** Writes in as few messages as the peer lets it. */
export async function writeMany(stub: ChaincodeStub, writes: readonly Write[]): Promise<void> {
    const { mostWrites } = offerTo(stub);
    if (mostWrites === 0 || writes.length === 1) {
        for (const write of writes) {
            await writeOne(stub, write);
        }
        return;
    }
    for (const some of chunks(writes, mostWrites)) {
        const batch = new peer.WriteBatchState();
        batch.setRecList(some.map(recordOf));
        await ask(stub, WRITE_BATCH_STATE, batch.serializeBinary());
    }
}

async function writeOne(stub: ChaincodeStub, { collection, key, value }: Write): Promise<void> {
    if (collection === '') {
        await (value === undefined ? stub.deleteState(key) : stub.putState(key, value));
    } else {
        await (value === undefined
            ? stub.deletePrivateData(collection, key)
            : stub.putPrivateData(collection, key, value));
    }
}

function recordOf({ collection, key, value }: Write): peer.WriteRecord {
    const record = new peer.WriteRecord();
    record.setType(value === undefined ? DEL_STATE : PUT_STATE);
    record.setCollection(collection);
    record.setKey(key);
    if (value !== undefined) {
        record.setValue(value);
    }

    return record;
}

function chunks<Item>(items: readonly Item[], size: number): Item[][] {
    return Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));
}

/** One message in the order of all that the transaction asks: a peer answers one at a time. */
async function ask(
    stub: ChaincodeStub,
    type: typeof GET_STATE_MULTIPLE | typeof WRITE_BATCH_STATE,
    payload: Uint8Array,
): Promise<Uint8Array> {
    const message = new peer.ChaincodeMessage();
    message.setType(type);
    message.setChannelId(stub.getChannelID());
    message.setTxid(stub.getTxID());
    message.setPayload(payload);

    return await conversationOf(stub)._askPeerAndListen(message, '');
}

function offerTo(stub: ChaincodeStub): Offer {
    return offers.get(conversationOf(stub)) ?? nothingOffered;
}

/** The shim's stub keeps the conversation that it belongs to. */
function conversationOf(stub: ChaincodeStub): ChaincodeMessageHandler {
    return (stub as unknown as { readonly handler: ChaincodeMessageHandler }).handler;
}

function offerIn(payload: Uint8Array): Offer {
    const offered = peer.ChaincodeAdditionalParams.deserializeBinary(payload);

    return {
        mostReads: offered.getUseGetMultipleKeys() ? offered.getMaxSizeGetMultipleKeys() : 0,
        mostWrites: offered.getUseWriteBatch() ? offered.getMaxSizeWriteBatch() : 0,
    };
}
