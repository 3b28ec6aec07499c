import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { EmbeddedNetwork, NetworkOptions } from '@cohong/embedded-fabric';
import { common } from '@hyperledger/fabric-protos';

import { detailsOf, refusalOf } from './register/refusal.js';
import { seek } from './register/seek.js';
import { channelName, type Client, connectTo, startRegister } from './register-network.js';

describe('The clock of a peer', () => {
    let network: EmbeddedNetwork;
    let clients: Client[];
    const inAMillennium = (): Date => new Date(Date.now() + 1000 * 365 * 86_400_000);

    beforeEach(() => {
        clients = [];
    });

    afterEach(async () => {
        for (const client of clients) client.close();
        await network.stop();
    });

    async function start(options: Partial<NetworkOptions> = {}): Promise<void> {
        network = await startRegister(options);
    }

    function clientOf(mspId: string, user = 'alice'): Client {
        const client = connectTo(network, { mspId, user });
        clients.push(client);
        return client;
    }

    it('takes them where the network was started for stories of many days', async () => {
        const inAnHour = (): Date => new Date(Date.now() + 60 * 60_000);
        await start({ clock: inAnHour, strictTime: false });
        await clientOf('AlphaMSP').contract.submitTransaction('CreateAsset', 'ship', 'Ming', '1');
    });

    it('does not take proposals from a certificate that has expired', async () => {
        await start({ clock: inAMillennium, strictTime: false });
        const refusal = await refusalOf(clientOf('AlphaMSP').contract.evaluateTransaction('Exists', 'a'));
        expect(detailsOf(refusal)[0]).toEqual({ mspId: 'AlphaMSP', message: 'proposal client identity expired' });
    });

    it('does not let whoever has an expired certificate read blocks', async () => {
        await start({ clock: inAMillennium, strictTime: false });
        const reader = {
            ...network.endpoints['AlphaMSP']!,
            mspId: 'AlphaMSP',
            ...network.identity('AlphaMSP', 'alice'),
        };
        const answer = await seek(reader, { channel: channelName, start: 0, stop: 0 });
        expect(answer).toEqual({ blocks: [], status: common.Status.FORBIDDEN });
    });
});
