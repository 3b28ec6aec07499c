import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { until } from './until.js';

const insistMilliseconds = 10_000;
const readySeconds = 60;
const commandMilliseconds = 60_000;
const logTailCharacters = 2_000;

/** A program and all that it is told. It sees nothing of this process's own environment but PATH. */
export interface Command {
    /** What people call it, such as `peer of SafeMSP`. */
    readonly name: string;
    readonly program: string;
    readonly args: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
}

/** A command that serves until it is told to end. */
export interface Service extends Command {
    readonly logFile: string;
    readonly isReady: () => Promise<boolean>;
}

/** A service that was started and serves. */
export interface RunningProcess {
    /** Asks it to end (SIGTERM), insists after a while, and resolves when it has ended. */
    readonly stop: () => Promise<void>;
    /** Ends it at once (SIGKILL), as a crash would, and resolves when it has ended. */
    readonly kill: () => Promise<void>;
}

/** Runs a command to its end and resolves to what it printed. @throws Error with its complaint when it fails. */
export async function run({ name, program, args, environment }: Command): Promise<string> {
    try {
        const { stdout } = await promisify(execFile)(program, args, {
            env: onlyPathAnd(environment),
            timeout: commandMilliseconds,
            maxBuffer: 16 * 1024 * 1024,
        });
        return stdout;
    } catch (error) {
        // A program that could not be started has said nothing.
        const { stderr } = error as { readonly stderr?: string };
        const complaint = (stderr ?? '').trim().slice(-logTailCharacters);
        throw new Error(`${name} failed: ${complaint === '' ? String(error) : complaint}`, { cause: error });
    }
}

/** The processes of one network or of its gateways, which end together at the latest. */
export class Processes {
    readonly #children = new Set<ChildProcess>();
    readonly #killAll = () => {
        for (const child of this.#children) {
            child.kill('SIGKILL');
        }
    };

    /**
     * Starts a service and resolves once it serves.
     *
     * @throws Error with the end of its log when it ends first or takes too long; `stop` must then still be called.
     */
    async start(service: Service): Promise<RunningProcess> {
        const child = this.#spawn(service);
        await until({
            what: `the ${service.name} to serve; its log is ${service.logFile}`,
            seconds: readySeconds,
            isSo: async () => {
                const isReady = await service.isReady();
                // Looked at last: another process on the same port may have given the answer.
                if (hasEnded(child)) {
                    throw new Error(`The ${service.name} has ended. The end of its log:\n${endOf(service.logFile)}`);
                }
                return isReady;
            },
        });
        return { stop: () => stop(child), kill: () => end(child, 'SIGKILL') };
    }

    /** Asks every process to end, the last started first, and insists after a while; resolves when all have ended. */
    async stop(): Promise<void> {
        await Promise.all([...this.#children].reverse().map(stop));
        this.#children.clear();
        process.off('exit', this.#killAll);
    }

    #spawn({ program, args, environment, logFile }: Service): ChildProcess {
        if (this.#children.size === 0) {
            // Whoever leaves without calling stop must not leave a network behind.
            process.once('exit', this.#killAll);
        }
        const log = openSync(logFile, 'a', 0o600);
        const child = spawn(program, args, { env: onlyPathAnd(environment), stdio: ['ignore', log, log] });
        closeSync(log);
        // A program that cannot be started shows as ended; the event must have a listener all the same.
        child.on('error', () => this.#children.delete(child));
        child.once('exit', () => this.#children.delete(child));
        this.#children.add(child);
        return child;
    }
}

async function stop(child: ChildProcess): Promise<void> {
    const insist = setTimeout(() => child.kill('SIGKILL'), insistMilliseconds);
    await end(child, 'SIGTERM');
    clearTimeout(insist);
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (hasEnded(child)) {
        return;
    }
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
}

function hasEnded(child: ChildProcess): boolean {
    return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

/** A developer's own CORE_… and ORDERER_… variables would otherwise change the network. */
function onlyPathAnd(environment: Readonly<Record<string, string>>): Record<string, string> {
    return { PATH: process.env['PATH'] ?? '', ...environment };
}

function endOf(file: string): string {
    return readFileSync(file, 'utf8').slice(-logTailCharacters);
}
