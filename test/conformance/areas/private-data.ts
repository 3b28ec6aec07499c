import { createHash } from 'node:crypto';

import { beforeAll, expect, it } from '@jest/globals';

import { type Status, StatusCode } from '@hyperledger/fabric-gateway';
import type { ledger } from '@hyperledger/fabric-protos';

import { type Client, take, text } from '../register/client.js';
import type { Call, Register } from '../register/register.js';

const members = ['AlphaMSP', 'BetaMSP'];

export function privateData(register: Register): void {
    let alpha: Client;
    let beta: Client;
    let gamma: Client;

    beforeAll(async () => {
        alpha = register.client('AlphaMSP');
        beta = register.client('BetaMSP');
        gamma = register.client('GammaMSP');
        await appraise('appraised ship', '100');
    });

    /** Until every peer has it. */
    async function appraise(id: string, appraisal: string): Promise<Status> {
        const submitted = await alpha.contract.submitAsync('Appraise', {
            arguments: [id],
            transientData: { appraisal },
            endorsingOrganizations: members,
        });
        const status = await submitted.getStatus();
        await register.untilLevel();
        return status;
    }

    /** The private sets of a block that a client gets with it. */
    async function setsOf(blockNumber: bigint, client: Client): Promise<ledger.rwset.CollectionPvtReadWriteSet[]> {
        const events = await client.network.getBlockAndPrivateDataEvents({ startBlock: blockNumber });
        const [block] = await take(events, 1);
        const sets = block!.getPrivateDataMapMap().get(0)?.getNsPvtRwsetList() ?? [];
        return sets.flatMap((set) => set.getCollectionPvtRwsetList());
    }

    it('reaches the members’ peers in clear, and nothing of it any block or other peer', async () => {
        expect(text(await beta.contract.evaluateTransaction('ReadAppraisal', 'appraised ship'))).toBe('100');
        await appraise('secret', 'four million yuan');
        expect(register.keepsInClear('AlphaMSP', 'four million yuan')).toBe(true);
        expect(register.keepsInClear('BetaMSP', 'four million yuan')).toBe(true);
        expect(register.keepsInClear('GammaMSP', 'four million yuan')).toBe(false);
        const newest = await register.block((await register.height()) - 1);
        expect(text(newest.serializeBinary())).not.toContain('four million yuan');
    });

    it('is known to everyone by its hash', async () => {
        const digest = createHash('sha256').update('100').digest('hex');
        expect(text(await gamma.contract.evaluateTransaction('ReadAppraisalHash', 'appraised ship'))).toBe(digest);
    });

    it('may be read by members’ clients only, whatever peer they ask', async () => {
        const refused =
            'GET_STATE failed: transaction ID: TXID: tx creator does not have read access permission on privatedata ' +
            'in chaincodeName:register collectionName: appraisals';
        const outsider = register.client('GammaMSP', { at: 'AlphaMSP' });
        const refusal = outsider.contract
            .evaluateTransaction('ReadAppraisal', 'appraised ship')
            .catch((cause: unknown) => {
                return (cause as Error).message.replace(/[0-9a-f]{64}/, 'TXID');
            });
        expect(await refusal).toContain(refused);
    });

    it('may be written by members’ clients only', async () => {
        const written = gamma.contract.submit('Appraise', {
            arguments: ['appraised ship'],
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
        const member = register.client('AlphaMSP', { at: 'GammaMSP' });
        const { blockNumber } = await appraise('elsewhere', '1');
        await expect(member.contract.evaluateTransaction('ReadAppraisal', 'elsewhere')).rejects.toThrow(
            `private data matching public hash version is not available. Public hash version = {BlockNum: ${blockNumber}, TxNum: 0}, Private data version = <nil>`,
        );
        expect(JSON.parse(text(await member.contract.evaluateTransaction('ListAppraisals')))).toEqual([]);
    });

    it('that an outsider asks for is refused before anything else, at members’ peers and others’', async () => {
        for (const at of ['AlphaMSP', 'GammaMSP']) {
            const outsider = register.client('GammaMSP', { at });
            for (const query of [['ReadAppraisal', 'none'], ['ListAppraisals']] as [string, ...string[]][]) {
                await expect(outsider.contract.evaluateTransaction(...query)).rejects.toThrow(
                    'tx creator does not have read access permission on privatedata',
                );
            }
        }
    });

    it('conflicts like public data when two transactions read the same key', async () => {
        const raise = (by: string): Call => ({
            name: 'RaiseAppraisal',
            options: { arguments: ['appraised ship', by], endorsingOrganizations: members },
        });
        const statuses = await register.inOneBlock(alpha, raise('1'), raise('2'));
        expect(statuses.map(({ code }) => code)).toEqual([StatusCode.VALID, StatusCode.MVCC_READ_CONFLICT]);
        expect(text(await beta.contract.evaluateTransaction('ReadAppraisal', 'appraised ship'))).toBe('101');
    });

    it('is ranged over in queries, never in transactions that write', async () => {
        const listed = JSON.parse(text(await alpha.contract.evaluateTransaction('ListAppraisals'))) as string[];
        expect(listed).toEqual(expect.arrayContaining(['secret', 'appraised ship']));
        await expect(alpha.contract.evaluateTransaction('ListAppraisalsAndWrite')).rejects.toThrow(
            'unsuppored transaction. Transaction has already performed queries on pvt data. Writes are not allowed',
        );
    });

    it('is gone from every peer’s past once it is purged', async () => {
        const { blockNumber } = await appraise('doomed', 'to be forgotten');
        const given = async (client: Client): Promise<string> =>
            (await setsOf(blockNumber, client)).map((set) => text(set.getRwset_asU8())).join();
        for (const client of [alpha, beta]) expect(await given(client)).toContain('to be forgotten');
        await alpha.contract.submit('PurgeAppraisal', { arguments: ['doomed'], endorsingOrganizations: members });
        await register.untilLevel();
        expect(text(await alpha.contract.evaluateTransaction('ReadAppraisal', 'doomed'))).toBe('');
        for (const client of [alpha, beta]) expect(await given(client)).not.toContain('to be forgotten');
    });

    it('of an organisation’s own collection is endorsed by that organisation alone', async () => {
        const keep = (endorsingOrganizations: string[]): Promise<Uint8Array> =>
            gamma.contract.submit('KeepNote', {
                arguments: ['n1'],
                transientData: { note: 'kept by one' },
                endorsingOrganizations,
            });
        await keep(['GammaMSP']);
        expect(text(await gamma.contract.evaluateTransaction('ReadNote', 'n1'))).toBe('kept by one');
        expect(register.keepsInClear('GammaMSP', 'kept by one')).toBe(true);
        for (const mspId of members) expect(register.keepsInClear(mspId, 'kept by one')).toBe(false);
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
        const { blockNumber } = await appraise('shown', '8');
        const seen = async (client: Client): Promise<string[]> =>
            (await setsOf(blockNumber, client)).map((set) => set.getCollectionName());
        const outsider = register.client('GammaMSP', { at: 'AlphaMSP' });
        expect(await seen(alpha)).toEqual(['appraisals']);
        expect(await seen(gamma)).toEqual([]);
        expect(await seen(outsider)).toEqual([]);
    });
}
