import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Profile } from '../consortium/consortium.js';
import type { PeerEndpoint } from '../engine.js';
import type { FabricBinaries } from './binaries.js';
import { isServing } from './health.js';
import type { NodeFiles } from './certificates.js';
import { builderConfiguration, type BuilderValues } from './package.js';
import type { Service } from '../processes/command.js';

/** An organisation's peer and who administers it. */
export interface Peer {
    readonly binaries: FabricBinaries;
    readonly name: string;
    readonly mspId: string;
    readonly port: number;
    /** Ports of the organisation's peers, its own among them: whom it asks first who else is there. */
    readonly siblings: readonly number[];
    readonly profile: Profile;
    readonly files: NodeFiles;
    /** The MSP folder of the organisation's administrator. */
    readonly administratorMsp: string;
    readonly operationsPort: number;
    readonly chaincodes: BuilderValues;
    /** Where it keeps its ledger and what it builds. It holds a private key: nobody else may read it. */
    readonly folder: string;
}

/** Has the peer tell the chaincodes' addresses and certificates anew to its next processes; it must not run. */
export function forgetBuilds({ folder }: Peer): void {
    rmSync(path.join(folder, 'data', 'externalbuilder', 'builds'), { recursive: true, force: true });
}

/** The peer as a process, tuned so that what is committed is ready within a second instead of half a minute. */
export function peerService(peer: Peer): Service {
    const { binaries, name, mspId, port, profile, files, operationsPort, folder } = peer;
    const address = peerAddress(peer);
    return {
        name,
        program: binaries.peer,
        args: ['node', 'start'],
        environment: {
            FABRIC_CFG_PATH: binaries.sampleConfiguration,
            FABRIC_LOGGING_SPEC: profile.logging,
            CORE_PEER_ID: name,
            CORE_PEER_LOCALMSPID: mspId,
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
            CORE_PEER_AUTHENTICATION_TIMEWINDOW: `${profile.timeWindowMinutes}m`,
            ...limits,
            CORE_PEER_FILESYSTEMPATH: path.join(folder, 'data'),
            CORE_LEDGER_SNAPSHOTS_ROOTDIR: path.join(folder, 'snapshots'),
            CORE_OPERATIONS_LISTENADDRESS: `127.0.0.1:${operationsPort}`,
            CORE_METRICS_PROVIDER: 'prometheus',
            ...deliveryEnvironment,
            ...gossipEnvironment(peer),
            ...chaincodeEnvironment(peer),
        },
        isReady: () => isServing(operationsPort, port),
    };
}

/** How many calls a peer works on at once; it refuses what is more, and says so. */
const limits = {
    CORE_PEER_LIMITS_CONCURRENCY_ENDORSERSERVICE: '2500',
    CORE_PEER_LIMITS_CONCURRENCY_DELIVERSERVICE: '2500',
    CORE_PEER_LIMITS_CONCURRENCY_GATEWAYSERVICE: '500',
};

/** A peer that has lost its orderer looks for another within seconds, however long the first was gone. */
const deliveryEnvironment = {
    CORE_PEER_DELIVERYCLIENT_RECONNECTBACKOFFTHRESHOLD: '2s',
    CORE_PEER_DELIVERYCLIENT_BLOCKCENSORSHIPTIMEOUTKEY: '5s',
};

function gossipEnvironment(peer: Peer): Record<string, string> {
    const address = peerAddress(peer);
    return {
        CORE_PEER_GOSSIP_BOOTSTRAP: peer.siblings.map((port) => `127.0.0.1:${port}`).join(' '),
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

/** Where clients reach the peer. By name, because a client that is strict about TLS names no server by an IP address. */
export function clientAddress({ port }: Peer): string {
    return `localhost:${port}`;
}

/** Where the network itself reaches the peer. */
export function peerAddress({ port }: Peer): string {
    return `127.0.0.1:${port}`;
}

/** Where clients reach each organisation's peers. */
export function endpointsOf(peers: readonly Peer[]): Record<string, PeerEndpoint> {
    const endpoints: Record<string, PeerEndpoint> = {};
    for (const peer of peers) {
        const { mspId, files } = peer;
        const addresses = [...(endpoints[mspId]?.addresses ?? []), clientAddress(peer)];
        const [address = ''] = addresses;
        endpoints[mspId] = { address, addresses, tlsRootCertificateFile: files.tlsRootCertificate };
    }
    return endpoints;
}
