import type { Channel } from '../ledger/channel.js';
import type { NetworkPeer } from '../network-peer.js';
import type { Conditions, CrashMoment } from './conditions.js';
import type { Fate, Message, Strike } from './rules.js';

interface Disturbed {
    readonly conditions: Conditions;
    readonly channel: Channel;
    readonly keepsLedger: boolean;
    readonly peers: () => readonly NetworkPeer[];
}

/** Faults on demand, for tests: each shows at clients, blocks and other peers as it would on Fabric. */
export class Faults {
    readonly #disturbed: Disturbed;
    readonly #away = new Set<NetworkPeer>();
    readonly #history: string[] = [];

    constructor(disturbed: Disturbed) {
        this.#disturbed = disturbed;
    }

    /** What has been done here, in order: to be printed where a test fails. */
    get history(): readonly string[] {
        return this.#history;
    }

    /** Messages come late; so does a block at a peer, and those behind it. */
    delay(message: Message | 'block', { byMs, ...strike }: Strike & { readonly byMs: number }): void {
        if (!(byMs >= 0)) throw new Error(`byMs must be a number of milliseconds, and is ${byMs}`);
        this.#add(message, { kind: 'late', byMs }, strike);
    }

    /**
     * Messages never come: whoever waits gives up when its own time is over. A stream stays open and silent. A block that
     * a peer did not get it gets with the next one.
     */
    drop(message: Message | 'block', strike: Strike = {}): void {
        this.#add(message, { kind: 'lost' }, strike);
    }

    /** Instead of the message, whoever waits for it is told that the connection is gone. */
    breakOff(message: Message, strike: Strike = {}): void {
        this.#add(message, { kind: 'broken' }, strike);
    }

    /** An organisation's peers, or one of them, are gone; everyone notices at once. */
    stop(of: string): void {
        for (const peer of this.#takeAway(of, 'stop')) peer.stop();
    }

    /**
     * They hang, as processes that were stopped with SIGSTOP: they take calls and answer none, get no blocks and no
     * private data, and nobody notices but by waiting.
     */
    pause(of: string): void {
        for (const peer of this.#takeAway(of, 'pause')) {
            this.#disturbed.conditions.pause(peer);
            this.#disturbed.channel.stop(peer.name);
        }
    }

    /** They reach neither other peers, not even each other, nor the orderer, and are not reached; their clients reach them. */
    cutOff(of: string): void {
        for (const peer of this.#takeAway(of, 'cut off')) {
            this.#disturbed.conditions.cutOff(peer);
            this.#disturbed.channel.stop(peer.name);
        }
    }

    /**
     * The network ends as if its process were killed at a moment of a commit: whoever is connected is cut short, and what
     * was not written is lost. It can be started again on its folder.
     */
    crashAt(moment: CrashMoment): void {
        this.#note(`crash ${moment.when} ${moment.step} of ${moment.blockNumber ?? 'the next block'}`);
        this.#disturbed.conditions.crashAt(moment);
    }

    /** The next write to the ledger's folder fails, and the network stops, as a peer of Fabric does. */
    fillDisk(): void {
        if (!this.#disturbed.keepsLedger) throw new Error('only a network that was started with `dir` writes to disk');
        this.#note('fill the disk');
        this.#disturbed.conditions.fillDisk();
    }

    /**
     * Ends all faults; resolves when every peer has caught up with blocks and private data. Rejects if the network has
     * ended, by a crash or a full disk: no peer comes back then.
     */
    async heal(): Promise<void> {
        this.#note('heal');
        const { conditions, channel } = this.#disturbed;
        const away = [...this.#away];
        this.#away.clear();
        conditions.restore();
        await channel.catchUp();
        for (const peer of away) {
            await peer.start();
            await channel.start(peer.name);
        }
    }

    #add(message: Message | 'block', fate: Fate, strike: Strike): void {
        const { of, times = Infinity } = strike;
        if (of !== undefined) this.#peersOf(of);
        if (times < 1) throw new Error(`times must be at least 1, and is ${times}`);
        this.#note(described(message, fate, strike));
        this.#disturbed.conditions.rules.add(message, fate, strike);
    }

    #takeAway(of: string, how: string): readonly NetworkPeer[] {
        const peers = this.#peersOf(of);
        this.#note(`${how} ${of}`);
        for (const peer of peers) this.#away.add(peer);
        return peers;
    }

    #peersOf(of: string): readonly NetworkPeer[] {
        const peers = this.#disturbed.peers().filter(({ name, mspId }) => name === of || mspId === of);
        if (peers.length === 0) throw new Error(`${of} is neither an organisation nor a peer of this network`);
        return peers;
    }

    #note(line: string): void {
        this.#history.push(line);
    }
}

function described(message: Message | 'block', fate: Fate, { of = 'anybody', times }: Strike): string {
    const verb = { late: 'delay', lost: 'drop', broken: 'break off' }[fate.kind];
    const by = fate.kind === 'late' ? ` by ${fate.byMs} ms` : '';
    return `${verb} ${times ?? 'each'} ${message} of ${of}${by}`;
}
