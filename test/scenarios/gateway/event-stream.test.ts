import { mainStory } from '@cohong/fixtures';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, type Answer } from '../../story/client.js';
import type { EventStream } from '../../story/event-stream.js';
import { Holder } from '../../story/holder.js';
import { isSignedWith, Receiver } from '../../story/receiver.js';
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
        // Two are sure to come: the one that happened while nobody listened, and the one that happens then.
        for (const already of [1, 2, 0, 2]) {
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
        const others = await openWallet(haizhou);
        const own = await openWallet(pearl);

        await until({
            what: 'an event of its own that came later',
            ask: () => Promise.resolve(JSON.stringify(heard.messages)),
            isAwaited: (text) => text.includes(own),
        });
        expect(JSON.stringify(await feed())).toContain(others);
        expect(JSON.stringify(heard.messages)).not.toContain(others);
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

    describe('sent to a webhook', webhooks);
});

function webhooks(): void {
    let receiver: Receiver;
    let registered: Answer;
    const maker = (): Client => haizhou.user('maker-1');
    const ofWebhook = (then = ''): string => `/v1/webhooks/${registered.text('webhookId')}${then}`;

    beforeAll(async () => {
        receiver = await Receiver.open();
        registered = await maker().post('/v1/webhooks', { url: receiver.url, after: '0' });
    });
    afterAll(() => receiver.goAway());

    const tells = async (after = 0): Promise<void> => {
        const expected = (await feed()).slice(after);
        await until({
            what: `${expected.length} events`,
            ask: () => Promise.resolve(receiver.taken.length),
            isAwaited: (count) => count >= expected.length,
        });
        expect(receiver.told.map(({ body }) => JSON.parse(body) as unknown)).toEqual(expected);
    };

    it('201: what the feed has, signed, and then as it happens, also after its gateway has been away', async () => {
        await openWallet(haizhou);
        await tells();
        await haizhou.stopGateway();
        await haizhou.startGateway();
        await openWallet(haizhou);
        await tells();

        expect(registered.status).toBe(201);
        expect(receiver.told.every((told) => isSignedWith(registered.text('secret'), told))).toBe(true);
    });

    it('200: as its user sees it, without its secret; 404: as everybody else does', async () => {
        const seen = await maker().get(ofWebhook());
        const list = await maker().get('/v1/webhooks');

        expect(seen.body).toEqual({
            ...(registered.body as object),
            secret: undefined,
            lastEventId: String((await feed()).length),
        });
        expect(list.list('data')).toEqual([seen.body]);
        for (const other of [haizhou.user('checker-1'), consortium.organisation('PearlBankMSP').user('maker-1')]) {
            expect((await other.get('/v1/webhooks')).list('data')).toEqual([]);
            expect(told(await other.get(ofWebhook()))).toEqual([404, 'WEBHOOK_MUST_EXIST']);
            expect(told(await other.post(ofWebhook('/rotate-secret')))).toEqual([404, 'WEBHOOK_MUST_EXIST']);
        }
    });

    it('is registered once however often the request is sent, and has its secret then too', async () => {
        const key = { 'idempotency-key': 'webhook-1' };
        const wish = { url: receiver.url, types: ['cohong.NeverHappens'] };
        const first = await maker().post('/v1/webhooks', wish, key);
        const again = await maker().post('/v1/webhooks', wish, key);
        const other = await maker().post('/v1/webhooks', { url: receiver.url }, key);

        expect([again.status, again.headers.get('idempotency-replayed'), again.body]).toEqual([
            201,
            'true',
            first.body,
        ]);
        expect(told(other)).toEqual([422, 'REQUEST_BODY_MUST_MATCH']);
        const removed = await maker().post(`/v1/webhooks/${first.text('webhookId')}/remove`);
        expect([removed.status, (await maker().get('/v1/webhooks')).list('data').length]).toEqual([200, 1]);
    });

    it('again from an event on, with a new secret and for a while the old one', async () => {
        const rotated = await maker().post(ofWebhook('/rotate-secret'));
        receiver.told.length = 0;
        const replayed = await maker().post(ofWebhook('/replay'), { after: '2' });
        await tells(2);

        expect([rotated.status, replayed.status, replayed.at('lastEventId')]).toEqual([200, 200, '2']);
        for (const secret of [rotated.text('secret'), registered.text('secret')]) {
            expect(receiver.told.every((told) => isSignedWith(secret, told))).toBe(true);
        }
    });

    it('200: given up on nothing; 404: what was not given up cannot be tried again', async () => {
        expect((await maker().get(ofWebhook('/dead-letters'))).list('data')).toEqual([]);
        expect(told(await maker().post(ofWebhook('/dead-letters/1/replay')))).toEqual([404, 'DEAD_LETTER_MUST_EXIST']);
    });

    it.each(['https://10.0.0.1/', 'http://receiver.example/', 'https://localhost@10.0.0.1/', 'https://[::1]/'])(
        '422: %s is inside, or not https',
        async (url) => {
            expect(told(await maker().post('/v1/webhooks', { url }))).toEqual([422, 'WEBHOOK_TARGET_MUST_BE_PUBLIC']);
        },
    );

    it('409: one more than a user may have', async () => {
        const wish = { url: receiver.url, types: ['cohong.NeverHappens'] };
        const answers = [];
        for (let count = 1; count <= most; count++) {
            answers.push(told(await haizhou.user('auditor-1').post('/v1/webhooks', wish)));
        }

        expect(new Set(answers.map(String))).toEqual(new Set(['201,']));
        expect(told(await haizhou.user('auditor-1').post('/v1/webhooks', wish))).toEqual([
            409,
            'WEBHOOKS_MUST_BE_FEWER',
        ]);
    });
}

function told(answer: Answer): unknown {
    return [answer.status, answer.at('code')];
}

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

/** Something that happens at one bank alone. Its transaction, which stands in the event as well: the wallet's id is told to nobody. */
async function openWallet({ user }: TestOrganisation): Promise<string> {
    const { uscc: holderUscc, partyName: holderName } = mainStory.exporter;
    const { holderKey } = new Holder();

    return (await user('maker-1').post('/v1/wallets', { holderUscc, holderName, holderKey })).text(
        'ledger.transactionId',
    );
}

async function feed(): Promise<readonly Readonly<Record<string, unknown>>[]> {
    return (await haizhou.user('maker-1').get('/v1/events?limit=100')).list('data');
}
