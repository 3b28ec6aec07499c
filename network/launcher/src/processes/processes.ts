import type { Service } from './command.js';
import { Supervised, type ProcessStatus } from './supervised.js';

/** The processes of one network or of its gateways: kept up while they are wanted, they end together at the latest. */
export class Processes {
    readonly #services = new Set<Supervised>();
    readonly #note: (line: string) => void;
    readonly #abandonAll = () => {
        for (const service of this.#services) {
            service.abandon();
        }
    };

    /** `note` is given a line for each time that one ends on its own. */
    constructor(note: (line: string) => void = () => undefined) {
        this.#note = note;
    }

    /**
     * Starts a service and resolves once it serves; from then on it is kept up.
     *
     * @throws Error with the end of its log when it ends first or takes too long; `stop` must then still be called.
     */
    async start(service: Service): Promise<Supervised> {
        if (this.#services.size === 0) {
            // Whoever leaves without calling stop must not leave a network behind.
            process.once('exit', this.#abandonAll);
        }
        const supervised = new Supervised(service, this.#note);
        this.#services.add(supervised);
        await supervised.start();
        return supervised;
    }

    /** How each is just now, in the order in which they were started. */
    async status(): Promise<ProcessStatus[]> {
        return Promise.all([...this.#services].map((service) => service.status()));
    }

    /** Asks every process to end, the last started first, and insists after a while; resolves when all have ended. */
    async stop(): Promise<void> {
        await Promise.all([...this.#services].reverse().map((service) => service.stop()));
        process.off('exit', this.#abandonAll);
    }
}
