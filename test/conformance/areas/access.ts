import { beforeAll, expect, it } from '@jest/globals';

import { type Client, take } from '../register/client.js';
import { channelName } from '../register/consortium.js';
import { refusalOf } from '../register/refusal.js';
import type { Register } from '../register/register.js';

/** The resources that the channel's configuration gives to Alpha's members alone; others anybody may have. */
export function access(register: Register): void {
    let beta: Client;

    beforeAll(() => {
        beta = register.client('BetaMSP');
    });

    const first = { startBlock: BigInt(0) };

    it('ends a stream of filtered blocks with FORBIDDEN for who may not write, and leaves whole ones to every member', async () => {
        const { peers } = register.material('BetaMSP');
        const node = register.connect({ mspId: 'BetaMSP', ...peers[0]!.identity }, 'BetaMSP');
        await expect(take(await node.network.getFilteredBlockEvents(first), 1)).rejects.toThrow('403');
        expect(await take(await node.network.getBlockEvents(first), 1)).toHaveLength(1);
        expect(await take(await beta.network.getFilteredBlockEvents(first), 1)).toHaveLength(1);
    });

    it('answers one question about the chain and not another', async () => {
        const asked = beta.network.getContract('qscc').evaluateTransaction('GetBlockByHash', channelName, 'any');
        expect((await refusalOf(asked)).cause.details).toBe(
            'evaluate call to endorser returned error: ' +
                `chaincode response 500, access denied for [GetBlockByHash][${channelName}]: ` +
                '[failed evaluating policy on signed data during check policy [/Channel/Application/AlphaMSP/Readers]: ' +
                '[signature set did not satisfy policy]]',
        );
        const info = await beta.network.getContract('qscc').evaluateTransaction('GetChainInfo', channelName);
        expect(info.length).toBeGreaterThan(0);
    });

    it('is asked of the client, at whichever peer', async () => {
        const hash = (await register.block(1)).getHeader()!.getPreviousHash_asU8();
        const ask = (client: Client): Promise<Uint8Array> =>
            client.network.getContract('qscc').evaluateTransaction('GetBlockByHash', channelName, hash);
        expect((await ask(register.client('AlphaMSP', { at: 'BetaMSP' }))).length).toBeGreaterThan(0);
        await expect(ask(register.client('BetaMSP', { at: 'AlphaMSP' }))).rejects.toThrow('access denied');
    });
}
