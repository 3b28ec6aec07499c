import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { EmbeddedNetwork, NetworkOptions } from '@cohong/embedded-fabric';
import { status } from '@grpc/grpc-js';

import { detailsOf, refusalOf } from './refusal.js';
import { appraisals, type Client, connectTo, loadRegister, startRegister, text } from './register-network.js';

describe('A peer', () => {
    let network: EmbeddedNetwork;
    let clients: Client[];

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

    const appraise = (client: Client, endorsingOrganizations: string[]): Promise<Uint8Array> =>
        client.contract.submit('Appraise', {
            arguments: ['ship'],
            transientData: { appraisal: '100' },
            endorsingOrganizations,
        });

    it('that is stopped is missed by the others, and catches up with blocks and private data when it starts', async () => {
        await start();
        const { address } = network.peer('BetaMSP');
        const alpha = clientOf('AlphaMSP');
        const beta = clientOf('BetaMSP');
        network.peer('BetaMSP').stop();
        await expect(beta.contract.evaluateTransaction('Exists', 'ship')).rejects.toMatchObject({
            code: status.UNAVAILABLE,
        });
        await expect(appraise(alpha, ['AlphaMSP', 'BetaMSP'])).rejects.toThrow(
            'failed to find any endorsing peers for org(s): BetaMSP',
        );
        await appraise(alpha, ['AlphaMSP', 'GammaMSP']);
        expect(network.peer('BetaMSP').height).toBe(1);
        expect(network.peer('BetaMSP').readPrivateStore()).toEqual([]);

        await network.peer('BetaMSP').start();
        expect(network.peer('BetaMSP').address).toBe(address);
        expect(network.peer('BetaMSP').height).toBe(network.channel.height());
        expect(text(await clientOf('BetaMSP').contract.evaluateTransaction('ReadAppraisal', 'ship'))).toBe('100');
    });

    it('does not endorse private data that fewer members can take than the collection requires', async () => {
        await start({
            chaincodes: [
                {
                    name: 'register',
                    endorsementPolicy: "OR('AlphaMSP.peer')",
                    collections: [{ ...appraisals, requiredPeerCount: 1 }],
                    source: { kind: 'in-thread', load: loadRegister },
                },
            ],
        });
        const alpha = clientOf('AlphaMSP');
        network.peer('BetaMSP').stop();
        await expect(appraise(alpha, ['AlphaMSP'])).rejects.toMatchObject({
            code: status.ABORTED,
            details: [
                {
                    message: expect.stringContaining(
                        'required to disseminate to at least 1 peers, but know of only 0 eligible peers',
                    ) as unknown,
                },
            ],
        });
        expect(network.peer('AlphaMSP').readPrivateStore()).toEqual([]);
        await network.peer('BetaMSP').start();
        await appraise(alpha, ['AlphaMSP']);
    });

    it('does not take proposals from another time', async () => {
        const inAnHour = (): Date => new Date(Date.now() + 60 * 60_000);
        await start({ clock: inAnHour });
        const { contract } = clientOf('AlphaMSP');
        const second = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`;
        const refused = new RegExp(
            `request unauthorized due to incorrect timestamp ${second}, peer time ${second}, peer.authentication.timewindow 15m0s$`,
        );
        const evaluated = await refusalOf(contract.evaluateTransaction('Exists', 'a'));
        expect(evaluated.code).toBe(status.UNAVAILABLE);
        expect(detailsOf(evaluated).map(({ mspId }) => mspId)).toEqual(['AlphaMSP', 'BetaMSP', 'GammaMSP']);
        for (const { message } of evaluated.details) expect(message).toMatch(refused);
        const submitted = contract.submit('Exists', { endorsingOrganizations: ['AlphaMSP', 'BetaMSP'] });
        expect((await refusalOf(submitted)).code).toBe(status.ABORTED);
    });

    it('takes those whose time is not more than a quarter of an hour away', async () => {
        await start({ clock: () => new Date(Date.now() + 14 * 60_000) });
        await clientOf('AlphaMSP').contract.submitTransaction('CreateAsset', 'ship', 'Ming', '1');
    });

    it('takes them where the network was started for stories of many days', async () => {
        const inAnHour = (): Date => new Date(Date.now() + 60 * 60_000);
        await start({ clock: inAnHour, strictTime: false });
        await clientOf('AlphaMSP').contract.submitTransaction('CreateAsset', 'ship', 'Ming', '1');
    });

    it('does not take proposals from a certificate that has expired', async () => {
        const inAMillennium = (): Date => new Date(Date.now() + 1000 * 365 * 86_400_000);
        await start({ clock: inAMillennium, strictTime: false });
        const refusal = await refusalOf(clientOf('AlphaMSP').contract.evaluateTransaction('Exists', 'a'));
        expect(detailsOf(refusal)[0]).toEqual({ mspId: 'AlphaMSP', message: 'proposal client identity expired' });
    });
});
