import { EventEmitter } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';

import { peer } from '@hyperledger/fabric-protos';
import { ChaincodeMessageHandler } from 'fabric-shim/lib/handler.js';

import { textOf } from '../text-of.js';
import { chaincodeFrom } from './contracts.js';
import { loadContracts } from './load-contracts.js';
import { registration } from './registration.js';
import type { WorkerAssignment, WorkerReply, WorkerRequest } from './worker.js';

const { modules } = workerData as WorkerAssignment;
const streams = new Map<number, WorkerStream>();

/** The stream the shim believes to be gRPC's; what it writes leaves the thread as bytes. */
class WorkerStream extends EventEmitter {
    readonly #conversation: number;

    constructor(conversation: number) {
        super();
        this.#conversation = conversation;
    }

    write(message: peer.ChaincodeMessage): void {
        reply({ conversation: this.#conversation, said: message.serializeBinary() });
    }

    end(): void {
        streams.delete(this.#conversation);
    }
}

parentPort?.on('message', ({ conversation, say }: WorkerRequest) => {
    if (say === 'close') streams.delete(conversation);
    else if ('open' in say) open(conversation, say.open);
    else streams.get(conversation)?.emit('data', peer.ChaincodeMessage.deserializeBinary(say));
});

function open(conversation: number, name: string): void {
    try {
        const chaincode = chaincodeFrom(loadContracts(modules[name] ?? ''));
        const stream = new WorkerStream(conversation);
        streams.set(conversation, stream);
        new ChaincodeMessageHandler(stream, chaincode).chat(registration(name));
    } catch (cause) {
        // Left uncaught it would be the shim's to log, and the peer would wait for ever.
        reply({ conversation, said: { failure: textOf(cause) } });
    }
}

function reply(message: WorkerReply): void {
    parentPort?.postMessage(message);
}
