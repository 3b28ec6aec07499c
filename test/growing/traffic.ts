import { GatewayError } from '@hyperledger/fabric-gateway';
import { until } from '../story/until.js';

const streams = 4;
const flowing = 20;
const patienceSeconds = 60;

/** Clients that do one thing after the other, each again until it is acknowledged, as gateways do. */
export class Traffic {
    readonly #acknowledged: string[] = [];
    readonly #streams: Promise<void>[];
    #isEnding = false;

    /** @param act does something under an id, and refuses an id that it has seen. */
    constructor(act: (id: string) => Promise<unknown>) {
        this.#streams = Array.from({ length: streams }, async (_, stream) => {
            for (let number = 0; !this.#isEnding; number += 1) {
                const id = `traffic-${stream}-${number}`;
                await this.#persist(id, act);
                this.#acknowledged.push(id);
            }
        });
    }

    /** Resolves once some more has been acknowledged. */
    async flows(): Promise<void> {
        const before = this.#acknowledged.length;
        await until({
            what: 'traffic to flow',
            seconds: patienceSeconds,
            ask: () => Promise.resolve(this.#acknowledged.length),
            isAwaited: (count) => count >= before + flowing,
        });
    }

    /** Ends it and resolves to the ids of all that was acknowledged. */
    async end(): Promise<readonly string[]> {
        this.#isEnding = true;
        await Promise.all(this.#streams);
        return this.#acknowledged;
    }

    async #persist(id: string, act: (id: string) => Promise<unknown>): Promise<void> {
        await until({
            what: `${id} to be acknowledged`,
            seconds: patienceSeconds,
            ask: () =>
                act(id).then(
                    () => true,
                    // Done by an attempt whose answer was lost.
                    (error: unknown) => wasRefused(error, 'already exists'),
                ),
            isAwaited: (isDone) => isDone,
        });
    }
}

function wasRefused(error: unknown, why: string): boolean {
    return error instanceof GatewayError && error.details.some(({ message }) => message.includes(why));
}
