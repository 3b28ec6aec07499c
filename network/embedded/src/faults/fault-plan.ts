import { commitSteps } from '../ledger/channel.js';
import { chance } from './chance.js';
import type { Faults } from './faults.js';
import { messages } from './rules.js';

/** Whom a plan strikes, and how hard. */
export interface FaultPlanOptions {
    readonly seed: number;
    /** Organisations, or peers of theirs. */
    readonly of: readonly [string, ...string[]];
    readonly longestDelayMs: number;
    /** Whether the network may end, too. */
    readonly crashes?: boolean;
}

/** So many messages are struck at most by one fault. */
const mostTimes = 3;

/** Faults that a seed decides: the same ones in the same order, however the history around them goes. */
export class FaultPlan {
    readonly #options: FaultPlanOptions;
    readonly #random: () => number;

    constructor(options: FaultPlanOptions) {
        this.#options = options;
        this.#random = chance(options.seed);
    }

    /** Injects the next fault. */
    strike(faults: Faults): void {
        // All is drawn for each fault, needed or not, so that the kinds of faults do not shift what comes after them.
        const of = this.#oneOf(this.#options.of);
        const message = this.#oneOf(messages);
        const times = 1 + Math.floor(this.#random() * mostTimes);
        const byMs = Math.ceil(this.#random() * this.#options.longestDelayMs);
        const moment = { when: this.#oneOf(['before', 'after'] as const), step: this.#oneOf(commitSteps) };
        const crash = (): void => faults.crashAt(moment);
        const inject = this.#oneOf([
            () => faults.delay(message, { of, times, byMs }),
            () => faults.drop(message, { of, times }),
            () => faults.breakOff(message, { of, times }),
            () => faults.delay('block', { of, times, byMs }),
            () => faults.drop('block', { of, times }),
            () => faults.stop(of),
            () => faults.pause(of),
            () => faults.cutOff(of),
            ...(this.#options.crashes === true ? [crash, () => faults.fillDisk()] : []),
        ]);
        inject();
    }

    #oneOf<Choice>(choices: readonly [Choice, ...Choice[]]): Choice {
        return choices[Math.floor(this.#random() * choices.length)] ?? choices[0];
    }
}
