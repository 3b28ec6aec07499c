import { setTimeout as wait } from 'node:timers/promises';

import type { CommitMoment } from '../ledger/channel.js';
import type { PeerIdentity } from '../ledger/peer-ledger.js';
import { type Message, Rules } from './rules.js';

/** A connection that does not bring what somebody waits for, in the words of gRPC. */
export class ConnectionFailed extends Error {
    readonly rpcCode: 'DeadlineExceeded' | 'Unavailable';

    constructor(rpcCode: 'DeadlineExceeded' | 'Unavailable', message: string) {
        super(message);
        this.rpcCode = rpcCode;
    }
}

/** A moment of a commit; of the next one that comes to it where no block is named. */
export type CrashMoment = Pick<CommitMoment, 'when' | 'step'> & Partial<Pick<CommitMoment, 'blockNumber'>>;

interface Pause {
    readonly over: Promise<void>;
    readonly end: () => void;
}

/** The conditions under which peers run and their messages travel: good ones, unless a test injects faults. */
export class Conditions {
    readonly rules = new Rules();
    readonly #pauses = new Map<string, Pause>();
    readonly #cutOff = new Set<string>();
    /** When the newest block that is late gets to its peer. */
    readonly #arrivals = new Map<string, Promise<void>>();
    #crash: CrashMoment | undefined;
    #isDiskFull = false;

    /** From now on the peer neither begins nor ends anything. */
    pause({ name }: PeerIdentity): void {
        if (this.#pauses.has(name)) return;
        let end = (): void => undefined;
        const over = new Promise<void>((resolve) => (end = resolve));
        this.#pauses.set(name, { over, end });
    }

    /** From now on no message passes between the peer and other peers or the orderer; its clients still reach it. */
    cutOff({ name }: PeerIdentity): void {
        this.#cutOff.add(name);
    }

    isCutOff({ name }: PeerIdentity): boolean {
        return this.#cutOff.has(name);
    }

    crashAt(moment: CrashMoment): void {
        this.#crash = moment;
    }

    fillDisk(): void {
        this.#isDiskFull = true;
    }

    /** Ends everything; what was paused goes on with what came meanwhile. */
    restore(): void {
        this.rules.clear();
        this.#cutOff.clear();
        this.#arrivals.clear();
        this.#crash = undefined;
        this.#isDiskFull = false;
        const pauses = [...this.#pauses.values()];
        this.#pauses.clear();
        for (const { end } of pauses) end();
    }

    /** Whether a peer can ask another. */
    connects(one: PeerIdentity, other: PeerIdentity): boolean {
        return one.name === other.name || !(this.isCutOff(one) || this.isCutOff(other));
    }

    /** Lets a peer do something, as long as it is not paused. */
    async run<Result>(peer: PeerIdentity, act: () => Promise<Result>): Promise<Result> {
        await this.#whenAwake(peer);
        try {
            return await act();
        } finally {
            await this.#whenAwake(peer);
        }
    }

    /** Gives what a peer answers, be it an error: at once, late or never. Throws `ConnectionFailed` where that breaks. */
    async carry<Answer>(message: Message, peer: PeerIdentity, ask: () => Promise<Answer>): Promise<Answer> {
        try {
            return await ask();
        } finally {
            await this.#travel(message, peer);
        }
    }

    /** The same for all that a peer sends on a stream: after one message is lost nothing comes any more. */
    async *carryEach<Sent>(peer: PeerIdentity, stream: AsyncIterable<Sent>): AsyncGenerator<Sent, void> {
        await this.#whenAwake(peer);
        for await (const sent of stream) {
            await this.#whenAwake(peer);
            await this.#travel('event', peer);
            yield sent;
        }
    }

    /** When a new block gets to a peer; undefined for at once. One that is late holds up those behind it. */
    readonly arrivalOf = (peer: PeerIdentity): Promise<void> | undefined => {
        const fate = this.rules.strike('block', peer);
        const before = this.#arrivals.get(peer.name);
        if (fate?.kind !== 'late') return fate === undefined ? before : new Promise(() => undefined);
        const arrival = Promise.all([before, wait(fate.byMs, undefined, { ref: false })]).then(() => {
            if (this.#arrivals.get(peer.name) === arrival) this.#arrivals.delete(peer.name);
        });
        this.#arrivals.set(peer.name, arrival);
        return arrival;
    };

    /** Throws where the network is to crash. */
    readonly onStep = ({ when, step, blockNumber }: CommitMoment): void => {
        const crash = this.#crash;
        if (crash?.when !== when || crash.step !== step || (crash.blockNumber ?? blockNumber) !== blockNumber) return;
        throw new Error(`it crashed ${when} the step ${step} of block ${blockNumber}`);
    };

    /** Throws while the disk is full. */
    readonly beforeWrite = (): void => {
        if (this.#isDiskFull) throw new Error('IO error: No space left on device');
    };

    async #travel(message: Message, peer: PeerIdentity): Promise<void> {
        const fate = this.rules.strike(message, peer);
        switch (fate?.kind) {
            case undefined:
                return;
            case 'late':
                return wait(fate.byMs, undefined, { ref: false });
            case 'lost':
                return new Promise(() => undefined);
            case 'broken':
                throw new ConnectionFailed('Unavailable', 'error reading from server: EOF');
        }
    }

    async #whenAwake({ name }: PeerIdentity): Promise<void> {
        for (let pause = this.#pauses.get(name); pause !== undefined; pause = this.#pauses.get(name)) await pause.over;
    }
}
