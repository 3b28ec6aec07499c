import { beforeAll, expect, it } from '@jest/globals';

import { StatusCode } from '@hyperledger/fabric-gateway';
import { KeyEndorsementPolicy } from 'fabric-shim';

import { detailsOf, refusalOf } from '../register/refusal.js';
import { type Client, text } from '../register/client.js';
import type { Register } from '../register/register.js';

const members = ['AlphaMSP', 'BetaMSP'];
type WriteRecord = [type: string, key: string, value?: string, collection?: string];

export function batches(register: Register): void {
    let client: Client;

    beforeAll(() => {
        client = register.client('AlphaMSP');
    });

    const write = (...records: WriteRecord[]): Promise<Uint8Array> =>
        client.contract.submit('WriteBatch', {
            arguments: records.map((record) => JSON.stringify(record)),
            endorsingOrganizations: members,
        });
    const read = async (collection: string, ...keys: string[]): Promise<unknown> =>
        JSON.parse(text(await client.contract.evaluateTransaction('ReadMany', collection, ...keys)));

    it('write and delete in their order, publicly and in private', async () => {
        await write(
            ['PUT_STATE', 'batch a', '1'],
            ['PUT_STATE', 'batch b', '2'],
            ['PUT_STATE', 'batch p', 'secret', 'appraisals'],
        );
        expect(await read('', 'batch b', 'batch none', 'batch a')).toEqual(['2', '', '1']);
        expect(await read('appraisals', 'batch p', 'batch none')).toEqual(['secret', '']);
        await write(
            ['PUT_STATE', 'batch a', '3'],
            ['DEL_STATE', 'batch a'],
            ['DEL_STATE', 'batch b'],
            ['PUT_STATE', 'batch b', '4'],
        );
        expect(await read('', 'batch a', 'batch b')).toEqual(['', '4']);
    });

    it('purge', async () => {
        await write(['PUT_STATE', 'batch doomed', 'to be forgotten', 'appraisals']);
        await write(['PURGE_PRIVATE_DATA', 'batch doomed', '', 'appraisals']);
        expect(await read('appraisals', 'batch doomed')).toEqual(['']);
    });

    it('set a key’s own policy', async () => {
        const policy = new KeyEndorsementPolicy();
        policy.addOrgs('PEER', 'GammaMSP');
        await write(['PUT_STATE', 'batch seal', '1']);
        await write(['PUT_STATE_METADATA', 'batch seal', Buffer.from(policy.getPolicy()).toString('base64')]);
        await expect(write(['PUT_STATE', 'batch seal', '2'])).rejects.toMatchObject({
            code: StatusCode.ENDORSEMENT_POLICY_FAILURE,
        });
    });

    it.each<[string, WriteRecord, string]>([
        ['a purge of what is public', ['PURGE_PRIVATE_DATA', 'batch a'], 'only applicable for private data'],
        ['no operation', ['UNDEFINED', 'batch a'], 'unknown operation type'],
        ['a collection that is not defined', ['PUT_STATE', 'batch a', '1', 'none'], 'could not be found'],
    ])('are refused with %s', async (_what, record, reason) => {
        const refusal = await refusalOf(write(['PUT_STATE', 'batch z', '1'], record));
        for (const { message } of detailsOf(refusal)) {
            expect(message).toMatch(/^chaincode response 500, WRITE_BATCH_STATE failed: transaction ID: <id>: /);
            expect(message).toContain(reason);
        }
        expect(await read('', 'batch z')).toEqual(['']);
    });

    it('read in private as members’ clients only', async () => {
        const outsider = register.client('GammaMSP');
        await expect(outsider.contract.evaluateTransaction('ReadMany', 'appraisals', 'batch p')).rejects.toThrow(
            'tx creator does not have read access permission on privatedata',
        );
    });

    it('read what was never there at a peer that lacks private data, where one read would be refused', async () => {
        await write(['PUT_STATE', 'batch elsewhere', 'secret', 'appraisals']);
        await register.untilLevel();
        const { contract } = register.client('AlphaMSP', { at: 'GammaMSP' });
        expect(text(await contract.evaluateTransaction('ReadMany', 'appraisals', 'batch elsewhere'))).toBe('[""]');
        await expect(contract.evaluateTransaction('ReadAppraisal', 'batch elsewhere')).rejects.toThrow(
            'private data matching public hash version is not available',
        );
    });

    it('are under MVCC key by key', async () => {
        const reading = await client.contract
            .newProposal('ReadMany', { arguments: ['', 'batch b', 'batch m'], endorsingOrganizations: members })
            .endorse();
        await write(['PUT_STATE', 'batch m', '1']);
        const { code } = await (await reading.submit()).getStatus();
        expect(code).toBe(StatusCode.MVCC_READ_CONFLICT);
    });
}
