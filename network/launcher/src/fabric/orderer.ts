import path from 'node:path';
import type { FabricBinaries } from './binaries.js';
import { isServing } from './health.js';
import type { NodeFiles } from './certificates.js';
import type { FabricPorts } from './ports.js';
import { run, type Command, type Service } from '../processes/processes.js';

/** The orderer belongs to no member: it sees every transaction and no private data. */
export const ordererMspId = 'OrdererMSP';

/** The one ordering node of the network. */
export interface Orderer {
    readonly binaries: FabricBinaries;
    readonly ports: FabricPorts;
    readonly files: NodeFiles;
    /** Where it keeps its ledger and its log. */
    readonly folder: string;
}

/** The orderer as a process. Without a channel it serves its administrators only. */
export function ordererService({ binaries, ports, files, folder }: Orderer): Service {
    const tls = {
        PRIVATEKEY: files.tlsPrivateKey,
        CERTIFICATE: files.tlsCertificate,
    };
    return {
        name: 'orderer',
        program: binaries.orderer,
        args: [],
        environment: {
            FABRIC_CFG_PATH: binaries.sampleConfiguration,
            FABRIC_LOGGING_SPEC: 'warn',
            ORDERER_GENERAL_LISTENADDRESS: '127.0.0.1',
            ORDERER_GENERAL_LISTENPORT: String(ports.orderer),
            ORDERER_GENERAL_BOOTSTRAPMETHOD: 'none',
            ORDERER_GENERAL_LOCALMSPID: ordererMspId,
            ORDERER_GENERAL_LOCALMSPDIR: files.msp,
            ORDERER_GENERAL_TLS_ENABLED: 'true',
            ...prefixed('ORDERER_GENERAL_TLS_', tls),
            ORDERER_GENERAL_TLS_ROOTCAS: `[${files.tlsRootCertificate}]`,
            ORDERER_GENERAL_CLUSTER_CLIENTCERTIFICATE: files.tlsCertificate,
            ORDERER_GENERAL_CLUSTER_CLIENTPRIVATEKEY: files.tlsPrivateKey,
            ORDERER_GENERAL_CLUSTER_ROOTCAS: `[${files.tlsRootCertificate}]`,
            // Peers ping once a minute; see peer.ts.
            ORDERER_GENERAL_KEEPALIVE_SERVERMININTERVAL: '30s',
            ORDERER_CHANNELPARTICIPATION_ENABLED: 'true',
            ORDERER_ADMIN_LISTENADDRESS: adminAddress(ports),
            ORDERER_ADMIN_TLS_ENABLED: 'true',
            ...prefixed('ORDERER_ADMIN_TLS_', tls),
            ORDERER_ADMIN_TLS_CLIENTAUTHREQUIRED: 'true',
            ORDERER_ADMIN_TLS_CLIENTROOTCAS: `[${files.tlsRootCertificate}]`,
            ORDERER_OPERATIONS_LISTENADDRESS: `127.0.0.1:${ports.ordererOperations}`,
            ORDERER_METRICS_PROVIDER: 'prometheus',
            ORDERER_FILELEDGER_LOCATION: path.join(folder, 'ledger'),
            ORDERER_CONSENSUS_WALDIR: path.join(folder, 'raft', 'wal'),
            ORDERER_CONSENSUS_SNAPDIR: path.join(folder, 'raft', 'snapshots'),
        },
        logFile: path.join(folder, 'orderer.log'),
        isReady: () => isServing(ports.ordererOperations, ports.orderer),
    };
}

/** Lets the orderer order the channel, if it does not yet. */
export async function joinOrderer(orderer: Orderer, channel: string, genesisBlock: string): Promise<void> {
    const { channels } = JSON.parse(await run(administration(orderer, ['list', '--no-status']))) as {
        readonly channels: readonly { readonly name: string }[] | null;
    };
    if (channels?.some(({ name }) => name === channel) !== true) {
        await run(administration(orderer, ['join', '--channelID', channel, '--config-block', genesisBlock]));
    }
}

/** Whether the orderer takes transactions: before it has elected itself it refuses them. */
export async function leads({ ports }: Orderer, channel: string): Promise<boolean> {
    const response = await fetch(`http://127.0.0.1:${ports.ordererOperations}/metrics`);
    return (await response.text()).includes(`consensus_etcdraft_is_leader{channel="${channel}"} 1`);
}

/** Where transactions are handed in. */
export function ordererAddress({ ports }: Orderer): string {
    return `127.0.0.1:${ports.orderer}`;
}

function administration({ binaries, ports, files }: Orderer, args: readonly string[]): Command {
    return {
        name: `osnadmin channel ${args[0] ?? ''}`,
        program: binaries.osnadmin,
        args: [
            'channel',
            ...args,
            '--orderer-address',
            adminAddress(ports),
            '--ca-file',
            files.tlsRootCertificate,
            '--client-cert',
            files.tlsCertificate,
            '--client-key',
            files.tlsPrivateKey,
        ],
        environment: {},
    };
}

function adminAddress(ports: FabricPorts): string {
    return `127.0.0.1:${ports.ordererAdmin}`;
}

function prefixed(prefix: string, variables: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(variables).map(([name, value]) => [`${prefix}${name}`, value]));
}
