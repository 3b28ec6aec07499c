import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePorts, removeDatabase } from '@cohong/network';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { writeWithOneBank } from '../scenarios/file-on-ports.js';
import { Holder } from '../story/holder.js';

const root = path.resolve(__dirname, '../..');
const cli = path.join(root, 'network/launcher/dist/cli.js');
const engine = process.env['NETWORK'] ?? 'embedded';
const minutes = 60_000;

// Each command is a process of its own, and some bring up a whole consortium.
jest.setTimeout(3 * minutes);

interface Answer {
    readonly code: number;
    /** Everything it printed. */
    readonly text: string;
}

interface Status {
    readonly isWell: boolean;
    readonly nodes: readonly { readonly name: string; readonly pid: number; readonly restarts: number }[];
}

/** Operates a consortium as a person does, by the command line alone; NETWORK chooses the engine. */
describe(`operating a consortium (${engine})`, () => {
    const home = mkdtempSync(path.join(tmpdir(), 'operating-'));
    const folder = path.join(home, 'kept');
    const file = path.join(home, 'consortium.yaml');

    const cohong = (...args: string[]): Promise<Answer> =>
        new Promise((resolve) => {
            execFile(process.execPath, [cli, ...args, '--folder', folder], (error, stdout, stderr) =>
                resolve({ code: Number(error?.code ?? 0), text: stdout + stderr }),
            );
        });
    const up = (): Promise<Answer> => cohong('up', '--file', file);
    const status = async (): Promise<Status> => JSON.parse((await cohong('status', '--json')).text) as Status;
    const keeperPid = (): number =>
        (JSON.parse(readFileSync(path.join(folder, 'run.json'), 'utf8')) as { readonly pid: number }).pid;

    let metricsPort: number | undefined;

    beforeAll(async () => {
        await writeWithOneBank(file);
        [metricsPort] = await freePorts(1);
        const settings = `mspId: HaizhouBankMSP\n    gatewaySettings: { metrics: { port: ${metricsPort} } }\n`;
        writeFileSync(file, readFileSync(file, 'utf8').replace('mspId: HaizhouBankMSP\n', settings));
    });

    afterAll(async () => {
        await cohong('down');
        removeDatabase(folder);
        rmSync(home, { recursive: true, force: true });
    });

    it('is down at first', async () => {
        expect(await cohong('status')).toEqual({
            code: 1,
            text: `No consortium is up in ${folder}. \`cohong up\` starts it.\n`,
        });
        expect(await cohong('down')).toEqual({ code: 0, text: 'No consortium is up.\n' });
        expect((await cohong('logs')).text).toContain('no consortium has run there');
    });

    it('comes up, every process well, and a second time changes nothing', async () => {
        expect((await up()).text).toContain('The consortium is up');
        const { code, text } = await cohong('status');
        expect(text).toContain(', 0 not well.');
        expect(text).toMatch(/ gateway\.SafeMSP +\d+ +running/);
        expect(code).toBe(0);

        const pid = keeperPid();
        expect((await up()).text).toContain(`process ${pid}`);
        expect(keeperPid()).toBe(pid);
    });

    it('is called by the names of operations, followed by its events, and read anew', async () => {
        const { holderKey } = new Holder();
        const wish = JSON.stringify({ holderUscc: '91330206MA2CH0012E', holderName: 'A', holderKey });
        const open = ['postWallets', '--body', wish, '--key', 'k-1'];
        const wallet = JSON.parse((await cohong('call', 'HaizhouBankMSP/maker-1', ...open)).text) as {
            readonly walletId: string;
        };
        const find = ['getWalletsByWalletId', `walletId=${wallet.walletId}`];
        const feed = await cohong('call', 'HaizhouBankMSP/auditor-1', 'getEvents', 'type=cohong.WalletOpened');
        const [opened] = (JSON.parse(feed.text) as { readonly data: readonly { readonly id: string }[] }).data;
        const after = String(Number(opened?.id) - 1);
        const { code, text } = await cohong('events', 'HaizhouBankMSP/auditor-1', '--after', after, '--count', '1');

        expect(JSON.parse((await cohong('call', 'HaizhouBankMSP/auditor-1', ...find)).text)).toMatchObject({
            walletId: wallet.walletId,
            status: 'OPEN',
        });
        expect((await cohong('call', 'HaizhouBankMSP/auditor-1', ...open)).code).toBe(1);
        expect((await cohong('call', 'SafeMSP/regulator-1')).text).toContain('GET /v1/supervision/financings');
        expect(code).toBe(0);
        expect(JSON.parse(text)).toMatchObject({
            type: 'cohong.WalletOpened',
            data: { openingId: expect.stringMatching(/^[0-9a-f]{32}$/) },
        });
        expect(await cohong('read-model', 'verify', 'HaizhouBankMSP')).toMatchObject({
            code: 0,
            text: expect.stringMatching(/^\d+ blocks read anew in \d+\.\d s give \d+ rows, SHA-256 [0-9a-f]{64}\.$/m),
        });
        expect((await cohong('call', 'HaizhouBankMSP/nobody')).text).toContain('Its users: maker-1, maker-2');
    });

    it('has gateways set as the file says', async () => {
        const metrics = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
        expect(await metrics.text()).toContain('cohong_http_request_duration_seconds');
    });

    it('is not destroyed while it runs', async () => {
        const { code, text } = await cohong('destroy', '--yes');
        expect(code).toBe(1);
        expect(text).toContain('`cohong down` stops it');
        expect((await status()).isWell).toBe(true);
    });

    it('misses a gateway that is killed until it is back', async () => {
        const gatewayOf = ({ nodes }: Status) => nodes.find(({ name }) => name === 'gateway.SafeMSP')!;
        const before = gatewayOf(await status());
        process.kill(before.pid, 'SIGKILL');
        let now = await status();
        while (!now.isWell) {
            now = await status();
        }
        expect(gatewayOf(now)).toMatchObject({ restarts: 1 });
        expect(gatewayOf(now).pid).not.toBe(before.pid);
        expect((await cohong('logs', 'network')).text).toContain('gateway.SafeMSP ended on its own (SIGKILL)');
    });

    it('is found when what kept it up was killed, and brought up again', async () => {
        process.kill(keeperPid(), 'SIGKILL');
        const { text } = await up();
        expect(text).toMatch(
            /^Left of a consortium that was killed, and ended now: .*gateway\.SafeMSP \(process \d+\)/m,
        );
        expect(text).toContain('The consortium is up');
        expect((await status()).isWell).toBe(true);
    });

    it('is taken down when what kept it up was killed', async () => {
        process.kill(keeperPid(), 'SIGKILL');
        expect((await cohong('destroy', '--yes')).text).toContain('`cohong down` stops it');
        expect((await cohong('down')).text).toContain('Left of a consortium that was killed');
        expect((await cohong('status')).code).toBe(1);
    });

    const ofFabric = engine === 'fabric' ? '' : ' (skipped: NETWORK=fabric has peers with folders of their own)';
    (engine === 'fabric' ? it : it.skip)(`goes on when a peer has lost all it had${ofFabric}`, async () => {
        rmSync(path.join(folder, 'fabric/nodes/peer0.CustomsMSP'), { recursive: true });
        expect((await up()).text).toContain('The consortium is up');
        expect((await status()).isWell).toBe(true);
        await cohong('down');
    });

    it('has logs that can be read afterwards, by the name of each process', async () => {
        const all = await cohong('logs', '--lines', '1');
        expect(all.text).toMatch(/^gateway\.SafeMSP +\| \{/m);
        expect((await cohong('logs', 'gateway.SafeMSP', '--lines', '2')).text.trim().split('\n')).toHaveLength(2);
        const unknown = await cohong('logs', 'gateway.TaipanMSP');
        expect(unknown.code).toBe(1);
        expect(unknown.text).toContain('gateway.TaipanMSP has no log');
        expect(unknown.text).toContain('gateway.SafeMSP');
    });

    it('is destroyed when it is said so, and not before', async () => {
        expect(await cohong('destroy')).toMatchObject({
            code: 1,
            text: expect.stringContaining('`cohong destroy --yes`'),
        });
        expect(existsSync(path.join(folder, 'organisations'))).toBe(true);
        expect((await cohong('destroy', '--yes')).text).toContain('All of it is removed.');
        expect(existsSync(folder)).toBe(false);
    });
});
