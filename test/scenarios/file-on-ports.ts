import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readConsortium, withFreePorts, type Consortium } from '@cohong/network';
import { parse, stringify } from 'yaml';

const root = path.resolve(__dirname, '../..');
const ours = path.join(root, 'network/consortium.yaml');

/** Writes our file with other ports, so that it runs beside a consortium that is up; gives what stands in it. */
export async function writeOnFreePorts(file: string): Promise<Consortium> {
    const { organisations, ordering } = await withFreePorts(readConsortium(ours));
    const written = parse(readFileSync(ours, 'utf8')) as {
        readonly organisations: readonly { readonly mspId: string }[];
        readonly chaincodes: readonly { readonly directory: string }[];
        readonly gateway: { readonly script: string };
    };
    const onPorts = {
        ...written,
        ordering: { [process.env['CONSENSUS'] ?? 'raft']: ordering },
        organisations: written.organisations.map((entry, index) => ({
            ...entry,
            peers: organisations[index]!.peers,
            gatewayPort: organisations[index]!.gatewayPort,
        })),
        chaincodes: written.chaincodes.map((entry) => ({ ...entry, directory: path.join(root, entry.directory) })),
        gateway: { script: path.join(root, written.gateway.script) },
    };
    writeFileSync(file, stringify(onPorts));
    return readConsortium(file);
}
