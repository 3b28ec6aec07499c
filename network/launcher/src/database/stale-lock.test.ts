import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { until } from '../processes/until.js';
import { identityOf } from '../processes/identity.js';
import { removeStaleLock } from './stale-lock.js';

describe('The lock of a database server', () => {
    let data: string;
    let lock: string;
    const started: ChildProcess[] = [];

    beforeEach(() => {
        data = mkdtempSync(path.join(tmpdir(), 'stale-lock-'));
        lock = path.join(data, 'postmaster.pid');
    });

    afterEach(() => {
        started.splice(0).forEach((child) => child.kill('SIGKILL'));
        rmSync(data, { recursive: true });
    });

    it('is taken away when the server has ended and nobody collects it', async () => {
        // A shell that becomes another program forgets the child that it has.
        const parent = spawn('bash', ['-c', 'sleep 0.3 & echo $!; exec sleep 60']);
        started.push(parent);
        const [said] = (await once(parent.stdout, 'data')) as [Buffer];
        const pid = Number(said.toString());
        const hasEnded = (): Promise<boolean> => Promise.resolve(identityOf(pid) === undefined);
        await until({ what: 'the child to end', seconds: 30, isSo: hasEnded });
        expect(() => process.kill(pid, 0)).not.toThrow();

        writeFileSync(lock, `${pid}\n${data}\n`);
        await removeStaleLock(data);
        expect(existsSync(lock)).toBe(false);
    });

    it('of one that runs, or of none, is left to PostgreSQL', async () => {
        await removeStaleLock(data);
        writeFileSync(lock, `${process.pid}\n${data}\n`);
        await removeStaleLock(data);
        expect(existsSync(lock)).toBe(true);
    });
});
