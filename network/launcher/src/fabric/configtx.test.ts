import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConsortium } from '../consortium/consortium.js';
import { channelConfiguration } from './configtx.js';

interface Organisation {
    readonly ID: string;
    readonly AnchorPeers?: readonly { readonly Port: number }[];
    readonly Policies: Readonly<Record<string, { readonly Rule: string }>>;
}

interface Profile {
    readonly Orderer: { readonly BatchTimeout: string; readonly Organizations: readonly Organisation[] };
    readonly Application: {
        readonly Organizations: readonly Organisation[];
        readonly Policies: Readonly<Record<string, { readonly Type: string; readonly Rule: string }>>;
    };
}

describe("The channel's first block", () => {
    const consortium = readConsortium(path.resolve(__dirname, '../../../consortium.yaml'));

    function profileOf(founded = consortium): Profile {
        const text = channelConfiguration({
            consortium: founded,
            ordererPort: 7_050,
            ordererTlsCertificateFile: '/orderer.crt',
            mspFolder: (mspId) => `/${mspId}/msp`,
        });
        return (JSON.parse(text) as { Profiles: { Consortium: Profile } }).Profiles.Consortium;
    }

    it('names every member with an anchor peer at its own port', () => {
        expect(
            profileOf().Application.Organizations.map(({ ID, AnchorPeers }) => [ID, AnchorPeers?.[0]?.Port]),
        ).toEqual(consortium.organisations.map(({ mspId, peerPort }) => [mspId, peerPort]));
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

    it('leaves it to the majority where nobody regulates', () => {
        const equals = consortium.organisations.filter(({ registrar }) => registrar === undefined);
        const profile = profileOf({ ...consortium, organisations: equals });
        expect(profile.Application.Policies['LifecycleEndorsement']?.Rule).toBe('MAJORITY Endorsement');
    });

    it('cuts blocks as consortium.yaml says', () => {
        expect(profileOf().Orderer.BatchTimeout).toBe(`${consortium.batch.timeoutMilliseconds}ms`);
    });
});
