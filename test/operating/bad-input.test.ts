import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { issueIdentity, readMaterial } from '@cohong/embedded-fabric';
import { keepMaterial, type Consortium } from '@cohong/network';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeOnFreePorts } from '../scenarios/file-on-ports.js';

const cli = path.resolve(__dirname, '../../network/launcher/dist/cli.js');

interface Answer {
    readonly code: number;
    readonly complaint: string;
}

/** What `up` says of bad input. That a process from yesterday is ended is shown in operating.test.ts. */
describe('bad input', () => {
    let home: string;
    let folder: string;
    let file: string;
    let consortium: Consortium;

    beforeEach(async () => {
        home = mkdtempSync(path.join(tmpdir(), 'bad-input-'));
        folder = path.join(home, 'kept');
        file = path.join(home, 'consortium.yaml');
        consortium = await writeOnFreePorts(file);
    });

    afterEach(() => rmSync(home, { recursive: true, force: true }));

    const cohong = (command: string, environment: Readonly<Record<string, string>>): Promise<Answer> =>
        new Promise((resolve) => {
            const args = [cli, command, '--file', file, '--folder', folder];
            const env = { PATH: process.env['PATH'], NETWORK: 'embedded', ...environment };
            execFile(process.execPath, args, { env }, (error, stdout, stderr) =>
                resolve({ code: Number(error?.code ?? 0), complaint: command === 'up' ? stderr : stdout }),
            );
        });

    const edit = (from: string | RegExp, to: string): void => {
        const text = readFileSync(file, 'utf8');
        expect(text).toMatch(from);
        writeFileSync(file, text.replace(from, to));
    };

    /** Everything below the folder, but for the log of the attempt itself. */
    const left = (): string[] =>
        existsSync(folder)
            ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('logs'))
            : [];

    /** It says so, and all is as before. */
    const refuses = async (
        complaint: string | RegExp,
        environment: Readonly<Record<string, string>> = {},
    ): Promise<void> => {
        const before = left();
        const up = await cohong('up', environment);
        expect(up.complaint).toMatch(complaint);
        expect(up.code).toBe(1);
        expect(left()).toEqual(before);
    };

    const expire = async (mspId: string): Promise<void> => {
        const organisation = path.join(folder, 'organisations', mspId);
        const { ca } = await readMaterial(organisation);
        const { certificatePem } = await issueIdentity(ca, {
            commonName: `peer0.${mspId}`,
            organisationalUnit: 'peer',
            notBefore: new Date('2026-01-01'),
            notAfter: new Date('2026-02-01'),
        });
        writeFileSync(path.join(organisation, 'peers/peer0/msp/signcerts/cert.pem'), certificatePem);
    };

    const listenOn = async (port: number): Promise<Server> => {
        const server = createServer().listen(port, '127.0.0.1');
        await once(server, 'listening');
        return server;
    };

    it('an unknown key', async () => {
        writeFileSync(file, `${readFileSync(file, 'utf8')}\nchanel: cohong\n`);
        await refuses(/consortium\.yaml cannot be used:\n.*chanel/);
    });

    it('a port used twice', async () => {
        const [first, second] = consortium.organisations;
        edit(`gatewayPort: ${first!.gatewayPort}`, `gatewayPort: ${second!.gatewayPort}`);
        await refuses(`port ${second!.gatewayPort} is used twice`);
    });

    it('a policy that names nobody', async () => {
        edit(/- PbocMSP\n( +)- anyOf/, '- PbcMSP\n$1- anyOf');
        await refuses('chaincodes.dcep.endorsement: nobody is called PbcMSP');
    });

    it('a bank without a collection', async () => {
        edit('name: vault_{bank}', 'name: vault');
        edit(/- "\{bank\}"\n/, '- HaizhouBankMSP\n');
        await refuses('the bank PearlBankMSP is a member of no collection');
    });

    it('an expired certificate', async () => {
        await keepMaterial(folder, consortium.organisations);
        await expire('CustomsMSP');
        await refuses('The certificate of peer0.CustomsMSP of CustomsMSP has expired on 2026-02-01');
    });

    it('binaries of the wrong version', async () => {
        const release = path.join(home, 'release');
        const put = (name: string, content: string): void => {
            mkdirSync(path.dirname(path.join(release, name)), { recursive: true });
            writeFileSync(path.join(release, name), content, { mode: 0o755 });
        };
        for (const program of ['peer', 'orderer', 'configtxgen', 'osnadmin']) {
            put(`bin/${program}`, `#!/bin/sh\necho '${program}:'\necho ' Version: 2.5.12'\n`);
        }
        for (const script of ['detect', 'build', 'release']) {
            put(`builders/ccaas/bin/${script}`, '');
        }
        put('config/core.yaml', '');
        put('config/orderer.yaml', '');
        const FABRIC_BIN = path.join(release, 'bin');
        await refuses(`${FABRIC_BIN}/peer is 2.5.12`, { NETWORK: 'fabric', FABRIC_BIN });
    });

    it('no binaries at all', async () => {
        await refuses("Fabric's own installation puts the programs peer, orderer", { NETWORK: 'fabric' });
    });

    it('a port taken', async () => {
        const port = consortium.organisations[2]!.peers[0]!.port;
        const server = await listenOn(port);
        await refuses(new RegExp(`Port ${port} of peer0\\.CustomsMSP is taken by .*process`));
        server.close();
    });

    it('a folder from which a file was lost', async () => {
        await keepMaterial(folder, consortium.organisations);
        const key = path.join(folder, 'organisations/SafeMSP/ca/priv_sk');
        rmSync(key);
        const before = left();
        const { code, complaint } = await cohong('up', {});
        expect(complaint).toContain(`${key} is missing. Restore it from a back-up`);
        expect(code).toBe(1);
        expect(left().filter((name) => name !== 'processes')).toEqual(before);
    });

    it('of several kinds is listed by the doctor all at once', async () => {
        await keepMaterial(folder, consortium.organisations);
        await expire('SafeMSP');
        const port = consortium.organisations[0]!.gatewayPort;
        const server = await listenOn(port);
        const { code, complaint } = await cohong('doctor', { NETWORK: 'fabric' });
        server.close();
        expect(complaint).toMatch(/^! The fabric engine needs Fabric itself, and FABRIC_BIN is not set/m);
        expect(complaint).toMatch(new RegExp(`^! Port ${port} of gateway\\.PbocMSP is taken`, 'm'));
        expect(complaint).toMatch(/^! The certificate of peer0\.SafeMSP of SafeMSP has expired/m);
        expect(complaint).toMatch(/^3 of \d+ need looking after\.$/m);
        expect(code).toBe(1);
    });
});
