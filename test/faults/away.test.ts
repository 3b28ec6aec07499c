import type { EmbeddedNetwork } from '@cohong/embedded-fabric';
import { status } from '@grpc/grpc-js';
import { StatusCode } from '@hyperledger/fabric-gateway';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { detailsOf, lineOf, refusalOf } from '../conformance/register/refusal.js';
import {
    appraisals,
    type Client,
    connectTo,
    loadRegister,
    startRegister,
    take,
    text,
} from '../conformance/register-network.js';
import { until } from '../story/until.js';

/** How long a gateway waits for another peer, and a client for its gateway. */
/** Longer than this thread is ever held up: what is answered must not be taken for late. */
const patienceMs = 800;
const mspIds = ['AlphaMSP', 'BetaMSP', 'GammaMSP'];
/** As the register has it, but no private data may be without a second holder. */
const insured = { ...appraisals, name: 'insured', requiredPeerCount: 1 };

let network: EmbeddedNetwork;
let alpha: Client;
let beta: Client;
let assets = 0;

beforeAll(async () => {
    network = await startRegister({
        chaincodeTimeoutMs: patienceMs,
        chaincodes: [
            {
                name: 'register',
                endorsementPolicy: "OR('AlphaMSP.peer', 'BetaMSP.peer', 'GammaMSP.peer')",
                collections: [appraisals, insured],
                source: { kind: 'in-thread', load: loadRegister },
            },
        ],
    });
    [alpha, beta] = ['AlphaMSP', 'BetaMSP'].map((mspId) => connectTo(network, { mspId })) as [Client, Client];
});

afterEach(async () => {
    await network.faults.heal();
    const heights = mspIds.map((mspId) => network.peer(mspId).height);
    expect(new Set(heights).size).toBe(1);
});

afterAll(async () => {
    for (const client of [alpha, beta]) client.close();
    await network.stop();
});

const soon = (): { deadline: number } => ({ deadline: Date.now() + 3 * patienceMs });
const newAsset = (): string => `asset${(assets += 1)}`;

const create = (id: string, endorsingOrganizations: string[], { contract }: Client = alpha): Promise<Uint8Array> =>
    contract.submit('CreateAsset', { arguments: [id, 'Ming', '1'], endorsingOrganizations });

const appraise = (id: string, endorsingOrganizations: string[]): Promise<Uint8Array> =>
    alpha.contract.submit('Appraise', {
        arguments: [id],
        transientData: { appraisal: `secret of ${id}` },
        endorsingOrganizations,
    });

/** What Beta's own peer has of it. */
const existsAtBeta = async (id: string): Promise<string> =>
    text(await beta.contract.evaluate('Exists', { arguments: [id], endorsingOrganizations: ['BetaMSP'] }));

const heldByBeta = (): string[] =>
    network
        .peer('BetaMSP')
        .readPrivateStore()
        .flatMap(({ value }) => (value === undefined ? [] : text(value)));

describe('An organisation that is stopped', () => {
    it('is gone at once for its clients and for the others, and comes back with what it missed', async () => {
        network.faults.stop('BetaMSP');
        const id = newAsset();
        const refusal = await refusalOf(beta.contract.newProposal('Exists', { arguments: [id] }).evaluate(soon()));
        expect(refusal.code).toBe(status.UNAVAILABLE);
        await expect(create(id, ['AlphaMSP', 'BetaMSP'])).rejects.toThrow(
            'failed to find any endorsing peers for org(s): BetaMSP',
        );
        await create(id, ['AlphaMSP']);
        await network.faults.heal();
        await until({
            what: 'Beta, once its client has connected anew',
            ask: () => existsAtBeta(id).catch(() => undefined),
            isAwaited: (answer) => answer === 'true',
        });
    });
});

describe('An organisation that is paused', () => {
    it('answers nothing, and afterwards all that still waits', async () => {
        network.faults.pause('BetaMSP');
        const id = newAsset();
        const exists = beta.contract.newProposal('Exists', { arguments: [id] });
        const refusal = await refusalOf(exists.evaluate(soon()));
        expect(refusal.code).toBe(status.DEADLINE_EXCEEDED);
        await create(id, ['AlphaMSP']);
        const waiting = exists.evaluate();
        await network.faults.heal();
        expect(text(await waiting)).toBe('true');
    });

    it('is asked in vain by those who name it, and done without by those who leave the choice to the gateway', async () => {
        network.faults.pause('BetaMSP');
        const refusal = await refusalOf(create(newAsset(), ['AlphaMSP', 'BetaMSP']));
        expect(refusal.code).toBe(status.ABORTED);
        const message = 'rpc error: code = DeadlineExceeded desc = context deadline exceeded';
        expect(detailsOf(refusal)).toEqual([{ mspId: 'BetaMSP', message }]);
        await alpha.contract.submitTransaction('CreateAsset', newAsset(), 'Ming', '1');
    });

    it('is asked for a commit status, and says it when it has the block', async () => {
        const proposal = beta.contract.newProposal('CreateAsset', { arguments: [newAsset(), 'Ming', '1'] });
        const sent = await (await proposal.endorse()).submit();
        network.faults.pause('BetaMSP');
        const refusal = await refusalOf(sent.getStatus(soon()));
        expect(refusal.code).toBe(status.DEADLINE_EXCEEDED);
        await network.faults.heal();
        expect(await sent.getStatus(soon())).toMatchObject({ code: StatusCode.VALID });
    });

    it('gets no blocks and no private data, and catches up with both', async () => {
        const { height } = network.peer('BetaMSP');
        network.faults.pause('BetaMSP');
        const id = newAsset();
        await appraise(id, ['AlphaMSP']);
        expect(network.peer('AlphaMSP').height).toBe(height + 1);
        expect(network.peer('BetaMSP').height).toBe(height);
        expect(heldByBeta()).not.toContain(`secret of ${id}`);
        await network.faults.heal();
        expect(network.peer('BetaMSP').height).toBe(height + 1);
        expect(text(await beta.contract.evaluateTransaction('ReadAppraisal', id))).toBe(`secret of ${id}`);
    });
});

describe('An organisation that is cut off', () => {
    it('shows its clients what it has, and hands in nothing for them', async () => {
        const [before, after] = [newAsset(), newAsset()];
        await create(before, ['AlphaMSP']);
        network.faults.cutOff('BetaMSP');
        await create(after, ['AlphaMSP']);
        expect(await existsAtBeta(before)).toBe('true');
        expect(await existsAtBeta(after)).toBe('false');
        const refusal = await refusalOf(create(newAsset(), ['BetaMSP'], beta));
        expect(refusal.name).toBe('SubmitError');
        expect(refusal.code).toBe(status.UNAVAILABLE);
        expect(lineOf(refusal)).toBe('no orderers could successfully process transaction');
        await network.faults.heal();
        expect(await existsAtBeta(after)).toBe('true');
    });

    it('and the others do not find each other', async () => {
        network.faults.cutOff('BetaMSP');
        for (const [client, missing] of [
            [alpha, 'BetaMSP'],
            [beta, 'AlphaMSP'],
        ] as const) {
            const refusal = await refusalOf(create(newAsset(), ['AlphaMSP', 'BetaMSP'], client));
            expect(refusal.code).toBe(status.UNAVAILABLE);
            expect(lineOf(refusal)).toBe(`failed to find any endorsing peers for org(s): ${missing}`);
        }
    });

    it('keeps its streams open, on which what was missed follows in order', async () => {
        const events = await beta.network.getChaincodeEvents('register');
        // The stream begins where the peer is when the call gets there; a call behind it has been answered then.
        await existsAtBeta('anything');
        network.faults.cutOff('BetaMSP');
        const missed = [newAsset(), newAsset()];
        for (const id of missed) await create(id, ['AlphaMSP']);
        const seen = take(events, 2);
        await network.faults.heal();
        expect((await seen).map(({ payload }) => JSON.parse(text(payload)) as object)).toEqual(
            missed.map((id) => ({ id, owner: 'Ming' })),
        );
    });

    it('cannot give private data to those who must have it', async () => {
        network.faults.cutOff('BetaMSP');
        const insure = beta.contract.newProposal('AddressCollection', {
            arguments: ['putPrivateData', 'insured', newAsset()],
            endorsingOrganizations: ['BetaMSP'],
        });
        const refusal = await refusalOf(insure.endorse());
        expect(detailsOf(refusal)[0]?.message).toContain(
            'required to disseminate to at least 1 peers, but know of only 0 eligible peers',
        );
        await network.faults.heal();
        await insure.endorse();
    });

    it('has, when it is back, the private data that others got meanwhile', async () => {
        network.faults.cutOff('BetaMSP');
        const id = newAsset();
        await appraise(id, ['AlphaMSP']);
        expect(heldByBeta()).not.toContain(`secret of ${id}`);
        await network.faults.heal();
        expect(text(await beta.contract.evaluateTransaction('ReadAppraisal', id))).toBe(`secret of ${id}`);
    });
});
