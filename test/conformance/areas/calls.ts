import { beforeAll, expect, it } from '@jest/globals';

import { type Contract, StatusCode } from '@hyperledger/fabric-gateway';

import { type Client, take, text } from '../register/client.js';
import type { Register } from '../register/register.js';

export function calls(register: Register): void {
    let client: Client;
    let archive: Contract;

    beforeAll(() => {
        client = register.client('AlphaMSP');
        archive = client.network.getContract('archive');
    });

    const all = ['AlphaMSP', 'BetaMSP', 'GammaMSP'];

    async function submitCall(...[name, args, endorsers = all]: [string, string[], string[]?]): Promise<unknown> {
        const options = { arguments: args, endorsingOrganizations: endorsers };
        return JSON.parse(text(await client.contract.submit(name, options)));
    }

    it('writes each to its own namespace under one transaction', async () => {
        const create = JSON.stringify(['CreateAsset', 'deed', 'Ming', '1']);
        expect(await submitCall('WriteAndCall', ['deed', 'archive', create])).toEqual({
            status: 200,
            message: '',
            payload: 'deed',
        });
        expect(JSON.parse(text(await archive.evaluateTransaction('ReadAsset', 'deed')))).toMatchObject({ value: 1 });
    });

    it('needs the policies of both', async () => {
        const create = JSON.stringify(['CreateAsset', 'deed2', 'Ming', '1']);
        await expect(submitCall('Call', ['archive', create], ['AlphaMSP', 'BetaMSP'])).rejects.toMatchObject({
            code: StatusCode.ENDORSEMENT_POLICY_FAILURE,
        });
    });

    it('is told a failure as a status, and what the callee wrote before failing stays', async () => {
        const fail = JSON.stringify(['WriteThenFail', 'ghost']);
        expect(await submitCall('Call', ['archive', fail])).toMatchObject({
            status: 500,
            message: 'failed after writing',
        });
        expect(text(await archive.evaluateTransaction('Exists', 'ghost'))).toBe('true');
    });

    it('loses the event of the callee and keeps its own', async () => {
        const startBlock = BigInt(await register.height());
        await submitCall('WriteAndCall', [
            'caller of deed3',
            'archive',
            JSON.stringify(['CreateAsset', 'deed3', 'Ming', '1']),
        ]);
        const [block] = await take(await client.network.getFilteredBlockEvents({ startBlock }), 1);
        const [transaction] = block!.getFilteredTransactionsList();
        const events = transaction!.getTransactionActions()!.getChaincodeActionsList();
        expect(events.map((event) => event.getChaincodeEvent()?.getEventName())).toEqual(['Called']);
    });

    it('cannot call itself', async () => {
        await expect(
            client.contract.evaluateTransaction('Call', 'register', JSON.stringify(['Exists', 'nothing'])),
        ).rejects.toThrow(
            /INVOKE_CHAINCODE failed: transaction ID: ([0-9a-f]{64}): execute failed: error sending: txid: \1\(register\) exists/,
        );
    });

    it('is told that a chaincode is not there', async () => {
        await expect(
            client.contract.evaluateTransaction('Call', 'nowhere', JSON.stringify(['Exists', 'nothing'])),
        ).rejects.toThrow(
            /INVOKE_CHAINCODE failed: transaction ID: [0-9a-f]{64}: execute failed: invalid invocation: \[channel register\] failed to get chaincode container info for nowhere: chaincode nowhere not found$/,
        );
    });

    it('is told that a channel is not there, and calls on its own by name', async () => {
        const exists = JSON.stringify(['Exists', 'nothing']);
        await expect(client.contract.evaluateTransaction('Call', 'archive/elsewhere', exists)).rejects.toThrow(
            'Failed to get policy manager for channel [elsewhere]',
        );
        const called = await client.contract.evaluateTransaction('Call', 'archive/register', exists);
        expect(JSON.parse(text(called))).toEqual({ status: 200, message: '', payload: 'false' });
    });

    it('that is called back by its callee learns why not in the callee’s failure, whole and without prefix', async () => {
        const callBack = JSON.stringify(['Call', 'register', JSON.stringify(['Exists', 'nothing'])]);
        const called = await client.contract.evaluateTransaction('Call', 'archive', callBack);
        const { status, message } = JSON.parse(text(called)) as { status: number; message: string };
        expect(status).toBe(500);
        expect(message).toMatch(
            /^INVOKE_CHAINCODE failed: transaction ID: ([0-9a-f]{64}): execute failed: error sending: txid: \1\(register\) exists$/,
        );
    });
}
