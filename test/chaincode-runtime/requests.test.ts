import type { EmbeddedNetwork } from '@cohong/embedded-fabric';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { haizhou, newRequest, pearl, randomId, refusalOf, startDeals, User, type Submission } from './network.js';

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
});
