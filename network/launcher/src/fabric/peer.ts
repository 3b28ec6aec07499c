import path from 'node:path';
import type { Organisation } from '../consortium/consortium.js';
import type { FabricBinaries } from './binaries.js';
import { isServing } from './health.js';
import type { NodeFiles } from './certificates.js';
import { builderConfiguration, type BuilderValues } from './package.js';
import { run, type Command, type Service } from '../processes/processes.js';

/** An organisation's peer and who administers it. */
export interface Peer {
    readonly binaries: FabricBinaries;
    readonly organisation: Organisation;
    readonly files: NodeFiles;
    /** The MSP folder of the organisation's administrator. */
    readonly administratorMsp: string;
    readonly operationsPort: number;
    readonly chaincodes: BuilderValues;
    /** Where it keeps its ledger, what it builds and its log. It holds a private key: nobody else may read it. */
    readonly folder: string;
}

/** The peer as a process, tuned so that what is committed is ready within a second instead of half a minute. */
export function peerService(peer: Peer): Service {
    const { binaries, organisation, files, operationsPort, folder } = peer;
    const address = peerAddress(peer);
    return {
        name: `peer of ${organisation.mspId}`,
        program: binaries.peer,
        args: ['node', 'start'],
        environment: {
            FABRIC_CFG_PATH: binaries.sampleConfiguration,
            FABRIC_LOGGING_SPEC: 'warn',
            CORE_PEER_ID: organisation.mspId,
            CORE_PEER_LOCALMSPID: organisation.mspId,
            CORE_PEER_MSPCONFIGPATH: files.msp,
            CORE_PEER_LISTENADDRESS: address,
            CORE_PEER_ADDRESS: address,
            CORE_PEER_TLS_ENABLED: 'true',
            CORE_PEER_TLS_CERT_FILE: files.tlsCertificate,
            CORE_PEER_TLS_KEY_FILE: files.tlsPrivateKey,
            CORE_PEER_TLS_ROOTCERT_FILE: files.tlsRootCertificate,
            // Peers ping each other once a minute and by default forbid to be pinged more often: one that comes a
            // moment early would cost the connection, and the request on it.
            CORE_PEER_KEEPALIVE_MININTERVAL: '30s',
            CORE_PEER_FILESYSTEMPATH: path.join(folder, 'data'),
            CORE_LEDGER_SNAPSHOTS_ROOTDIR: path.join(folder, 'snapshots'),
            CORE_OPERATIONS_LISTENADDRESS: `127.0.0.1:${operationsPort}`,
            ...gossipEnvironment(address),
            ...chaincodeEnvironment(peer),
        },
        logFile: path.join(folder, 'peer.log'),
        isReady: () => isServing(operationsPort, organisation.peerPort),
    };
}

function gossipEnvironment(address: string): Record<string, string> {
    return {
        CORE_PEER_GOSSIP_BOOTSTRAP: address,
        CORE_PEER_GOSSIP_ENDPOINT: address,
        CORE_PEER_GOSSIP_EXTERNALENDPOINT: address,
        CORE_PEER_GOSSIP_ORGLEADER: 'true',
        CORE_PEER_GOSSIP_USELEADERELECTION: 'false',
        CORE_PEER_GOSSIP_RECONNECTINTERVAL: '2s',
        CORE_PEER_GOSSIP_PUBLISHSTATEINFOINTERVAL: '1s',
        CORE_PEER_GOSSIP_REQUESTSTATEINFOINTERVAL: '1s',
        CORE_PEER_GOSSIP_ALIVETIMEINTERVAL: '1s',
        CORE_PEER_GOSSIP_ALIVEEXPIRATIONTIMEOUT: '5s',
        // A peer that lacks private data holds up each block while it asks for them; by default for a minute.
        CORE_PEER_GOSSIP_PVTDATA_PULLRETRYTHRESHOLD: '5s',
        CORE_PEER_GOSSIP_PVTDATA_RECONCILESLEEPINTERVAL: '10s',
    };
}

function chaincodeEnvironment({ binaries, chaincodes }: Peer): Record<string, string> {
    const builder = {
        name: 'ccaas_builder',
        path: binaries.builder,
        propagateEnvironment: ['CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG'],
    };
    return {
        // There is no Docker here, and without an address the peer does not look for it.
        CORE_VM_ENDPOINT: '',
        CORE_CHAINCODE_EXTERNALBUILDERS: JSON.stringify([builder]),
        // Every peer wants a port for chaincode that calls it. Here peers call chaincode, so any port will do.
        CORE_PEER_CHAINCODELISTENADDRESS: '127.0.0.1:0',
        // The Node shim ends when it is sent a keepalive.
        CORE_CHAINCODE_KEEPALIVE: '0',
        CHAINCODE_AS_A_SERVICE_BUILDER_CONFIG: builderConfiguration(chaincodes),
    };
}

/** Lets the peer keep the channel's ledger, if it does not yet. */
export async function joinPeer(peer: Peer, channel: string, genesisBlock: string): Promise<void> {
    const joined = await run(administration(peer, ['channel', 'list']));
    if (!joined.split('\n').includes(channel)) {
        await run(administration(peer, ['channel', 'join', '--blockpath', genesisBlock]));
    }
}

/** A command of the organisation's administrator, said to its own peer. */
export function administration(peer: Peer, args: readonly string[]): Command {
    return {
        name: `${peer.organisation.mspId}: peer ${args.slice(0, 3).join(' ')}`,
        program: peer.binaries.peer,
        args,
        environment: {
            FABRIC_CFG_PATH: peer.binaries.sampleConfiguration,
            FABRIC_LOGGING_SPEC: 'warn',
            CORE_PEER_LOCALMSPID: peer.organisation.mspId,
            CORE_PEER_MSPCONFIGPATH: peer.administratorMsp,
            CORE_PEER_ADDRESS: peerAddress(peer),
            CORE_PEER_TLS_ENABLED: 'true',
            CORE_PEER_TLS_ROOTCERT_FILE: peer.files.tlsRootCertificate,
        },
    };
}

/** Where clients reach the peer. By name, because a client that is strict about TLS names no server by an IP address. */
export function clientAddress({ organisation }: Peer): string {
    return `localhost:${organisation.peerPort}`;
}

/** Where the network itself reaches the peer. */
export function peerAddress({ organisation }: Peer): string {
    return `127.0.0.1:${organisation.peerPort}`;
}
