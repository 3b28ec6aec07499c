import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { bedLinen } from '@cohong/fixtures';
import { openTokenIssuer, removeDatabase, type Consortium } from '@cohong/network';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { writeWithOneBank } from '../scenarios/file-on-ports.js';
import { Client } from '../story/client.js';

const cli = path.resolve(__dirname, '../../network/launcher/dist/cli.js');
const minutes = 60_000;

// Six gateways are processes of their own, which a loaded machine starts slowly.
jest.setTimeout(3 * minutes);

describe('The consortium that `make up` starts on the embedded network', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'cohong-up-'));
    const file = path.join(folder, 'consortium.yaml');
    let consortium: Consortium;

    const cohong = async (command: string): Promise<string> => {
        const args = [cli, command, '--file', file, '--folder', folder];
        return (
            await promisify(execFile)(process.execPath, args, {
                env: { ...process.env, NETWORK: 'embedded' },
            })
        ).stdout;
    };

    const pid = (): number => {
        const run = JSON.parse(readFileSync(path.join(folder, 'run.json'), 'utf8')) as { readonly pid: number };
        return run.pid;
    };

    async function client(mspId: string, user: string): Promise<Client> {
        const { gatewayPort } = consortium.organisations.find((each) => each.mspId === mspId)!;
        const issuer = await openTokenIssuer(path.join(folder, 'issuers', mspId), mspId);
        return new Client({ url: `http://127.0.0.1:${gatewayPort}`, token: (name) => issuer.issue(name) }, user);
    }

    async function knows(): Promise<unknown> {
        const members = await (await client('HaizhouBankMSP', 'maker-1')).get('/v1/members');
        const supervised = await (
            await client('SafeMSP', 'regulator-1')
        ).get(`/v1/supervision/declarations/${bedLinen.declarationNumber}`);
        return [members.status, members.body, supervised.status, supervised.body];
    }

    beforeAll(async () => {
        consortium = await writeWithOneBank(file);
        await cohong('up');
    });

    afterAll(async () => {
        await cohong('down');
        removeDatabase(folder);
        rmSync(folder, { recursive: true });
    });

    it('goes on where it ended, after `make down` and after kill -9, and is not founded twice', async () => {
        const customs = await client('CustomsMSP', 'officer-1');
        const declare = () => customs.post('/v1/declarations', bedLinen, { 'idempotency-key': 'declaration-1' });
        const declared = await declare();
        expect(declared.status).toBe(201);
        const before = await knows();
        expect(before).toMatchObject({ 0: 200, 2: 200 });

        expect(await cohong('down')).toContain('The consortium is down.');
        expect(existsSync(path.join(folder, 'run.json'))).toBe(false);
        await cohong('up');
        expect(await knows()).toEqual(before);

        process.kill(pid(), 'SIGKILL');
        await cohong('up');
        expect(await knows()).toEqual(before);
        expect((await declare()).body).toEqual(declared.body);
        expect(await knows()).toEqual(before);
    });
});
