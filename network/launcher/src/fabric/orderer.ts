import path from 'node:path';
import type { FabricBinaries } from './binaries.js';
import { isListening, isServing } from './health.js';
import { metricsAt } from './metrics.js';
import type { NodeFiles } from './certificates.js';
import { run, type Command, type Service } from '../processes/command.js';

/** One ordering node. Whoever runs it sees every transaction and no private data. */
export interface Orderer {
    readonly binaries: FabricBinaries;
    readonly name: string;
    readonly mspId: string;
    readonly ports: { readonly orderer: number; readonly administration: number; readonly operations: number };
    readonly files: NodeFiles;
    /** The roots of all orderers' organisations: by them the nodes know each other. */
    readonly clusterRootCertificates: readonly string[];
    readonly logging: string;
    /** Where it keeps its ledger. */
    readonly folder: string;
}

/** The orderer as a process. Without a channel it serves its administrators only. */
export function ordererService(orderer: Orderer): Service {
    const { binaries, name, mspId, ports, files, folder } = orderer;
    return {
        name,
        program: binaries.orderer,
        args: [],
        environment: {
            FABRIC_CFG_PATH: binaries.sampleConfiguration,
            FABRIC_LOGGING_SPEC: orderer.logging,
            ORDERER_GENERAL_LISTENADDRESS: '127.0.0.1',
            ORDERER_GENERAL_LISTENPORT: String(ports.orderer),
            ORDERER_GENERAL_BOOTSTRAPMETHOD: 'none',
            ORDERER_GENERAL_LOCALMSPID: mspId,
            ORDERER_GENERAL_LOCALMSPDIR: files.msp,
            // Peers ping once a minute; see peer.ts.
            ORDERER_GENERAL_KEEPALIVE_SERVERMININTERVAL: '30s',
            ORDERER_OPERATIONS_LISTENADDRESS: `127.0.0.1:${ports.operations}`,
            ORDERER_METRICS_PROVIDER: 'prometheus',
            ORDERER_FILELEDGER_LOCATION: path.join(folder, 'ledger'),
            ORDERER_CONSENSUS_WALDIR: path.join(folder, 'consensus', 'wal'),
            ORDERER_CONSENSUS_SNAPDIR: path.join(folder, 'consensus', 'snapshots'),
            ...tlsEnvironment(orderer),
        },
        // It listens for transactions before it listens for its administrators.
        isReady: async () =>
            (await isServing(ports.operations, ports.orderer)) && (await isListening(ports.administration)),
    };
}

function tlsEnvironment({ ports, files, clusterRootCertificates }: Orderer): Record<string, string> {
    const tls = { PRIVATEKEY: files.tlsPrivateKey, CERTIFICATE: files.tlsCertificate };
    return {
        ORDERER_GENERAL_TLS_ENABLED: 'true',
        ...prefixed('ORDERER_GENERAL_TLS_', tls),
        ORDERER_GENERAL_TLS_ROOTCAS: `[${files.tlsRootCertificate}]`,
        ORDERER_GENERAL_CLUSTER_CLIENTCERTIFICATE: files.tlsCertificate,
        ORDERER_GENERAL_CLUSTER_CLIENTPRIVATEKEY: files.tlsPrivateKey,
        ORDERER_GENERAL_CLUSTER_ROOTCAS: `[${clusterRootCertificates.join(',')}]`,
        ORDERER_CHANNELPARTICIPATION_ENABLED: 'true',
        ORDERER_ADMIN_LISTENADDRESS: adminAddress(ports),
        ORDERER_ADMIN_TLS_ENABLED: 'true',
        ...prefixed('ORDERER_ADMIN_TLS_', tls),
        ORDERER_ADMIN_TLS_CLIENTAUTHREQUIRED: 'true',
        ORDERER_ADMIN_TLS_CLIENTROOTCAS: `[${files.tlsRootCertificate}]`,
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

/** How an orderer stands to a channel: whether it is of those who order it, and how many blocks it has. */
export interface Standing {
    readonly isConsenter: boolean;
    readonly height: number;
}

export async function standingOf(orderer: Orderer, channel: string): Promise<Standing> {
    const told = JSON.parse(await run(administration(orderer, ['list', '--channelID', channel, '--no-status']))) as {
        readonly consensusRelation: string;
        readonly status: string;
        readonly height: number;
    };
    return { isConsenter: told.consensusRelation === 'consenter' && told.status === 'active', height: told.height };
}

/** Whether the orderer leads the others: before one does, none takes transactions. One that is away leads nobody. */
export async function leads({ ports }: Orderer, channel: string): Promise<boolean> {
    const isLeader = new RegExp(`^consensus_\\w+_is_leader\\{channel="${channel}"\\} 1$`, 'm');
    return isLeader.test(await metricsAt(ports.operations).catch(() => ''));
}

/** How many of the others, itself among them, an orderer of Raft has lately heard from; undefined when it does not say. */
export async function heardFrom({ ports }: Orderer, channel: string): Promise<number | undefined> {
    const gauge = new RegExp(`^consensus_etcdraft_active_nodes\\{channel="${channel}"\\} (\\d+)$`, 'm');
    const [, count] = gauge.exec(await metricsAt(ports.operations)) ?? [];
    return count === undefined ? undefined : Number(count);
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

function adminAddress(ports: Orderer['ports']): string {
    return `127.0.0.1:${ports.administration}`;
}

function prefixed(prefix: string, variables: Readonly<Record<string, string>>): Record<string, string> {
    return Object.fromEntries(Object.entries(variables).map(([name, value]) => [`${prefix}${name}`, value]));
}
