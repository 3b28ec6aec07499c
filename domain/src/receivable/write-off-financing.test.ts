import { describe, expect, it } from '@jest/globals';
import { standingOf } from '../fingerprint/filing.js';
import { recordRepayment } from './record-repayment.js';
import { settleRelease } from './testing/one-declaration.js';
import { disbursed, encumbrance, idOf, morning, reserved, yuan } from './testing/samples.js';
import { writeOffFinancing, type WriteOffFinancing } from './write-off-financing.js';

const order: WriteOffFinancing = {
    financingId: disbursed.financingId,
    amount: yuan(300n),
    reason: 'The exporter is being wound up',
};
const facts = { financing: disbursed, at: morning };
const writtenOff = writeOffFinancing(order, facts);
const recovered = (whole: bigint) =>
    recordRepayment(
        {
            financingId: disbursed.financingId,
            repaymentId: idOf(8),
            amount: yuan(whole),
            source: 'OTHER_FUNDS',
            means: { kind: 'OUTSIDE', reference: 'CIPS 8' },
        },
        { financing: writtenOff, transactionId: 'tx1', receivedAt: morning },
    );

describe('writeOffFinancing', () => {
    it('gives a loan up: all of it is owed as before', () => {
        const { amount, reason } = order;

        expect(writtenOff).toEqual({
            ...disbursed,
            status: 'WRITTEN_OFF',
            writeOff: { amount, reason, at: morning },
        });
        expect(writtenOff.outstanding).toEqual(yuan(300n));
    });

    it('leaves the goods and documents used', () => {
        expect(standingOf(writtenOff)).toBe('HELD');
        expect(() => settleRelease(writtenOff, encumbrance)).toThrow('FINANCING_MUST_AWAIT_RELEASE');
    });

    it('what is recovered later is a repayment, and at last the loan is repaid', () => {
        const part = recovered(100n);

        expect(part).toMatchObject({ status: 'WRITTEN_OFF', outstanding: yuan(200n) });
        expect(settleRelease(part, encumbrance).encumbrance.allocations[1]).toMatchObject({ outstanding: yuan(200n) });
        expect(recovered(300n)).toMatchObject({
            status: 'REPAID',
            outstanding: yuan(0n),
            writeOff: writtenOff.writeOff,
        });
        expect(() => recovered(301n)).toThrow('REPAYMENT_MUST_NOT_EXCEED_OUTSTANDING');
    });

    it.each([
        ['FINANCING_MUST_BE_DISBURSED', { amount: yuan(1n) }, { financing: reserved }],
        ['FINANCING_MUST_BE_DISBURSED', {}, { financing: writtenOff }],
        ['WRITE_OFF_MUST_BE_OF_WHAT_IS_OUTSTANDING', { amount: yuan(299n, 99n) }, {}],
        ['WRITE_OFF_MUST_BE_OF_WHAT_IS_OUTSTANDING', { amount: yuan(300n, 1n) }, {}],
        ['WRITE_OFF_MUST_BE_OF_WHAT_IS_OUTSTANDING', { amount: { currency: 'USD', minorUnits: 30_000n } }, {}],
    ])('refuses: %s', (code, broken, brokenFacts) => {
        expect(() => writeOffFinancing({ ...order, ...broken }, { ...facts, ...brokenFacts })).toThrow(code);
    });
});
