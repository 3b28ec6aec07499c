import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const commandMilliseconds = 60_000;
const complaintCharacters = 2_000;

/** A program and all that it is told. It sees nothing of this process's own environment but PATH. */
export interface Command {
    /** What people call it, such as `peer0.SafeMSP`. */
    readonly name: string;
    readonly program: string;
    readonly args: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
    /** Whose process it is to be; its parent's when left out. */
    readonly user?: ProcessUser;
}

/** A user of the operating system, as only root can choose one. */
export interface ProcessUser {
    readonly uid: number;
    readonly gid: number;
}

/** A command that serves until it is told to end. */
export interface Service extends Command {
    readonly isReady: () => Promise<boolean>;
    /** What asks it to end, where that is not SIGTERM. */
    readonly stopSignal?: NodeJS.Signals;
}

/** Runs a command to its end and resolves to what it printed. @throws Error with its complaint when it fails. */
export async function run({ name, program, args, environment, user }: Command): Promise<string> {
    try {
        const { stdout } = await promisify(execFile)(program, args, {
            env: onlyPathAnd(environment),
            ...user,
            timeout: commandMilliseconds,
            maxBuffer: 16 * 1024 * 1024,
        });
        return stdout;
    } catch (error) {
        // A program that could not be started has said nothing; osnadmin complains where others answer.
        const { stderr = '', stdout = '' } = error as { readonly stderr?: string; readonly stdout?: string };
        const complaint = (stderr.trim() || stdout.trim()).slice(-complaintCharacters);
        throw new Error(`${name} failed: ${complaint === '' ? String(error) : complaint}`, { cause: error });
    }
}

/** A developer's own CORE_… and ORDERER_… variables would otherwise change the network. */
export function onlyPathAnd(environment: Readonly<Record<string, string>>): Record<string, string> {
    return { PATH: process.env['PATH'] ?? '', ...environment };
}
