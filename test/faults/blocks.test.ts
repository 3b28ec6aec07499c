import type { EmbeddedNetwork } from '@cohong/embedded-fabric';
import { status } from '@grpc/grpc-js';
import { StatusCode } from '@hyperledger/fabric-gateway';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { detailsOf, refusalOf } from '../conformance/register/refusal.js';
import { type Client, connectTo, startRegister, take, text } from '../conformance/register-network.js';

/** Long enough for a call before it is over. */
const lateMs = 2_000;
const patienceMs = 300;
const mspIds = ['AlphaMSP', 'BetaMSP', 'GammaMSP'];

let network: EmbeddedNetwork;
let alpha: Client;
let beta: Client;
let assets = 0;

beforeAll(async () => {
    network = await startRegister();
    [alpha, beta] = ['AlphaMSP', 'BetaMSP'].map((mspId) => connectTo(network, { mspId })) as [Client, Client];
});

afterEach(async () => {
    await network.faults.heal();
    expect(new Set(heights()).size).toBe(1);
});

afterAll(async () => {
    for (const client of [alpha, beta]) client.close();
    await network.stop();
});

const newAsset = (): string => `asset${(assets += 1)}`;
const heights = (): number[] => mspIds.map((mspId) => network.peer(mspId).height);
const soon = (): { deadline: number } => ({ deadline: Date.now() + patienceMs });

/** Creates an asset without Beta, in a block of its own. */
async function create(id: string): Promise<void> {
    await alpha.contract.submit('CreateAsset', {
        arguments: [id, 'Ming', '1'],
        endorsingOrganizations: ['AlphaMSP', 'GammaMSP'],
    });
}

const appraise = (id: string): Promise<Uint8Array> =>
    alpha.contract.submit('Appraise', {
        arguments: [id],
        transientData: { appraisal: `secret of ${id}` },
        endorsingOrganizations: ['AlphaMSP', 'GammaMSP'],
    });

const existsAtBeta = async (id: string): Promise<string> =>
    text(await beta.contract.evaluate('Exists', { arguments: [id], endorsingOrganizations: ['BetaMSP'] }));

describe('A block that is late at a peer', () => {
    it('is there for the others at once, and for that peer’s clients later', async () => {
        const events = await beta.network.getChaincodeEvents('register');
        await existsAtBeta('anything');
        network.faults.delay('block', { of: 'BetaMSP', byMs: lateMs, times: 1 });
        const id = newAsset();
        await create(id);
        expect(await existsAtBeta(id)).toBe('false');
        expect((await take(events, 1))[0]).toMatchObject({ eventName: 'AssetCreated' });
        expect(await existsAtBeta(id)).toBe('true');
    });

    it('holds up those that follow, and comes before them', async () => {
        const { height } = network.peer('BetaMSP');
        network.faults.delay('block', { of: 'BetaMSP', byMs: lateMs, times: 1 });
        const ids = [newAsset(), newAsset(), newAsset()];
        const start = performance.now();
        for (const id of ids) await create(id);
        const events = await beta.network.getChaincodeEvents('register', { startBlock: BigInt(height) });
        const created = (await take(events, 3)).map(({ payload }) => JSON.parse(text(payload)) as { id: string });
        expect(performance.now() - start).toBeGreaterThanOrEqual(lateMs);
        expect(created.map(({ id }) => id)).toEqual(ids);
    });
});

describe('A block that does not get to a peer', () => {
    it('is missing there, and comes with the next', async () => {
        network.faults.drop('block', { of: 'BetaMSP', times: 1 });
        const [lost, next] = [newAsset(), newAsset()];
        await create(lost);
        const [height] = heights();
        expect(heights()).toEqual([height, height! - 1, height]);
        expect(await existsAtBeta(lost)).toBe('false');
        await create(next);
        expect(await existsAtBeta(lost)).toBe('true');
        expect(await existsAtBeta(next)).toBe('true');
    });

    it('leaves the peer’s clients without a commit status', async () => {
        network.faults.drop('block', { of: 'BetaMSP' });
        const proposal = beta.contract.newProposal('CreateAsset', {
            arguments: [newAsset(), 'Ming', '1'],
            endorsingOrganizations: ['BetaMSP', 'AlphaMSP'],
        });
        const sent = await (await proposal.endorse()).submit();
        const refusal = await refusalOf(sent.getStatus(soon()));
        expect(refusal.code).toBe(status.DEADLINE_EXCEEDED);
        await network.faults.heal();
        expect(await sent.getStatus()).toMatchObject({ code: StatusCode.VALID });
    });

    it('makes the peer endorse on what it has: the others do not agree', async () => {
        network.faults.drop('block', { of: 'BetaMSP' });
        const id = newAsset();
        await create(id);
        const revalue = (): Promise<Uint8Array> =>
            alpha.contract.submit('RevalueAsset', {
                arguments: [id, '2'],
                endorsingOrganizations: ['AlphaMSP', 'BetaMSP'],
            });
        const refusal = await refusalOf(revalue());
        expect(refusal.code).toBe(status.ABORTED);
        expect(detailsOf(refusal)).toEqual([
            { mspId: 'BetaMSP', message: `chaincode response 500, The asset ${id} does not exist` },
        ]);
        await network.faults.heal();
        await revalue();
    });

    it('takes its private data with it, and brings it when it comes', async () => {
        network.faults.drop('block', { of: 'BetaMSP' });
        const id = newAsset();
        await appraise(id);
        expect(text(await beta.contract.evaluateTransaction('ReadAppraisal', id))).toBe('');
        await network.faults.heal();
        expect(text(await beta.contract.evaluateTransaction('ReadAppraisal', id))).toBe(`secret of ${id}`);
    });
});
