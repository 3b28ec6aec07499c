import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { peer } from '@hyperledger/fabric-protos';

import type { Conversation, ConversationListener, OpenConversation } from './conversation.js';

/** What the two threads say to each other: bytes of ChaincodeMessages, or the beginning and end of a conversation. */
export interface WorkerMessage {
    readonly chaincode: string;
    readonly say: 'open' | 'close' | Uint8Array;
}

/** What a worker is started with: the absolute paths of the modules it runs, by chaincode. */
export interface WorkerAssignment {
    readonly mspId: string;
    readonly modules: Readonly<Record<string, string>>;
}

// The compiled file, also when this one runs from its source in a test: a worker starts without a transpiler.
const workerMain = join(__dirname, '..', '..', 'dist', 'chaincode', 'worker-main.js');

/** One thread that runs all chaincodes of one organisation: own globals, own environment, own crashes. */
export class OrganisationWorker {
    readonly #assignment: WorkerAssignment;
    readonly #listeners = new Map<string, ConversationListener>();
    #worker: Worker | undefined;

    constructor(assignment: WorkerAssignment) {
        this.#assignment = assignment;
    }

    /** The way to one chaincode of this worker; opening it starts the thread if it does not run. */
    conversationWith(chaincode: string): OpenConversation {
        return (listener) => {
            const worker = (this.#worker ??= this.#start());
            this.#listeners.set(chaincode, listener);
            post(worker, { chaincode, say: 'open' });
            const conversation: Conversation = {
                send: (message) => post(worker, { chaincode, say: message.serializeBinary() }),
                close: () => this.#close(chaincode),
            };
            return Promise.resolve(conversation);
        };
    }

    #start(): Worker {
        const worker = new Worker(workerMain, {
            workerData: this.#assignment,
            env: { ...process.env, CORE_PEER_LOCALMSPID: this.#assignment.mspId },
        });
        let reason = 'chaincode worker ended';
        worker.on('message', ({ chaincode, say }: WorkerMessage) => {
            if (say instanceof Uint8Array) {
                this.#listeners.get(chaincode)?.received(peer.ChaincodeMessage.deserializeBinary(say));
            }
        });
        worker.on('error', (cause) => {
            reason = `chaincode worker failed: ${cause instanceof Error ? cause.message : String(cause)}`;
        });
        worker.on('exit', () => {
            if (this.#worker === worker) this.#ended(reason);
        });
        return worker;
    }

    #ended(reason: string): void {
        this.#worker = undefined;
        const listeners = [...this.#listeners.values()];
        this.#listeners.clear();
        for (const listener of listeners) listener.closed(reason);
    }

    /** The thread ends with its last conversation. */
    async #close(chaincode: string): Promise<void> {
        this.#listeners.get(chaincode)?.closed('chaincode is stopped');
        this.#listeners.delete(chaincode);
        const worker = this.#worker;
        if (worker === undefined) return;
        post(worker, { chaincode, say: 'close' });
        if (this.#listeners.size > 0) return;
        this.#worker = undefined;
        await worker.terminate();
    }
}

function post(worker: Worker, message: WorkerMessage): void {
    worker.postMessage(message);
}
