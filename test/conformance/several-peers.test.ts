import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import type { EmbeddedNetwork, NetworkPeer } from '@cohong/embedded-fabric';
import { status } from '@grpc/grpc-js';

import { detailsOf, refusalOf } from './register/refusal.js';
import {
    appraisals,
    chaincodeModule,
    type Client,
    connectTo,
    issueMember,
    loadRegister,
    startRegister,
    text,
} from './register-network.js';

const source = { kind: 'in-thread', load: loadRegister } as const;

/** Alpha with two peers, Beta and Gamma with one each. */
async function startWithTwoPeersOfAlpha(collection: Partial<typeof appraisals> = {}): Promise<EmbeddedNetwork> {
    return startRegister({
        organisations: await Promise.all([issueMember('AlphaMSP', 2), issueMember('BetaMSP'), issueMember('GammaMSP')]),
        chaincodes: [
            {
                name: 'register',
                endorsementPolicy: "AND('AlphaMSP.peer', 'BetaMSP.peer')",
                collections: [{ ...appraisals, ...collection }],
                source,
            },
            { name: 'twice', endorsementPolicy: "AND('AlphaMSP.peer', 'AlphaMSP.peer')", source },
        ],
    });
}

describe('An organisation with two peers', () => {
    let network: EmbeddedNetwork;
    let first: NetworkPeer;
    let second: NetworkPeer;
    const clients: Client[] = [];

    beforeAll(async () => {
        network = await startWithTwoPeersOfAlpha();
        first = network.peer('AlphaMSP');
        second = network.peer('AlphaMSP', 1);
    });

    afterEach(async () => {
        for (const client of clients.splice(0)) client.close();
        for (const peer of network.peers) await peer.start();
        for (const peer of [first, second]) await peer.chaincode('register').start();
    });

    afterAll(() => network.stop());

    function clientAt(at: NetworkPeer, mspId = at.mspId): Client {
        const client = connectTo(network, { mspId, peer: at });
        clients.push(client);
        return client;
    }

    const create = (client: Client, id: string): Promise<Uint8Array> =>
        client.contract.submit('CreateAsset', {
            arguments: [id, 'Ming', '1'],
            endorsingOrganizations: ['AlphaMSP', 'BetaMSP'],
        });

    const exists = async (client: Client, id: string): Promise<string> =>
        text(await client.contract.evaluateTransaction('Exists', id));

    it('gives each its name, its address and its copy of the ledger', async () => {
        expect(network.peers.map(({ name }) => name)).toEqual([
            'peer0.AlphaMSP',
            'peer1.AlphaMSP',
            'peer0.BetaMSP',
            'peer0.GammaMSP',
        ]);
        expect(second.address).not.toBe(first.address);
        await create(clientAt(first), 'shown by both');
        expect(await exists(clientAt(first), 'shown by both')).toBe('true');
        expect(await exists(clientAt(second), 'shown by both')).toBe('true');
        expect(() => network.peer('AlphaMSP', 2)).toThrow('peer2.AlphaMSP is not in this network');
    });

    it('answers at the gateway of a peer whose chaincode is stopped, since the other’s runs', async () => {
        await first.chaincode('register').stop();
        expect(await exists(clientAt(first), 'nothing')).toBe('false');
    });

    it.each([
        ['the first', 0],
        ['the second', 1],
    ])('endorses with one peer while %s is down', async (_, number) => {
        network.peer('AlphaMSP', number).stop();
        const beta = clientAt(network.peer('BetaMSP'));
        await create(beta, `without ${number}`);
        expect(await exists(beta, `without ${number}`)).toBe('true');
    });

    it('endorses with the other peer where one fails', async () => {
        await first.chaincode('register').stop();
        await create(clientAt(first), 'named, own peer fails');
        await create(clientAt(network.peer('BetaMSP')), 'named, another’s peer fails');
        await clientAt(first).contract.submitTransaction('CreateAsset', 'planned, own peer fails', 'Ming', '1');
        const beta = clientAt(network.peer('BetaMSP'));
        await beta.contract.submitTransaction('CreateAsset', 'planned, another’s peer fails', 'Ming', '1');
    });

    it('ABORTED with the words of both when both fail', async () => {
        for (const peer of [first, second]) await peer.chaincode('register').stop();
        const refusal = await refusalOf(create(clientAt(network.peer('BetaMSP')), 'by nobody'));
        expect(refusal.code).toBe(status.ABORTED);
        expect(detailsOf(refusal).map(({ mspId }) => mspId)).toEqual(['AlphaMSP', 'AlphaMSP']);
        expect(new Set(refusal.details.map(({ address }) => address))).toEqual(
            new Set([first.address, second.address]),
        );
    });

    it('has both asked where a refusal of the chaincode is the answer, as Fabric does', async () => {
        const beta = clientAt(network.peer('BetaMSP'));
        await create(beta, 'only once');
        const refusal = await refusalOf(create(beta, 'only once'));
        expect(
            detailsOf(refusal)
                .map(({ mspId }) => mspId)
                .sort(),
        ).toEqual(['AlphaMSP', 'AlphaMSP', 'BetaMSP']);
    });

    it('is asked at the peer that has most of the ledger', async () => {
        second.stop();
        await create(clientAt(first), 'while away');
        await second.start();
        expect(second.height).toBe(first.height);
        expect(await exists(clientAt(second), 'while away')).toBe('true');
    });

    it('can give two endorsements where a policy asks for two of its peers', async () => {
        const { contract } = clientAt(first);
        const twice = clientAt(first).network.getContract('twice');
        await twice.submitTransaction('CreateAsset', 'signed by both', 'Ming', '1');
        second.stop();
        await expect(twice.submitTransaction('CreateAsset', 'signed by one', 'Ming', '1')).rejects.toMatchObject({
            code: status.FAILED_PRECONDITION,
        });
        expect(text(await contract.evaluateTransaction('Exists', 'signed by one'))).toBe('false');
    });
});

describe('Private data of an organisation with two peers', () => {
    let network: EmbeddedNetwork;

    afterEach(() => network.stop());

    async function appraise(id: string, options: { endorser: string }): Promise<void> {
        const client = connectTo(network, { mspId: 'AlphaMSP' });
        await client.contract
            .submit('Appraise', {
                arguments: [id],
                transientData: { appraisal: '100' },
                endorsingOrganizations: ['AlphaMSP', options.endorser],
            })
            .finally(() => client.close());
    }

    const holders = (): string[] =>
        network.peers.filter((peer) => peer.readPrivateStore().length > 0).map(({ name }) => name);

    it('is held by both, also when one missed it', async () => {
        network = await startWithTwoPeersOfAlpha();
        network.peer('AlphaMSP', 1).stop();
        await appraise('ship', { endorser: 'BetaMSP' });
        expect(holders()).toEqual(['peer0.AlphaMSP', 'peer0.BetaMSP']);
        await network.peer('AlphaMSP', 1).start();
        expect(holders()).toEqual(['peer0.AlphaMSP', 'peer1.AlphaMSP', 'peer0.BetaMSP']);
    });

    it('counts its other peer among those who must take it', async () => {
        network = await startWithTwoPeersOfAlpha({ requiredPeerCount: 2 });
        await appraise('ship', { endorser: 'BetaMSP' });
        network.peer('AlphaMSP', 1).stop();
        await expect(appraise('lantern', { endorser: 'BetaMSP' })).rejects.toMatchObject({
            details: expect.arrayContaining([
                expect.objectContaining({
                    message: expect.stringContaining(
                        'required to disseminate to at least 2 peers, but know of only 1 eligible peers',
                    ),
                }),
            ]),
        });
    });
});

describe('A worker', () => {
    it('holds a chaincode for each of its organisation’s peers, and ends with the last', async () => {
        const network = await startRegister({
            organisations: await Promise.all([issueMember('AlphaMSP', 2)]),
            chaincodes: [
                {
                    name: 'register',
                    endorsementPolicy: "OR('AlphaMSP.peer')",
                    source: { kind: 'worker', module: chaincodeModule },
                },
            ],
        });
        const [first, second] = network.peers;
        const client = connectTo(network, { mspId: 'AlphaMSP', peer: second! });
        await client.contract.submitTransaction('CreateAsset', 'a', 'Ming', '1');
        await first!.chaincode('register').stop();
        await client.contract.submitTransaction('CreateAsset', 'b', 'Ming', '1');
        client.close();
        await network.stop();
    });
});
