import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { FoundingAct } from '../consortium/consortium.js';
import { writeWholeFile } from '../whole-file.js';

/**
 * Which founding acts a ledger has been told, kept beside it. An act told again would undo what was corrected since; one
 * that was told and not recorded, by a process that was killed, is told again under the same idempotency key.
 */
export class FoundingRecord {
    readonly #file: string;
    readonly #told: readonly FoundingAct[];

    /** @param folder where the ledger lies, so that both are removed together */
    constructor(folder: string) {
        this.#file = path.join(folder, 'founded.json');
        this.#told = existsSync(this.#file) ? (JSON.parse(readFileSync(this.#file, 'utf8')) as FoundingAct[]) : [];
    }

    /** Whether nothing was ever told. */
    get isNew(): boolean {
        return this.#told.length === 0;
    }

    outstanding(acts: readonly FoundingAct[]): FoundingAct[] {
        return acts.filter((act) => !this.#told.some((told) => isDeepStrictEqual(told, act)));
    }

    write(acts: readonly FoundingAct[]): void {
        mkdirSync(path.dirname(this.#file), { recursive: true, mode: 0o700 });
        writeWholeFile(this.#file, JSON.stringify(acts, null, 4));
    }
}
