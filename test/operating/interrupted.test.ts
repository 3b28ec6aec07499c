import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { removeDatabase } from '@cohong/network';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { writeWithOneBank } from '../scenarios/file-on-ports.js';
import { processesOf } from './processes-of.js';

const cli = path.resolve(__dirname, '../../network/launcher/dist/cli.js');
const engine = process.env['NETWORK'] ?? 'embedded';
const minutes = 60_000;

/** What `up` says before each of some steps: two of them, and in `make test-long` two more. */
const steps = [
    engine === 'fabric' ? 'processes …' : 'embedded network …',
    'founding …',
    ...(process.env['KILLS'] === undefined ? [] : ['certificates …', 'gateways …']),
];

// A consortium comes up several times, and each command is a process of its own.
jest.setTimeout(5 * minutes);

/** `up` twice, killed and interrupted, by the command line alone; NETWORK chooses the engine. */
describe(`bringing a consortium up (${engine})`, () => {
    const home = mkdtempSync(path.join(tmpdir(), 'interrupted-'));
    const folder = path.join(home, 'kept');
    const file = path.join(home, 'consortium.yaml');

    beforeAll(async () => {
        await writeWithOneBank(file);
    });
    afterAll(async () => {
        await cohong('down');
        removeDatabase(folder);
        rmSync(home, { recursive: true, force: true });
    });

    const cohong = (...args: string[]): Promise<string> =>
        new Promise((resolve) => {
            execFile(process.execPath, [cli, ...args, '--folder', folder], (_error, stdout, stderr) =>
                resolve(stdout + stderr),
            );
        });
    const up = (): Promise<string> => cohong('up', '--file', file);
    const isWell = async (): Promise<boolean> =>
        (JSON.parse(await cohong('status', '--json')) as { isWell: boolean }).isWell;
    const keeperPid = (): number =>
        (JSON.parse(readFileSync(path.join(folder, 'run.json'), 'utf8')) as { readonly pid: number }).pid;

    /** An `up` that has just begun a step. */
    const upUntil = async (step: string): Promise<ChildProcess> => {
        const args = [cli, 'up', '--file', file, '--folder', folder];
        const process = spawn(globalThis.process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
        let told = '';
        await new Promise<void>((resolve, reject) => {
            process.stdout.on('data', (chunk: Buffer) => {
                told += chunk.toString();
                if (told.includes(step)) {
                    resolve();
                }
            });
            process.once('exit', () => reject(new Error(`It never came to "${step}": ${told}`)));
        });
        return process;
    };

    it.each(steps.slice(0, 2))('leaves nothing running when it is interrupted at "%s"', async (step) => {
        const interrupted = await upUntil(step);
        const ended = once(interrupted, 'exit');
        interrupted.kill('SIGINT');
        expect(await ended).toEqual([1, null]);
        expect(processesOf(home)).toEqual([]);
        expect(existsSync(path.join(folder, 'run.json'))).toBe(false);
        expect(await cohong('status')).toContain('No consortium is up');
    });

    it('goes on after what brings it up was killed at one step after the other, and ends what was left', async () => {
        for (const step of steps) {
            const killed = await upUntil(step);
            process.kill(keeperPid(), 'SIGKILL');
            await once(killed, 'exit');
        }
        expect(await up()).toContain('The consortium is up');
        expect(await isWell()).toBe(true);
        await cohong('down');
        expect(processesOf(home)).toEqual([]);
    });

    it('brings up one when it is asked twice at once, and both are told of it', async () => {
        const [one, other] = await Promise.all([up(), up()]);
        const told = `The consortium is up (${engine}, process ${keeperPid()}).`;
        expect(one).toContain(told);
        expect(other).toContain(told);
        expect(await isWell()).toBe(true);
    });
});
