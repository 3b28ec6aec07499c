import { describe, expect, it } from '@jest/globals';
import { bank, coinOf, idOf, live, serialOf, wallet, yuan } from '../dcep/testing/samples.js';
import type { QueuePayment } from './api.js';
import { cycleIdSchema } from './cycle.js';
import { queuePayment, type QueuingFacts } from './queue-payment.js';
import { facts, order, owed, queued, queuing } from './testing/samples.js';
import { payeeBank } from '../remittance/testing/samples.js';

describe('queuePayment', () => {
    it('sets the money aside in the one coin of what the two banks have between them', () => {
        const before = owed(bank, payeeBank, 25n);
        const { payment, obligation, paid, setAside, ...rest } = queuePayment(queuing, {
            ...facts,
            obligation: before,
        });

        expect(payment).toEqual(queued);
        expect(rest.order).toEqual(order);
        expect(obligation).toEqual({ ...before, total: yuan(65n), serial: serialOf(100) });
        expect(rest.before).toEqual([{ serial: serialOf(50), status: 'RELEASED' }]);
        expect(setAside).toMatchObject({
            status: 'PENDING',
            coin: { serial: serialOf(100), amount: yuan(65n), parents: [serialOf(1), serialOf(50)] },
        });
        expect(paid.made.map(({ coin }) => [coin.owner, coin.amount])).toEqual([[wallet.walletId, yuan(10n)]]);
    });

    it('is for a day that there is, netted in one of two ways', () => {
        expect(cycleIdSchema.safeParse('2026-03-31.BILATERAL').success).toBe(true);
        for (const id of ['2026-02-30.BILATERAL', '2026-03-31', '2026-03-31.GROSS', '2026-03-31.BILATERAL.']) {
            expect(cycleIdSchema.safeParse(id).success).toBe(false);
        }
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const closed = { ...owed(bank, payeeBank, 25n), isClosed: true };
    it.each<[string, Partial<QueuePayment>, Partial<QueuingFacts>]>([
        ['WALLET_MUST_EXIST', {}, { payerWallet: undefined, isPayerFrozen: true }],
        ['WALLET_MUST_NOT_BE_FROZEN', {}, { isPayerFrozen: true, isSigned: false }],
        ['SIGNATURE_MUST_BE_OF_HOLDER', { cycleId: '2026-03-30.BILATERAL' }, { isSigned: false }],
        ['CYCLE_MUST_BE_OF_TODAY', { cycleId: '2026-03-30.BILATERAL' }, { outcome: 'FAILED' }],
        ['CYCLE_MUST_NOT_HAVE_ENDED', { payeeBank: bank }, { outcome: 'FAILED' }],
        ['PAYEE_BANK_MUST_BE_ANOTHER', { payeeBank: bank }, { isIdTaken: true }],
        ['DEFERRED_PAYMENT_MUST_BE_NEW', {}, { isIdTaken: true, obligation: closed }],
        ['OBLIGATION_MUST_BE_OPEN', {}, { obligation: closed, coins: [undefined] }],
        ['COINS_MUST_BELONG_TO_PAYER', {}, { coins: [live(coinOf(1, idOf(9), yuan(50n)))] }],
        ['COINS_MUST_COVER_AMOUNT', { amount: yuan(50n, 1n) }, {}],
    ])('refuses: %s', (code, broken, brokenFacts) => {
        expect(() => queuePayment({ ...queuing, ...broken }, { ...facts, ...brokenFacts })).toThrow(code);
    });
});
