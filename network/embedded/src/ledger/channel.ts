import { common } from '@hyperledger/fabric-protos';

import type { SignatureVerifier } from '../crypto/sign.js';
import { blockHeaderHash, buildBlock } from '../wire/block.js';
import type { MembershipService } from '../wire/identity.js';
import type { Definitions } from './definition.js';
import { readPolicies, type Policies } from './endorsement-check.js';
import { PeerLedger, type CommittedTransaction } from './peer-ledger.js';
import { PrivateDataExchange, privateDigests, type PrivateDigest } from './private-data.js';
import { clearWrites, type CommittedSet } from './private-store.js';
import type { PrivateWriteSet } from './rwset.js';
import { Simulator } from './simulator.js';
import { validateBlock, type ValidatedBlock } from './validate.js';
import { WorldState } from './world-state.js';

interface ChannelOptions {
    readonly channelId: string;
    /** Block 0. */
    readonly genesis: common.Block;
    readonly membership: MembershipService;
    readonly verifier: SignatureVerifier;
    readonly definitions: Definitions;
}

/** A private key with its value, as one peer holds it in clear. */
export interface ClearValue {
    readonly namespace: string;
    readonly collection: string;
    readonly key: string;
    /** Absent where the key was deleted. */
    readonly value: Uint8Array | undefined;
}

/**
 * The ledger of a channel. It validates once for all peers, which validation allows, since it depends on nothing but the
 * chain; a peer is a height and the private data it holds. A peer that is down keeps its height until it is started.
 */
export class Channel {
    readonly #options: ChannelOptions;
    readonly #world: WorldState;
    readonly #policies: Policies;
    readonly #peers: ReadonlyMap<string, PeerLedger>;
    readonly #exchange: PrivateDataExchange;
    /** Marshalled: a block in bytes is a tenth of one in objects. */
    readonly #blocks: Uint8Array[];
    readonly #transactions = new Map<string, CommittedTransaction>();
    readonly #transactionsOfBlock: (readonly CommittedTransaction[])[] = [[]];
    readonly #digests = new Map<number, readonly PrivateDigest[]>();
    #lastHeaderHash: Uint8Array;

    constructor(options: ChannelOptions) {
        const { channelId, genesis, membership, definitions } = options;
        this.#options = options;
        this.#world = new WorldState(definitions);
        this.#policies = readPolicies(definitions);
        this.#peers = new Map(membership.mspIds.map((mspId) => [mspId, new PeerLedger(mspId)]));
        this.#exchange = new PrivateDataExchange({ channelId, definitions, peers: [...this.#peers.values()] });
        this.#blocks = [genesis.serializeBinary()];
        this.#lastHeaderHash = headerHash(genesis);
    }

    get channelId(): string {
        return this.#options.channelId;
    }

    /** How many blocks a peer has; without a name, how many there are. */
    height(mspId?: string): number {
        return mspId === undefined ? this.#blocks.length : this.#peer(mspId).height;
    }

    /** Hash of the newest block's header, which the next block will carry. */
    get lastHeaderHash(): Uint8Array {
        return this.#lastHeaderHash;
    }

    /** A marshalled block. */
    block(number: number): Uint8Array | undefined {
        return this.#blocks[number];
    }

    /** Lets a peer take part: it catches up, fetches the private data it missed and gives others what they miss. */
    start(mspId: string): void {
        const peer = this.#peer(mspId);
        peer.isUp = true;
        while (peer.height < this.#blocks.length) this.#advance([peer]);
        this.#exchange.reconcile();
    }

    /** From now on the peer gets neither blocks nor private data. */
    stop(mspId: string): void {
        this.#peer(mspId).isUp = false;
    }

    /** A view of the ledger as one peer has it now, for one transaction. */
    simulator(mspId: string, transaction: { readonly txId: string; readonly creatorMspId: string }): Simulator {
        const { height, privateStore } = this.#peer(mspId);
        return new Simulator({
            ...transaction,
            store: this.#world.states,
            privateStore: privateStore.values,
            height,
            definitions: this.#options.definitions,
        });
    }

    /** Spreads the private data of a simulation before its endorser signs; throws if too few members can take it. */
    distribute(mspId: string, txId: string, sets: readonly PrivateWriteSet[]): void {
        this.#exchange.distribute(this.#peer(mspId), txId, sets);
    }

    /** Validates envelopes as the next block and commits it at every peer that is up. */
    commit(envelopes: readonly Uint8Array[]): common.Block {
        const blockNumber = this.#blocks.length;
        const { codes, txIds, applied } = this.#validate(envelopes, blockNumber);
        const block = buildBlock({
            number: blockNumber,
            previousHash: this.#lastHeaderHash,
            envelopes,
            validationCodes: codes,
        });
        this.#lastHeaderHash = headerHash(block);
        this.#transactionsOfBlock.push(this.#index(blockNumber, txIds, codes));
        const digests = privateDigests(applied);
        if (digests.length > 0) this.#digests.set(blockNumber, digests);
        this.#blocks.push(block.serializeBinary());
        this.#advance([...this.#peers.values()].filter(({ isUp }) => isUp));
        return block;
    }

    /** Where a transaction was first committed, valid or not. */
    findTransaction(txId: string): CommittedTransaction | undefined {
        return this.#transactions.get(txId);
    }

    /** Resolves when a peer has committed the transaction; waits until the signal ends it if nobody ever orders it. */
    async whenCommitted(mspId: string, txId: string, signal?: AbortSignal): Promise<CommittedTransaction> {
        const peer = this.#peer(mspId);
        const committed = this.findTransaction(txId);
        if (committed !== undefined && committed.blockNumber < peer.height) return committed;
        return peer.transactionWaiters.wait(txId, signal);
    }

    /** Resolves when a peer has a block; the signal ends the wait. */
    async whenBlock(mspId: string, number: number, signal?: AbortSignal): Promise<void> {
        const peer = this.#peer(mspId);
        if (number >= peer.height) await peer.blockWaiters.wait(number, signal);
    }

    /** The private sets of one block that a peer holds, each with the number of its transaction. */
    privateSets(mspId: string, blockNumber: number): readonly CommittedSet[] {
        return this.#peer(mspId).privateStore.setsOf(blockNumber);
    }

    /** Everything a peer holds in clear: committed private data, past values included, and what waits to be committed. */
    readPrivateStore(mspId: string): ClearValue[] {
        const { privateStore, transientStore } = this.#peer(mspId);
        return [...privateStore.contents(), ...transientStore.contents().flatMap(clearWrites)];
    }

    #peer(mspId: string): PeerLedger {
        const peer = this.#peers.get(mspId);
        if (peer === undefined) throw new Error(`No peer of ${mspId} is on channel ${this.channelId}`);
        return peer;
    }

    #validate(envelopes: readonly Uint8Array[], blockNumber: number): ValidatedBlock {
        const context = {
            ...this.#options,
            world: this.#world,
            policies: this.#policies,
            isCommitted: (txId: string) => this.#transactions.has(txId),
        };
        const validated = validateBlock({ envelopes, blockNumber }, context);
        this.#world.expire({ blockNumber, txNumber: envelopes.length });
        return validated;
    }

    /** A repeated transaction has its own code in the block, but its id keeps answering for the first. */
    #index(blockNumber: number, txIds: ValidatedBlock['txIds'], codes: readonly number[]): CommittedTransaction[] {
        const first: CommittedTransaction[] = [];
        for (const [txNumber, code] of codes.entries()) {
            const txId = txIds[txNumber];
            if (txId === undefined || this.#transactions.has(txId)) continue;
            const transaction = { txId, blockNumber, txNumber, code };
            this.#transactions.set(txId, transaction);
            first.push(transaction);
        }
        return first;
    }

    /** Commits at each of the peers the next block it lacks, then forgets and wakes: no peer forgets what another may need. */
    #advance(peers: readonly PeerLedger[]): void {
        for (const peer of peers) this.#exchange.advance(peer, peer.height, this.#digests.get(peer.height) ?? []);
        for (const peer of peers) {
            const blockNumber = peer.height;
            peer.height += 1;
            const transactions = this.#transactionsOfBlock[blockNumber] ?? [];
            for (const { txId } of transactions) peer.transientStore.forget(txId);
            peer.transientStore.forgetOld(peer.height);
            for (const transaction of transactions) peer.transactionWaiters.wake(transaction.txId, transaction);
            peer.blockWaiters.wake(blockNumber, undefined);
        }
    }
}

function headerHash(block: common.Block): Uint8Array {
    return blockHeaderHash(block.getHeader() ?? new common.BlockHeader());
}
