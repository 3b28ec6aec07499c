import { describe, expect, it } from '@jest/globals';
import { idOf, morning, yuan } from '../receivable/testing/samples.js';
import type { RepayPackingCredit } from './api.js';
import type { PackingCredit } from './packing-credit.js';
import { repayPackingCredit } from './repay-packing-credit.js';
import { disbursed, reserved } from './testing/samples.js';

const repayment: RepayPackingCredit = {
    packingCreditId: disbursed.packingCreditId,
    repaymentId: idOf(31),
    amount: yuan(100n),
    source: 'OTHER_FUNDS',
    means: { kind: 'OUTSIDE', reference: 'CIPS 2' },
};
const repay = (changes: object = {}, packingCredit: PackingCredit = disbursed) =>
    repayPackingCredit({ ...repayment, ...changes }, { packingCredit, transactionId: 'tx', paidAt: morning });

describe('repayPackingCredit', () => {
    it('takes a part, for a registrar to note, and then the rest', () => {
        const partly = repay();

        expect(partly).toEqual({
            ...disbursed,
            outstanding: yuan(200n),
            repayments: [
                {
                    repaymentId: idOf(31),
                    amount: yuan(100n),
                    source: 'OTHER_FUNDS',
                    payment: { means: 'OUTSIDE', reference: 'CIPS 2' },
                    receivedAt: morning,
                    isNoted: false,
                },
            ],
        });
        expect(repay({ repaymentId: idOf(32), amount: yuan(200n) }, partly)).toMatchObject({
            status: 'REPAID',
            outstanding: yuan(0n),
        });
    });

    it.each<[string, object, PackingCredit]>([
        ['PACKING_CREDIT_MUST_BE_DISBURSED', { amount: yuan(0n) }, reserved],
        ['REPAYMENT_MUST_BE_NEW', { amount: yuan(0n) }, repay()],
        ['AMOUNT_MUST_BE_POSITIVE', { amount: yuan(0n) }, disbursed],
        ['CURRENCY_MUST_MATCH_FINANCING', { amount: { currency: 'USD', minorUnits: 1n } }, disbursed],
        ['PROCEEDS_MUST_COME_FROM_EXPORT', { proceeds: yuan(99n) }, disbursed],
        ['PROCEEDS_MUST_COVER_AMOUNT', { proceeds: yuan(99n), source: 'EXPORT_PROCEEDS' }, disbursed],
        ['REPAYMENT_MUST_NOT_EXCEED_OUTSTANDING', { amount: yuan(300n, 1n) }, disbursed],
    ])('refuses: %s', (code, changes, packingCredit) => {
        expect(() => repay(changes, packingCredit)).toThrow(code);
    });

    it('refuses dollars in e-CNY: CURRENCY_MUST_BE_CNY_FOR_E_CNY', () => {
        const amount = { currency: 'USD', minorUnits: 1n };
        const means = { kind: 'E_CNY', walletId: idOf(9) };

        expect(() => repay({ amount, means }, { ...disbursed, outstanding: amount })).toThrow(
            'CURRENCY_MUST_BE_CNY_FOR_E_CNY',
        );
    });
});
