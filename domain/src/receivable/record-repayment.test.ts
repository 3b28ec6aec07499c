import { describe, expect, it } from '@jest/globals';
import type { RecordRepayment } from './api.js';
import { recordRepayment, type RepaymentFacts } from './record-repayment.js';
import { disbursed, exporterUscc, idOf, morning, requested, yuan } from './testing/samples.js';

const repayment: RecordRepayment = {
    financingId: disbursed.financingId,
    repaymentId: idOf(9),
    amount: yuan(100n),
    source: 'EXPORT_PROCEEDS',
    means: { kind: 'OUTSIDE', reference: 'CIPS 2' },
};
const facts: RepaymentFacts = { financing: disbursed, transactionId: 'tx2', receivedAt: morning };

describe('recordRepayment', () => {
    it('takes a part, for a registrar to note', () => {
        expect(recordRepayment(repayment, facts)).toEqual({
            ...disbursed,
            status: 'PARTIALLY_REPAID',
            outstanding: yuan(200n),
            repayments: [
                {
                    repaymentId: idOf(9),
                    amount: yuan(100n),
                    source: 'EXPORT_PROCEEDS',
                    payment: { means: 'OUTSIDE', reference: 'CIPS 2' },
                    receivedAt: morning,
                    isNoted: false,
                },
            ],
        });
    });

    it('takes the rest, to the fen', () => {
        const once = recordRepayment(repayment, facts);

        const twice = recordRepayment(
            { ...repayment, repaymentId: idOf(10), amount: yuan(200n) },
            { ...facts, financing: once },
        );

        expect([twice.status, twice.outstanding]).toEqual(['REPAID', yuan(0n)]);
    });

    it('keeps all that the buyer paid', () => {
        const { repayments } = recordRepayment({ ...repayment, proceeds: yuan(1_000n) }, facts);

        expect(repayments[0]?.proceeds).toEqual(yuan(1_000n));
    });

    it('takes coins from the exporter’s wallet into the vault', () => {
        const settlement = {
            transferId: idOf(9),
            reference: disbursed.financingId,
            from: { bank: disbursed.bank, wallet: idOf(7), holderUscc: exporterUscc },
            to: { bank: disbursed.bank, wallet: 'vault' as const },
            amount: yuan(100n),
            coins: ['ab'.repeat(32)],
        };

        const { repayments } = recordRepayment(
            { ...repayment, means: { kind: 'E_CNY', walletId: idOf(7) } },
            { ...facts, settlement },
        );

        expect(repayments[0]?.payment).toEqual({ means: 'E_CNY', walletId: idOf(7), transactionId: 'tx2' });
    });

    const known = recordRepayment(repayment, facts);
    const wallet = { kind: 'E_CNY', walletId: idOf(7) } as const;
    const dollars = (minorUnits: bigint) => ({ currency: 'USD', minorUnits });

    // Each row breaks the rule it names and those below that can be broken with it, so the table also fixes the order.
    it.each<[string, Partial<RecordRepayment>, Partial<RepaymentFacts>]>([
        ['FINANCING_MUST_BE_DISBURSED', { amount: dollars(0n) }, { financing: { ...known, status: 'REPAID' } }],
        ['FINANCING_MUST_BE_DISBURSED', { amount: dollars(0n) }, { financing: requested }],
        ['REPAYMENT_MUST_BE_NEW', { amount: dollars(0n) }, { financing: known }],
        ['AMOUNT_MUST_BE_POSITIVE', { amount: dollars(0n), proceeds: yuan(0n), source: 'OTHER_FUNDS' }, {}],
        ['CURRENCY_MUST_MATCH_FINANCING', { amount: dollars(1n), proceeds: dollars(0n), source: 'OTHER_FUNDS' }, {}],
        ['CURRENCY_MUST_MATCH_FINANCING', { proceeds: dollars(0n), source: 'OTHER_FUNDS' }, {}],
        ['PROCEEDS_MUST_COME_FROM_EXPORT', { amount: yuan(301n), proceeds: yuan(1n), source: 'OTHER_FUNDS' }, {}],
        ['PROCEEDS_MUST_COVER_AMOUNT', { amount: yuan(301n), proceeds: yuan(300n, 99n) }, {}],
        ['REPAYMENT_MUST_NOT_EXCEED_OUTSTANDING', { amount: yuan(300n, 1n), means: wallet }, {}],
        [
            'CURRENCY_MUST_BE_CNY_FOR_E_CNY',
            { amount: dollars(1n), means: wallet },
            { financing: { ...disbursed, outstanding: dollars(1n) } },
        ],
        ['SETTLEMENT_MUST_MATCH_DECISION', { means: wallet }, {}],
    ])('refuses: %s', (code, broken, brokenFacts) => {
        expect(() => recordRepayment({ ...repayment, ...broken }, { ...facts, ...brokenFacts })).toThrow(code);
    });
});
