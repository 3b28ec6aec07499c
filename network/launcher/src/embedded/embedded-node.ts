import type { NetworkPeer } from '@cohong/embedded-fabric';
import type { NodeStatus, RunningNode } from '../engine.js';

/** A peer of the embedded network: no process of its own, so a crash and a stop are the same to it. */
export class EmbeddedNode implements RunningNode {
    readonly #peer: NetworkPeer;
    #isUp = true;
    #since = new Date();

    constructor(peer: NetworkPeer) {
        this.#peer = peer;
    }

    get name(): string {
        return this.#peer.name;
    }

    stop(): Promise<void> {
        this.#peer.stop();
        this.#become(false);
        return Promise.resolve();
    }

    async kill(): Promise<void> {
        await this.stop();
    }

    async start(): Promise<void> {
        await this.#peer.start();
        this.#become(true);
    }

    status(): NodeStatus {
        return {
            name: this.name,
            state: this.#isUp ? 'running' : 'stopped',
            since: this.#since.toISOString(),
            pid: process.pid,
            isServing: this.#isUp,
            restarts: 0,
            height: this.#peer.height,
        };
    }

    #become(isUp: boolean): void {
        if (this.#isUp !== isUp) {
            this.#isUp = isUp;
            this.#since = new Date();
        }
    }
}
