import {
    createCertificateAuthority,
    type IdentityRequest,
    issueIdentity,
    type OrganisationMaterial,
} from '@cohong/embedded-fabric';
import { status } from '@grpc/grpc-js';
import type { GatewayError } from '@hyperledger/fabric-gateway';
import { beforeAll, describe, expect, it } from '@jest/globals';

import { detailsOf, lineOf, refusalOf, wordsOfPeers } from '../register/refusal.js';
import { type Client, type Credentials, take } from '../register/client.js';
import type { Register } from '../register/register.js';

const dayMs = 86_400_000;
const own = 'AlphaMSP';
const endorsers = ['AlphaMSP', 'BetaMSP'];
const everyone = ['AlphaMSP', 'BetaMSP', 'GammaMSP'];

const malformed =
    'error validating proposal: access denied: channel [register] creator org unknown, creator is malformed';
const wrongSignature = 'error validating proposal: access denied: channel [register] creator org [AlphaMSP]';
const expired = 'proposal client identity expired';
const refusedBy = (policy: string): string =>
    `Failed evaluating policy on signed data during check policy on channel [register] with policy [/Channel/Application/${policy}]: ` +
    `[implicit policy evaluation failed - 0 sub-policies were satisfied, but this policy requires 1 of the '${policy}' sub-policies to be satisfied]`;

/** Codes, texts and details are those that Fabric v3.1.5 gave when it was asked the same. */
export function identities(register: Register): void {
    let alpha: OrganisationMaterial;

    beforeAll(() => {
        alpha = register.material(own);
    });

    const clientOf = (credentials: Credentials): Client => register.connect(credentials, own);

    async function issue(request: Partial<IdentityRequest>): Promise<Credentials> {
        const issued = await issueIdentity(alpha.ca, {
            commonName: 'someone',
            organisationalUnit: 'client',
            ...request,
        });
        return { mspId: own, ...issued };
    }

    /** Credentials, and what peers say to them. */
    const refused: [string, () => Promise<Credentials>, string][] = [
        [
            'a certificate of a foreign authority',
            async () => {
                const stranger = await createCertificateAuthority('Stranger');
                const mallory = { commonName: 'mallory', organisationalUnit: 'client' } as const;
                return { mspId: own, ...(await issueIdentity(stranger, mallory)) };
            },
            malformed,
        ],
        ['an unknown organisation', async () => ({ ...(await issue({})), mspId: 'OmegaMSP' }), malformed],
        [
            'a certificate of another organisation',
            () => Promise.resolve({ mspId: own, ...register.material('BetaMSP').users['alice']! }),
            malformed,
        ],
        ['no certificate', async () => ({ ...(await issue({})), certificatePem: 'none' }), malformed],
        [
            'a signature by another key',
            async () => ({ ...(await issue({})), privateKeyPem: alpha.users['alice']!.privateKeyPem }),
            wrongSignature,
        ],
        ['a certificate of a peer', () => issue({ organisationalUnit: 'peer' }), refusedBy('Writers')],
        ['a certificate of an orderer', () => issue({ organisationalUnit: 'orderer' }), refusedBy('Writers')],
    ];

    function expectNotEnough(refusal: GatewayError, message: string): void {
        expect(refusal.code).toBe(status.ABORTED);
        expect(lineOf(refusal)).toBe(
            'failed to collect enough transaction endorsements, see attached details for more info',
        );
        expect(detailsOf(refusal)).toHaveLength(endorsers.length);
        expect(detailsOf(refusal)).toEqual(expect.arrayContaining(wordsOfPeers(own, endorsers, message)));
    }

    describe.each(refused)('with %s', (_what, credentials, message) => {
        it('FAILED_PRECONDITION from its own peer, which is the only one asked', async () => {
            const { contract } = clientOf(await credentials());
            const refusal = await refusalOf(contract.evaluateTransaction('WhereAmI'));
            expect(refusal.code).toBe(status.FAILED_PRECONDITION);
            expect(lineOf(refusal)).toBe(`evaluate call to endorser returned error: ${message}`);
            expect(detailsOf(refusal)).toEqual(wordsOfPeers(own, [own], message));
        });

        it('UNAVAILABLE from another organisation’s', async () => {
            const { contract } = clientOf(await credentials());
            const refusal = await refusalOf(contract.evaluate('WhereAmI', { endorsingOrganizations: ['BetaMSP'] }));
            expect(refusal.code).toBe(status.UNAVAILABLE);
            expect(lineOf(refusal)).toBe('failed to evaluate transaction, see attached details for more info');
            expect(detailsOf(refusal)).toEqual(wordsOfPeers(own, ['BetaMSP'], message));
        });

        it('ABORTED from endorsement', async () => {
            const { contract } = clientOf(await credentials());
            const submitted = contract.submit('WhereAmI', { endorsingOrganizations: endorsers });
            expectNotEnough(await refusalOf(submitted), message);
        });
    });

    it('with an expired certificate: the filters refuse it, and an evaluation tries every peer', async () => {
        const [notBefore, notAfter] = [new Date(Date.now() - 2 * dayMs), new Date(Date.now() - dayMs)];
        const { contract } = clientOf(await issue({ notBefore, notAfter }));
        const evaluated = await refusalOf(contract.evaluateTransaction('WhereAmI'));
        expect(evaluated.code).toBe(status.UNAVAILABLE);
        expect(lineOf(evaluated)).toBe('failed to evaluate transaction, see attached details for more info');
        expect(detailsOf(evaluated)[0]).toEqual({ mspId: own, message: expired });
        expect(detailsOf(evaluated)).toEqual(expect.arrayContaining(wordsOfPeers(own, everyone, expired)));
        const submitted = contract.submit('WhereAmI', { endorsingOrganizations: endorsers });
        expectNotEnough(await refusalOf(submitted), expired);
    });

    it.each<[string, Partial<IdentityRequest>]>([
        ['that is not yet valid', { notBefore: new Date(Date.now() + dayMs) }],
        ['of an administrator', { organisationalUnit: 'admin' }],
    ])('accepts a certificate %s', async (what, request) => {
        const { contract } = clientOf(await issue(request));
        await contract.evaluateTransaction('WhereAmI');
        const asset = { arguments: [`of one ${what}`, 'Ming', '1'], endorsingOrganizations: endorsers };
        await contract.submit('CreateAsset', asset);
    });

    it('shows a stranger neither events nor blocks', async () => {
        const stranger = clientOf({ mspId: own, ...register.material('BetaMSP').users['alice']! });
        const events = await stranger.network.getChaincodeEvents('register', { startBlock: 0n });
        const refusal = await refusalOf(take(events, 1));
        expect(refusal.code).toBe(status.PERMISSION_DENIED);
        expect(lineOf(refusal)).toBe(refusedBy('Readers'));
        await expect(take(await stranger.network.getBlockEvents({ startBlock: 0n }), 1)).rejects.toThrow('403');
    });

    it('tells the fate of a transaction to nobody whose signature does not fit', async () => {
        const { contract, gateway } = clientOf({ mspId: own, ...alpha.users['alice']! });
        const submitted = await contract.submitAsync('CreateAsset', { arguments: ['watched', 'Ming', '1'] });
        await submitted.getStatus();
        const forged = gateway.newSignedCommit(submitted.getBytes(), Buffer.from('no signature'));
        const refusal = await refusalOf(forged.getStatus());
        expect(refusal.code).toBe(status.PERMISSION_DENIED);
        expect(lineOf(refusal)).toBe(refusedBy('Readers'));
    });

    it('shows blocks to a peer', async () => {
        const peer = clientOf({ mspId: own, ...alpha.peers[0]!.identity });
        const [block] = await take(await peer.network.getBlockEvents({ startBlock: 0n }), 1);
        expect(block?.getHeader()?.getNumber()).toBe(0);
    });
}
