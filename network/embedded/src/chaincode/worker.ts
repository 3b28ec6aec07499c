import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import { peer } from '@hyperledger/fabric-protos';

import { textOf } from '../text-of.js';
import type { Conversation, ConversationListener, OpenConversation } from './conversation.js';

/** What a peer says to the thread: the bytes of a ChaincodeMessage, or the beginning and end of a conversation. */
export interface WorkerRequest {
    readonly conversation: number;
    readonly say: { readonly open: string } | 'close' | Uint8Array;
}

/** What the thread says to a peer: the bytes of a ChaincodeMessage, or why the chaincode cannot be run. */
export interface WorkerReply {
    readonly conversation: number;
    readonly said: Uint8Array | { readonly failure: string };
}

/** What a worker is started with: the absolute paths of the modules it runs, by chaincode. */
export interface WorkerAssignment {
    readonly mspId: string;
    readonly modules: Readonly<Record<string, string>>;
}

// The compiled file, also when this one runs from its source in a test: a worker starts without a transpiler.
const workerMain = join(__dirname, '..', '..', 'dist', 'chaincode', 'worker-main.js');

/**
 * One thread that runs all chaincodes of one organisation: own globals, own environment, own crashes. Its peers share
 * the thread, since a thread costs 40 MB, and each speaks to a chaincode of its own in it.
 */
export class OrganisationWorker {
    readonly #assignment: WorkerAssignment;
    readonly #listeners = new Map<number, ConversationListener>();
    #conversations = 0;
    #worker: Worker | undefined;

    constructor(assignment: WorkerAssignment) {
        this.#assignment = assignment;
    }

    /** One peer's way to one chaincode of this worker; opening it starts the thread if it does not run. */
    conversationWith(chaincode: string): OpenConversation {
        return (listener) => {
            const worker = (this.#worker ??= this.#start());
            const conversation = (this.#conversations += 1);
            this.#listeners.set(conversation, listener);
            post(worker, { conversation, say: { open: chaincode } });
            return Promise.resolve<Conversation>({
                send: (message) => post(worker, { conversation, say: message.serializeBinary() }),
                close: () => this.#close(conversation),
            });
        };
    }

    #start(): Worker {
        const worker = new Worker(workerMain, {
            workerData: this.#assignment,
            env: { ...process.env, CORE_PEER_LOCALMSPID: this.#assignment.mspId },
        });
        let reason = 'chaincode worker ended';
        worker.on('message', ({ conversation, said }: WorkerReply) => {
            const listener = this.#listeners.get(conversation);
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
    async #close(conversation: number): Promise<void> {
        this.#listeners.get(conversation)?.closed('chaincode is stopped');
        this.#listeners.delete(conversation);
        const worker = this.#worker;
        if (worker === undefined) return;
        post(worker, { conversation, say: 'close' });
        if (this.#listeners.size > 0) return;
        this.#worker = undefined;
        await worker.terminate();
    }
}

function post(worker: Worker, message: WorkerRequest): void {
    worker.postMessage(message);
}
