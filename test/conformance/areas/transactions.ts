import { beforeAll, expect, it } from '@jest/globals';

import { type Client, text } from '../register/client.js';
import type { Register } from '../register/register.js';

export function transactions(register: Register): void {
    let client: Client;

    const submit = async (name: string, ...args: string[]): Promise<string> =>
        text(await client.contract.submitTransaction(name, ...args));
    const evaluate = async (name: string, ...args: string[]): Promise<unknown> =>
        JSON.parse(text(await client.contract.evaluateTransaction(name, ...args)));

    beforeAll(() => {
        client = register.client('AlphaMSP');
    });

    it('returns the result of a submitted transaction and shows its writes to the next', async () => {
        expect(await submit('CreateAsset', 'ship', 'Ming', '100')).toBe('ship');
        expect(await evaluate('ReadAsset', 'ship')).toEqual({ id: 'ship', owner: 'Ming', value: 100 });
    });

    it('writes nothing when a transaction is only evaluated', async () => {
        await client.contract.evaluateTransaction('CreateAsset', 'mirage', 'Ming', '1');
        expect(await evaluate('Exists', 'mirage')).toBe(false);
    });

    it('returns the result before the commit and the status after it', async () => {
        const submitted = await client.contract.submitAsync('CreateAsset', {
            arguments: ['crane', 'Ming', '7'],
            endorsingOrganizations: ['AlphaMSP', 'BetaMSP'],
        });
        expect(text(submitted.getResult())).toBe('crane');
        const status = await submitted.getStatus();
        expect(status).toMatchObject({ code: 0, successful: true, transactionId: submitted.getTransactionId() });
        expect(status.blockNumber).toBe(BigInt((await register.height()) - 1));
    });

    it('signs off line: the proposal, the transaction and the commit travel as bytes', async () => {
        const { gateway, contract } = client;
        const proposal = contract.newProposal('CreateAsset', { arguments: ['barge', 'Ming', '3'] });
        const restored = gateway.newProposal(proposal.getBytes());
        const transaction = gateway.newTransaction((await restored.endorse()).getBytes());
        const commit = gateway.newCommit((await transaction.submit()).getBytes());
        expect(await commit.getStatus()).toMatchObject({ successful: true });
    });

    it('ranges over keys in the order of their bytes, beyond the first batch of a hundred', async () => {
        const names = Array.from({ length: 120 }, (_, index) => `row${String(index).padStart(3, '0')}`);
        await submit('CreateFleet', 'row', '120');
        expect(await evaluate('ListAssets', 'row', 'rox')).toEqual(names);
    });

    it('finds by a composite key whatever characters its parts are made of', async () => {
        await submit('CreateAsset', 'junk\u{1F6A2}', '\uE000\uFFFD', '1');
        expect(await evaluate('ListOwned', '\uE000\uFFFD')).toEqual(['junk\u{1F6A2}']);
        expect(await evaluate('ListOwned', '\uE000')).toEqual([]);
    });

    it('pages through keys by bookmarks and ends with an empty one', async () => {
        const names = Array.from({ length: 120 }, (_, index) => `page${String(index).padStart(3, '0')}`);
        await submit('CreateFleet', 'page', '120');
        const found: string[] = [];
        let bookmark = '';
        do {
            const page = (await evaluate('ListPage', 'page', 'pagf', '50', bookmark)) as {
                ids: string[];
                bookmark: string;
            };
            expect(page.ids.length).toBeLessThanOrEqual(50);
            found.push(...page.ids);
            bookmark = page.bookmark;
        } while (bookmark !== '');
        expect(found).toEqual(names);
    });

    it('tells nothing of a page of nothing, not even that it is the last', async () => {
        expect(await evaluate('ListPage', 'no', 'nothing', '2', '')).toEqual({ ids: [] });
    });

    it('tells the history of a key, newest first, deletion included', async () => {
        await submit('CreateAsset', 'lorry', 'Ming', '1');
        await submit('RevalueAsset', 'lorry', '2');
        await submit('DeleteAsset', 'lorry');
        const history = (await evaluate('AssetHistory', 'lorry')) as { isDelete: boolean; value?: number }[];
        expect(history.map(({ isDelete, value }) => (isDelete ? 'deleted' : value))).toEqual(['deleted', 2, 1]);
        expect(await evaluate('Exists', 'lorry')).toBe(false);
    });

    it('shows chaincode who calls and what was sent in private', async () => {
        const result = await client.contract.evaluate('WhoAmI', { transientData: { appraisal: '9' } });
        expect(JSON.parse(text(result))).toEqual({ mspId: 'AlphaMSP', role: 'registrar', transient: ['appraisal'] });
    });
}
