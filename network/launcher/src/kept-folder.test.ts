import {
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    renameSync,
    rmSync,
    writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { keptFolder, replaceFolder } from './kept-folder.js';

describe('A folder that is kept', () => {
    let root: string;
    const folder = (): string => path.join(root, 'deep', 'kept');
    const fillWith = (content: string) => (draft: string) => writeFileSync(path.join(draft, 'file'), content);

    beforeEach(() => {
        root = mkdtempSync(path.join(tmpdir(), 'kept-'));
    });

    afterEach(() => rmSync(root, { recursive: true, force: true }));

    it('is filled once', async () => {
        await keptFolder(folder(), fillWith('first'));
        await keptFolder(folder(), fillWith('second'));
        expect(readFileSync(path.join(folder(), 'file'), 'utf8')).toBe('first');
    });

    it('is not there when filling it failed, and nothing of that is left after the next time', async () => {
        const broken = keptFolder(folder(), (draft) => {
            writeFileSync(path.join(draft, 'half'), '');
            throw new Error('disk full');
        });
        await expect(broken).rejects.toThrow('disk full');
        expect(existsSync(folder())).toBe(false);
        await keptFolder(folder(), fillWith('whole'));
        expect(readdirSync(folder())).toEqual(['file']);
    });

    it('is replaced whole, and is as before when that was broken off', async () => {
        await keptFolder(folder(), fillWith('before'));
        renameSync(folder(), `${folder()}.replaced`);
        await keptFolder(folder(), fillWith('anew'));
        expect(readFileSync(path.join(folder(), 'file'), 'utf8')).toBe('before');

        const other = path.join(root, 'other');
        mkdirSync(other);
        fillWith('after')(other);
        replaceFolder(folder(), other);
        expect(readFileSync(path.join(folder(), 'file'), 'utf8')).toBe('after');
        expect(readdirSync(path.dirname(folder()))).toEqual(['kept']);
    });
});
