import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { once } from 'node:events';

/** A process of the platform, its output in a file of its own. */
export interface RunningProcess {
    readonly pid: number;
    /** Asks it to end (SIGTERM), insists after ten seconds, and resolves when it has ended. */
    stop(): Promise<void>;
    /** Ends it at once (SIGKILL), as a crash would, and resolves when it has ended. */
    kill(): Promise<void>;
}

export interface ProcessOptions {
    readonly name: string;
    readonly script: string;
    readonly args: readonly string[];
    readonly logFile: string;
    /** Resolves to true once the process serves. Asked again and again until then. */
    readonly isReady: () => Promise<boolean>;
    readonly readySeconds: number;
}

const insistMilliseconds = 10_000;
const askAgainMilliseconds = 50;

/**
 * Starts a Node process and waits until it serves.
 *
 * @throws Error with the end of its log when it ends first or takes too long; it is then not left running.
 */
export async function startProcess(options: ProcessOptions): Promise<RunningProcess> {
    const log = openSync(options.logFile, 'a', 0o600);
    const child = spawn(process.execPath, ['--enable-source-maps', options.script, ...options.args], {
        stdio: ['ignore', log, log],
    });
    closeSync(log);
    const running = { pid: child.pid ?? 0, stop: () => stop(child), kill: () => end(child, 'SIGKILL') };
    try {
        await untilReady(child, options);
    } catch (error) {
        await running.stop();
        throw error;
    }
    return running;
}

async function untilReady(child: ChildProcess, options: ProcessOptions): Promise<void> {
    const deadline = performance.now() + options.readySeconds * 1_000;
    while (!(await options.isReady())) {
        if (hasEnded(child)) {
            throw new Error(`${options.name} ended before it served. The end of its log:\n${endOf(options.logFile)}`);
        }
        if (performance.now() > deadline) {
            throw new Error(
                `${options.name} did not serve within ${options.readySeconds} s. The end of its log:\n${endOf(options.logFile)}`,
            );
        }
        await new Promise((resolve) => setTimeout(resolve, askAgainMilliseconds));
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
    return child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
}

function endOf(file: string): string {
    return readFileSync(file, 'utf8').slice(-2_000);
}
