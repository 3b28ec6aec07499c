import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { EmbeddedNetwork } from '@cohong/embedded-fabric';
import { StatusCode } from '@hyperledger/fabric-gateway';

import { type Client, connectTo, startRegister, take, text } from './register-network.js';

const members = ['AlphaMSP', 'BetaMSP'];

describe('Private data, as on Fabric v3.1.5', () => {
    let network: EmbeddedNetwork;
    let alpha: Client;
    let beta: Client;
    let gamma: Client;

    beforeAll(async () => {
        network = await startRegister();
        alpha = connectTo(network, { mspId: 'AlphaMSP' });
        beta = connectTo(network, { mspId: 'BetaMSP' });
        gamma = connectTo(network, { mspId: 'GammaMSP' });
        await appraise('ship', '100');
    });

    afterAll(async () => {
        for (const client of [alpha, beta, gamma]) client.close();
        await network.stop();
    });

    const appraise = (id: string, appraisal: string): Promise<Uint8Array> =>
        alpha.contract.submit('Appraise', {
            arguments: [id],
            transientData: { appraisal },
            endorsingOrganizations: members,
        });

    const valuesAt = (mspId: string): string[] =>
        network
            .peer(mspId)
            .readPrivateStore()
            .flatMap(({ value }) => (value === undefined ? [] : text(value)));

    it('reaches the members’ peers in clear, and nothing of it any block or other peer', async () => {
        expect(text(await beta.contract.evaluateTransaction('ReadAppraisal', 'ship'))).toBe('100');
        await appraise('secret', 'four million yuan');
        expect(valuesAt('AlphaMSP')).toContain('four million yuan');
        expect(valuesAt('BetaMSP')).toContain('four million yuan');
        expect(valuesAt('GammaMSP')).toEqual([]);
        for (let number = 0; number < network.channel.height(); number += 1) {
            expect(text(network.channel.block(number)!)).not.toContain('four million yuan');
        }
    });

    it('is known to everyone by its hash', async () => {
        const digest = createHash('sha256').update('100').digest('hex');
        expect(text(await gamma.contract.evaluateTransaction('ReadAppraisalHash', 'ship'))).toBe(digest);
    });

    it('may be read by members’ clients only, whatever peer they ask', async () => {
        const refused =
            'GET_STATE failed: transaction ID: TXID: tx creator does not have read access permission on privatedata ' +
            'in chaincodeName:register collectionName: appraisals';
        const outsider = connectTo(network, { mspId: 'GammaMSP', at: 'AlphaMSP' });
        const refusal = outsider.contract.evaluateTransaction('ReadAppraisal', 'ship').catch((cause: unknown) => {
            return (cause as Error).message.replace(/[0-9a-f]{64}/, 'TXID');
        });
        expect(await refusal).toContain(refused);
        outsider.close();
    });

    it('may be written by members’ clients only', async () => {
        const written = gamma.contract.submit('Appraise', {
            arguments: ['ship'],
            transientData: { appraisal: '1' },
            endorsingOrganizations: ['GammaMSP', 'AlphaMSP'],
        });
        await expect(written).rejects.toMatchObject({
            details: expect.arrayContaining([
                expect.objectContaining({
                    message: expect.stringContaining(
                        'tx creator does not have write access permission on privatedata in chaincodeName:register collectionName: appraisals',
                    ),
                }),
            ]),
        });
    });

    it('cannot be read at a peer that is no member, where a range is merely empty', async () => {
        const member = connectTo(network, { mspId: 'AlphaMSP', at: 'GammaMSP' });
        await expect(member.contract.evaluateTransaction('ReadAppraisal', 'ship')).rejects.toThrow(
            'private data matching public hash version is not available. Public hash version = {BlockNum: 1, TxNum: 0}, Private data version = <nil>',
        );
        expect(JSON.parse(text(await member.contract.evaluateTransaction('ListAppraisals')))).toEqual([]);
        member.close();
    });

    it('that an outsider asks for is refused before anything else, at members’ peers and others’', async () => {
        for (const at of ['AlphaMSP', 'GammaMSP']) {
            const outsider = connectTo(network, { mspId: 'GammaMSP', at });
            for (const query of [['ReadAppraisal', 'none'], ['ListAppraisals']] as [string, ...string[]][]) {
                await expect(outsider.contract.evaluateTransaction(...query)).rejects.toThrow(
                    'tx creator does not have read access permission on privatedata',
                );
            }
            outsider.close();
        }
    });

    it('conflicts like public data when two transactions read the same key', async () => {
        network.orderer.hold();
        const submitted = [];
        for (const by of ['1', '2']) {
            const options = { arguments: ['ship', by], endorsingOrganizations: members };
            submitted.push(await alpha.contract.submitAsync('RaiseAppraisal', options));
        }
        await network.orderer.cutNow();
        network.orderer.release();
        const statuses = await Promise.all(submitted.map((transaction) => transaction.getStatus()));
        expect(statuses.map(({ code }) => code)).toEqual([StatusCode.VALID, StatusCode.MVCC_READ_CONFLICT]);
        expect(text(await beta.contract.evaluateTransaction('ReadAppraisal', 'ship'))).toBe('101');
    });

    it('is ranged over in queries, never in transactions that write', async () => {
        const listed = JSON.parse(text(await alpha.contract.evaluateTransaction('ListAppraisals'))) as string[];
        expect(listed).toEqual(expect.arrayContaining(['secret', 'ship']));
        await expect(alpha.contract.evaluateTransaction('ListAppraisalsAndWrite')).rejects.toThrow(
            'unsuppored transaction. Transaction has already performed queries on pvt data. Writes are not allowed',
        );
    });

    it('is gone from every peer’s past once it is purged', async () => {
        await appraise('doomed', 'to be forgotten');
        await alpha.contract.submit('PurgeAppraisal', { arguments: ['doomed'], endorsingOrganizations: members });
        expect(text(await alpha.contract.evaluateTransaction('ReadAppraisal', 'doomed'))).toBe('');
        for (const mspId of members) expect(valuesAt(mspId)).not.toContain('to be forgotten');
    });

    it('of an organisation’s own collection is endorsed by that organisation alone', async () => {
        const keep = (endorsingOrganizations: string[]): Promise<Uint8Array> =>
            gamma.contract.submit('KeepNote', {
                arguments: ['n1'],
                transientData: { note: 'ours' },
                endorsingOrganizations,
            });
        await keep(['GammaMSP']);
        expect(text(await gamma.contract.evaluateTransaction('ReadNote', 'n1'))).toBe('ours');
        expect(valuesAt('GammaMSP')).toContain('ours');
        expect([...valuesAt('AlphaMSP'), ...valuesAt('BetaMSP')]).not.toContain('ours');
        await expect(keep(members)).rejects.toMatchObject({ code: StatusCode.ENDORSEMENT_POLICY_FAILURE });
    });

    it.each([
        ['putPrivateData', 'nowhere', 'collection register/register/nowhere could not be found'],
        ['getPrivateData', 'nowhere', 'collection register/register/nowhere could not be found'],
        [
            'getPrivateDataHash',
            'nowhere',
            'collection [nowhere] not defined in the collection config for chaincode [register]',
        ],
        [
            'getPrivateData',
            '_implicit_org_OmegaMSP',
            'collection [_implicit_org_OmegaMSP] not defined in the collection config for chaincode [register]',
        ],
    ])('is refused to %s of the undefined collection %s', async (operation, collection, refusal) => {
        await expect(
            alpha.contract.evaluateTransaction('AddressCollection', operation, collection, 'a'),
        ).rejects.toThrow(refusal);
    });

    it('of another organisation’s own collection is empty to everybody else', async () => {
        await alpha.contract.evaluateTransaction('AddressCollection', 'getPrivateData', '_implicit_org_BetaMSP', 'a');
    });

    it('comes with the blocks, to each client what its organisation may see of what the peer holds', async () => {
        const seen = async (client: Client): Promise<string[]> => {
            const events = await client.network.getBlockAndPrivateDataEvents({ startBlock: BigInt(1) });
            const [event] = await take(events, 1);
            const sets = event!.getPrivateDataMapMap().get(0)?.getNsPvtRwsetList() ?? [];
            return sets.flatMap((set) => set.getCollectionPvtRwsetList().map((one) => one.getCollectionName()));
        };
        const outsider = connectTo(network, { mspId: 'GammaMSP', at: 'AlphaMSP' });
        expect(await seen(alpha)).toEqual(['appraisals']);
        expect(await seen(gamma)).toEqual([]);
        expect(await seen(outsider)).toEqual([]);
        outsider.close();
    });
});
