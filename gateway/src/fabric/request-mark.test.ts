import { moneySchema } from '@cohong/domain/kernel/money';
import { describe, expect, it } from '@jest/globals';
import { requestMark } from './request-mark.js';

const secret = Buffer.alloc(32, 7);
const money = (amount: string) => moneySchema.parse({ amount, currency: 'CNY' });
const request = {
    user: 'maker-1',
    route: 'POST /v1/financings',
    idempotencyKey: 'key-1',
    content: { params: {}, body: { b: 1, amount: money('10.00') } },
};

describe('requestMark', () => {
    it('is the same for the same request, however its JSON was written', () => {
        const reordered = { ...request, content: { body: { amount: money('10'), b: 1 }, params: {} } };

        expect(requestMark(secret, reordered)).toEqual(requestMark(secret, request));
    });

    it.each([
        ['user', { ...request, user: 'maker-2' }],
        ['route', { ...request, route: 'POST /v1/wallets' }],
        ['idempotency key', { ...request, idempotencyKey: 'key-2' }],
        ['user and key, were they only joined', { ...request, user: 'maker', idempotencyKey: '-1key-1' }],
    ])('has another key for another %s', (_what, other) => {
        expect(requestMark(secret, other).key).not.toBe(requestMark(secret, request).key);
    });

    it('has the same key and another body hash for another body', () => {
        const other = requestMark(secret, { ...request, content: { params: {}, body: { b: 2 } } });

        expect(other.key).toBe(requestMark(secret, request).key);
        expect(other.bodyHash).not.toBe(requestMark(secret, request).bodyHash);
    });

    it("cannot be made without the organisation's secret", () => {
        const stranger = requestMark(Buffer.alloc(32, 8), request);

        expect(stranger.key).not.toBe(requestMark(secret, request).key);
        expect(stranger.bodyHash).not.toBe(requestMark(secret, request).bodyHash);
    });
});
