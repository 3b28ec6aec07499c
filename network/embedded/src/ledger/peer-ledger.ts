import type { PrivateDigest } from './private-data.js';
import { PrivateStore } from './private-store.js';
import { TransientStore } from './transient-store.js';
import { Waiters } from './waiters.js';

/** A transaction in its block. */
export interface CommittedTransaction {
    readonly txId: string;
    readonly blockNumber: number;
    readonly txNumber: number;
    /** Its `TxValidationCode`. */
    readonly code: number;
}

/** A peer of an organisation, which may have several. */
export interface PeerIdentity {
    /** `peer0.SafeMSP` */
    readonly name: string;
    readonly mspId: string;
}

/** One peer's view of the channel: how far it is, and the private data it has. */
export class PeerLedger implements PeerIdentity {
    readonly name: string;
    readonly mspId: string;
    readonly transientStore = new TransientStore();
    readonly privateStore = new PrivateStore();
    /** Private sets this peer should have and could get from nobody yet. */
    missing: readonly PrivateDigest[] = [];
    readonly blockWaiters = new Waiters<number, undefined>();
    readonly transactionWaiters = new Waiters<string, CommittedTransaction>();
    isUp = false;
    /** How many blocks it has; every peer is created with the first. */
    height = 1;

    constructor({ name, mspId }: PeerIdentity) {
        this.name = name;
        this.mspId = mspId;
    }
}
