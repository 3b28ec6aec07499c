import type { EmbeddedNetwork } from '@cohong/embedded-fabric';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { haizhou, newRequest, pearl, randomId, refusalOf, safe, startDeals, User, type Submission } from './network.js';

describe('a request is done exactly once', () => {
    let network: EmbeddedNetwork;
    let bank: User;

    beforeAll(async () => {
        network = await startDeals();
        bank = new User(network, haizhou);
    });

    afterAll(async () => {
        bank.close();
        await network.stop();
    });

    const opening = (dealId = randomId()) => ({
        input: { dealId, other: pearl, price: { amount: '5.00', currency: 'CNY' } },
        request: newRequest(),
    });

    it('tells the id and the transaction of what it did', async () => {
        const opened = opening();

        const { result, transactionId, event } = await bank.submit('deal:OpenDeal', opened);

        expect(JSON.parse(result)).toEqual({ id: opened.input.dealId, transactionId, replayed: false });
        expect(event).toBe('DealOpened');
    });

    it('answers the same request with the first outcome, and writes nothing', async () => {
        const opened = opening();
        const first = await bank.submit('deal:OpenDeal', opened);

        const again = await bank.endorse('deal:OpenDeal', opened);

        const { dealId } = opened.input;
        expect(JSON.parse(again.result)).toEqual({ id: dealId, transactionId: first.transactionId, replayed: true });
        expect(again.writes).toBe(0);
        expect(again.event).toBeUndefined();
        expect(first.writes).toBe(3);
    });

    it('refuses the same request with another body', async () => {
        const opened = opening();
        await bank.submit('deal:OpenDeal', opened);
        const another = { ...opened, request: { ...opened.request, bodyHash: 'ee'.repeat(32) } };

        expect(await refusalOf(bank.endorse('deal:OpenDeal', another))).toBe('REQUEST_BODY_MUST_MATCH');
    });

    it('lets one of two transactions for one request through', async () => {
        const opened = opening();
        const twice = [await bank.endorse('deal:OpenDeal', opened), await bank.endorse('deal:OpenDeal', opened)];

        await twice[0]!.commit();

        await expect(twice[1]!.commit()).rejects.toThrow('committed with code 11');
    });

    it('does not remember a request that was refused', async () => {
        const opened = opening();
        await bank.submit('deal:OpenDeal', opened);
        const repeated = { ...opening(opened.input.dealId), request: newRequest() };
        expect(await refusalOf(bank.endorse('deal:OpenDeal', repeated))).toBe('RECORD_MUST_BE_NEW');

        const mended = { ...repeated, input: { ...repeated.input, dealId: randomId() } };
        const { result } = await bank.submit('deal:OpenDeal', mended);
        expect(JSON.parse(result)).toMatchObject({ replayed: false });
    });

    it.each<[string, string, Submission]>([
        ['no request', 'REQUEST_MUST_BE_NAMED', {}],
        ['a short key', 'REQUEST_MUST_MATCH_SCHEMA', { request: { ...newRequest(), key: 'ab' } }],
        ['what is no JSON', 'REQUEST_MUST_BE_JSON', { transient: { request: '{' } }],
        ['broken text', 'TRANSIENT_FIELD_MUST_BE_UTF_8', { transient: { request: Buffer.from([0x22, 0xff]) } }],
    ])('refuses %s', async (_what, code, { request, transient }) => {
        const { input } = opening();
        const submission = { input, ...(request && { request }), ...(transient && { transient }) };

        expect(await refusalOf(bank.endorse('deal:OpenDeal', submission))).toBe(code);
    });

    describe('or, once it is cancelled, never', () => {
        const cancellation = ({ request }: Submission): Submission => ({
            input: { collection: `vault_${haizhou}` },
            request: request!,
        });

        it('REQUEST_MUST_NOT_BE_CANCELLED: whoever comes after the tombstone, with the act or another cancellation', async () => {
            const opened = opening();
            const { result, transactionId, event } = await bank.submit('request:CancelRequest', cancellation(opened));

            expect(JSON.parse(result)).toEqual({ id: transactionId, transactionId, replayed: false });
            expect(event).toBeUndefined();
            expect(await refusalOf(bank.endorse('deal:OpenDeal', opened))).toBe('REQUEST_MUST_NOT_BE_CANCELLED');
            const again = bank.endorse('request:CancelRequest', cancellation(opened));
            expect(await refusalOf(again)).toBe('REQUEST_MUST_NOT_BE_CANCELLED');
        });

        it('lets nothing take effect that was endorsed before the tombstone', async () => {
            const opened = opening();
            const sent = await bank.endorse('deal:OpenDeal', opened);

            await bank.submit('request:CancelRequest', cancellation(opened));

            await expect(sent.commit()).rejects.toThrow('committed with code 11');
            expect(await refusalOf(bank.evaluate('deal:ReadDeal', { dealId: opened.input.dealId }))).toBe(
                'RECORD_MUST_EXIST',
            );
        });

        it('cancels nothing that took effect first, and tells its outcome', async () => {
            const opened = opening();
            const tooLate = await bank.endorse('request:CancelRequest', cancellation(opened));
            const { transactionId } = await bank.submit('deal:OpenDeal', opened);

            await expect(tooLate.commit()).rejects.toThrow('committed with code 11');
            const told = await bank.endorse('request:CancelRequest', cancellation(opened));
            const { dealId } = opened.input;
            expect(JSON.parse(told.result)).toEqual({ id: dealId, transactionId, replayed: true });
            expect(told.writes).toBe(0);
        });

        it('cancels no request of another organisation, even where its mark is known from endorsing it', async () => {
            const opened = opening();
            const sent = await bank.endorse('deal:OpenDeal', opened);
            const regulator = new User(network, safe, 'officer');

            await regulator.submit('request:CancelRequest', cancellation(opened));
            await sent.commit();

            regulator.close();
            expect(JSON.parse((await bank.endorse('deal:OpenDeal', opened)).result)).toMatchObject({ replayed: true });
        });

        it('writes nowhere where the caller is no member', async () => {
            const stranger = new User(network, pearl);

            expect(await refusalOf(stranger.endorse('request:CancelRequest', cancellation(opening())))).toContain(
                'tx creator does not have read access permission',
            );
            stranger.close();
        });

        it.each<[string, string, Submission]>([
            ['REQUEST_MUST_BE_NAMED', 'no request', { input: { collection: `vault_${haizhou}` } }],
            ['REQUEST_MUST_MATCH_SCHEMA', 'no collection', { input: {}, request: newRequest() }],
        ])('%s: with %s', async (code, _what, submission) => {
            expect(await refusalOf(bank.endorse('request:CancelRequest', submission))).toBe(code);
        });
    });
});
