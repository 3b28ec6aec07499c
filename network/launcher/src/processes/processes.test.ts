import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { run, type Command, type Service } from './command.js';
import { Processes } from './processes.js';
import type { ProcessStatus } from './supervised.js';
import { until } from './until.js';

describe('Processes', () => {
    let folder: string;
    let notes: string[];
    let processes: Processes;

    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'processes-'));
        notes = [];
        processes = new Processes({ folder, note: (line) => notes.push(line) });
    });

    afterEach(async () => {
        await processes.stop();
        rmSync(folder, { recursive: true, force: true });
    });

    const logFile = (): string => path.join(folder, 'logs', 'thing.log');
    const hasLogged = (word: string): boolean => existsSync(logFile()) && logged().includes(word);
    const logged = (): string => readFileSync(logFile(), 'utf8');

    const node = (script: string): Command => ({
        name: 'thing',
        program: process.execPath,
        args: ['-e', script],
        environment: { TOLD: 'yes' },
    });

    const service = (script: string, readyWord: string): Service => ({
        ...node(script),
        isReady: () => Promise.resolve(hasLogged(readyWord)),
    });

    const servesForEver = (word: string): Service =>
        service(`console.log('pid', process.pid, '${word}'); setInterval(() => undefined, 1000)`, word);

    const pidsLogged = (): number[] => [...logged().matchAll(/pid (\d+)/g)].map(([, pid]) => Number(pid));

    const untilPids = (count: number): Promise<void> =>
        until({ what: `${count} pids`, seconds: 10, isSo: () => Promise.resolve(pidsLogged().length === count) });

    const status = async (): Promise<ProcessStatus> => (await processes.status())[0]!;
    const untilState = (state: ProcessStatus['state']): Promise<void> =>
        until({ what: state, seconds: 10, isSo: async () => (await status()).state === state });

    it('start when they serve and have ended when stopped', async () => {
        await processes.start(servesForEver('serving'));
        const [pid] = pidsLogged();
        expect(await status()).toMatchObject({ name: 'thing', state: 'running', pid, isServing: true, restarts: 0 });
        await processes.stop();
        expect(() => process.kill(pid!, 0)).toThrow('ESRCH');
        expect(await status()).toMatchObject({ state: 'stopped', isServing: false });
        await expect(processes.start(servesForEver('too late'))).rejects.toThrow('thing is not started');
    });

    it('that end before they serve are told of with the end of their log, and given up', async () => {
        await expect(processes.start(service("console.error('no such port')", 'never'))).rejects.toThrow(
            /thing has ended.*\n.*no such port/,
        );
        expect(await status()).toMatchObject({ state: 'failed', restarts: 0 });
    });

    it('that cannot be started are told of', async () => {
        const nothing = { ...servesForEver('never'), program: path.join(folder, 'nothing') };
        await expect(processes.start(nothing)).rejects.toThrow('thing has ended');
    });

    it('that are killed come back, and the end of their log is noted', async () => {
        const thing = await processes.start(servesForEver('serving'));
        await thing.kill();
        expect((await status()).state).toBe('restarting');
        await untilState('running');
        await untilPids(2);
        const [first, second] = pidsLogged();
        expect(await status()).toMatchObject({ pid: second, restarts: 1 });
        expect(notes).toEqual([
            expect.stringMatching(
                new RegExp(`^thing ended on its own \\(SIGKILL\\) and is started again in 0.1 s[^]*pid ${first}`),
            ),
        ]);
    });

    it('that end again and again are started again after twice the time', async () => {
        await processes.start(service("console.log('serving'); setTimeout(() => process.exit(3), 600)", 'serving'));
        await until({ what: 'three ends', seconds: 20, isSo: () => Promise.resolve(notes.length >= 3) });
        expect(
            notes.slice(0, 3).map((note) => /\((.+)\) and is started again in (\S+) s/.exec(note)?.slice(1)),
        ).toEqual([
            ['exit code 3', '0.1'],
            ['exit code 3', '0.2'],
            ['exit code 3', '0.4'],
        ]);
        expect((await status()).restartsInSeconds ?? 0).toBeLessThanOrEqual(0.8);
    });

    it('that are killed and then stopped stay away until they are started', async () => {
        const thing = await processes.start(servesForEver('serving'));
        await thing.kill();
        await thing.stop();
        expect(await status()).toMatchObject({ state: 'stopped', restarts: 0 });
        await thing.start();
        expect(await status()).toMatchObject({ state: 'running', restarts: 0 });
        await untilPids(2);
    });

    it('that are stopped while they come up stay away, even if they serve with their last breath', async () => {
        const lastBreath = "console.log('serving'); setTimeout(() => process.exit(), 300)";
        const script = `process.on('SIGTERM', () => { ${lastBreath} }); console.log('here'); setInterval(() => 0, 1000)`;
        const starting = processes.start(service(script, 'serving'));
        await until({ what: 'here', seconds: 10, isSo: () => Promise.resolve(hasLogged('here')) });
        await Promise.all([expect(starting).rejects.toThrow('thing has ended'), processes.stop()]);
        expect(await status()).toMatchObject({ state: 'stopped', restarts: 0 });
    });

    it('that start at the same time leave with this process by one listener, which ends with them', async () => {
        const listeners = process.listenerCount('exit');
        const names = ['first', 'second', 'third'];
        const isReady = (): Promise<boolean> => Promise.resolve(true);
        await Promise.all(names.map((name) => processes.start({ ...servesForEver('serving'), name, isReady })));
        expect(process.listenerCount('exit')).toBe(listeners + 1);
        await processes.stop();
        expect(process.listenerCount('exit')).toBe(listeners);
    });

    it('take the place of the one with the same name', async () => {
        await processes.start(servesForEver('serving'));
        await processes.start(servesForEver('otherwise'));
        const [first, second] = pidsLogged();
        expect(() => process.kill(first!, 0)).toThrow('ESRCH');
        expect(await processes.status()).toEqual([expect.objectContaining({ state: 'running', pid: second })]);
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
