import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import type { Endpoint, NetworkOptions } from '@cohong/embedded-fabric';

import { chaincodeModule } from '../conformance/register-network.js';

const script = path.join(__dirname, 'engine-main.cjs');

/** What a network in another process is started from; each of its chaincodes is the register. */
export type EngineSettings = Omit<NetworkOptions, 'chaincodes'> & {
    readonly chaincodes: readonly Omit<NetworkOptions['chaincodes'][number], 'source'>[];
};

/** What the process tells when its network serves. */
export interface Ready {
    readonly endpoints: Readonly<Record<string, Endpoint>>;
    readonly height: number;
}

/** The embedded network in a process of its own, on a folder. */
export class EngineProcess {
    readonly #child: ChildProcess;
    readonly #ended: Promise<unknown>;
    #complaint = '';
    #isKilled = false;

    /** @param limitBlocks how many blocks of 1024 bytes a file may have: as good as a disk that is full */
    constructor(file: string, limitBlocks?: number) {
        const [program, ...args]: [string, ...string[]] =
            limitBlocks === undefined
                ? [process.execPath, script, file]
                : ['bash', '-c', `ulimit -f ${limitBlocks}; exec "$0" "$@"`, process.execPath, script, file];
        this.#child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
        this.#child.stderr?.on('data', (text: Buffer) => (this.#complaint += text.toString()));
        this.#ended = once(this.#child, 'close');
    }

    /** Writes what the processes on a folder are started from. */
    static settle(file: string, settings: EngineSettings): void {
        writeFileSync(file, JSON.stringify({ module: chaincodeModule, options: settings }), { mode: 0o600 });
    }

    /** Resolves when the network serves; undefined if it was killed before. Throws if it ended on its own. */
    async ready(): Promise<Ready | undefined> {
        const [told] = await Promise.race([once(this.#child, 'message') as Promise<[Ready]>, this.#gone()]);
        return told;
    }

    get isKilled(): boolean {
        return this.#isKilled;
    }

    /** What it has complained of on its standard error. */
    get complaint(): string {
        return this.#complaint;
    }

    /** Ends it with SIGKILL, wherever it is just now. */
    async kill(): Promise<void> {
        this.#isKilled = true;
        this.#child.kill('SIGKILL');
        await this.#ended;
    }

    /** Resolves when it has ended on its own. */
    async end(): Promise<void> {
        await this.#ended;
    }

    async #gone(): Promise<[undefined]> {
        await this.#ended;
        if (!this.#isKilled) throw new Error(`The network ended on its own: ${this.#complaint}`);
        return [undefined];
    }
}
