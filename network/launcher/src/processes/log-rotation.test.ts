import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { rotateLog } from './log-rotation.js';
import { until } from './until.js';

const limits = { mostBytes: 10, kept: 2 };

describe('A log', () => {
    let folder: string;
    const log = (): string => path.join(folder, 'log');
    const read = (age?: number): string => readFileSync(age === undefined ? log() : `${log()}.${age}`, 'utf8');

    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'logs-'));
    });

    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    it('is left alone until it is too large', () => {
        rotateLog(log(), limits);
        writeFileSync(log(), '0123456789');
        rotateLog(log(), limits);
        expect(read()).toBe('0123456789');
        expect(existsSync(`${log()}.1`)).toBe(false);
    });

    it('is put aside then, readable by the owner alone; the oldest goes', () => {
        for (const content of ['the first log', 'the second log', 'the third log']) {
            writeFileSync(log(), content, { mode: 0o600 });
            rotateLog(log(), limits);
        }
        expect([read(), read(1), read(2)]).toEqual(['', 'the third log', 'the second log']);
        expect(existsSync(`${log()}.3`)).toBe(false);
        expect(statSync(`${log()}.1`).mode & 0o777).toBe(0o600);
    });

    it('goes on from its beginning when the process that writes it has it open', async () => {
        const descriptor = openSync(log(), 'a');
        const writer = spawn(process.execPath, ['-e', "setInterval(() => console.log('written'), 10)"], {
            stdio: ['ignore', descriptor, descriptor],
        });
        const untilWritten = (): Promise<void> =>
            until({ what: 'lines', seconds: 20, isSo: () => Promise.resolve(read().length > 20) });
        await untilWritten();
        rotateLog(log(), limits);
        await untilWritten();
        writer.kill('SIGKILL');
        await once(writer, 'exit');
        expect(read(1)).toMatch(/^(written\n)+$/);
        expect(read()).toMatch(/^(written\n)+$/);
    }, 30_000);
});
