import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCertificateAuthority, issueIdentity, issueTlsCertificate } from '@cohong/embedded-fabric';
import { readConsortium, removeDatabase, type Organisation } from '@cohong/network';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { writeWithOneBank } from '../scenarios/file-on-ports.js';
import { layMaterial, type BringingOrganisation } from './lay-material.js';

const cli = path.resolve(__dirname, '../../network/launcher/dist/cli.js');
const minutes = 60_000;
const bringing = 'SafeMSP';
const peer = 'peers/peer0.safe.example';
const officer = 'users/officer-1@safe.example';
const peerRequest = { commonName: 'peer0.safe.example', organisationalUnit: 'peer' } as const;
const january = { notBefore: new Date('2026-01-01'), notAfter: new Date('2026-02-01') };
const officerRequest = {
    commonName: 'officer-1@safe.example',
    organisationalUnit: 'client',
    attributes: { role: 'officer' },
} as const;

// Some bring up a whole consortium.
jest.setTimeout(4 * minutes);

/** Writes a description in which SAFE brings its material from the folder `safe` beside it; gives what it must bring. */
async function describeBringing(file: string): Promise<Organisation> {
    const { organisations } = await writeWithOneBank(file);
    const written = parse(readFileSync(file, 'utf8')) as { organisations: { mspId: string; material?: string }[] };
    written.organisations.find(({ mspId }) => mspId === bringing)!.material = path.join(path.dirname(file), 'safe');
    writeFileSync(file, stringify(written));
    return organisations.find(({ mspId }) => mspId === bringing)!;
}

describe('material that an organisation brings', () => {
    const home = mkdtempSync(path.join(tmpdir(), 'brought-'));
    const file = path.join(home, 'consortium.yaml');
    const at = (...parts: string[]): string => path.join(home, 'safe', ...parts);
    let expected: Organisation;
    let safe: BringingOrganisation;

    beforeAll(async () => {
        expected = await describeBringing(file);
    });
    beforeEach(async () => {
        safe = await layMaterial(at(), { peers: expected.peers.length, users: expected.users });
    });
    afterEach(() => rmSync(at(), { recursive: true, force: true }));
    afterAll(() => rmSync(home, { recursive: true }));

    it('is read as it is laid out by cryptogen, and as a client of Fabric CA leaves the folders of TLS', () => {
        expect(readConsortium(file).organisations.find(({ mspId }) => mspId === bringing)).toMatchObject({
            material: at(),
        });
        for (const [from, to] of [
            ['server.crt', 'signcerts/cert.pem'],
            ['server.key', 'keystore/key_sk'],
        ] as const) {
            mkdirSync(at(peer, 'tls', path.dirname(to)));
            renameSync(at(peer, 'tls', from), at(peer, 'tls', to));
        }
        expect(() => readConsortium(file)).not.toThrow();
    });

    it('may have a user who has expired: the others go on', async () => {
        await safe.layMember(officer, { ...officerRequest, ...january });
        expect(() => readConsortium(file)).not.toThrow();
    });

    const faulty: [what: string, spoil: () => unknown, fault: string | RegExp][] = [
        [
            'is not there',
            () => rmSync(at(), { recursive: true }),
            /safe\/msp\/cacerts has no file: put the certificate/,
        ],
        [
            'lacks the configuration of the MSP',
            () => rmSync(at('msp/config.yaml')),
            /config\.yaml is missing: write it so that NodeOUs are enabled/,
        ],
        [
            'has other names for the roles',
            () => {
                const text = readFileSync(at('msp/config.yaml'), 'utf8');
                writeFileSync(at('msp/config.yaml'), text.replace('Identifier: peer', 'Identifier: node'));
            },
            /config\.yaml does not say how roles are told/,
        ],
        ['lacks a peer', () => rmSync(at(peer), { recursive: true }), /peers has 1 of the 2 peers in consortium\.yaml/],
        [
            'lacks a user',
            () => rmSync(at(officer), { recursive: true }),
            /users\/officer-1\/msp\/signcerts has no file/,
        ],
        ['lacks a key', () => rmSync(at(peer, 'tls/server.key')), /peer0.*server\.key is missing: bring it/],
        [
            'lacks an administrator',
            () => rmSync(at('users/Admin@safe.example'), { recursive: true }),
            /users\/admin\/msp\/signcerts has no file/,
        ],
        [
            'has something else in the place of a certificate',
            () => writeFileSync(at(peer, 'tls/server.crt'), 'nothing'),
            /server\.crt is no certificate in PEM/,
        ],
        [
            'has the key of another certificate',
            () => writeFileSync(at(peer, 'tls/server.key'), safe.tlsCa.privateKeyPem),
            /server\.key is not the key of .*server\.crt/,
        ],
        [
            'has expired',
            () => safe.layMember(peer, { ...peerRequest, ...january }),
            /peer0\.safe\.example-cert\.pem has expired on 2026-02-01: have it issued anew/,
        ],
        [
            'begins tomorrow',
            () => safe.layMember(peer, { ...peerRequest, notBefore: new Date(Date.now() + 1_440 * minutes) }),
            /is valid from \d{4}-\d\d-\d\d only: look at the clocks/,
        ],
        [
            'has a user without the role that consortium.yaml gives',
            () => safe.layMember(officer, { ...officerRequest, attributes: { role: 'auditor' } }),
            /has the attribute role=auditor: issue it with role=officer .*--id\.attrs role=officer:ecert/,
        ],
        [
            'has a peer that is a client',
            () => safe.layMember(peer, { ...officerRequest, commonName: 'peer0' }),
            /has OU=client: issue it with OU=peer .*--id\.type peer/,
        ],
        [
            'has TLS from another authority',
            async () => {
                const other = await createCertificateAuthority('tlsca.safe.example');
                safe.layTls(peer, await issueTlsCertificate(other, { commonName: 'peer0' }));
            },
            /server\.crt was not issued by the authority in .*tlscacerts/,
        ],
        [
            'has TLS for another host',
            async () => safe.layTls(peer, await issueIdentity(safe.tlsCa, { ...officerRequest, commonName: 'peer0' })),
            /server\.crt is not for localhost and 127\.0\.0\.1, where it is reached/,
        ],
        [
            'names two authorities',
            () => writeFileSync(at('msp/cacerts/second.pem'), safe.tlsCa.certificatePem),
            /cacerts has 2 files .*: leave the one that counts/,
        ],
        [
            'has a member in the place of the authority',
            () => {
                const member = readFileSync(at(peer, 'tls/server.crt'));
                writeFileSync(at('msp/tlscacerts/tlsca.safe.example-cert.pem'), member);
            },
            /tlsca\.safe\.example-cert\.pem is no authority's certificate/,
        ],
    ];
    it.each(faulty)('is refused when it %s', async (_what, spoil, fault) => {
        await spoil();
        expect(() => readConsortium(file)).toThrow(fault);
    });
});

const withoutFabric = process.env['FABRIC_BIN'] === undefined;

describe.each([
    ['embedded', ''],
    ['fabric', withoutFabric ? ' (skipped: FABRIC_BIN does not name the programs of Hyperledger Fabric)' : ''],
])('a consortium on the %s engine, one of whose members brings its material%s', (engine, skipped) => {
    const test = skipped === '' ? it : it.skip;
    let home: string;
    let file: string;
    let folder: string;
    let kept: string;
    let expected: Organisation;
    let safe: BringingOrganisation;

    const cohong = (...args: string[]): Promise<string> =>
        new Promise((resolve) => {
            const env = { ...process.env, NETWORK: engine };
            execFile(process.execPath, [cli, ...args, '--folder', folder], { env }, (_error, stdout, stderr) =>
                resolve(stdout + stderr),
            );
        });
    const certificateOf = (root: string, node: string): string =>
        readFileSync(path.join(root, node, 'tls/server.crt'), 'utf8').trim();

    beforeAll(async () => {
        home = mkdtempSync(path.join(tmpdir(), 'bringing-'));
        file = path.join(home, 'consortium.yaml');
        folder = path.join(home, 'kept');
        kept = path.join(folder, 'organisations', bringing);
        expected = await describeBringing(file);
        safe = await layMaterial(path.join(home, 'safe'), { peers: expected.peers.length, users: expected.users });
    });
    afterAll(async () => {
        await cohong('down');
        removeDatabase(folder);
        rmSync(home, { recursive: true, force: true });
    });

    test('comes up without any key of its authorities, and its officer has acted in the founding', async () => {
        expect(await cohong('up', '--file', file)).toContain('The consortium is up');
        expect(JSON.parse(await cohong('status', '--json'))).toMatchObject({ isWell: true });
        expect(certificateOf(kept, 'peers/peer0')).toBe(certificateOf(safe.folder, peer));
        expect(existsSync(path.join(kept, 'ca'))).toBe(false);
        await cohong('down');
    });

    test('takes over what it brings anew, and nothing of another authority', async () => {
        safe.layTls(peer, await issueTlsCertificate(safe.tlsCa, { commonName: 'peer0.safe.example' }));
        expect(await cohong('up', '--file', file)).toContain('The consortium is up');
        expect(certificateOf(kept, 'peers/peer0')).toBe(certificateOf(safe.folder, peer));
        await cohong('down');

        rmSync(safe.folder, { recursive: true });
        await layMaterial(safe.folder, { peers: expected.peers.length, users: expected.users });
        expect(await cohong('up', '--file', file)).toContain(
            'SafeMSP is known by another authority than it brings now',
        );
    });
});
