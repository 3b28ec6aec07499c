import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isAlive } from './identity.js';
import { endStaleProcesses, staleProcesses } from './records.js';
import { until } from './until.js';

/** A process that keeps up another, as `serve` does; what it keeps up ignores the polite way to be told to end. */
const keeperScript = `
    const { Processes } = require(${JSON.stringify(path.resolve(__dirname, '../../dist/processes/processes.js'))});
    const { existsSync, readFileSync } = require('node:fs');
    process.on('SIGTERM', () => process.exit(1));
    const [folder] = process.argv.slice(1);
    const logFile = folder + '/logs/peer0.SafeMSP.log';
    void new Processes({ folder, note: console.log }).start({
        name: 'peer0.SafeMSP',
        program: process.execPath,
        args: ['-e', "process.on('SIGTERM', () => undefined); console.log('serving'); setInterval(() => undefined, 1000)"],
        environment: {},
        isReady: () => Promise.resolve(existsSync(logFile) && readFileSync(logFile, 'utf8').includes('serving')),
    }).then(() => console.log('up'));
`;

describe('Processes that are left when whoever kept them up is killed', () => {
    let folder: string;
    let keeper: ChildProcess;

    beforeEach(async () => {
        folder = mkdtempSync(path.join(tmpdir(), 'stale-'));
        keeper = spawn(process.execPath, ['-e', keeperScript, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
        await once(keeper.stdout!, 'data');
    });

    afterEach(() => {
        keeper.kill('SIGKILL');
        rmSync(folder, { recursive: true, force: true });
    });

    it('are found, told of and ended, even if they do not want to', async () => {
        expect(staleProcesses(folder)).toEqual([]);
        keeper.kill('SIGKILL');
        await once(keeper, 'exit');
        const [left] = staleProcesses(folder);
        expect(left).toMatchObject({ name: 'peer0.SafeMSP' });

        const said: string[] = [];
        await endStaleProcesses(folder, (line) => said.push(line));

        expect(said).toEqual([
            `Left of a consortium that was killed, and ended now: peer0.SafeMSP (process ${left!.process.pid}) …`,
        ]);
        expect(isAlive(left!.process)).toBe(false);
        expect(staleProcesses(folder)).toEqual([]);
    }, 30_000);

    it('are none when it ends of itself, in whatever way', async () => {
        keeper.kill('SIGTERM');
        await once(keeper, 'exit');
        // What it has killed on its way out is in the table of processes for another moment.
        const isSo = () => Promise.resolve(staleProcesses(folder).length === 0);
        await until({ what: 'what it kept up to have ended', seconds: 10, isSo });
    }, 30_000);
});
