import { common } from '@hyperledger/fabric-protos';

import type { ChannelConfiguration } from '../config/configuration.js';
import type { SignatureVerifier } from '../crypto/sign.js';
import { blockHeaderHash, buildBlock } from '../wire/block.js';
import { Approval } from './approval.js';
import type { BlockLog, Erasure, PeerStep } from './block-log.js';
import { hashOfKey } from './byte-key.js';
import { Chain, type AppendedBlock } from './chain.js';
import { implicitCollectionOf, type ChaincodeDefinition, type Definitions } from './definition.js';
import { lifecycleNamespace } from './lifecycle.js';
import { PeerLedger, type CommittedTransaction, type PeerIdentity } from './peer-ledger.js';
import {
    obtainedBefore,
    PrivateDataExchange,
    privateDigests,
    type Obtained,
    type PrivateDigest,
} from './private-data.js';
import { clearWrites, type CommittedSet } from './private-store.js';
import type { PrivateWriteSet } from './rwset.js';
import { Simulator } from './simulator.js';
import { Turns } from './turns.js';

export interface ChannelOptions {
    /** Block 0, if the log is empty. */
    readonly genesis: common.Block;
    readonly verifier: SignatureVerifier;
    /** Those that begin with the channel. */
    readonly peers: readonly PeerIdentity[];
    readonly log: BlockLog;
    /** Called before and after each step of each commit, which waits for it: where tests place a crash. */
    readonly onStep?: (moment: CommitMoment) => Promise<void> | void;
    /**
     * When a new block gets to a peer; at once where nothing is said. Whoever has not got it when the next one comes
     * gets both then: where tests lose blocks.
     */
    readonly arrivalOf?: (peer: PeerIdentity) => Promise<void> | undefined;
}

/** A commit first makes its block safe, then lets readers see it, then tells those who wait for it. */
export const commitSteps = ['persist', 'apply', 'notify'] as const;
export type CommitStep = (typeof commitSteps)[number];

export interface CommitMoment {
    readonly when: 'before' | 'after';
    readonly step: CommitStep;
    readonly blockNumber: number;
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
    readonly #chain: Chain;
    readonly #peers = new Map<string, PeerLedger>();
    readonly #exchange: PrivateDataExchange;
    readonly #log: BlockLog;
    readonly #transactionsOfBlock: (readonly CommittedTransaction[])[] = [[]];
    readonly #digests = new Map<number, readonly PrivateDigest[]>();
    #lastHeaderHash: Uint8Array;
    /** Once a change has failed, what is in memory may be ahead of what is safe: nothing goes on, as a peer of Fabric panics. */
    readonly #turns: Turns;

    private constructor(options: ChannelOptions) {
        const { genesis, verifier, peers, log } = options;
        this.#options = options;
        this.#chain = new Chain(genesis, verifier);
        for (const peer of peers) this.addPeer(peer);
        this.#exchange = new PrivateDataExchange({
            channelId: this.channelId,
            definitions: (height) => this.#chain.definitions(height),
            peers: this.#peers,
        });
        this.#log = log;
        this.#turns = new Turns(`The ledger of channel ${this.channelId}`);
        this.#lastHeaderHash = headerHash(genesis);
    }

    /** A channel that begins with its genesis block, or goes on where its log ends; the log's own genesis then counts. */
    static async open(options: ChannelOptions): Promise<Channel> {
        const { log } = options;
        const first = log.block(0);
        if (first === undefined) {
            const peers = options.peers.map(({ name }) => ({ peer: name, height: 1 }));
            await log.append({ block: options.genesis.serializeBinary(), peers });
            return new Channel(options);
        }
        const channel = new Channel({ ...options, genesis: common.Block.deserializeBinary(first) });
        await channel.#reopen();
        return channel;
    }

    get channelId(): string {
        return this.#chain.channelId;
    }

    /** A peer that has come to the channel, unless it is there already; it begins with the first block when it is started. */
    addPeer(peer: PeerIdentity): void {
        if (!this.#peers.has(peer.name)) this.#peers.set(peer.name, new PeerLedger(peer));
    }

    /** A peer that has left the channel; others get nothing from it any more. */
    removePeer(name: string): void {
        this.#peers.delete(name);
    }

    /** Who is on the channel and who may do what, as a peer knows it; without a name, by the newest block. */
    configuration(peerName?: string): ChannelConfiguration {
        return this.#chain.configuration(this.height(peerName));
    }

    /** What the chaincodes are, as a peer knows it; without a name, by the newest block. */
    definitions(peerName?: string): Definitions {
        return this.#chain.definitions(this.height(peerName));
    }

    /** What the chaincodes were when a block came: its private data is shown to those who were members then. */
    definitionsBelow(blockNumber: number): Definitions {
        return this.#chain.definitions(blockNumber);
    }

    /** What a peer's organisation approved of a definition, as the peer knows. */
    approval({ name, mspId }: PeerIdentity, definition: ChaincodeDefinition): Approval {
        const hashes = this.#chain.world.states.of(lifecycleNamespace, implicitCollectionOf(mspId));
        const { height } = this.#peer(name);
        return new Approval(definition, (key) => hashes.at(hashOfKey(key), height)?.value);
    }

    /** Resolves when the ledger can go on no more, with the reason. */
    get failed(): Promise<Error> {
        return this.#turns.failed;
    }

    /** Ends the ledger when the change under way is done; whatever comes later is refused. */
    close(): Promise<void> {
        return this.#turns.end(() => this.#log.close());
    }

    /** How many blocks a peer has; without a name, how many there are. */
    height(peerName?: string): number {
        return peerName === undefined ? this.#log.height : this.#peer(peerName).height;
    }

    /** Hash of the newest block's header, which the next block will carry. */
    get lastHeaderHash(): Uint8Array {
        return this.#lastHeaderHash;
    }

    /** A marshalled block. */
    block(number: number): Uint8Array | undefined {
        return this.#log.block(number);
    }

    /** Lets a peer take part: it catches up, fetches the private data it missed and gives others what they miss. */
    async start(peerName: string): Promise<void> {
        const peer = this.#peer(peerName);
        await this.#turns.take(async () => {
            peer.isUp = true;
            await this.#bringBack([peer]);
        });
    }

    /** Gives the peers that are up what got lost on the way to them. */
    async catchUp(): Promise<void> {
        await this.#turns.take(() => this.#bringBack(this.#peersUp()));
    }

    /** From now on the peer gets neither blocks, one that is being written included, nor private data. */
    stop(peerName: string): void {
        this.#peer(peerName).isUp = false;
    }

    /** A view of the ledger as one peer has it now, for one transaction. */
    simulator(peerName: string, transaction: { readonly txId: string; readonly creatorMspId: string }): Simulator {
        const { height, privateStore } = this.#peer(peerName);
        return new Simulator({
            ...transaction,
            store: this.#chain.world.states,
            privateStore: privateStore.values,
            height,
            definitions: this.#chain.definitions(height),
        });
    }

    /**
     * Spreads the private data of a simulation and makes it safe before its endorser signs; throws if too few members
     * can take it. An endorsed transaction may be ordered after a crash, and somebody must then have what its hash is of.
     */
    async distribute(peerName: string, txId: string, sets: readonly PrivateWriteSet[]): Promise<void> {
        if (sets.length === 0) return;
        const deliveries = this.#exchange.plan(this.#peer(peerName), { txId, sets });
        const peers = deliveries.map(({ peer, received }) => ({ peer: peer.name, received }));
        await this.#turns.beside(() => this.#log.append({ peers }));
        for (const { peer, received } of deliveries) peer.transientStore.add(received);
    }

    /** Validates envelopes as the next block and commits it at every peer that it gets to; resolves when those have it. */
    commit(envelopes: readonly Uint8Array[]): Promise<common.Block> {
        return this.#turns.take(async () => {
            const appended = this.#chain.append(envelopes);
            const blockNumber = appended.number;
            const block = buildBlock({
                number: blockNumber,
                previousHash: this.#lastHeaderHash,
                envelopes,
                validationCodes: appended.codes,
                commitHash: appended.commitHash,
                lastConfigurationBlock: this.#chain.lastConfigurationBlock,
            });
            const digests = privateDigests(appended.applied);
            const peers = await this.#receivers();
            const obtained = new Map(peers.map((peer) => [peer, this.#exchange.obtain(peer, digests)]));
            await this.#step('persist', blockNumber, () =>
                this.#log.append({
                    block: block.serializeBinary(),
                    peers: [...obtained].map(([peer, sets]) => peerStep(peer, blockNumber + 1, [sets])),
                }),
            );
            const erasures: Erasure[] = [];
            await this.#step('apply', blockNumber, () => {
                this.#add(block, appended, digests);
                for (const peer of peers.filter(({ isUp }) => isUp)) {
                    erasures.push(this.#advance(peer, obtained.get(peer)));
                }
            });
            await this.#step('notify', blockNumber, () => {
                for (const peer of peers.filter(({ isUp }) => isUp)) this.#notify(peer, blockNumber);
            });
            await this.#log.erase(erasures);
            await this.#admitToCollections(peers.filter(({ isUp }) => isUp));
            return block;
        });
    }

    /** Where a transaction was first committed, valid or not. */
    findTransaction(txId: string): CommittedTransaction | undefined {
        const found = this.#chain.findTransaction(txId);
        return found !== undefined && found.blockNumber < this.height() ? found : undefined;
    }

    /** Resolves when a peer has committed the transaction; waits until the signal ends it if nobody ever orders it. */
    async whenCommitted(peerName: string, txId: string, signal?: AbortSignal): Promise<CommittedTransaction> {
        const peer = this.#peer(peerName);
        const committed = this.findTransaction(txId);
        if (committed !== undefined && committed.blockNumber < peer.height) return committed;
        return peer.transactionWaiters.wait(txId, signal);
    }

    /** Resolves when a peer has a block; the signal ends the wait. */
    async whenBlock(peerName: string, number: number, signal?: AbortSignal): Promise<void> {
        const peer = this.#peer(peerName);
        if (number >= peer.height) await peer.blockWaiters.wait(number, signal);
    }

    /** The private sets of one block that a peer holds, each with the number of its transaction. */
    privateSets(peerName: string, blockNumber: number): readonly CommittedSet[] {
        return this.#peer(peerName).privateStore.setsOf(blockNumber);
    }

    /**
     * Every private value of chaincodes that a peer holds in clear: committed ones, past values included, and those that
     * wait to be committed. What its organisation said of chaincodes' definitions is no secret and not among them.
     */
    readPrivateStore(peerName: string): ClearValue[] {
        const { privateStore, transientStore } = this.#peer(peerName);
        const held = [...privateStore.contents(), ...transientStore.contents().flatMap(clearWrites)];
        return held.filter(({ namespace }) => namespace !== lifecycleNamespace);
    }

    #peer(name: string): PeerLedger {
        const peer = this.#peers.get(name);
        if (peer === undefined) throw new Error(`No peer ${name} is on channel ${this.channelId}`);
        return peer;
    }

    /** Takes the blocks of the log as they were judged when they were committed, and gives peers what they had of them. */
    async #reopen(): Promise<void> {
        const stored = await this.#log.peers();
        for (const { name, transientStore } of this.#peers.values()) {
            for (const received of stored.get(name)?.received ?? []) transientStore.add(received);
        }
        for await (const { number, block, sets } of this.#log.blocks()) {
            if (number === 0) continue;
            const adopted = this.#chain.adopt(block);
            const digests = privateDigests(adopted.applied);
            this.#add(block, adopted, digests);
            const peers = [...this.#peers.values()].filter(({ name }) => number < (stored.get(name)?.height ?? 1));
            const erasures = peers.map((peer) => this.#advance(peer, obtainedBefore(sets.get(peer.name), digests)));
            this.#noteAdmissions(peers);
            await this.#log.erase(erasures);
        }
    }

    /** Makes a block the newest. */
    #add(block: common.Block, { number, transactions }: AppendedBlock, digests: readonly PrivateDigest[]): void {
        this.#lastHeaderHash = headerHash(block);
        this.#transactionsOfBlock.push(transactions);
        if (digests.length > 0) this.#digests.set(number, digests);
    }

    #digestsOf(blockNumber: number): readonly PrivateDigest[] {
        return this.#digests.get(blockNumber) ?? [];
    }

    async #step(step: CommitStep, blockNumber: number, take: () => Promise<void> | void): Promise<void> {
        await this.#options.onStep?.({ when: 'before', step, blockNumber });
        await take();
        await this.#options.onStep?.({ when: 'after', step, blockNumber });
    }

    #peersUp(): readonly PeerLedger[] {
        return [...this.#peers.values()].filter(({ isUp }) => isUp);
    }

    /** The peers that get the next block at once, and before it what they lack. */
    async #receivers(): Promise<readonly PeerLedger[]> {
        const receivers = this.#peersUp().filter((peer) => {
            const arrival = this.#options.arrivalOf?.(peer);
            void arrival?.then(() => this.#bringLate(peer)).catch(() => undefined);
            return arrival === undefined;
        });
        for (const peer of receivers) await this.#catchUp(peer);
        return receivers;
    }

    async #bringLate(peer: PeerLedger): Promise<void> {
        await this.#turns.take(() => this.#bringBack(peer.isUp ? [peer] : []));
    }

    async #bringBack(peers: readonly PeerLedger[]): Promise<void> {
        for (const peer of peers) await this.#catchUp(peer);
        await this.#reconcile();
    }

    /** Gives a peer all blocks it lacks, in one step. */
    async #catchUp(peer: PeerLedger): Promise<void> {
        const lacking = Array.from({ length: this.height() - peer.height }, (_, index) => peer.height + index);
        if (lacking.length === 0) return;
        const obtained = lacking.map((number) => this.#exchange.obtain(peer, this.#digestsOf(number), number));
        await this.#log.append({ peers: [peerStep(peer, this.height(), obtained)] });
        const erasures: Erasure[] = [];
        for (const [index, blockNumber] of lacking.entries()) {
            erasures.push(this.#advance(peer, obtained[index]));
            this.#notify(peer, blockNumber);
            await this.#admitToCollections([peer]);
        }
        await this.#log.erase(erasures);
    }

    /** A new definition may make a peer's organisation a member of a collection: its past data is then fetched too. */
    async #admitToCollections(peers: readonly PeerLedger[]): Promise<void> {
        if (this.#noteAdmissions(peers)) await this.#reconcile();
    }

    /** Whether any of the peers now lacks data of the past. */
    #noteAdmissions(peers: readonly PeerLedger[]): boolean {
        const past = (): PrivateDigest[] => [...this.#digests.values()].flat();
        return peers.filter((peer) => this.#exchange.admit(peer, past)).length > 0;
    }

    async #reconcile(): Promise<void> {
        const obtained = this.#exchange.obtainMissing();
        if (obtained.size === 0) return;
        await this.#log.append({ peers: [...obtained].map(([peer, sets]) => peerStep(peer, peer.height, [sets])) });
        for (const [peer, sets] of obtained) this.#exchange.reconcile(peer, sets);
    }

    /** Lets a peer see the next block it lacks; tells what it need not keep any more. */
    #advance(peer: PeerLedger, obtained: Obtained = new Map()): Erasure {
        const blockNumber = peer.height;
        const ended = this.#exchange.advance(peer, { blockNumber, digests: this.#digestsOf(blockNumber), obtained });
        peer.height += 1;
        const transactions = this.#transactionsOfBlock[blockNumber] ?? [];
        const forgotten = transactions.flatMap(({ txId }) => peer.transientStore.forget(txId));
        forgotten.push(...peer.transientStore.forgetOld(peer.height));
        return { peer: peer.name, ...ended, forgotten };
    }

    #notify(peer: PeerLedger, blockNumber: number): void {
        const transactions = this.#transactionsOfBlock[blockNumber] ?? [];
        for (const transaction of transactions) peer.transactionWaiters.wake(transaction.txId, transaction);
        peer.blockWaiters.wake(blockNumber, undefined);
    }
}

function peerStep(peer: PeerLedger, height: number, obtained: readonly Obtained[]): PeerStep {
    return { peer: peer.name, height, committed: obtained.flatMap((sets) => [...sets.values()]) };
}

function headerHash(block: common.Block): Uint8Array {
    return blockHeaderHash(block.getHeader() ?? new common.BlockHeader());
}
