import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { EmbeddedNetwork } from '@cohong/embedded-fabric';
import { StatusCode } from '@hyperledger/fabric-gateway';
import { KeyEndorsementPolicy } from 'fabric-shim';

import { detailsOf, refusalOf } from './refusal.js';
import { type Client, connectTo, startRegister, text } from './register-network.js';

const members = ['AlphaMSP', 'BetaMSP'];
type WriteRecord = [type: string, key: string, value?: string, collection?: string];

describe('Many reads or writes in one message, as on Fabric v3.1.5', () => {
    let network: EmbeddedNetwork;
    let client: Client;

    beforeAll(async () => {
        network = await startRegister();
        client = connectTo(network, { mspId: 'AlphaMSP' });
    });

    afterAll(async () => {
        client.close();
        await network.stop();
    });

    const write = (...records: WriteRecord[]): Promise<Uint8Array> =>
        client.contract.submit('WriteBatch', {
            arguments: records.map((record) => JSON.stringify(record)),
            endorsingOrganizations: members,
        });
    const read = async (collection: string, ...keys: string[]): Promise<unknown> =>
        JSON.parse(text(await client.contract.evaluateTransaction('ReadMany', collection, ...keys)));

    it('write and delete in their order, publicly and in private', async () => {
        await write(['PUT_STATE', 'a', '1'], ['PUT_STATE', 'b', '2'], ['PUT_STATE', 'p', 'secret', 'appraisals']);
        expect(await read('', 'b', 'none', 'a')).toEqual(['2', '', '1']);
        expect(await read('appraisals', 'p', 'none')).toEqual(['secret', '']);
        await write(['PUT_STATE', 'a', '3'], ['DEL_STATE', 'a'], ['DEL_STATE', 'b'], ['PUT_STATE', 'b', '4']);
        expect(await read('', 'a', 'b')).toEqual(['', '4']);
    });

    it('purge', async () => {
        await write(['PUT_STATE', 'doomed', 'to be forgotten', 'appraisals']);
        await write(['PURGE_PRIVATE_DATA', 'doomed', '', 'appraisals']);
        expect(await read('appraisals', 'doomed')).toEqual(['']);
        const held = network.peer('BetaMSP').readPrivateStore();
        expect(held.flatMap(({ value }) => (value === undefined ? [] : text(value)))).not.toContain('to be forgotten');
    });

    it('set a key’s own policy', async () => {
        const policy = new KeyEndorsementPolicy();
        policy.addOrgs('PEER', 'GammaMSP');
        await write(['PUT_STATE', 'seal', '1']);
        await write(['PUT_STATE_METADATA', 'seal', Buffer.from(policy.getPolicy()).toString('base64')]);
        await expect(write(['PUT_STATE', 'seal', '2'])).rejects.toMatchObject({
            code: StatusCode.ENDORSEMENT_POLICY_FAILURE,
        });
    });

    it.each<[string, WriteRecord, string]>([
        ['a purge of what is public', ['PURGE_PRIVATE_DATA', 'a'], 'only applicable for private data'],
        ['no operation', ['UNDEFINED', 'a'], 'unknown operation type'],
        ['a collection that is not defined', ['PUT_STATE', 'a', '1', 'none'], 'could not be found'],
    ])('are refused with %s', async (_what, record, reason) => {
        const refusal = await refusalOf(write(['PUT_STATE', 'z', '1'], record));
        for (const { message } of detailsOf(refusal)) {
            expect(message).toMatch(/^chaincode response 500, WRITE_BATCH_STATE failed: transaction ID: <id>: /);
            expect(message).toContain(reason);
        }
        expect(await read('', 'z')).toEqual(['']);
    });

    it('read in private as members’ clients only', async () => {
        const outsider = connectTo(network, { mspId: 'GammaMSP' });
        await expect(outsider.contract.evaluateTransaction('ReadMany', 'appraisals', 'p')).rejects.toThrow(
            'tx creator does not have read access permission on privatedata',
        );
        outsider.close();
    });

    it('read what was never there at a peer that lacks private data, where one read would be refused', async () => {
        const member = connectTo(network, { mspId: 'AlphaMSP', at: 'GammaMSP' });
        expect(text(await member.contract.evaluateTransaction('ReadMany', 'appraisals', 'p'))).toBe('[""]');
        await expect(member.contract.evaluateTransaction('ReadAppraisal', 'p')).rejects.toThrow(
            'private data matching public hash version is not available',
        );
        member.close();
    });

    it('are under MVCC key by key', async () => {
        const reading = await client.contract
            .newProposal('ReadMany', { arguments: ['', 'b', 'm'], endorsingOrganizations: members })
            .endorse();
        await write(['PUT_STATE', 'm', '1']);
        const { code } = await (await reading.submit()).getStatus();
        expect(code).toBe(StatusCode.MVCC_READ_CONFLICT);
    });
});
