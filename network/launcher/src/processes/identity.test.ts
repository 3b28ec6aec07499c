import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { identityOf, isAlive } from './identity.js';

describe('identityOf', () => {
    it('tells a process from a later one with the same pid', async () => {
        const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
        await once(child, 'spawn');
        const identity = identityOf(child.pid!)!;
        expect(isAlive(identity)).toBe(true);
        expect(isAlive({ ...identity, startedAt: identityOf(process.pid)!.startedAt })).toBe(false);
        child.kill('SIGKILL');
        await once(child, 'exit');
        expect(isAlive(identity)).toBe(false);
        expect(identityOf(child.pid!)).toBeUndefined();
    });
});
