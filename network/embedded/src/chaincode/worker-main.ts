import { EventEmitter } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';

import { peer } from '@hyperledger/fabric-protos';
import { ChaincodeMessageHandler } from 'fabric-shim/lib/handler.js';

import { textOf } from '../text-of.js';
import { chaincodeFrom, loadContracts } from './contracts.js';
import { registration } from './registration.js';
import type { WorkerAssignment, WorkerReply, WorkerRequest } from './worker.js';

const { modules } = workerData as WorkerAssignment;
const streams = new Map<string, WorkerStream>();

/** The stream the shim believes to be gRPC's; what it writes leaves the thread as bytes. */
class WorkerStream extends EventEmitter {
    readonly #chaincode: string;

    constructor(chaincode: string) {
        super();
        this.#chaincode = chaincode;
    }

    write(message: peer.ChaincodeMessage): void {
        reply({ chaincode: this.#chaincode, said: message.serializeBinary() });
    }

    end(): void {
        streams.delete(this.#chaincode);
    }
}

parentPort?.on('message', ({ chaincode, say }: WorkerRequest) => {
    if (say === 'open') open(chaincode);
    else if (say === 'close') streams.delete(chaincode);
    else streams.get(chaincode)?.emit('data', peer.ChaincodeMessage.deserializeBinary(say));
});

function open(name: string): void {
    try {
        const chaincode = chaincodeFrom(loadContracts(modules[name] ?? ''));
        const stream = new WorkerStream(name);
        streams.set(name, stream);
        new ChaincodeMessageHandler(stream, chaincode).chat(registration(name));
    } catch (cause) {
        // Left uncaught it would be the shim's to log, and the peer would wait for ever.
        reply({ chaincode: name, said: { failure: textOf(cause) } });
    }
}

function reply(message: WorkerReply): void {
    parentPort?.postMessage(message);
}
