import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConsortium, type Consortium } from '../consortium/consortium.js';
import { orderingNodes } from '../node-names.js';
import type { FabricBinaries } from './binaries.js';
import { channelConfiguration } from './configtx.js';
import type { Orderer } from './orderer.js';

interface Organisation {
    readonly ID: string;
    readonly AnchorPeers?: readonly { readonly Port: number }[];
    readonly Policies: Readonly<Record<string, { readonly Rule: string }>>;
}

interface Consenter {
    readonly Port: number;
    readonly MSPID?: string;
    readonly Identity?: string;
}

interface Profile {
    readonly Orderer: {
        readonly OrdererType: string;
        readonly BatchTimeout: string;
        readonly Organizations: readonly (Organisation & { readonly OrdererEndpoints: readonly string[] })[];
        readonly EtcdRaft?: { readonly Consenters: readonly Consenter[] };
        readonly ConsenterMapping?: readonly Consenter[];
    };
    readonly Application: {
        readonly Organizations: readonly Organisation[];
        readonly Policies: Readonly<Record<string, { readonly Type: string; readonly Rule: string }>>;
    };
}

describe("The channel's first block", () => {
    const described = (consensus: string): Consortium =>
        readConsortium(path.resolve(__dirname, '../../../consortium.yaml'), { consensus });
    const consortium = described('raft');

    const orderersOf = ({ ordering }: Consortium): Orderer[] =>
        orderingNodes(ordering).map(({ name, mspId, port }) => ({
            binaries: {} as FabricBinaries,
            name,
            mspId,
            ports: { orderer: port, administration: 0, operations: 0 },
            files: {
                msp: `/${name}/msp`,
                tlsCertificate: `/${name}/tls.crt`,
                tlsPrivateKey: `/${name}/tls.key`,
                tlsRootCertificate: `/${mspId}/tlsca.crt`,
            },
            clusterRootCertificates: [],
            logging: 'warn',
            folder: '/',
        }));

    function profileOf(founded = consortium): Profile {
        const text = channelConfiguration({
            consortium: founded,
            orderers: orderersOf(founded),
            mspFolder: (mspId) => `/${mspId}/msp`,
        });
        return (JSON.parse(text) as { Profiles: { Consortium: Profile } }).Profiles.Consortium;
    }

    it('names every member with all its peers as anchors', () => {
        expect(
            profileOf().Application.Organizations.map(({ ID, AnchorPeers }) => [
                ID,
                AnchorPeers?.map(({ Port }) => Port),
            ]),
        ).toEqual(consortium.organisations.map(({ mspId, peers }) => [mspId, peers.map(({ port }) => port)]));
    });

    it('lets clients and administrators create transactions, and no peer', () => {
        const [first] = profileOf().Application.Organizations;
        expect(first?.Policies['Writers']?.Rule).toBe("OR('PbocMSP.client','PbocMSP.admin')");
        expect(first?.Policies['Endorsement']?.Rule).toBe("OR('PbocMSP.peer')");
    });

    it('lets the orderer belong to no member', () => {
        expect(profileOf().Orderer.Organizations.map(({ ID }) => ID)).toEqual(['OrdererMSP']);
        expect(profileOf().Application.Organizations.map(({ ID }) => ID)).not.toContain('OrdererMSP');
    });

    it('leaves what the chaincodes are to all regulators together', () => {
        expect(profileOf().Application.Policies['LifecycleEndorsement']).toEqual({
            Type: 'Signature',
            Rule: "AND('PbocMSP.peer','SafeMSP.peer')",
        });
    });

    it('has three nodes of one organisation agree by Raft', () => {
        const { Orderer: ordering } = profileOf(described('raft-three'));
        expect(ordering.OrdererType).toBe('etcdraft');
        expect(ordering.EtcdRaft?.Consenters.map(({ Port }) => Port)).toEqual([7_041, 7_042, 7_043]);
        expect(ordering.Organizations.map(({ ID, OrdererEndpoints }) => [ID, OrdererEndpoints])).toEqual([
            ['OrdererMSP', ['127.0.0.1:7041', '127.0.0.1:7042', '127.0.0.1:7043']],
        ]);
    });

    it('has four nodes of four organisations agree by SmartBFT, each known by its own certificate', () => {
        const { Orderer: ordering } = profileOf(described('bft'));
        const mspIds = ['PbocMSP', 'SafeMSP', 'CustomsMSP', 'HaizhouBankMSP'];
        expect(ordering.OrdererType).toBe('BFT');
        expect(ordering.ConsenterMapping?.map(({ MSPID }) => MSPID)).toEqual(mspIds);
        expect(ordering.ConsenterMapping?.map(({ Identity }) => Identity)).toEqual(
            mspIds.map((mspId) => `/orderer0.${mspId}/msp/signcerts/cert.pem`),
        );
        expect(ordering.Organizations.map(({ ID }) => ID)).toEqual(mspIds);
    });

    it('cuts blocks as consortium.yaml says', () => {
        expect(profileOf().Orderer.BatchTimeout).toBe(`${consortium.batch.timeoutMilliseconds}ms`);
    });
});
