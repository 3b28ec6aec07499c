import { beforeAll, expect, it } from '@jest/globals';

import { StatusCode, type Transaction } from '@hyperledger/fabric-gateway';
import { ledger } from '@hyperledger/fabric-protos';

import { alterTransaction } from '../../scenarios/envelope.js';
import { type Client } from '../register/client.js';
import type { Register } from '../register/register.js';

const { VALID, PHANTOM_READ_CONFLICT } = StatusCode;
const endorsingOrganizations = ['AlphaMSP', 'BetaMSP'];

/** What an endorsed transaction says of the ranges it read in the chaincode's own namespace. */
function rangesOf(transaction: Transaction): ledger.rwset.kvrwset.RangeQueryInfo[] {
    let ranges: ledger.rwset.kvrwset.RangeQueryInfo[] = [];
    alterTransaction(transaction.getBytes(), ({ results }) => {
        const own = results.getNsRwsetList().find((set) => set.getNamespace() === 'register');
        ranges = ledger.rwset.kvrwset.KVRWSet.deserializeBinary(own!.getRwset_asU8()).getRangeQueriesInfoList();
    });
    return ranges;
}

export function ranges(register: Register): void {
    let client: Client;

    beforeAll(async () => {
        client = register.client('AlphaMSP');
        await client.contract.submitTransaction('CreateFleet', 'short', '50');
        await client.contract.submitTransaction('CreateFleet', 'long', '120');
    });

    const endorse = (name: string, ...args: string[]): Promise<Transaction> =>
        client.contract.newProposal(name, { arguments: args, endorsingOrganizations }).endorse();

    /** The codes of a change and of who counted the long range before it, in one block. */
    async function codesAfter(...change: [name: string, ...args: string[]]): Promise<number[]> {
        const calls = [change, ['RecordCount', 'long', 'lonh']].map(([name = '', ...args]) => {
            return { name, options: { arguments: args, endorsingOrganizations } };
        });
        return (await register.inOneBlock(client, ...calls)).map(({ code }) => code);
    }

    it('are told row by row up to fifty rows', async () => {
        const [range] = rangesOf(await endorse('RecordCount', 'short', 'shoru'));
        expect(range?.toObject()).toMatchObject({ startKey: 'short', endKey: 'shoru', itrExhausted: true });
        expect(range?.getRawReads()?.getKvReadsList()).toHaveLength(50);
        expect(range?.hasReadsMerkleHashes()).toBe(false);
    });

    it('are told by hashes when they have more, fifty-one rows to a hash', async () => {
        const [range] = rangesOf(await endorse('RecordCount', 'long', 'lonh'));
        expect(range?.hasRawReads()).toBe(false);
        expect(range?.getReadsMerkleHashes()?.toObject()).toMatchObject({ maxDegree: 50, maxLevel: 1 });
        expect(range?.getReadsMerkleHashes()?.getMaxLevelHashesList()).toHaveLength(3);
    });

    it('are told without rows where there are none, and once if they are read twice', async () => {
        const [range] = rangesOf(await endorse('RecordCount', 'none', 'nonf'));
        expect([range?.hasRawReads(), range?.hasReadsMerkleHashes()]).toEqual([false, false]);
        expect(rangesOf(await endorse('RecordCounts', 'short', 'shoru', 'short', 'shoru'))).toHaveLength(1);
    });

    it('of whoever stops early end with the hundred and first row, which the peer has looked ahead to', async () => {
        const [range] = rangesOf(await endorse('RecordFirst', 'long', 'lonh'));
        expect(range?.toObject()).toMatchObject({ endKey: 'long100', itrExhausted: false });
        expect(range?.getReadsMerkleHashes()?.getMaxLevelHashesList()).toHaveLength(2);
    });

    it.each<[string, [string, ...string[]]]>([
        ['a row appears', ['CreateAsset', 'long060x', 'Ming', '1']],
        ['a row is rewritten', ['RevalueAsset', 'long070', '2']],
        ['a row goes', ['DeleteBlindly', 'long119']],
        ['a last row appears', ['CreateAsset', 'long999', 'Ming', '1']],
    ])('of many rows are broken when %s', async (_what, change) => {
        expect(await codesAfter(...change)).toEqual([VALID, PHANTOM_READ_CONFLICT]);
    });

    it('of many rows hold when something changes beside them', async () => {
        expect(await codesAfter('CreateAsset', 'lorry', 'Ming', '1')).toEqual([VALID, VALID]);
    });

    it('of whoever stopped early are not broken behind the last row that was read', async () => {
        const first = await endorse('RecordFirst', 'long', 'lonh');
        await client.contract.submitTransaction('RevalueAsset', 'long110', '3');
        expect((await (await first.submit()).getStatus()).code).toBe(VALID);
        const second = await endorse('RecordFirst', 'long', 'lonh');
        await client.contract.submitTransaction('RevalueAsset', rangesOf(second)[0]!.getEndKey(), '3');
        expect((await (await second.submit()).getStatus()).code).toBe(PHANTOM_READ_CONFLICT);
    });
}
