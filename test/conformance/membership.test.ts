import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
    configUpdate,
    copyOf,
    describeCertificate,
    type EmbeddedNetwork,
    type OrganisationMaterial,
} from '@cohong/embedded-fabric';
import { credentials, type ServiceError, status } from '@grpc/grpc-js';
import { StatusCode } from '@hyperledger/fabric-gateway';
import { common, gateway } from '@hyperledger/fabric-protos';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import { openEnvelope } from '../../network/embedded/src/wire/open.js';
import { signingIdentity, type SigningIdentity } from '../../network/embedded/src/wire/identity.js';
import { signatureHeader, signedEnvelope } from '../../network/embedded/src/wire/signed-envelope.js';
import { sign } from '../../network/embedded/src/crypto/sign.js';
import { refusalOf } from './register/refusal.js';
import {
    appraisals,
    channelName,
    type Client,
    connectAs,
    connectTo,
    issueMember,
    loadRegister,
    startRegister,
    text,
} from './register-network.js';

const mspIds = ['AlphaMSP', 'BetaMSP', 'GammaMSP'];
const unknownCreator =
    'error validating proposal: access denied: channel [register] creator org unknown, creator is malformed';

let organisations: readonly OrganisationMaterial[];
let delta: OrganisationMaterial;
let network: EmbeddedNetwork;
let dir: string;
const clients: Client[] = [];

beforeAll(async () => {
    organisations = await Promise.all(mspIds.map((mspId) => issueMember(mspId)));
    delta = await issueMember('DeltaMSP');
});

beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'membership-'));
    network = await startRegister({ organisations, dir });
});

afterEach(async () => {
    await stop();
    rmSync(dir, { recursive: true });
});

async function stop(): Promise<void> {
    for (const client of clients.splice(0)) client.close();
    await network.stop();
}

async function reopen(...members: OrganisationMaterial[]): Promise<void> {
    await stop();
    network = await startRegister({ organisations: members, dir });
}

function clientOf(mspId: string, at = mspId): Client {
    const client = connectTo(network, { mspId, at });
    clients.push(client);
    return client;
}

const create = (id: string, mspId = 'AlphaMSP', ...endorsingOrganizations: string[]): Promise<Uint8Array> =>
    clientOf(mspId).contract.submit('CreateAsset', {
        arguments: [id, 'Ming', '1'],
        endorsingOrganizations: endorsingOrganizations.length > 0 ? endorsingOrganizations : ['AlphaMSP', 'BetaMSP'],
    });

const readAt = async (mspId: string, id: string): Promise<unknown> =>
    JSON.parse(text(await clientOf(mspId).contract.evaluateTransaction('ReadAsset', id)));

/** The types of the transactions of the newest blocks, the last one last. */
function newestTypes(count: number): number[] {
    const height = network.channel.height();
    return Array.from({ length: count }, (_, index) => {
        const block = common.Block.deserializeBinary(network.channel.block(height - count + index)!);
        const [envelope] = block.getData()!.getDataList_asU8();
        return openEnvelope(envelope!).channelHeader.getType();
    });
}

const registerFor = (endorsers: readonly string[], collections = [appraisals]) => ({
    name: 'register',
    endorsementPolicy: `OutOf(2, ${endorsers.map((mspId) => `'${mspId}.peer'`).join(', ')})`,
    collections,
    source: { kind: 'in-thread', load: loadRegister } as const,
});

describe('An organisation that joins while the network runs', () => {
    it('has everything that was there, and endorses and submits once the chaincode’s definition lets it', async () => {
        await create('ship');
        await network.addOrganisation(delta);
        expect(await readAt('DeltaMSP', 'ship')).toMatchObject({ id: 'ship' });
        await create('deed', 'DeltaMSP');

        await network.upgrade(registerFor([...mspIds, 'DeltaMSP']));
        await create('lantern', 'DeltaMSP', 'DeltaMSP', 'GammaMSP');
        expect(await readAt('AlphaMSP', 'lantern')).toMatchObject({ id: 'lantern' });
        expect(network.peers.map(({ height }) => height)).toEqual(network.peers.map(() => network.channel.height()));
    });

    it('joins by a block of the channel’s configuration, which is there when the ledger is opened again', async () => {
        await create('ship');
        const height = network.channel.height();
        await network.addOrganisation(delta);
        const block = common.Block.deserializeBinary(network.channel.block(height)!);
        const [envelope] = block.getData()!.getDataList_asU8();
        expect(openEnvelope(envelope!).channelHeader.getType()).toBe(common.HeaderType.CONFIG);

        await reopen(...organisations, delta);
        expect(await readAt('DeltaMSP', 'ship')).toMatchObject({ id: 'ship' });
        await create('deed', 'DeltaMSP');
        await stop();
        await expect(startRegister({ organisations, dir })).rejects.toThrow(
            'DeltaMSP is on its channel, and is missing here',
        );
        network = await startRegister({ organisations: [...organisations, delta], dir });
    });

    it('gets the private data of a collection that takes it in, of the past too', async () => {
        await clientOf('AlphaMSP').contract.submit('Appraise', {
            arguments: ['ship'],
            transientData: { appraisal: 'a million' },
            endorsingOrganizations: ['AlphaMSP', 'BetaMSP'],
        });
        await network.addOrganisation(delta);
        expect(network.peer('DeltaMSP').readPrivateStore()).toEqual([]);
        const members = [...appraisals.members, 'DeltaMSP'];
        await network.upgrade(registerFor(mspIds, [{ ...appraisals, members }]));
        expect(text(await clientOf('DeltaMSP').contract.evaluateTransaction('ReadAppraisal', 'ship'))).toBe(
            'a million',
        );
    });

    it('cannot join twice, nor where its port is taken, and changes nothing then', async () => {
        const height = network.channel.height();
        await expect(network.addOrganisation(organisations[0]!)).rejects.toThrow('AlphaMSP is on the channel already');
        const [, port] = network.peer('AlphaMSP').address.split(':');
        const peers = delta.peers.map((peer) => ({ ...peer, port: Number(port) }));
        await expect(network.addOrganisation({ ...delta, peers })).rejects.toThrow('EADDRINUSE');
        expect(network.channel.height()).toBe(height);
        await network.addOrganisation(delta);
    });
});

describe('An organisation that is put out', () => {
    it('neither proposes any more, nor counts as an endorser of what it endorsed before', async () => {
        const endorsed = await clientOf('AlphaMSP')
            .contract.newProposal('CreateAsset', {
                arguments: ['ship', 'Ming', '1'],
                endorsingOrganizations: ['AlphaMSP', 'GammaMSP'],
            })
            .endorse();
        const gamma = { mspId: 'GammaMSP', ...network.identity('GammaMSP', 'alice') };
        await network.removeOrganisation('GammaMSP');

        const sent = await endorsed.submit();
        expect(await sent.getStatus()).toMatchObject({ code: StatusCode.ENDORSEMENT_POLICY_FAILURE });
        const stranger = connectAs(gamma, network.peer('AlphaMSP').endpoint);
        clients.push(stranger);
        const refusal = await refusalOf(stranger.contract.evaluateTransaction('ReadAsset', 'ship'));
        expect(refusal).toMatchObject({ code: status.FAILED_PRECONDITION, details: [{ message: unknownCreator }] });
    });

    it('has nothing ordered any more that it has made before', async () => {
        const gamma = connectTo(network, { mspId: 'GammaMSP', at: 'AlphaMSP' });
        clients.push(gamma);
        const made = await gamma.contract
            .newProposal('CreateAsset', {
                arguments: ['ship', 'Ming', '1'],
                endorsingOrganizations: ['AlphaMSP', 'BetaMSP'],
            })
            .endorse();
        await network.removeOrganisation('GammaMSP');
        const refusal = await refusalOf(made.submit());
        expect(refusal.code).toBe(status.ABORTED);
        expect(refusal.message).toContain('status=FORBIDDEN');
    });

    it('is gone when the ledger is opened again; whoever orders cannot be put out', async () => {
        await network.removeOrganisation('GammaMSP');
        await create('ship');
        await expect(network.removeOrganisation('AlphaMSP')).rejects.toThrow('AlphaMSP runs the orderer');
        await stop();
        await expect(startRegister({ organisations, dir })).rejects.toThrow('GammaMSP is not on its channel');
        network = await startRegister({
            organisations: organisations.slice(0, 2),
            chaincodes: [registerFor(mspIds)],
            dir,
        });
        await create('deed');
    });
});

describe('Certificates', () => {
    it('are replaced, with their authority, while traffic goes on', async () => {
        const renewed = await issueMember('BetaMSP');
        const former = { mspId: 'BetaMSP', ...network.identity('BetaMSP', 'alice') };
        const traffic = async (): Promise<void> => {
            for (let number = 0; number < 5; number += 1)
                await create(`ship${number}`, 'AlphaMSP', 'AlphaMSP', 'GammaMSP');
        };
        await Promise.all([network.replaceCertificates(renewed), traffic()]);

        await create('deed', 'BetaMSP');
        const stranger = connectAs(former, network.peer('BetaMSP').endpoint);
        clients.push(stranger);
        const refusal = await refusalOf(stranger.contract.evaluateTransaction('ReadAsset', 'deed'));
        expect(refusal).toMatchObject({ code: status.FAILED_PRECONDITION, details: [{ message: unknownCreator }] });
        await stop();
        await expect(startRegister({ organisations, dir })).rejects.toThrow(
            'BetaMSP has another certificate authority',
        );
        const [alpha, , gamma] = organisations as [OrganisationMaterial, OrganisationMaterial, OrganisationMaterial];
        network = await startRegister({ organisations: [alpha, renewed, gamma], dir });
        expect(await readAt('BetaMSP', 'deed')).toMatchObject({ id: 'deed' });
    });

    it('that are revoked let nobody propose, from the next block on and after the ledger is opened again', async () => {
        const alice = network.identity('AlphaMSP', 'alice');
        const { serialNumber } = describeCertificate(alice.certificatePem);
        const refused = {
            code: status.FAILED_PRECONDITION,
            details: [
                { message: 'error validating proposal: access denied: channel [register] creator org [AlphaMSP]' },
            ],
        };
        const refusalHere = () => refusalOf(clientOf('AlphaMSP').contract.evaluateTransaction('ReadAsset', 'ship'));
        await network.revoke('AlphaMSP', serialNumber);
        expect(newestTypes(1)).toEqual([common.HeaderType.CONFIG]);
        expect(await refusalHere()).toMatchObject(refused);
        await reopen(...organisations);
        expect(await refusalHere()).toMatchObject(refused);
        await create('ship', 'BetaMSP');
    });

    it('that are revoked stay so when others of the same authority are replaced', async () => {
        const { serialNumber } = describeCertificate(network.identity('AlphaMSP', 'alice').certificatePem);
        const client = clientOf('AlphaMSP');
        await network.revoke('AlphaMSP', serialNumber);
        const height = network.channel.height();
        await network.replaceCertificates(organisations[0]!);
        expect(network.channel.height()).toBe(height);
        const refusal = await refusalOf(client.contract.evaluateTransaction('ReadAsset', 'ship'));
        expect(refusal.code).toBe(status.FAILED_PRECONDITION);
    });
});

describe('A change of the configuration that a client hands in', () => {
    const administrator = (mspId: string): SigningIdentity => signingIdentity(mspId, network.identity(mspId, 'admin'));

    /** Has an organisation leave, signed by these administrators. */
    function expulsion(mspId: string, signers: readonly SigningIdentity[]): common.Envelope {
        const present = network.channel.configuration().config.getChannelGroup()!;
        const wished = copyOf(present);
        wished.getGroupsMap().get('Application')!.getGroupsMap().del(mspId);
        const bytes = configUpdate(channelName, present, wished)!.serializeBinary();
        const update = new common.ConfigUpdateEnvelope();
        update.setConfigUpdate(bytes);
        for (const signer of signers) {
            const header = signatureHeader(signer).serializeBinary();
            const signature = new common.ConfigSignature();
            signature.setSignatureHeader(header);
            signature.setSignature(sign(signer.privateKey, Buffer.concat([header, bytes])));
            update.addSignatures(signature);
        }
        const kind = { type: common.HeaderType.CONFIG_UPDATE, channelId: channelName, createdAt: new Date() };
        return signedEnvelope(signers[0]!, kind, update);
    }

    /** Hands an envelope in at a gateway, which takes any; what it is refused with, if it is. */
    async function handIn(envelope: common.Envelope): Promise<ServiceError | undefined> {
        const { address, tlsRootCertificatePem } = network.peer('AlphaMSP').endpoint;
        const client = new gateway.GatewayClient(address, credentials.createSsl(Buffer.from(tlsRootCertificatePem)));
        const request = new gateway.SubmitRequest();
        request.setChannelId(channelName);
        request.setTransactionId('of no transaction');
        request.setPreparedTransaction(envelope);
        const refusal = await new Promise<ServiceError | null>((resolve) => client.submit(request, resolve));
        client.close();
        await network.orderer.cutNow();
        return refusal ?? undefined;
    }

    it('is made if those who may agree to it have signed it', async () => {
        expect(await handIn(expulsion('GammaMSP', ['AlphaMSP', 'BetaMSP'].map(administrator)))).toBeUndefined();
        expect(newestTypes(1)).toEqual([common.HeaderType.CONFIG]);
        expect([...network.channel.configuration().organisations.keys()].sort()).toEqual(['AlphaMSP', 'BetaMSP']);
    });

    it('is refused, and nothing is ordered, if too few have, or one of them twice', async () => {
        const height = network.channel.height();
        const alpha = administrator('AlphaMSP');
        const refusal = await handIn(expulsion('GammaMSP', [alpha, alpha]));
        expect(refusal?.code).toBe(status.ABORTED);
        expect(refusal?.details).toBe(
            'received unsuccessful response from orderer: status=BAD_REQUEST, ' +
                "info=error applying config update to existing channel 'register': error authorizing update: " +
                'error validating DeltaSet: policy for [Group]  /Channel/Application not satisfied: ' +
                'implicit policy evaluation failed - 1 sub-policies were satisfied, ' +
                "but this policy requires 2 of the 'Admins' sub-policies to be satisfied",
        );
        expect(network.channel.height()).toBe(height);
    });

    it('is refused if it was written for another configuration, such as one that it has already changed', async () => {
        const update = expulsion('GammaMSP', ['AlphaMSP', 'BetaMSP'].map(administrator));
        await handIn(update);
        expect((await handIn(update))?.details).toContain('but it is currently at version 1');
    });

    it('is refused as a finished configuration, which only orderers make', async () => {
        const kind = { type: common.HeaderType.CONFIG, channelId: channelName, createdAt: new Date() };
        const forged = new common.ConfigEnvelope();
        forged.setConfig(network.channel.configuration().config);
        const refusal = await handIn(signedEnvelope(administrator('AlphaMSP'), kind, forged));
        expect(refusal?.details).toContain('message is of type that cannot be processed directly');
    });
});
