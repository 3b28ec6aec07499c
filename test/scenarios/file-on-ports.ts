import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readConsortium, withFreePorts, type Consortium } from '@cohong/network';
import { parse, stringify } from 'yaml';

const root = path.resolve(__dirname, '../..');
const ours = path.join(root, 'network/consortium.yaml');

/** Our file, as far as it is changed here. */
interface Written {
    readonly organisations: readonly { readonly mspId: string }[];
    readonly chaincodes: readonly { readonly directory: string }[];
    readonly gateway: { readonly script: string };
    readonly founding: readonly { readonly bodyFile?: string }[];
}

/** Writes our file with other ports, so that it runs beside a consortium that is up; gives what stands in it. */
export async function writeOnFreePorts(file: string): Promise<Consortium> {
    return await writeWith(file, parse(readFileSync(ours, 'utf8')) as Written);
}

/** The same with one bank of the three: for what is about processes, of which there are then fewer by a third. */
export async function writeWithOneBank(file: string): Promise<Consortium> {
    const others = ['PearlBankMSP', 'HarbourBankMSP'];
    return await writeWith(file, without(others, parse(readFileSync(ours, 'utf8'))) as Written);
}

async function writeWith(file: string, written: Written): Promise<Consortium> {
    const { organisations, ordering } = await withFreePorts(readConsortium(ours));
    const onPorts = {
        ...written,
        ordering: { [process.env['CONSENSUS'] ?? 'raft']: ordering },
        organisations: written.organisations.map((entry) => {
            const { peers, gatewayPort } = organisations.find(({ mspId }) => mspId === entry.mspId)!;
            return { ...entry, peers, gatewayPort };
        }),
        chaincodes: written.chaincodes.map((entry) => ({ ...entry, directory: path.join(root, entry.directory) })),
        gateway: { script: path.join(root, written.gateway.script) },
        founding: written.founding.map(({ bodyFile, ...act }) => ({
            ...act,
            ...(bodyFile !== undefined && { bodyFile: path.join(root, bodyFile) }),
        })),
    };
    writeFileSync(file, stringify(onPorts));
    return readConsortium(file);
}

/** What is written, and wherever these members stand in a list they are left out. */
function without(mspIds: readonly string[], written: unknown): unknown {
    if (Array.isArray(written)) {
        const isLeft = (entry: unknown): boolean =>
            !mspIds.includes(String((entry as { readonly mspId?: string }).mspId ?? entry));
        return written.filter(isLeft).map((entry) => without(mspIds, entry));
    }
    return typeof written === 'object' && written !== null
        ? Object.fromEntries(Object.entries(written).map(([key, value]) => [key, without(mspIds, value)]))
        : written;
}
