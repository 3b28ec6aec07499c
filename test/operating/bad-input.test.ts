import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { issueIdentity, readMaterial } from '@cohong/embedded-fabric';
import { keepMaterial, removeDatabase, type Consortium } from '@cohong/network';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeOnFreePorts } from '../scenarios/file-on-ports.js';
import { layMaterial } from './lay-material.js';
import { processesOf } from './processes-of.js';

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

    afterEach(() => {
        removeDatabase(folder);
        rmSync(home, { recursive: true, force: true });
    });

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
        expect(processesOf(home)).toEqual([]);
    };

    const expire = async (mspId: string): Promise<void> => {
        const organisation = path.join(folder, 'organisations', mspId);
        const { ca } = readMaterial(organisation);
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

    it.each<[what: string, content: string, complaint: string | RegExp]>([
        ['a file in which nothing is', '', 'it is empty; network/consortium.yaml shows what belongs there'],
        ['a tab that indents', 'channel: cohong\n\tbatch:\n', /Tabs are not allowed as indentation at line 2/],
        ['a list', '- channel', /the file: .*expected object/],
    ])('%s', async (_what, content, complaint) => {
        writeFileSync(file, content);
        await refuses(complaint);
    });

    it('no file', async () => {
        rmSync(file);
        await refuses(`${file} cannot be used:\n  - there is no such file`);
    });

    it.each([
        ['CONSENSUS', 'rafft', 'CONSENSUS is rafft; the file knows raft'],
        ['PROFILE', 'staging', 'PROFILE is staging; the file knows production, test'],
        ['NETWORK', 'besu', 'NETWORK must be embedded or fabric; it is besu'],
    ])('a %s that nobody knows', async (variable, value, complaint) => {
        await refuses(complaint, { [variable]: value });
    });

    it.each<[what: string, from: string | RegExp, to: string, complaint: string | RegExp]>([
        ['a port that needs privileges', /gatewayPort: \d+/, 'gatewayPort: 443', 'organisations.0.gatewayPort: '],
        ['a port that there is not', /gatewayPort: \d+/, 'gatewayPort: 70000', 'organisations.0.gatewayPort: '],
        ['an organisation named twice', 'mspId: SafeMSP', 'mspId: PbocMSP', 'mspId PbocMSP is used twice'],
        [
            'no organisation of a kind that must be there',
            'kind: customs',
            'kind: bank',
            'organisations: there must be one of kind customs; there are 0',
        ],
        [
            'a registrar whose organisation decides nothing',
            /kind: bank\n/,
            'kind: bank\n    registrar: { standbySeconds: 0 }\n',
            'registrar of HaizhouBankMSP: users.bank has no registrar-1',
        ],
        [
            'private data that more peers must take than there are',
            /(name: registry[^]*?requiredPeerCount: )1/,
            '$19',
            'chaincodes.trade.collections.registry: requiredPeerCount is 9, and besides the peer that endorses its members have 3',
        ],
        [
            'a chaincode that is not built',
            'chaincode/trade',
            'chaincode/trad',
            /trad\/dist\/program\.js: not built, or changed since\. `make programs`/,
        ],
        [
            'a gateway that is not built',
            'gateway/dist/program.js',
            'main.js',
            /main\.js: not built, or changed since\. `make programs`/,
        ],
    ])('%s', async (_what, ...[from, to, complaint]) => {
        edit(from, to);
        await refuses(complaint);
    });

    it('SmartBFT of three', async () => {
        edit(/protocol: raft\n( +)nodes:\n/, 'protocol: smartbft\n$1nodes:\n');
        await refuses('SmartBFT needs at least 4 nodes; there are 1');
    });

    it('material from which a key is missing', async () => {
        const { peers, users } = consortium.organisations[1]!;
        const material = path.join(home, 'safe');
        await layMaterial(material, { peers: peers.length, users });
        rmSync(path.join(material, 'peers/peer0.safe.example/tls/server.key'));
        edit('mspId: SafeMSP\n', `mspId: SafeMSP\n    material: ${material}\n`);
        await refuses(/material of SafeMSP: .*server\.key is missing: bring it/);
    });

    it('a folder that is a file', async () => {
        writeFileSync(folder, '');
        const { code, complaint } = await cohong('up', {});
        expect(complaint).toMatch(/cannot be written: .*Name another place with --folder\./);
        expect(code).toBe(1);
        expect(readFileSync(folder, 'utf8')).toBe('');
    });

    it('an unknown key', async () => {
        writeFileSync(file, `${readFileSync(file, 'utf8')}\nchanel: cohong\n`);
        await refuses(/consortium\.yaml cannot be used:\n.*chanel/);
    });

    it('a setting of a gateway that the file says elsewhere', async () => {
        edit('mspId: SafeMSP\n', 'mspId: SafeMSP\n    gatewaySettings: { listen: { port: 8080 } }\n');
        await refuses(/gatewaySettings: must not name what is derived: .*listen/);
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

    /** Looks like a release of Fabric; gives its `bin`. */
    const layRelease = (version: string): string => {
        const release = path.join(home, 'release');
        const put = (name: string, content: string): void => {
            mkdirSync(path.dirname(path.join(release, name)), { recursive: true });
            writeFileSync(path.join(release, name), content, { mode: 0o755 });
        };
        for (const program of ['peer', 'orderer', 'configtxgen', 'osnadmin']) {
            put(`bin/${program}`, `#!/bin/sh\necho '${program}:'\necho ' Version: ${version}'\n`);
        }
        for (const script of ['detect', 'build', 'release']) {
            put(`builders/ccaas/bin/${script}`, '');
        }
        put('config/core.yaml', '');
        put('config/orderer.yaml', '');
        return path.join(release, 'bin');
    };

    it('binaries of the wrong version', async () => {
        const FABRIC_BIN = layRelease('2.5.12');
        await refuses(`${FABRIC_BIN}/peer is 2.5.12`, { NETWORK: 'fabric', FABRIC_BIN });
    });

    it('a file where the folder of binaries should be', async () => {
        const FABRIC_BIN = path.join(layRelease('3.1.5'), 'peer');
        await refuses(`FABRIC_BIN is ${FABRIC_BIN}, which is no folder but a file.`, { NETWORK: 'fabric', FABRIC_BIN });
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

    describe.each(['embedded', 'fabric'])('half a folder, on the %s engine:', (engine) => {
        /** As after a first run, as far as `up` looks before it starts anything. */
        const layKept = async (): Promise<void> => {
            await keepMaterial(folder, consortium.organisations);
            for (const { mspId } of consortium.organisations) {
                const own = path.join(folder, 'gateways', mspId);
                mkdirSync(own, { recursive: true });
                writeFileSync(path.join(own, 'gateway.json'), '{}');
                writeFileSync(path.join(own, 'request-secret'), 'ab'.repeat(32));
            }
            mkdirSync(path.join(folder, engine));
            writeFileSync(path.join(folder, engine, 'founded.json'), JSON.stringify(consortium.founding));
        };
        const environment = (): Record<string, string> => ({ NETWORK: engine, FABRIC_BIN: layRelease('3.1.5') });

        it.each([
            ['organisations/SafeMSP', 'with new keys, SafeMSP would be a stranger on its own channel'],
            ['gateways', 'gateways knew by its secrets what they had done'],
            ['gateways/SafeMSP/request-secret', 'the gateway of SafeMSP knew by it what it had done'],
        ])('%s is lost', async (lost, why) => {
            await layKept();
            rmSync(path.join(folder, lost), { recursive: true });
            await refuses(`${path.join(folder, lost)} is missing: ${why}`, environment());
        });

        it('a key of an authority is lost', async () => {
            await layKept();
            const key = path.join(folder, 'organisations/SafeMSP/ca/priv_sk');
            rmSync(key);
            const before = left();
            const { code, complaint } = await cohong('up', environment());
            expect(complaint).toContain(`${key} is missing. Restore it from a back-up`);
            expect(code).toBe(1);
            expect(left().filter((name) => name !== 'processes')).toEqual(before);
        });
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
