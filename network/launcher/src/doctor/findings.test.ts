import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { issueIdentity, issueOrganisation, writeMaterial, type OrganisationMaterial } from '@cohong/embedded-fabric';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readConsortium, type Consortium } from '../consortium/consortium.js';
import { withFreePorts } from '../consortium/free-ports.js';
import { certificateFindings } from './certificates.js';
import type { Finding } from './finding.js';
import { memoryFinding, nodeFinding } from './machine.js';
import { portFindings } from './ports.js';
import { builtFinding } from './programs.js';

const ours = readConsortium(path.resolve(__dirname, '../../../consortium.yaml'));
const dayMilliseconds = 86_400_000;

describe('What the doctor finds of ports', () => {
    let folder: string;
    let consortium: Consortium;
    let server: Server;

    beforeAll(async () => {
        folder = mkdtempSync(path.join(tmpdir(), 'doctor-'));
        consortium = await withFreePorts(ours);
        server = createServer();
    });

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    afterEach(() => {
        server.close();
    });

    const listenOn = async (port: number): Promise<void> => {
        await once((server = createServer().listen(port, '127.0.0.1')), 'listening');
    };

    it('is well when all are free', async () => {
        expect(await portFindings({ consortium, engine: 'embedded', folder })).toEqual([
            { verdict: 'well', text: 'The 14 ports of the embedded engine are free.' },
        ]);
    });

    it('is whose port is taken, by whom, and where it can be changed', async () => {
        const { gatewayPort } = consortium.organisations[1]!;
        await listenOn(gatewayPort);
        const [finding, ...others] = await portFindings({ consortium, engine: 'embedded', folder });
        expect(others).toEqual([]);
        expect(finding?.verdict).toBe('broken');
        expect(finding?.text).toMatch(
            new RegExp(`^Port ${gatewayPort} of gateway\\.SafeMSP is taken by .*process.* in consortium\\.yaml\\.$`),
        );
    });

    it('leaves out the orderers where none listens, and has them where one does', async () => {
        await listenOn(consortium.ordering.nodes[0]!.port);
        expect(await portFindings({ consortium, engine: 'embedded', folder })).toMatchObject([{ verdict: 'well' }]);
        const [finding] = await portFindings({ consortium, engine: 'fabric', folder });
        expect(finding?.text).toContain('of orderer0.OrdererMSP is taken');
    });

    it('has those that Fabric was given the first time', async () => {
        await listenOn(0);
        const { port } = server.address() as AddressInfo;
        mkdirSync(path.join(folder, 'fabric'));
        writeFileSync(path.join(folder, 'fabric/ports.json'), JSON.stringify({ 'trade.peer0.SafeMSP': port }));
        const [finding] = await portFindings({ consortium, engine: 'fabric', folder });
        expect(finding?.text).toMatch(/of trade\.peer0\.SafeMSP is taken by .* in .*fabric\/ports\.json\.$/);
    });
});

describe('What the doctor finds of certificates', () => {
    let folder: string;
    let material: OrganisationMaterial;
    const inOrganisation = (...parts: string[]): string => path.join(folder, 'organisations/SafeMSP', ...parts);

    beforeEach(async () => {
        folder = mkdtempSync(path.join(tmpdir(), 'doctor-'));
        material = await issueOrganisation({ mspId: 'SafeMSP', users: { 'officer-1': {} } });
        await writeMaterial(inOrganisation(), material);
    });

    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const ending = async (inDays: number, organisationalUnit: 'peer' | 'client'): Promise<string> => {
        const request = {
            commonName: 'who ends',
            organisationalUnit,
            notAfter: new Date(Date.now() + inDays * dayMilliseconds),
        };
        return (
            await issueIdentity(material.ca, { ...request, notBefore: new Date(Date.now() - 400 * dayMilliseconds) })
        ).certificatePem;
    };

    it('is well when all are valid for long', () => {
        expect(certificateFindings(folder)).toEqual([
            { verdict: 'well', text: 'No certificate of 5 expires within thirty days.' },
        ]);
    });

    it.each<[text: string, days: number, verdict: Finding['verdict']]>([
        ['who ends of SafeMSP has expired on ', -2, 'broken'],
        ['who ends of SafeMSP expires on ', 29, 'look'],
    ])('tells that a peer, %s', async (text, days, verdict) => {
        const file = inOrganisation('peers/peer0/msp/signcerts/cert.pem');
        writeFileSync(file, await ending(days, 'peer'));
        const [finding, ...others] = certificateFindings(folder);
        expect(others).toEqual([]);
        expect(finding).toEqual({ verdict, text: expect.stringContaining(text) });
        expect(finding?.text).toContain(file);
    });

    it('does not keep all from coming up because one officer has expired', async () => {
        writeFileSync(inOrganisation('users/officer-1/msp/signcerts/cert.pem'), await ending(-2, 'client'));
        expect(certificateFindings(folder)).toMatchObject([{ verdict: 'look' }]);
    });
});

describe('What the doctor finds of the machine and of what is built', () => {
    it.each([
        ['20.18.3', 'broken'],
        ['18.20.0', 'broken'],
        ['20.19.0', 'well'],
        ['22.1.0', 'well'],
    ])('Node %s is %s', (version, verdict) => {
        expect(nodeFinding(version).verdict).toBe(verdict);
    });

    it('tells what is needed when memory is short', () => {
        const plan = { consortium: ours, engine: 'fabric', folder: '' } as const;
        expect(memoryFinding(plan, 512)).toEqual({
            verdict: 'look',
            text: expect.stringMatching(/^512 MB of memory are free, and under load about \d{4} are needed/),
        });
        expect(memoryFinding(plan, 64_000).verdict).toBe('well');
    });

    it('names what has not been built', () => {
        expect(builtFinding(ours).verdict).toBe('well');
        const [first] = ours.chaincodes;
        const missing = { ...ours, chaincodes: [{ ...first!, directory: '/nowhere/trade' }] };
        expect(builtFinding(missing)).toEqual({
            verdict: 'broken',
            text: '/nowhere/trade/dist/program.js: not built, or changed since. `make programs` builds what runs.',
        });
    });
});
