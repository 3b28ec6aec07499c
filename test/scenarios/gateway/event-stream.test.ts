import { mainStory } from '@cohong/fixtures';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '../../story/client.js';
import type { EventStream } from '../../story/event-stream.js';
import { until } from '../../story/until.js';
import { reasonToSkip, startTestConsortium, type TestConsortium, type TestOrganisation } from '../consortium.js';

const skipped = reasonToSkip();
const suite = skipped === undefined ? describe : describe.skip;
const page = '/v1/events/stream';
/** As many streams as one user may have. */
const most = 10;

let consortium: TestConsortium;
let haizhou: TestOrganisation;
let open: EventStream[] = [];

suite(`a stream of events${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
    beforeAll(async () => {
        consortium = await startTestConsortium();
        haizhou = consortium.organisation('HaizhouBankMSP');
    }, 180_000);
    afterEach(async () => {
        open.forEach((stream) => stream.close());
        await Promise.all(open.map(({ ended }) => ended));
        open = [];
    });
    afterAll(() => consortium.stop());

    it('200: tells what the feed has, from the first event and then as it happens', async () => {
        await openWallet(haizhou);
        const stream = await listen();
        expect([stream.status, stream.headers.get('content-type'), stream.headers.get('cache-control')]).toEqual([
            200,
            'text/event-stream; charset=utf-8',
            'no-store',
        ]);
        const before = await feed();
        await hears(stream, before.length);
        await openWallet(haizhou);
        const after = await feed();

        await hears(stream, after.length);
        expect(after.length).toBeGreaterThan(before.length);
        expect(stream.messages).toEqual(after.map((event) => ({ id: event['id'], event: event['type'], data: event })));
    });

    it('loses nothing and repeats nothing when its reader comes back, whenever the connection broke', async () => {
        const heard: string[] = [];
        for (const already of [1, 2, 0, 3]) {
            const stream = await listen(heard.at(-1));
            await openWallet(haizhou);
            await hears(stream, already);
            stream.close();
            await stream.ended;
            heard.push(...idsOf(stream));
            await openWallet(haizhou);
        }
        const all = (await feed()).map(({ id }) => String(id));
        const last = await listen(heard.at(-1));
        await hears(last, all.length - heard.length);

        expect([...heard, ...idsOf(last)]).toEqual(all);
    });

    it('ends when its gateway stops, and goes on at the next one', async () => {
        const streams = [await listen(), await listen()];
        const count = (await feed()).length;
        await Promise.all(streams.map((stream) => hears(stream, count)));
        await haizhou.stopGateway();
        await Promise.all(streams.map(({ ended }) => ended));
        await haizhou.startGateway();

        expect(streams.map(({ messages }) => messages.at(-1))).toEqual([
            endedWith('gateway-stopped'),
            endedWith('gateway-stopped'),
        ]);
        const again = await listen(String(count));
        await openWallet(haizhou);
        await hears(again, 1);
        expect(idsOf(again)[0]).toBe(String(count + 1));
    });

    it("does not tell another bank's events", async () => {
        const pearl = consortium.organisation('PearlBankMSP');
        const heard = await listen(undefined, pearl);
        const walletId = await openWallet(haizhou);
        const own = await openWallet(pearl);

        await until({
            what: 'an event of its own that came later',
            ask: () => Promise.resolve(JSON.stringify(heard.messages)),
            isAwaited: (text) => text.includes(own),
        });
        expect(JSON.stringify(await feed())).toContain(walletId);
        expect(JSON.stringify(heard.messages)).not.toContain(walletId);
    });

    it('ends with its token', async () => {
        const token = await haizhou.token('maker-1', { lifetimeSeconds: 2 });
        const stream = await new Client({ url: haizhou.url, token: () => Promise.resolve(token) }, 'maker-1').listen(
            page,
        );
        expect(stream.status).toBe(200);
        await stream.ended;

        expect(stream.messages.at(-1)).toEqual(endedWith('token-expired'));
    });

    it('takes the id of a reader that comes back before the one in its address', async () => {
        const stream = await haizhou.user('maker-1').listen(`${page}?after=0`, { 'last-event-id': '2' });
        open.push(stream);
        await hears(stream, 1);

        expect(idsOf(stream)[0]).toBe('3');
    });

    it.each([
        ['?after=-1', {}, 'after'],
        ['?type=cohong.WalletOpened', {}, 'type'],
        ['', { 'last-event-id': 'last' }, 'Last-Event-ID'],
    ])('422: %s %j', async (query, headers, path) => {
        const stream = await haizhou.user('maker-1').listen(`${page}${query}`, headers);
        await stream.ended;

        expect(stream.status).toBe(422);
        expect(stream.problem).toMatchObject({ code: 'REQUEST_MUST_MATCH_SCHEMA', errors: [{ path }] });
    });

    it('answers HEAD without beginning one', async () => {
        const authorization = `Bearer ${await haizhou.token('maker-1')}`;
        const answer = await fetch(`${haizhou.url}${page}`, { method: 'HEAD', headers: { authorization } });

        expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
            200,
            'text/event-stream; charset=utf-8',
            '',
        ]);
    });

    it('429: one more than a user may have, until one of them is closed', async () => {
        const streams: EventStream[] = [];
        for (let count = 0; count < most; count++) {
            streams.push(await listen());
        }
        const tooMany = await listen();
        const anotherUser = await haizhou.user('checker-1').listen(page);
        open.push(anotherUser);
        await tooMany.ended;

        expect(streams.map(({ status }) => status)).toEqual(Array(most).fill(200));
        expect([tooMany.status, anotherUser.status]).toEqual([429, 200]);
        expect(tooMany.problem).toMatchObject({ code: 'STREAMS_MUST_BE_FEWER' });
        expect(tooMany.headers.get('retry-after')).toBe('30');
        streams[0]?.close();
        await until({ what: 'a place', ask: () => listen(), isAwaited: ({ status }) => status === 200 });
    });
});

async function listen(lastId?: string, organisation = haizhou): Promise<EventStream> {
    const headers = lastId === undefined ? {} : { 'last-event-id': lastId };
    const stream = await organisation.user('maker-1').listen(page, headers);
    open.push(stream);

    return stream;
}

async function hears({ messages }: EventStream, count: number): Promise<void> {
    await until({
        what: `${count} events`,
        ask: () => Promise.resolve(messages.length),
        isAwaited: (heard) => heard >= count,
    });
}

function idsOf({ messages }: EventStream): string[] {
    return messages.flatMap(({ id }) => id ?? []);
}

function endedWith(reason: string): object {
    return { id: undefined, event: 'end', data: { reason } };
}

/** Something that happens at one bank alone. Its id. */
async function openWallet({ user }: TestOrganisation): Promise<string> {
    const { uscc: holderUscc, partyName: holderName } = mainStory.exporter;

    return (await user('maker-1').post('/v1/wallets', { holderUscc, holderName })).text('walletId');
}

async function feed(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return (await haizhou.user('maker-1').get('/v1/events?limit=100')).list('data');
}
