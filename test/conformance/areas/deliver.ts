import { beforeAll, expect, it } from '@jest/globals';

import { status as grpcStatus } from '@grpc/grpc-js';
import { common, gateway as protos } from '@hyperledger/fabric-protos';

import { type Client, take } from '../register/client.js';
import { channelName } from '../register/consortium.js';
import { refusalOf } from '../register/refusal.js';
import type { Register } from '../register/register.js';
import { positionOf, type Seek, seek, type Seeker, type Sought } from '../register/seek.js';

const { SUCCESS, BAD_REQUEST, FORBIDDEN, NOT_FOUND } = common.Status;
const minuteMs = 60_000;

export function deliver(register: Register): void {
    let client: Client;
    let alice: Seeker;
    /** The newest block. */
    let newest: number;

    const userOf = (mspId: string): Seeker => {
        return { ...register.endpoint('AlphaMSP'), mspId, ...register.material(mspId).users['alice']! };
    };

    beforeAll(async () => {
        client = register.client('AlphaMSP');
        alice = userOf('AlphaMSP');
        for (let filler = 0; filler < 3; filler += 1) await client.contract.submitTransaction('Announce', 'Filler');
        newest = (await register.height()) - 1;
    });

    const sought = (request: Partial<Seek>): Promise<Sought> => seek(alice, { channel: channelName, ...request });

    it('ends with SUCCESS at the block that was named', async () => {
        expect(await sought({ start: 1, stop: 2 })).toEqual({ blocks: [1, 2], status: SUCCESS });
        expect(await sought({ start: 2, stop: 2 })).toEqual({ blocks: [2], status: SUCCESS });
    });

    it('knows the oldest and the newest block', async () => {
        const all = Array.from({ length: newest + 1 }, (_, number) => number);
        expect(await sought({ start: 'oldest', stop: 'newest' })).toEqual({ blocks: all, status: SUCCESS });
        expect(await sought({ start: 'newest', stop: 'newest' })).toEqual({ blocks: [newest], status: SUCCESS });
        expect(await sought({ start: 'oldest', stop: 'oldest' })).toEqual({ blocks: [0], status: SUCCESS });
    });

    it('stops at once where it is to stop at the oldest, wherever it starts', async () => {
        expect(await sought({ start: 2, stop: 'oldest' })).toEqual({ blocks: [2], status: SUCCESS });
    });

    it.each<[string, number, Partial<Seek>]>([
        ['an end before the start', BAD_REQUEST, { start: 2, stop: 1 }],
        ['no start', BAD_REQUEST, { stop: 1 }],
        ['no end', BAD_REQUEST, { start: 1 }],
        ['a start far from being there', NOT_FOUND, { start: 1000, stop: 2000 }],
        ['a start far from being there, and an end before it', NOT_FOUND, { start: 1000, stop: 1 }],
        ['another channel', NOT_FOUND, { channel: 'elsewhere', start: 1, stop: 1 }],
        ['an envelope that is none', BAD_REQUEST, { envelope: new common.Envelope() }],
    ])('refuses %s with %i', async (_what, status, request) => {
        expect(await sought(request)).toEqual({ blocks: [], status });
    });

    it('takes a time within a quarter of an hour, and no other', async () => {
        const soughtIn = (minutes: number): Promise<Sought> =>
            sought({ start: 1, stop: 1, at: new Date(Date.now() + minutes * minuteMs) });
        expect(await soughtIn(-14)).toEqual({ blocks: [1], status: SUCCESS });
        expect(await soughtIn(14)).toEqual({ blocks: [1], status: SUCCESS });
        expect(await soughtIn(-16)).toEqual({ blocks: [], status: BAD_REQUEST });
        expect(await soughtIn(16)).toEqual({ blocks: [], status: BAD_REQUEST });
    });

    it('refuses with FORBIDDEN whoever did not sign, or is nobody on the channel', async () => {
        const request = { channel: channelName, start: 1, stop: 1 };
        const forged = { ...alice, privateKeyPem: userOf('BetaMSP').privateKeyPem };
        expect(await seek(forged, request)).toEqual({ blocks: [], status: FORBIDDEN });
        expect(await seek({ ...alice, mspId: 'OmegaMSP' }, request)).toEqual({ blocks: [], status: FORBIDDEN });
    });

    it('gives what is there and then NOT_FOUND to whoever will not wait', async () => {
        const request = { start: newest, stop: newest + 5, failIfNotReady: true };
        expect(await sought(request)).toEqual({ blocks: [newest], status: NOT_FOUND });
    });

    it('gives the next block to whoever waits', async () => {
        const height = await register.height();
        const waiting = sought({ start: height, stop: height });
        await client.contract.submitTransaction('Announce', 'Awaited');
        expect(await waiting).toEqual({ blocks: [height], status: SUCCESS });
    });

    it('gives filtered blocks in the same ranges', async () => {
        const events = await client.network.getFilteredBlockEvents({ startBlock: BigInt(1) });
        expect((await take(events, 3)).map((block) => block.getNumber())).toEqual([1, 2, 3]);
        const far = await client.network.getFilteredBlockEvents({ startBlock: BigInt(1000) });
        await expect(take(far, 1)).rejects.toThrow(String(NOT_FOUND));
    });
}

export function resumedEvents(register: Register): void {
    let client: Client;

    beforeAll(() => {
        client = register.client('AlphaMSP');
    });

    /** The names of the first events after a transaction, the way a client resumes from its checkpoint. */
    async function namesAfter(transactionId: string, count: number): Promise<string[]> {
        const events = client.network.newChaincodeEventsRequest('register', {
            checkpoint: { getBlockNumber: () => BigInt(1), getTransactionId: () => transactionId },
        });
        const taken = await take(await events.getEvents(), count);
        return taken.map(({ eventName }) => eventName);
    }

    it('go on in the block of the transaction that was dealt with, wherever the client believes it to be', async () => {
        const ids: string[] = [];
        for (const name of ['First', 'Second', 'Third']) {
            const submitted = await client.contract.submitAsync('Announce', { arguments: [name] });
            ids.push(submitted.getTransactionId());
            await submitted.getStatus();
        }
        expect(await namesAfter(ids[0]!, 2)).toEqual(['Second', 'Third']);
        expect(await namesAfter(ids[1]!, 1)).toEqual(['Third']);
    });

    it('never come to whoever goes on after a transaction that has none', async () => {
        const submitted = await client.contract.submitAsync('CreateFleet', { arguments: ['unheard', '1'] });
        await submitted.getStatus();
        const getTransactionId = (): string => submitted.getTransactionId();
        const events = await client.network
            .newChaincodeEventsRequest('register', {
                checkpoint: { getBlockNumber: () => BigInt(1), getTransactionId },
            })
            .getEvents();
        const first = take(events, 1);
        await client.contract.submitTransaction('Announce', 'Unheard');
        await client.contract.submitTransaction('Announce', 'Unheard too');
        events.close();
        await expect(first).rejects.toMatchObject({ code: grpcStatus.CANCELLED });
    });

    it.each(['Oldest', 'Newest'] as const)(
        'are refused from the %s block on, which clients do not ask for',
        async (position) => {
            const signed = client.network.newChaincodeEventsRequest('register');
            const request = protos.SignedChaincodeEventsRequest.deserializeBinary(signed.getBytes());
            const inner = protos.ChaincodeEventsRequest.deserializeBinary(request.getRequest_asU8());
            inner.setStartPosition(positionOf(position === 'Oldest' ? 'oldest' : 'newest'));
            request.setRequest(inner.serializeBinary());
            const asked = client.gateway.newChaincodeEventsRequest(request.serializeBinary()).getEvents();
            const refusal = await refusalOf(asked.then((events) => take(events, 1)));
            expect(refusal.code).toBe(grpcStatus.INVALID_ARGUMENT);
            expect(refusal.cause.details).toBe(`invalid start position type: *orderer.SeekPosition_${position}`);
        },
    );
}
