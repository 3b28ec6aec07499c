import { describe, expect, it } from '@jest/globals';
import { decodeRefusal, encodeRefusal, Refusal, refusals } from './refusal.js';

const refusal = refusals({
    AMOUNT_MUST_BE_POSITIVE: 'invalid',
    COIN_MUST_EXIST: 'not-found',
    SEED_MUST_BE_32_BYTES: 'invalid',
});

describe('a refusal', () => {
    it('carries the kind its rule declared for the code', () => {
        expect(refusal('COIN_MUST_EXIST')).toMatchObject({ kind: 'not-found', code: 'COIN_MUST_EXIST', detail: {} });
        expect(refusal('COIN_MUST_EXIST')).toBeInstanceOf(Error);
    });

    it.each([
        ['no detail', refusal('SEED_MUST_BE_32_BYTES')],
        [
            'nested detail',
            refusal('AMOUNT_MUST_BE_POSITIVE', { errors: [{ path: 'a.b', problem: '号 "x" \n }' }], at: 3 }),
        ],
        ['a forbidden kind', new Refusal('forbidden', 'CALLER_MUST_BE_BANK')],
        ['a conflict', new Refusal('conflict', 'RECORD_MUST_BE_NEW', { record: 'x' })],
    ])('comes out of the message it was put in: %s', (_name, sent) => {
        const received = decodeRefusal(`chaincode response 500, {"a": 1} ${encodeRefusal(sent)} (peer {0})`);

        expect(received).toBeInstanceOf(Refusal);
        expect(received).toEqual(sent);
        expect(received?.kind).toBe(sent.kind);
        expect(received?.detail).toEqual(sent.detail);
    });

    it('is the first of several endorsers that refused', () => {
        const [first, second] = [refusal('COIN_MUST_EXIST', { index: 1 }), refusal('AMOUNT_MUST_BE_POSITIVE')];

        expect(decodeRefusal(`${encodeRefusal(first)}; ${encodeRefusal(second)}`)?.code).toBe('COIN_MUST_EXIST');
    });

    it.each([
        ['a defect', 'chaincode response 500, Cannot read properties of undefined'],
        ['an unknown kind', 'refused:teapot:COIN_MUST_EXIST:{}:end-of-refusal'],
        ['a detail cut short', 'refused:conflict:COIN_MUST_EXIST:{"a":1'],
        ['a detail that is not JSON', 'refused:conflict:COIN_MUST_EXIST:{a}:end-of-refusal'],
        ['nothing', ''],
    ])('is not found in %s', (_name, message) => {
        expect(decodeRefusal(message)).toBeUndefined();
    });
});
