import { describe, expect, it } from '@jest/globals';
import { mustBeOfHolder, spendText, type SignatureFacts } from './holder-order.js';
import { bank, idOf, morning, serialOf, wallet, yuan } from './testing/samples.js';

const validUntil = '2026-03-31T09:05:00+08:00';
const order = {
    transferId: idOf(1),
    from: wallet.walletId,
    keyVersion: 1,
    validUntil,
    coins: [serialOf(1)],
    outputs: [{ to: idOf(8), amount: yuan(40n) }],
};
const here = { channel: 'cohong', bank };

describe('what a holder signs', () => {
    it('is one canonical JSON text of all that the transfer is', () => {
        expect(spendText(order, here)).toBe(
            `{"bank":"${bank}","channel":"cohong","coins":["${serialOf(1)}"],"keyVersion":1,"nonce":"${idOf(1)}",` +
                `"outputs":[{"amount":{"amount":"40.00","currency":"CNY"},"to":"${idOf(8)}"}],` +
                `"purpose":"cohong spend","validUntil":"${validUntil}","walletId":"${wallet.walletId}"}`,
        );
    });

    it.each([
        ['nonce', { transferId: idOf(2) }],
        ['wallet', { from: idOf(9) }],
        ['version of the key', { keyVersion: 2 }],
        ['end of validity', { validUntil: '2026-03-31T09:05:01+08:00' }],
        ['coins', { coins: [serialOf(2)] }],
        ['payee', { outputs: [{ to: idOf(9), amount: yuan(40n) }] }],
        ['amount', { outputs: [{ to: idOf(8), amount: yuan(40n, 1n) }] }],
        ['reference', { reference: idOf(5) }],
        ['refunded transfer', { refundOf: idOf(5) }],
        ['number of outputs', { outputs: [...order.outputs, ...order.outputs] }],
    ])('is another text with another %s', (_what, changes) => {
        expect(spendText({ ...order, ...changes }, here)).not.toBe(spendText(order, here));
    });

    it.each([
        ['channel', { ...here, channel: 'another' }],
        ['bank', { ...here, bank: 'PearlBankMSP' }],
    ])('is another text at another %s', (_what, there) => {
        expect(spendText(order, there)).not.toBe(spendText(order, here));
    });
});

describe('mustBeOfHolder', () => {
    const facts: SignatureFacts = { wallet, isSigned: true, now: morning };
    const late = '2026-03-31T01:05:00.001Z';

    it.each(['2026-03-31T01:04:59.999Z', '2026-03-31T01:05:00.000Z'])(
        'takes an order at %s that holds until then',
        (now) => {
            expect(() => mustBeOfHolder(order, { ...facts, now })).not.toThrow();
        },
    );

    it('takes none for one', () => {
        expect(() => mustBeOfHolder(undefined, facts)).toThrow('SIGNATURE_MUST_BE_OF_HOLDER');
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<SignatureFacts>]>([
        [
            'WALLET_MUST_BE_OPEN',
            { wallet: { ...wallet, status: 'STOPPED', keyVersion: 2 }, isSigned: false, now: late },
        ],
        ['KEY_MUST_BE_CURRENT', { wallet: { ...wallet, keyVersion: 2 }, isSigned: false, now: late }],
        ['SIGNATURE_MUST_BE_OF_HOLDER', { isSigned: false, now: late }],
        ['SIGNATURE_MUST_NOT_HAVE_EXPIRED', { now: late }],
    ])('refuses: %s', (code, broken) => {
        expect(() => mustBeOfHolder(order, { ...facts, ...broken })).toThrow(code);
    });
});
