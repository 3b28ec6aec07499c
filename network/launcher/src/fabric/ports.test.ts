import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readConsortium, type Consortium } from '../consortium/consortium.js';
import { orderingNodes, peerName } from '../node-names.js';
import { keptPorts, type FabricPorts } from './ports.js';

describe("The network's own ports", () => {
    const consortium = readConsortium(path.resolve(__dirname, '../../../consortium.yaml'));
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), 'ports-'));
    });

    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const kept = (of: Consortium): Promise<FabricPorts> => keptPorts(path.join(folder, 'ports.json'), of);

    const peersOf = ({ organisations }: Consortium): string[] =>
        organisations.flatMap(({ mspId, peers }) => peers.map((_, index) => peerName(mspId, index)));
    const all = (ports: FabricPorts, described: Consortium): number[] => [
        ...orderingNodes(described.ordering).flatMap(({ name }) => [
            ports.operations(name),
            ports.administration(name),
        ]),
        ...peersOf(described).flatMap((peer) => [
            ports.operations(peer),
            ...described.chaincodes.map(({ name }) => ports.chaincode(peer, name)),
        ]),
    ];

    it('are not chosen anew when their file is broken; the message says what to do', async () => {
        const file = path.join(folder, 'ports.json');
        writeFileSync(file, '{ "peer0.SafeMSP oper');
        await expect(kept(consortium)).rejects.toThrow(`${file} is not a list of ports any more. Restore it`);
        expect(readFileSync(file, 'utf8')).toBe('{ "peer0.SafeMSP oper');
    });

    it('are all different, and the same at every start', async () => {
        const first = all(await kept(consortium), consortium);
        expect(first).not.toContain(0);
        expect(new Set(first).size).toBe(first.length);
        expect(all(await kept(consortium), consortium)).toEqual(first);
    });

    it('are kept when a chaincode is added, which gets its own', async () => {
        const [trade] = consortium.chaincodes;
        const before = { ...consortium, chaincodes: [trade!] };
        const first = all(await kept(before), before);
        const more = await kept(consortium);
        expect(all(more, before)).toEqual(first);
        const added = peersOf(consortium).map((peer) => more.chaincode(peer, 'dcep'));
        expect(new Set([...first, ...added]).size).toBe(first.length + added.length);
    });
});
