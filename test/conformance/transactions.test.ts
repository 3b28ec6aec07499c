import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { EmbeddedNetwork } from '@cohong/embedded-fabric';

import { type Client, connectTo, startRegister, text } from './register-network.js';

describe('Transactions through the gateway', () => {
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

    it('submits a transaction and evaluates what it wrote', async () => {
        const { contract } = client;
        expect(text(await contract.submitTransaction('CreateAsset', 'ship', 'Ming', '100'))).toBe('ship');
        const read = await contract.evaluateTransaction('ReadAsset', 'ship');
        expect(JSON.parse(text(read))).toEqual({ id: 'ship', owner: 'Ming', value: 100 });
    });
});
