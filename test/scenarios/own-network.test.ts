import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
    openDatabase,
    openTokenIssuer,
    readConsortium,
    removeDatabase,
    type Consortium,
    type ConsortiumDatabase,
} from '@cohong/network';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { Client } from '../story/client.js';
import { writeOnFreePorts } from './file-on-ports.js';

const root = path.resolve(__dirname, '../..');
const ours = path.join(root, 'network/consortium.yaml');
const cli = path.join(root, 'network/launcher/dist/cli.js');
const fabricBin = process.env['FABRIC_BIN'];
const minutes = 60_000;

interface ComposeService {
    readonly image: string;
    readonly command: readonly string[];
    readonly environment: Readonly<Record<string, string>>;
}

const cohong = async (...args: string[]): Promise<string> =>
    (await promisify(execFile)(process.execPath, [cli, ...args], { env: process.env })).stdout;

describe('what a Fabric network of your own is given', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'packages-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    it('is for each chaincode a package, its collections and the rest of its definition', async () => {
        const printed = await cohong('package', '--out', folder);
        for (const { name, endorsementPolicy, collections } of readConsortium(ours).chaincodes) {
            const definition = readFileSync(path.join(folder, `${name}.definition.sh`), 'utf8');
            expect(definition).toContain(`POLICY="${endorsementPolicy}"`);
            const [, packageId = ''] = /^PACKAGE_ID=(\S+)$/m.exec(definition) ?? [];
            expect(printed).toContain(packageId);
            expect(existsSync(path.join(folder, `${name}.tar.gz`))).toBe(true);
            const written = JSON.parse(readFileSync(path.join(folder, `${name}.collections.json`), 'utf8')) as object[];
            expect(written).toHaveLength(collections.length);
        }
    });

    it('is told which values its peers need to reach their chaincodes', async () => {
        const tls = path.join(folder, 'tls');
        const printed = await cohong('builder-values', '--tls', tls, 'trade=chaincodes.bank.example:9101');
        expect(JSON.parse(printed)).toMatchObject({
            address_of_trade: 'chaincodes.bank.example:9101',
            client_key: expect.stringContaining('PRIVATE KEY'),
        });
        await expect(cohong('builder-values', '--tls', tls, 'trade')).rejects.toThrow('chaincode=host:port');
    });

    (fabricBin === undefined ? it.skip : it)(
        `has the package id that Fabric itself computes${fabricBin === undefined ? ' (skipped: FABRIC_BIN is not set)' : ''}`,
        async () => {
            await cohong('package', '--out', folder);
            const { stdout } = await promisify(execFile)(
                path.join(fabricBin ?? '', 'peer'),
                ['lifecycle', 'chaincode', 'calculatepackageid', path.join(folder, 'trade.tar.gz')],
                { env: { ...process.env, FABRIC_CFG_PATH: path.join(fabricBin ?? '', '../config') } },
            );
            expect(readFileSync(path.join(folder, 'trade.definition.sh'), 'utf8')).toContain(
                `PACKAGE_ID=${stdout.trim()}`,
            );
        },
    );
});

const withoutFabric = fabricBin === undefined ? ' (skipped: FABRIC_BIN does not name the programs of Fabric)' : '';
(fabricBin === undefined ? describe.skip : describe)(
    `the processes of the compose file, run without containers${withoutFabric}`,
    () => {
        const folder = mkdtempSync(path.join(tmpdir(), 'compose-'));
        const processes: ChildProcess[] = [];
        let consortium: Consortium;
        let database: ConsortiumDatabase | undefined;

        beforeAll(async () => {
            const file = path.join(folder, 'consortium.yaml');
            consortium = await writeOnFreePorts(file);
            const options = ['--file', file, '--folder', folder];
            await cohong('compose', ...options);
            const { services } = parse(readFileSync(path.join(folder, 'compose.yaml'), 'utf8')) as {
                readonly services: Readonly<Record<string, ComposeService>>;
            };
            const { postgres, ...others } = services;
            expect(postgres?.image).toContain('postgres');
            database = await openDatabase({ folder, note: () => undefined });
            for (const { mspId } of consortium.organisations) {
                // The image of PostgreSQL makes what its own address names; here it is one that npm has brought.
                writeFileSync(path.join(folder, 'gateways', mspId, 'database-url'), await database.addressFor(mspId));
            }
            Object.entries(others).forEach(([name, service]) => processes.push(started(name, service)));
            await cohong('form', ...options);
        }, 3 * minutes);

        afterAll(async () => {
            const ended = processes.map((child) => once(child, 'exit'));
            processes.forEach((child) => child.kill('SIGTERM'));
            await Promise.all(ended);
            await database?.stop();
            removeDatabase(folder);
            rmSync(folder, { recursive: true });
        }, minutes);

        it('are a consortium that is founded', async () => {
            const mspId = 'PearlBankMSP';
            const { gatewayPort } = consortium.organisations.find((each) => each.mspId === mspId)!;
            const issuer = await openTokenIssuer(path.join(folder, 'issuers', mspId), mspId);
            const door = { url: `http://127.0.0.1:${gatewayPort}`, token: (user: string) => issuer.issue(user) };
            const members = await new Client(door, 'maker-1').get('/v1/members');
            expect(members.status).toBe(200);
        });
    },
);

/** What the image would run, from the programs of this machine. */
function started(name: string, { command, environment }: ComposeService): ChildProcess {
    const [program = '', ...args] = command;
    const release = path.join(fabricBin ?? '', '..');
    const here = Object.entries(environment).map(([variable, value]) => [
        variable,
        value
            .replaceAll('$$', '$')
            .replace('/etc/hyperledger/fabric', path.join(release, 'config'))
            .replace('/opt/hyperledger/ccaas_builder', path.join(release, 'builders/ccaas')),
    ]);
    return spawn(program === 'node' ? process.execPath : path.join(fabricBin ?? '', program), args, {
        env: { PATH: process.env['PATH'], ...(Object.fromEntries(here) as Record<string, string>) },
        stdio: 'ignore',
        argv0: name,
    });
}
