import { EventEmitter } from 'node:events';

import type { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeInterface } from 'fabric-shim';
import { ChaincodeMessageHandler } from 'fabric-shim/lib/handler.js';

import { chaincodeFrom } from './contracts.js';
import type { ConversationListener, OpenConversation } from './conversation.js';
import type { ContractClass } from './load-contracts.js';
import { registration } from './registration.js';

export interface InThreadOptions {
    readonly name: string;
    readonly mspId: string;
    readonly contracts: readonly ContractClass[];
}

/** Runs a chaincode in the peer's own thread: quick to start and to debug, but organisations share globals. */
export function openInThread({ name, mspId, contracts }: InThreadOptions): OpenConversation {
    const chaincode = ofOrganisation(chaincodeFrom(contracts), mspId);
    return (listener) => {
        const stream = new InThreadStream(listener);
        new ChaincodeMessageHandler(stream, chaincode).chat(registration(name));
        return Promise.resolve({
            send: (message) => stream.deliver(message),
            close: () => listener.closed('chaincode is stopped'),
        });
    };
}

/** The stream the shim believes to be gRPC's. */
class InThreadStream extends EventEmitter {
    readonly #listener: ConversationListener;

    constructor(listener: ConversationListener) {
        super();
        this.#listener = listener;
    }

    /** From the chaincode to the peer. */
    write(message: peer.ChaincodeMessage): void {
        // Deferred, or the peer's answer would re-enter the shim before it waits for it.
        queueMicrotask(() => this.#listener.received(message));
    }

    /** From the peer to the chaincode. */
    deliver(message: peer.ChaincodeMessage): void {
        queueMicrotask(() => this.emit('data', message));
    }

    end(): void {
        this.#listener.closed('chaincode ended its stream');
    }
}

/** `stub.getMspID()` reads the environment, which all organisations of one thread share: each stub is told its own. */
function ofOrganisation(chaincode: ChaincodeInterface, mspId: string): ChaincodeInterface {
    return {
        Init: (stub) => chaincode.Init(Object.assign(stub, { getMspID: () => mspId })),
        Invoke: (stub) => chaincode.Invoke(Object.assign(stub, { getMspID: () => mspId })),
    };
}
