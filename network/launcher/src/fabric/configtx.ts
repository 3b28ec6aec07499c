import path from 'node:path';
import type { Consortium } from '../consortium/consortium.js';
import { ordererMspId } from './orderer.js';

/** The profile in the file that configtxgen reads. */
export const genesisProfile = 'Consortium';

/** What the channel's first block says of the orderer and the members. */
export interface ChannelFounding {
    readonly consortium: Consortium;
    readonly ordererPort: number;
    readonly ordererTlsCertificateFile: string;
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
            Organizations: consortium.organisations.map(({ mspId, peerPort }) => ({
                ...organisation(mspId, mspFolder(mspId), ['client', 'admin']),
                // Without an anchor peer no peer learns of another organisation's, and no private data crosses over.
                AnchorPeers: [{ Host: '127.0.0.1', Port: peerPort }],
            })),
            Policies: {
                ...impliedPolicies,
                Endorsement: implied('MAJORITY Endorsement'),
                LifecycleEndorsement: lifecycleEndorsement(consortium),
            },
            Capabilities: { V2_5: true },
        },
    };
    return JSON.stringify({ Profiles: { [genesisProfile]: profile } }, undefined, 4);
}

function ordererSection(founding: ChannelFounding): object {
    const { consortium, ordererPort, ordererTlsCertificateFile, mspFolder } = founding;
    return {
        OrdererType: 'etcdraft',
        BatchTimeout: `${consortium.batch.timeoutMilliseconds}ms`,
        BatchSize: {
            MaxMessageCount: consortium.batch.maxMessages,
            AbsoluteMaxBytes: '10 MB',
            PreferredMaxBytes: '2 MB',
        },
        EtcdRaft: {
            Consenters: [
                {
                    Host: '127.0.0.1',
                    Port: ordererPort,
                    ClientTLSCert: path.resolve(ordererTlsCertificateFile),
                    ServerTLSCert: path.resolve(ordererTlsCertificateFile),
                },
            ],
            // A single node need not wait long before it elects itself.
            Options: {
                TickInterval: '100ms',
                ElectionTick: 10,
                HeartbeatTick: 1,
                MaxInflightBlocks: 5,
                SnapshotIntervalSize: '16 MB',
            },
        },
        Organizations: [
            {
                ...organisation(ordererMspId, mspFolder(ordererMspId), ['orderer', 'admin']),
                OrdererEndpoints: [`127.0.0.1:${ordererPort}`],
            },
        ],
        Policies: { ...impliedPolicies, BlockValidation: implied('ANY Writers') },
        Capabilities: { V2_0: true },
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

/** What the chaincodes are is agreed by every regulator: those are the organisations that have a registrar. */
function lifecycleEndorsement({ organisations }: Consortium): object {
    const regulators = organisations.filter(({ registrar }) => registrar !== undefined);
    return regulators.length === 0
        ? implied('MAJORITY Endorsement')
        : signature(`AND(${regulators.map(({ mspId }) => `'${mspId}.peer'`).join(',')})`);
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
