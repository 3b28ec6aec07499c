import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { peer } from '@hyperledger/fabric-protos';

import { textOf } from '../text-of.js';
import type { Conversation, ConversationListener, OpenConversation } from './conversation.js';

/** What the peer says to the thread: the bytes of a ChaincodeMessage, or the beginning and end of a conversation. */
export interface WorkerRequest {
    readonly chaincode: string;
    readonly say: 'open' | 'close' | Uint8Array;
}

/** What the thread says to the peer: the bytes of a ChaincodeMessage, or why the chaincode cannot be run. */
export interface WorkerReply {
    readonly chaincode: string;
    readonly said: Uint8Array | { readonly failure: string };
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
        worker.on('message', ({ chaincode, said }: WorkerReply) => {
            const listener = this.#listeners.get(chaincode);
            if ('failure' in said) listener?.closed(said.failure);
            else listener?.received(peer.ChaincodeMessage.deserializeBinary(said));
        });
        worker.on('error', (cause) => {
            reason = `chaincode worker failed: ${textOf(cause)}`;
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

function post(worker: Worker, message: WorkerRequest): void {
    worker.postMessage(message);
}
