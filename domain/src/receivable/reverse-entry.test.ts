import { describe, expect, it } from '@jest/globals';
import type { Financing, Repayment } from './financing.js';
import { recordRepayment } from './record-repayment.js';
import { reverseDisbursement, reverseRepayment } from './reverse-entry.js';
import { settleRelease } from './testing/one-declaration.js';
import { disbursed, encumbrance, idOf, morning, reserved, yuan } from './testing/samples.js';

const reason = 'It was the repayment of another loan';
const repaid = recordRepayment(
    {
        financingId: disbursed.financingId,
        repaymentId: idOf(8),
        amount: yuan(100n),
        source: 'OTHER_FUNDS',
        means: { kind: 'OUTSIDE', reference: 'CIPS 8' },
    },
    { financing: disbursed, transactionId: 'tx1', receivedAt: morning },
);
const order = { financingId: repaid.financingId, repaymentId: idOf(8), reversalId: idOf(9), reason };
const asked = reverseRepayment(order, { financing: repaid, at: morning });
const decided = (code: 'ENTRY_IS_REVERSED' | 'DOCUMENTS_MUST_BE_FREE'): Financing => ({
    ...asked,
    reversals: [{ ...asked.reversals![0]!, decision: { code, at: morning } }],
});
const paidBy = (payment: Repayment['payment']): Financing => ({
    ...repaid,
    repayments: [{ ...repaid.repayments[0]!, payment }],
});

describe('reverseRepayment', () => {
    it('names the entry, erases nothing, and waits for a registrar', () => {
        expect(asked).toEqual({
            ...repaid,
            reversals: [{ reversalId: idOf(9), repaymentId: idOf(8), amount: yuan(100n), reason, at: morning }],
        });
    });

    it('may be asked for again when the goods were not free', () => {
        const again = { ...order, reversalId: idOf(10) };

        expect(
            reverseRepayment(again, { financing: decided('DOCUMENTS_MUST_BE_FREE'), at: morning }).reversals,
        ).toHaveLength(2);
    });

    it.each<[string, Financing]>([
        ['REVERSAL_MUST_BE_NEW', decided('DOCUMENTS_MUST_BE_FREE')],
        ['REPAYMENT_MUST_STAND', disbursed],
        [
            'REPAYMENT_MUST_STAND',
            {
                ...decided('ENTRY_IS_REVERSED'),
                reversals: [{ ...decided('ENTRY_IS_REVERSED').reversals![0]!, reversalId: idOf(10) }],
            },
        ],
        [
            'REVERSAL_MUST_NOT_AWAIT_DECISION',
            { ...asked, reversals: [{ ...asked.reversals![0]!, reversalId: idOf(10) }] },
        ],
        ['PAYMENT_MUST_BE_OUTSIDE_LEDGER', paidBy({ means: 'E_CNY', walletId: idOf(7), transactionId: 'tx1' })],
        ['PAYMENT_MUST_BE_OUTSIDE_LEDGER', paidBy({ means: 'PRESENTATION' })],
    ])('refuses: %s', (code, financing) => {
        expect(() => reverseRepayment(order, { financing, at: morning })).toThrow(code);
    });
});

describe('reverseDisbursement', () => {
    const { repaymentId: _, ...never } = order;

    it('ends the loan as if nothing had been lent, and a registrar frees the goods', () => {
        const reversed = reverseDisbursement(never, { financing: disbursed, at: morning });

        expect(reversed).toEqual({
            ...disbursed,
            status: 'REVERSED',
            outstanding: yuan(0n),
            reversals: [
                {
                    reversalId: idOf(9),
                    amount: yuan(300n),
                    reason,
                    at: morning,
                    decision: { code: 'ENTRY_IS_REVERSED', at: morning },
                },
            ],
        });
        const released = settleRelease(reversed, encumbrance);
        expect(released.financing).toEqual(reversed);
        expect(released.encumbrance.allocations).toEqual(encumbrance.allocations.slice(0, 1));
    });

    const inCoins = { means: 'E_CNY', walletId: idOf(7), transactionId: 'tx1' } as const;
    it.each<[string, Financing]>([
        ['DISBURSEMENT_MUST_STAND_ALONE', reserved],
        ['DISBURSEMENT_MUST_STAND_ALONE', repaid],
        ['DISBURSEMENT_MUST_STAND_ALONE', { ...disbursed, status: 'WRITTEN_OFF' }],
        ['PAYMENT_MUST_BE_OUTSIDE_LEDGER', { ...disbursed, disbursement: { payment: inCoins, paidAt: morning } }],
    ])('refuses: %s', (code, financing) => {
        expect(() => reverseDisbursement(never, { financing, at: morning })).toThrow(code);
    });
});
