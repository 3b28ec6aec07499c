import { mkdirSync } from 'node:fs';
import type { Service } from './command.js';
import { watchLogs } from './log-rotation.js';
import { logFileOf, logsFolder } from './logs.js';
import { ProcessRecords } from './records.js';
import { Supervised, type ProcessStatus } from './supervised.js';

/** Where processes are recorded and write their logs, and who hears of what happens to them. */
export interface ProcessesOptions {
    /** The consortium's: logs are in `logs`, records in `processes`. */
    readonly folder: string;
    /** Given a line for each time that one ends on its own. */
    readonly note: (line: string) => void;
}

/** The processes of one network or of its gateways: kept up while they are wanted, they end together at the latest. */
export class Processes {
    /** By name, in the order in which they were started. */
    readonly #services = new Map<string, Supervised>();
    readonly #folder: string;
    readonly #note: (line: string) => void;
    readonly #records: ProcessRecords;
    #logs: { end(): void } | undefined;
    #isStopping = false;
    readonly #abandonAll = () => {
        for (const service of this.#services.values()) {
            service.abandon();
        }
    };

    constructor({ folder, note }: ProcessesOptions) {
        this.#folder = folder;
        this.#note = note;
        this.#records = new ProcessRecords(folder);
    }

    /**
     * Starts a service and resolves once it serves; from then on it is kept up. What had the same name before ends first.
     *
     * @throws Error with the end of its log when it ends first or takes too long, or when all are being stopped; `stop`
     * must then still be called.
     */
    async start(service: Service): Promise<Supervised> {
        if (this.#isStopping) {
            throw new Error(`${service.name} is not started: all processes are being stopped.`);
        }
        if (this.#logs === undefined) {
            // Whoever leaves without calling stop must not leave a network behind.
            process.once('exit', this.#abandonAll);
            mkdirSync(logsFolder(this.#folder), { recursive: true, mode: 0o700 });
            this.#logs = watchLogs(() => [...this.#services.values()].map(({ logFile }) => logFile), this.#note);
        }
        await this.#services.get(service.name)?.stop();
        const supervised = new Supervised(service, {
            logFile: logFileOf(this.#folder, service.name),
            note: this.#note,
            records: this.#records,
        });
        this.#services.set(service.name, supervised);
        await supervised.start();
        return supervised;
    }

    /** Ends a service that is wanted no more; it does not stand in the status from then on. */
    async end(name: string): Promise<void> {
        await this.#services.get(name)?.stop();
        this.#services.delete(name);
    }

    /** How each is just now, in the order in which they were started. */
    async status(): Promise<ProcessStatus[]> {
        return Promise.all([...this.#services.values()].map((service) => service.status()));
    }

    /** Asks every process to end, the last started first, and insists after a while; resolves when all have ended. */
    async stop(): Promise<void> {
        this.#isStopping = true;
        await Promise.all([...this.#services.values()].reverse().map((service) => service.stop()));
        this.#logs?.end();
        process.off('exit', this.#abandonAll);
    }
}
