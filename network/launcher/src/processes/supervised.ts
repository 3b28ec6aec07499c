import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { BackOff } from './back-off.js';
import { onlyPathAnd, type Service } from './command.js';
import type { ProcessRecords } from './records.js';
import { until } from './until.js';

const insistMilliseconds = 10_000;
const readySeconds = 120;
const logTailCharacters = 2_000;

/**
 * - `starting`: there, and does not serve yet
 * - `running`: has served
 * - `restarting`: ended on its own, and is started again in a moment
 * - `stopped`: on purpose
 * - `failed`: ended before it ever served, and was given up
 */
export type ProcessState = 'starting' | 'running' | 'restarting' | 'stopped' | 'failed';

/** How a process is just now. */
export interface ProcessStatus {
    readonly name: string;
    readonly state: ProcessState;
    /** When it came into that state, as ISO 8601. */
    readonly since: string;
    /** Absent while there is no process. */
    readonly pid?: number;
    /** Whether it answers as one that is well; a process can run and not serve. */
    readonly isServing: boolean;
    /** How often it was brought back after it had ended on its own. */
    readonly restarts: number;
    /** Only while it is `restarting`. */
    readonly restartsInSeconds?: number;
    readonly logFile?: string;
}

/** Where what happens to a service is told. */
export interface Watchers {
    readonly logFile: string;
    /** Given a line for each time it ends on its own. */
    readonly note: (line: string) => void;
    readonly records: ProcessRecords;
}

/** One service that is kept up: what ends on its own is started again, what was stopped on purpose is not. */
export class Supervised {
    readonly #service: Service;
    readonly #watchers: Watchers;
    readonly #backOff = new BackOff();
    #child: ChildProcess | undefined;
    #state: ProcessState = 'stopped';
    #since = new Date();
    #restarts = 0;
    /** Whether it is brought back: only once it has served, and until it is stopped. */
    #isKeptUp = false;
    #nextStart: { readonly timer: NodeJS.Timeout; readonly at: number } | undefined;

    constructor(service: Service, watchers: Watchers) {
        this.#service = service;
        this.#watchers = watchers;
    }

    get name(): string {
        return this.#service.name;
    }

    get logFile(): string {
        return this.#watchers.logFile;
    }

    /**
     * Starts it, unless it is there, and resolves once it serves.
     *
     * @throws Error with the end of its log when it ends first or takes too long; `stop` must then still be called.
     */
    async start(): Promise<void> {
        try {
            await this.#serving(this.#child ?? this.#launch(), readySeconds);
        } catch (error) {
            if (this.#state === 'starting') {
                this.#become('failed');
            }
            throw error;
        }
    }

    /** Asks it to end, insists after a while, and resolves when it has ended. It stays away until `start`. */
    async stop(): Promise<void> {
        this.#isKeptUp = false;
        this.#forgetNextStart();
        this.#become('stopped');
        const child = this.#child;
        const insist = setTimeout(() => child?.kill('SIGKILL'), insistMilliseconds);
        await this.#end(this.#service.stopSignal ?? 'SIGTERM');
        clearTimeout(insist);
    }

    /** Ends it at once (SIGKILL), as a crash would, and resolves when it has ended: it comes back as after a crash. */
    async kill(): Promise<void> {
        await this.#end('SIGKILL');
    }

    /** For when this process itself ends and can wait for nothing. */
    abandon(): void {
        this.#child?.kill('SIGKILL');
    }

    /** How it is, asked just now. */
    async status(): Promise<ProcessStatus> {
        const pid = this.#child?.pid;
        return {
            name: this.name,
            state: this.#state,
            since: this.#since.toISOString(),
            ...(pid !== undefined && { pid }),
            isServing: pid !== undefined && (await this.#service.isReady()),
            restarts: this.#restarts,
            ...(this.#nextStart && {
                restartsInSeconds: Math.max(0, (this.#nextStart.at - performance.now()) / 1_000),
            }),
            logFile: this.logFile,
        };
    }

    #launch(): ChildProcess {
        const { program, args, environment, user } = this.#service;
        this.#isKeptUp = false;
        this.#forgetNextStart();
        const log = openSync(this.logFile, 'a', 0o600);
        const child = spawn(program, args, { env: onlyPathAnd(environment), stdio: ['ignore', log, log], ...user });
        closeSync(log);
        this.#child = child;
        this.#watchers.records.add(this.name, child.pid);
        this.#become('starting');
        child.once('error', (error) => this.#afterEnd(error.message));
        child.once('exit', (code, signal) => this.#afterEnd(signal ?? `exit code ${code ?? 0}`));
        return child;
    }

    /** Resolves once the child serves; from then on it is kept up. */
    async #serving(child: ChildProcess, seconds: number): Promise<void> {
        const { name, logFile } = this;
        await until({
            what: `${name} to serve; its log is ${logFile}`,
            seconds,
            isSo: async () => {
                const isServing = await this.#service.isReady();
                // Looked at last: another process on the same port may have given the answer, or it is on its way out.
                if (this.#child !== child || this.#state === 'stopped') {
                    throw new Error(`${name} has ended. The end of its log:\n${endOf(logFile)}`);
                }
                return isServing;
            },
        });
        if (this.#state === 'starting') {
            this.#isKeptUp = true;
            this.#become('running');
        }
    }

    #afterEnd(how: string): void {
        const servedMilliseconds = this.#state === 'running' ? Date.now() - this.#since.getTime() : 0;
        this.#child = undefined;
        this.#watchers.records.remove(this.name);
        if (!this.#isKeptUp) {
            return;
        }
        const wait = this.#backOff.nextMilliseconds(servedMilliseconds);
        this.#become('restarting');
        this.#nextStart = { timer: setTimeout(() => this.#startAgain(), wait), at: performance.now() + wait };
        this.#watchers.note(
            `${this.name} ended on its own (${how}) and is started again in ${wait / 1_000} s. ` +
                `The end of its log:\n${endOf(this.logFile)}`,
        );
    }

    #startAgain(): void {
        this.#restarts += 1;
        const child = this.#launch();
        this.#isKeptUp = true;
        // Ends without success when the child ends first, which is seen to where its end is noted.
        this.#serving(child, Infinity).catch(() => undefined);
    }

    async #end(signal: NodeJS.Signals): Promise<void> {
        const child = this.#child;
        if (child?.pid === undefined) {
            return;
        }
        const ended = once(child, 'exit');
        child.kill(signal);
        await ended;
    }

    #forgetNextStart(): void {
        clearTimeout(this.#nextStart?.timer);
        this.#nextStart = undefined;
    }

    #become(state: ProcessState): void {
        this.#state = state;
        this.#since = new Date();
    }
}

function endOf(file: string): string {
    return existsSync(file) ? readFileSync(file, 'utf8').slice(-logTailCharacters) : '';
}
