import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Processes, run, type Command, type Service } from './processes.js';

describe('Processes', () => {
    let folder: string;
    let processes: Processes;

    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'processes-'));
        processes = new Processes();
    });

    afterEach(async () => {
        await processes.stop();
        rmSync(folder, { recursive: true, force: true });
    });

    const logFile = (): string => path.join(folder, 'log');
    const logged = (): string => readFileSync(logFile(), 'utf8');

    const node = (script: string): Command => ({
        name: 'thing',
        program: process.execPath,
        args: ['-e', script],
        environment: { TOLD: 'yes' },
    });

    const service = (script: string, readyWord: string): Service => ({
        ...node(script),
        logFile: logFile(),
        isReady: () => Promise.resolve(logged().includes(readyWord)),
    });

    const servesForEver = (word: string): Service =>
        service(`console.log('pid', process.pid, '${word}'); setInterval(() => undefined, 1000)`, word);

    const pidLogged = (): number => Number(/pid (\d+)/.exec(logged())?.[1]);

    it('start when they serve and have ended when stopped', async () => {
        await processes.start(servesForEver('serving'));
        const pid = pidLogged();
        expect(() => process.kill(pid, 0)).not.toThrow();
        await processes.stop();
        expect(() => process.kill(pid, 0)).toThrow('ESRCH');
    });

    it('that end before they serve are told of with the end of their log', async () => {
        await expect(processes.start(service("console.error('no such port')", 'never'))).rejects.toThrow(
            /The thing has ended.*\n.*no such port/,
        );
    });

    it('that cannot be started are told of', async () => {
        const nothing = { ...servesForEver('never'), program: path.join(folder, 'nothing') };
        await expect(processes.start(nothing)).rejects.toThrow('The thing has ended');
    });

    it('see PATH and what they are told, and nothing else of our environment', async () => {
        process.env['CORE_PEER_ID'] = 'the developer';
        try {
            const printed = await run(node('console.log(JSON.stringify(process.env))'));
            expect(JSON.parse(printed)).toEqual({ TOLD: 'yes', PATH: process.env['PATH'] });
        } finally {
            delete process.env['CORE_PEER_ID'];
        }
    });

    it('that run to their end and fail are told of by name and complaint', async () => {
        await expect(run(node("console.error('refused'); process.exit(3)"))).rejects.toThrow('thing failed: refused');
    });
});
