import { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeResponse, ChaincodeStub } from 'fabric-shim-api';
import { ChaincodeMessageHandler } from 'fabric-shim/lib/handler.js';
import { createHash } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { State } from '../state.js';

const { Type } = peer.ChaincodeMessage;
const nothing: Uint8Array = new Uint8Array();

/** A peer that has some private values and tells all that it is asked; what it lost it knows by its hash alone. */
export class ScriptedPeer extends EventEmitter {
    readonly asked: string[] = [];
    readonly values = new Map<string, string>();
    readonly lost = new Set<string>();

    write(message: peer.ChaincodeMessage): void {
        const type = message.getType();
        if (type === Type.REGISTER || type === Type.COMPLETED) {
            return;
        }
        const answer = messageOf(Type.RESPONSE);
        try {
            answer.setPayload(this.#answerTo(type, message.getPayload_asU8()));
        } catch (error) {
            answer.setType(Type.ERROR);
            answer.setPayload(Buffer.from((error as Error).message));
        }
        queueMicrotask(() => this.emit('data', answer));
    }

    /** Runs a transaction in Fabric's shim, after the peer has said so that it is ready. */
    async run(ready: Uint8Array, act: (state: State) => Promise<void>): Promise<void> {
        const ended = new Promise<void>((resolve, reject) => {
            const Invoke = async (stub: ChaincodeStub): Promise<ChaincodeResponse> => {
                await act(new State(stub)).then(resolve, reject);
                return { status: 200 };
            };
            new ChaincodeMessageHandler(this, { Init: Invoke, Invoke }).chat(messageOf(Type.REGISTER));
        });
        this.emit('data', messageOf(Type.REGISTERED));
        this.emit('data', messageOf(Type.READY, ready));
        this.emit('data', messageOf(Type.TRANSACTION, new peer.ChaincodeInput().serializeBinary()));
        await ended;
    }

    #answerTo(type: number, payload: Uint8Array): Uint8Array {
        if (type === Type.WRITE_BATCH_STATE) {
            const records = peer.WriteBatchState.deserializeBinary(payload).getRecList();
            this.asked.push(`write ${records.map(keyAsked).join(' ')}`);
            return nothing;
        }
        if (type === Type.GET_STATE_MULTIPLE) {
            const result = new peer.GetStateMultipleResult();
            const keys = peer.GetStateMultiple.deserializeBinary(payload).getKeysList().map(partOf);
            this.asked.push(`get ${keys.join(' ')}`);
            result.setValuesList(keys.map((key) => Buffer.from(this.values.get(key) ?? '')));
            return result.serializeBinary();
        }
        const request = peer.GetState.deserializeBinary(payload);
        const key = partOf(request.getKey());
        if (type === Type.GET_PRIVATE_DATA_HASH) {
            this.asked.push(`hash ${key}`);
            const value = this.values.get(key);
            return value === undefined ? nothing : createHash('sha256').update(value).digest();
        }
        this.asked.push(`${type === Type.GET_STATE ? 'get' : 'write'} ${key}`);
        if (type === Type.GET_STATE && this.lost.has(key)) {
            throw new Error('private data matching public hash version is not available');
        }
        return Buffer.from(this.values.get(key) ?? '');
    }
}

function messageOf(
    type: peer.ChaincodeMessage.TypeMap[keyof peer.ChaincodeMessage.TypeMap],
    payload = nothing,
): peer.ChaincodeMessage {
    const message = new peer.ChaincodeMessage();
    message.setType(type);
    message.setTxid('tx1');
    message.setChannelId('c');
    message.setPayload(payload);
    return message;
}

function keyAsked(record: peer.WriteRecord): string {
    return (record.getType() === peer.WriteRecord.Type.DEL_STATE ? 'no ' : '') + partOf(record.getKey());
}

/** Of a composite key of one part. */
function partOf(compositeKey: string): string {
    return compositeKey.split('\0')[2] ?? '';
}
