import { createCertificateAuthority } from '@cohong/embedded-fabric';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt } from 'jose';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openTokenIssuer } from '../tokens/issuer.js';
import { tokenCommand } from './token.js';

describe('cohong token', () => {
    let folder: string;
    beforeAll(async () => {
        folder = mkdtempSync(path.join(tmpdir(), 'cohong-token-'));
        await openTokenIssuer(path.join(folder, 'issuers', 'AMSP'), 'AMSP');
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    const printed = async (...words: readonly string[]) => {
        const lines: string[] = [];
        await tokenCommand({ folder, print: (text) => lines.push(text) }).parseAsync(words, { from: 'user' });
        return decodeJwt(lines.join());
    };

    it('prints a token of everything for a user', async () => {
        expect(await printed('AMSP', 'maker-1')).toMatchObject({ sub: 'maker-1', scope: '*:read *:write' });
    });

    it('prints one of less, that is bound to a client', async () => {
        const file = path.join(folder, 'client.pem');
        writeFileSync(file, (await createCertificateAuthority('a-client')).certificatePem);
        const claims = await printed(
            'AMSP',
            'auditor-1',
            '--scope',
            'financings:read vault:read',
            '--certificate',
            file,
        );

        expect(claims).toMatchObject({
            scope: 'financings:read vault:read',
            cnf: { 'x5t#S256': expect.stringMatching(/^[\w-]{43}$/) },
        });
    });

    it('says what to do when nothing has issued tokens for the organisation', async () => {
        await expect(printed('BMSP', 'maker-1')).rejects.toThrow('BMSP has no issuer in');
    });

    it('says which file is no certificate', async () => {
        const file = path.join(folder, 'words.pem');
        writeFileSync(file, 'words');

        await expect(printed('AMSP', 'maker-1', '--certificate', file)).rejects.toThrow(`${file} is no certificate`);
        await expect(printed('AMSP', 'maker-1', '--certificate', 'nowhere.pem')).rejects.toThrow('nowhere.pem');
    });
});
