import { EventEmitter } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';

import { peer } from '@hyperledger/fabric-protos';
import { ChaincodeMessageHandler } from 'fabric-shim/lib/handler.js';

import { chaincodeFrom, loadContracts } from './contracts.js';
import { registration } from './in-thread.js';
import type { WorkerAssignment, WorkerMessage } from './worker.js';

const { modules } = workerData as WorkerAssignment;
const chaincodes = new Map(
    Object.entries(modules).map(([name, module]) => [name, chaincodeFrom(loadContracts(module))] as const),
);
const streams = new Map<string, WorkerStream>();

/** The stream the shim believes to be gRPC's; what it writes leaves the thread as bytes. */
class WorkerStream extends EventEmitter {
    readonly #chaincode: string;

    constructor(chaincode: string) {
        super();
        this.#chaincode = chaincode;
    }

    write(message: peer.ChaincodeMessage): void {
        const said: WorkerMessage = { chaincode: this.#chaincode, say: message.serializeBinary() };
        parentPort?.postMessage(said);
    }

    end(): void {
        streams.delete(this.#chaincode);
    }
}

parentPort?.on('message', ({ chaincode, say }: WorkerMessage) => {
    if (say === 'open') open(chaincode);
    else if (say === 'close') streams.delete(chaincode);
    else streams.get(chaincode)?.emit('data', peer.ChaincodeMessage.deserializeBinary(say));
});

function open(name: string): void {
    const chaincode = chaincodes.get(name);
    if (chaincode === undefined) throw new Error(`chaincode ${name} is not assigned to this worker`);
    const stream = new WorkerStream(name);
    streams.set(name, stream);
    new ChaincodeMessageHandler(stream, chaincode).chat(registration(name));
}
