import type { EmbeddedNetwork, Message } from '@cohong/embedded-fabric';
import { status } from '@grpc/grpc-js';
import {
    type CloseableAsyncIterable,
    CommitStatusError,
    EndorseError,
    StatusCode,
    type Transaction,
} from '@hyperledger/fabric-gateway';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { detailsOf, lineOf, refusalOf } from '../conformance/register/refusal.js';
import { type Client, connectTo, startRegister, take, text } from '../conformance/register-network.js';
import { until } from '../story/until.js';

/** How long a gateway waits for another peer, and a client for its gateway. */
/** Longer than this thread is ever held up: what is answered must not be taken for late. */
const patienceMs = 800;
const lateMs = 150;

let network: EmbeddedNetwork;
let alpha: Client;
let beta: Client;
let assets = 0;

beforeAll(async () => {
    network = await startRegister({ chaincodeTimeoutMs: patienceMs });
    [alpha, beta] = ['AlphaMSP', 'BetaMSP'].map((mspId) => connectTo(network, { mspId })) as [Client, Client];
});

afterEach(() => network.faults.heal());

afterAll(async () => {
    for (const client of [alpha, beta]) client.close();
    await network.stop();
});

const soon = (): { deadline: number } => ({ deadline: Date.now() + 3 * patienceMs });
const newAsset = (): string => `asset${(assets += 1)}`;

/** Creates an asset with the endorsement of these, or of whom the gateway plans for. */
function endorsed(id: string, endorsingOrganizations?: string[]): Promise<Transaction> {
    const options = { arguments: [id, 'Ming', '1'], ...(endorsingOrganizations && { endorsingOrganizations }) };
    return alpha.contract.newProposal('CreateAsset', options).endorse(soon());
}

/** The transaction, sent and committed. */
async function committed(transaction: Transaction): Promise<void> {
    expect(await (await transaction.submit(soon())).getStatus(soon())).toMatchObject({ code: StatusCode.VALID });
}

const exists = async (id: string, { contract }: Client = beta): Promise<string> =>
    text(await contract.evaluate('Exists', { arguments: [id], endorsingOrganizations: ['BetaMSP'] }));

async function millisecondsOf(act: () => Promise<unknown>): Promise<number> {
    const start = performance.now();
    await act();
    return performance.now() - start;
}

describe('An endorsement', () => {
    it('that comes late is waited for', async () => {
        network.faults.delay('endorsement', { of: 'BetaMSP', byMs: lateMs, times: 1 });
        const id = newAsset();
        const took = await millisecondsOf(async () => committed(await endorsed(id, ['AlphaMSP', 'BetaMSP'])));
        expect(took).toBeGreaterThanOrEqual(lateMs);
        expect(await exists(id)).toBe('true');
    });

    it('that is lost is one too few, in the words in which gRPC gives up; nothing is ordered, and the next is good', async () => {
        network.faults.drop('endorsement', { of: 'BetaMSP', times: 1 });
        const height = network.peer('AlphaMSP').height;
        const id = newAsset();
        const refusal = await refusalOf(endorsed(id, ['AlphaMSP', 'BetaMSP']));
        expect(refusal).toBeInstanceOf(EndorseError);
        expect(refusal.code).toBe(status.ABORTED);
        expect(lineOf(refusal)).toBe(
            'failed to collect enough transaction endorsements, see attached details for more info',
        );
        const message = 'rpc error: code = DeadlineExceeded desc = context deadline exceeded';
        expect(detailsOf(refusal)).toEqual([{ mspId: 'BetaMSP', message }]);
        expect(network.peer('AlphaMSP').height).toBe(height);
        await committed(await endorsed(id, ['AlphaMSP', 'BetaMSP']));
    });

    it('whose connection breaks is one too few, in the words of gRPC', async () => {
        network.faults.breakOff('endorsement', { of: 'peer0.BetaMSP', times: 1 });
        const refusal = await refusalOf(endorsed(newAsset(), ['AlphaMSP', 'BetaMSP']));
        expect(refusal.code).toBe(status.ABORTED);
        const message = 'rpc error: code = Unavailable desc = error reading from server: EOF';
        expect(detailsOf(refusal)).toEqual([{ mspId: 'BetaMSP', message }]);
    });

    it.each(['drop', 'breakOff'] as const)(
        'is asked of another where it fails (%s) and the policy allows',
        async (fault) => {
            network.faults[fault]('endorsement', { of: 'BetaMSP' });
            network.faults[fault]('endorsement', { of: 'GammaMSP', times: 1 });
            await expect(endorsed(newAsset())).rejects.toMatchObject({ code: status.ABORTED });
            await committed(await endorsed(newAsset()));
        },
    );

    it('of the gateway’s own peer that is lost leaves the client waiting until its deadline', async () => {
        network.faults.drop('endorsement', { of: 'AlphaMSP', times: 1 });
        const refusal = await refusalOf(endorsed(newAsset()));
        expect(refusal).toBeInstanceOf(EndorseError);
        expect(refusal.code).toBe(status.DEADLINE_EXCEEDED);
    });
});

describe('The answer to a query', () => {
    it('that is lost is asked of another peer', async () => {
        network.faults.drop('evaluation', { of: 'AlphaMSP', times: 1 });
        const whereAmI = (client: Client): Promise<Uint8Array> =>
            client.contract.evaluate('WhereAmI', { endorsingOrganizations: ['AlphaMSP', 'BetaMSP'] });
        expect(text(await whereAmI(connectionOfGamma()))).toBe('BetaMSP');
        expect(text(await whereAmI(connectionOfGamma()))).toBe('AlphaMSP');
    });
});

describe('What a gateway answers when the orderer has taken a transaction', () => {
    it.each([
        ['late', 'VALID all the same'],
        ['lost', 'unknown to the client, and VALID'],
        ['broken off', 'unknown to the client, and VALID'],
    ])('%s: the transaction is %s', async (fate) => {
        const id = newAsset();
        const transaction = await endorsed(id);
        const strike = { of: 'AlphaMSP', times: 1 };
        if (fate === 'late') network.faults.delay('submission', { ...strike, byMs: lateMs });
        if (fate === 'lost') network.faults.drop('submission', strike);
        if (fate === 'broken off') network.faults.breakOff('submission', strike);
        if (fate === 'late') {
            await committed(transaction);
        } else {
            const refusal = await refusalOf(transaction.submit(soon()));
            expect(refusal.name).toBe('SubmitError');
            expect(refusal.code).toBe(fate === 'lost' ? status.DEADLINE_EXCEEDED : status.UNAVAILABLE);
        }
        await until({ what: id, ask: () => exists(id), isAwaited: (answer) => answer === 'true' });
        // Handed in again it is recorded as a repetition, and its status is still the first one's.
        await committed(transaction);
    });
});

describe('A commit status', () => {
    const fates: readonly (readonly [string, status, (message: Message) => void])[] = [
        ['lost', status.DEADLINE_EXCEEDED, (message) => network.faults.drop(message, { of: 'AlphaMSP', times: 1 })],
        ['broken off', status.UNAVAILABLE, (message) => network.faults.breakOff(message, { of: 'AlphaMSP', times: 1 })],
    ];

    it.each(fates)(
        'that is %s leaves the outcome unknown; asked again, the peer knows it',
        async (_fate, code, strike) => {
            const id = newAsset();
            const sent = await (await endorsed(id)).submit();
            strike('commit-status');
            const refusal = await refusalOf(sent.getStatus(soon()));
            expect(refusal).toBeInstanceOf(CommitStatusError);
            expect(refusal.code).toBe(code);
            expect(await sent.getStatus(soon())).toMatchObject({ code: StatusCode.VALID });
            expect(await exists(id)).toBe('true');
        },
    );

    it('that is broken off looks as when the peer dies', async () => {
        const sent = await (await endorsed(newAsset())).submit();
        network.faults.breakOff('commit-status', { of: 'AlphaMSP', times: 1 });
        const broken = await refusalOf(sent.getStatus(soon()));
        network.orderer.hold();
        const waiting = refusalOf((await (await endorsed(newAsset())).submit()).getStatus());
        // The call must have reached the peer before the peer goes.
        await exists('anything', alpha);
        network.faults.stop('AlphaMSP');
        const died = await waiting;
        network.orderer.release();
        expect([broken.code, lineOf(broken)]).toEqual([died.code, lineOf(died)]);
    });

    it('that comes late is the same', async () => {
        const sent = await (await endorsed(newAsset())).submit();
        network.faults.delay('commit-status', { of: 'AlphaMSP', byMs: lateMs, times: 1 });
        let found;
        const took = await millisecondsOf(async () => (found = await sent.getStatus(soon())));
        expect(took).toBeGreaterThanOrEqual(lateMs);
        expect(found).toMatchObject({ code: StatusCode.VALID });
    });
});

describe('A stream of events', () => {
    it.each(['chaincode events', 'blocks'])('of %s that comes late misses nothing', async (kind) => {
        const events = await opened(kind);
        network.faults.delay('event', { of: 'AlphaMSP', byMs: lateMs });
        await committed(await endorsed(newAsset()));
        await committed(await endorsed(newAsset()));
        expect(await take(events, 2)).toHaveLength(2);
    });

    it.each(['chaincode events', 'blocks'])(
        'of %s that is lost stays open and silent; a new one has all',
        async (kind) => {
            const startBlock = BigInt(network.peer('AlphaMSP').height);
            const silent = await opened(kind);
            network.faults.drop('event', { of: 'AlphaMSP', times: 1 });
            await committed(await endorsed(newAsset()));
            await committed(await endorsed(newAsset()));
            const first = take(silent, 1);
            const again = await opened(kind, { startBlock });
            expect(await take(again, 2)).toHaveLength(2);
            silent.close();
            await expect(first).rejects.toMatchObject({ code: status.CANCELLED });
        },
    );

    it.each(['chaincode events', 'blocks'])(
        'of %s that breaks off is UNAVAILABLE, and goes on where it is taken up',
        async (kind) => {
            const startBlock = BigInt(network.peer('AlphaMSP').height);
            const events = await opened(kind);
            network.faults.breakOff('event', { of: 'AlphaMSP', times: 1 });
            const broken = refusalOf(take(events, 1));
            await committed(await endorsed(newAsset()));
            expect((await broken).code).toBe(status.UNAVAILABLE);
            expect(await take(await opened(kind, { startBlock }), 1)).toHaveLength(1);
        },
    );

    const opened = (kind: string, options?: { startBlock: bigint }): Promise<CloseableAsyncIterable<unknown>> =>
        kind === 'blocks'
            ? alpha.network.getBlockEvents(options)
            : alpha.network.getChaincodeEvents('register', options);
});

describe('A fault that nobody can mean is refused, and changes nothing:', () => {
    it.each([
        [
            'an organisation that is not there',
            () => network.faults.pause('DeltaMSP'),
            'DeltaMSP is neither an organisation',
        ],
        [
            'a peer that is not there',
            () => network.faults.drop('event', { of: 'peer1.AlphaMSP' }),
            'peer1.AlphaMSP is neither',
        ],
        ['no time at all', () => network.faults.drop('event', { times: 0 }), 'times must be at least 1, and is 0'],
        [
            'a delay into the past',
            () => network.faults.delay('event', { byMs: -1 }),
            'byMs must be a number of milliseconds',
        ],
    ])('%s', (_what, inject, message) => {
        const before = network.faults.history.length;
        expect(inject).toThrow(message);
        expect(network.faults.history).toHaveLength(before);
    });
});

const others: Client[] = [];
afterEach(() => {
    for (const client of others.splice(0)) client.close();
});

function connectionOfGamma(): Client {
    const client = connectTo(network, { mspId: 'GammaMSP' });
    others.push(client);
    return client;
}
