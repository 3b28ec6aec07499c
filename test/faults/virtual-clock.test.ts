import { type EmbeddedNetwork, openEnvelope, VirtualClock } from '@cohong/embedded-fabric';
import type { Proposal } from '@hyperledger/fabric-gateway';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { detailsOf, refusalOf } from '../conformance/register/refusal.js';
import { type Client, connectTo, startRegister, take, text } from '../conformance/register-network.js';

const dayMs = 86_400_000;
/** Of tomorrow: certificates that are issued now are good then. */
const noon = new Date((Math.floor(Date.now() / dayMs) + 1.5) * dayMs);

describe('On a clock that tests set', () => {
    const clock = new VirtualClock(noon);
    let network: EmbeddedNetwork;
    let alpha: Client;

    beforeAll(async () => {
        network = await startRegister({ clock: clock.now });
        alpha = connectTo(network, { mspId: 'AlphaMSP' });
    });

    afterAll(async () => {
        alpha.close();
        await network.stop();
    });

    const creation = (id: string): Proposal =>
        alpha.contract.newProposal('CreateAsset', { arguments: [id, 'Ming', '1'] });

    const stamped = (proposal: Proposal): Proposal => alpha.gateway.newProposal(clock.stamp(proposal.getBytes()));

    async function create(id: string): Promise<void> {
        const sent = await (await stamped(creation(id)).endorse()).submit();
        expect(await sent.getStatus()).toMatchObject({ successful: true });
    }

    /** The times of all transactions in the blocks from this one on. */
    async function timesFrom(blockNumber: number): Promise<Date[]> {
        const blocks = await alpha.network.getBlockEvents({ startBlock: BigInt(blockNumber) });
        const taken = await take(blocks, network.peer('AlphaMSP').height - blockNumber);
        return taken
            .flatMap((block) => block.getData()!.getDataList_asU8())
            .map((envelope) => openEnvelope(envelope).channelHeader.getTimestamp()!.toDate());
    }

    it('time stands still until it is set on, and is what transactions and their chaincode are told', async () => {
        const { height } = network.peer('AlphaMSP');
        await create('one');
        await create('two');
        clock.advance({ days: 40, hours: 1, minutes: 2, seconds: 3 });
        await create('three');
        const later = new Date(noon.getTime() + 40 * dayMs + 3_723_000);
        expect(await timesFrom(height)).toEqual([noon, noon, later]);
        const told = await stamped(alpha.contract.newProposal('TransactionTime')).evaluate();
        expect(text(told)).toBe(later.toISOString());
    });

    it('peers do not take what a client proposes by another clock', async () => {
        const refusal = await refusalOf(creation('four').endorse());
        expect(detailsOf(refusal)[0]?.message).toContain(
            `peer time ${clock.now().toISOString().replace('.000Z', 'Z')}, peer.authentication.timewindow 15m0s`,
        );
        const old = clock.stamp(creation('five').getBytes());
        clock.advance({ minutes: 14 });
        await alpha.gateway.newProposal(old).evaluate();
        clock.advance({ minutes: 2 });
        await expect(alpha.gateway.newProposal(old).evaluate()).rejects.toThrow();
    });

    it('time does not go back', () => {
        const now = clock.now();
        expect(() => clock.advance({ days: -1 })).toThrow('a clock is only set on, not back');
        expect(clock.now()).toEqual(now);
    });
});
