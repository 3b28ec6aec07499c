import { describe, expect, it } from '@jest/globals';
import { refundAfter, type RefundFacts } from './refund.js';
import { idOf, morning, yuan } from './testing/samples.js';
import type { Transfer } from './transfer.js';

const [payer, shop, other] = [idOf(7), idOf(8), idOf(9)];
const refunded: Transfer = {
    transferId: idOf(1),
    from: payer,
    coins: [],
    outputs: [
        { to: shop, amount: yuan(30n) },
        { to: other, amount: yuan(50n) },
        { to: shop, amount: yuan(10n) },
    ],
    transferredAt: morning,
    transactionId: 'tx0',
};
const order = {
    transferId: idOf(2),
    from: shop,
    keyVersion: 1,
    validUntil: morning,
    coins: [],
    outputs: [{ to: payer, amount: yuan(25n) }],
    refundOf: refunded.transferId,
};
const facts: RefundFacts = { refunded, before: undefined, isInFamily: false };
const before = { transferId: refunded.transferId, refunder: shop, amount: yuan(15n) };

describe('refundAfter', () => {
    it('adds up what a payee has paid back, to all that it was paid', () => {
        expect(refundAfter(order, facts)).toEqual({ ...before, amount: yuan(25n) });
        expect(refundAfter(order, { ...facts, before })).toEqual({ ...before, amount: yuan(40n) });
    });

    const astray = { ...order, outputs: [...order.outputs, { to: other, amount: yuan(50n) }] };
    const tooMuch = { ...order, outputs: [{ to: payer, amount: yuan(40n, 1n) }] };

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, typeof order, Partial<RefundFacts>]>([
        ['REFUNDED_TRANSFER_MUST_EXIST', astray, { refunded: undefined, before, isInFamily: true }],
        ['REFUNDED_TRANSFER_MUST_BE_A_PAYMENT', astray, { refunded: { ...refunded, refundOf: idOf(3) }, before }],
        ['REFUNDED_TRANSFER_MUST_BE_A_PAYMENT', astray, { refunded: { ...refunded, from: 'vault' }, before }],
        ['REFUNDED_TRANSFER_MUST_BE_A_PAYMENT', astray, { before, isInFamily: true }],
        ['REFUND_MUST_GO_BACK_TO_PAYER', astray, { before }],
        ['REFUND_MUST_GO_BACK_TO_PAYER', { ...order, from: payer }, { before }],
        ['REFUND_MUST_NOT_EXCEED_PAYMENT', tooMuch, {}],
        ['REFUND_MUST_NOT_EXCEED_PAYMENT', { ...order, from: idOf(5) }, {}],
    ])('refuses: %s', (code, refund, known) => {
        expect(() => refundAfter(refund, { ...facts, ...known })).toThrow(code);
    });

    it('refuses a fen more than is left, and says which output goes astray', () => {
        const oneMore = { ...order, outputs: [{ to: payer, amount: yuan(25n, 1n) }] };

        expect(() => refundAfter(oneMore, { ...facts, before })).toThrow('REFUND_MUST_NOT_EXCEED_PAYMENT');
        expect(() => refundAfter(astray, facts)).toThrow(expect.objectContaining({ detail: { output: 1 } }));
    });
});
