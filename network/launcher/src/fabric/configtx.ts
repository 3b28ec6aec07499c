import path from 'node:path';
import type { Consortium } from '../consortium/consortium.js';
import { identityFiles } from './certificates.js';
import { ordererAddress, type Orderer } from './orderer.js';

/** The profile in the file that configtxgen reads. */
export const genesisProfile = 'Consortium';

/** What the channel's first block says of the orderer and the members. */
export interface ChannelFounding {
    readonly consortium: Consortium;
    readonly orderers: readonly Orderer[];
    /** The MSP folder of an organisation, the orderer's included. */
    readonly mspFolder: (mspId: string) => string;
}

/** The input of configtxgen: members, anchor peers, policies and how blocks are cut. YAML reads JSON. */
export function channelConfiguration(founding: ChannelFounding): string {
    const { consortium, mspFolder } = founding;
    const profile = {
        Policies: impliedPolicies,
        Capabilities: { V3_0: true },
        Orderer: ordererSection(founding),
        Application: {
            Organizations: consortium.organisations.map(({ mspId, peers }) => ({
                ...organisation(mspId, mspFolder(mspId), ['client', 'admin']),
                // Without an anchor peer no peer learns of another organisation's, and no private data crosses over.
                AnchorPeers: peers.map(({ port }) => ({ Host: '127.0.0.1', Port: port })),
            })),
            ...(Object.keys(consortium.acls).length > 0 && { ACLs: consortium.acls }),
            Policies: {
                ...impliedPolicies,
                Endorsement: implied('MAJORITY Endorsement'),
                LifecycleEndorsement: signature(consortium.lifecyclePolicy),
            },
            Capabilities: { V2_5: true },
        },
    };
    return JSON.stringify({ Profiles: { [genesisProfile]: profile } }, undefined, 4);
}

function ordererSection({ consortium, orderers, mspFolder }: ChannelFounding): object {
    const mspIds = [...new Set(orderers.map(({ mspId }) => mspId))];
    return {
        BatchTimeout: `${consortium.batch.timeoutMilliseconds}ms`,
        BatchSize: {
            MaxMessageCount: consortium.batch.maxMessages,
            AbsoluteMaxBytes: '10 MB',
            PreferredMaxBytes: '2 MB',
        },
        ...(consortium.ordering.protocol === 'raft' ? raft(orderers) : smartBft(consortium, orderers)),
        Organizations: mspIds.map((mspId) => ({
            ...organisation(mspId, mspFolder(mspId), ['orderer', 'admin']),
            OrdererEndpoints: orderers.filter((orderer) => orderer.mspId === mspId).map(ordererAddress),
        })),
        // SmartBFT has a quorum of its nodes' signatures put in the place of the last.
        Policies: { ...impliedPolicies, BlockValidation: implied('ANY Writers') },
        Capabilities: { V2_0: true },
    };
}

/** A follower that hears nothing for a second stands for election. */
function raft(orderers: readonly Orderer[]): object {
    return {
        OrdererType: 'etcdraft',
        EtcdRaft: {
            Consenters: orderers.map(consenter),
            Options: {
                TickInterval: '100ms',
                ElectionTick: 10,
                HeartbeatTick: 1,
                MaxInflightBlocks: 5,
                SnapshotIntervalSize: '16 MB',
            },
        },
    };
}

/** With the defaults a dead leader would mean a minute and a half of silence; with these it is four seconds. */
function smartBft({ batch }: Consortium, orderers: readonly Orderer[]): object {
    return {
        OrdererType: 'BFT',
        ConsenterMapping: orderers.map((orderer, index) => ({
            ID: index + 1,
            MSPID: orderer.mspId,
            Identity: identityFiles(orderer.files.msp).certificate,
            ...consenter(orderer),
        })),
        SmartBFT: {
            RequestBatchMaxInterval: `${batch.timeoutMilliseconds}ms`,
            RequestForwardTimeout: '1s',
            RequestComplainTimeout: '3s',
            RequestAutoRemoveTimeout: '3m0s',
            ViewChangeResendInterval: '1s',
            ViewChangeTimeout: '4s',
            LeaderHeartbeatTimeout: '3s',
            LeaderHeartbeatCount: 10,
            CollectTimeout: '500ms',
            IncomingMessageBufferSize: 200,
            RequestPoolSize: 100_000,
        },
    };
}

function consenter({ ports, files }: Orderer): object {
    return {
        Host: '127.0.0.1',
        Port: ports.orderer,
        ClientTLSCert: files.tlsCertificate,
        ServerTLSCert: files.tlsCertificate,
    };
}

/** Creating transactions and blocks is for clients, administrators and orderers: no peer's certificate does it. */
function organisation(mspId: string, mspFolder: string, writers: readonly string[]): object {
    return {
        Name: mspId,
        ID: mspId,
        MSPDir: path.resolve(mspFolder),
        Policies: {
            Readers: signature(`OR('${mspId}.member')`),
            Writers: signature(`OR(${writers.map((role) => `'${mspId}.${role}'`).join(',')})`),
            Admins: signature(`OR('${mspId}.admin')`),
            Endorsement: signature(`OR('${mspId}.peer')`),
        },
    };
}

function implied(rule: string): object {
    return { Type: 'ImplicitMeta', Rule: rule };
}

function signature(rule: string): object {
    return { Type: 'Signature', Rule: rule };
}

const impliedPolicies = {
    Readers: implied('ANY Readers'),
    Writers: implied('ANY Writers'),
    Admins: implied('MAJORITY Admins'),
};
