import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../../test/seed.js';
import type { AmlPolicy } from './aml-policy.js';
import type { Remittance } from '../remittance/remittance.js';
import { amlReport, paymentsOfRemittance, type Payment } from './aml-report.js';

const bank = 'HaizhouBankMSP';
const day = '2026-03-31';
const yuan = (whole: bigint, fen = 0n) => ({ currency: 'CNY', minorUnits: whole * 100n + fen });
const wallet = (n: number) => n.toString(16).padStart(32, '0');
const policy: AmlPolicy = {
    effectiveFrom: '2026-01-01',
    largeValue: yuan(50_000n),
    structuring: { payments: 3, fromBasisPoints: 9_000 },
    fanIn: { payers: 3 },
    fanOut: { payees: 3 },
    passThrough: { amount: yuan(10_000n), basisPoints: 9_000, hours: 24 },
};

let count = 0;
const pay = (from: string, to: string, more: Partial<Payment> = {}): Payment => {
    count += 1;
    const transferId = count.toString(16).padStart(32, '0');
    return { transferId, bank, from, to, amount: yuan(1n), paidAt: `${day}T02:00:00.000Z`, ...more };
};
const [one, two, three, four] = [1, 2, 3, 4].map(wallet) as [string, string, string, string];
const report = (payments: readonly Payment[]) => amlReport(payments, { day, policy }).hits;
const rulesOf = (payments: readonly Payment[], of: string) =>
    report(payments)
        .filter(({ wallet: its }) => its === of)
        .map(({ rule }) => rule);
const ids = (payments: readonly { readonly transferId: string }[]) => payments.map(({ transferId }) => transferId);

describe('what a day’s payments show', () => {
    it('LARGE_VALUE: from the threshold on, in one payment or in several, for who pays and who receives', () => {
        const several = [pay(one, two, { amount: yuan(30_000n) }), pay(one, two, { amount: yuan(20_000n) })];

        expect(report(several)).toEqual([
            expect.objectContaining({ rule: 'LARGE_VALUE_PAID', wallet: one, total: yuan(50_000n) }),
            expect.objectContaining({ rule: 'LARGE_VALUE_RECEIVED', wallet: two, total: yuan(50_000n) }),
        ]);
        expect(report(several)[0]?.payments.map(({ transferId }) => transferId)).toEqual(ids(several));
        expect(rulesOf([pay(one, two, { amount: yuan(49_999n, 99n) })], one)).toEqual([]);
    });

    it('STRUCTURING: so many payments just under the threshold, which an equal one is not', () => {
        const under = [45_000n, 49_999n, 47_000n].map((amount) => pay(one, two, { amount: yuan(amount) }));
        const tooSmall = [...under.slice(1), pay(one, two, { amount: yuan(44_999n, 99n) })];
        const notUnder = [...under.slice(1), pay(one, two, { amount: yuan(50_000n) })];

        expect(rulesOf(under, one)).toContain('STRUCTURING');
        expect(rulesOf(tooSmall, one)).not.toContain('STRUCTURING');
        expect(rulesOf(notUnder, one)).not.toContain('STRUCTURING');
    });

    it('FAN_IN and FAN_OUT: so many different wallets, and a vault is none', () => {
        expect(rulesOf([pay(two, one), pay(three, one), pay(four, one)], one)).toEqual(['FAN_IN']);
        expect(rulesOf([pay(one, two), pay(one, three), pay(one, four)], one)).toEqual(['FAN_OUT']);
        expect(rulesOf([pay(two, one), pay(two, one), pay('vault', one), pay(three, one)], one)).toEqual([]);
        expect(rulesOf([pay(one, two), pay(one, three), pay(one, 'vault')], one)).toEqual([]);
    });

    it('PASS_THROUGH: the part that is gone in time, with the payments that make it so', () => {
        const receipt = pay(two, one, { amount: yuan(10_000n), paidAt: '2026-03-30T03:00:00.000Z' });
        const first = pay(one, three, { amount: yuan(4_000n), paidAt: '2026-03-30T04:00:00.000Z' });
        const last = pay(one, four, { amount: yuan(5_000n), paidAt: '2026-03-31T03:00:00.000Z' });
        const late = { ...last, paidAt: '2026-03-31T03:00:00.001Z' };
        const less = { ...last, amount: yuan(4_999n, 99n) };

        expect(report([last, first, receipt])).toEqual([
            expect.objectContaining({ rule: 'PASS_THROUGH', wallet: one, total: yuan(19_000n) }),
        ]);
        expect(ids(report([last, first, receipt])[0]!.payments)).toEqual(ids([receipt, first, last]));
        expect(report([late, first, receipt])).toEqual([]);
        expect(report([less, first, receipt])).toEqual([]);
    });

    it('belongs to the day in China on which the pattern is complete', () => {
        const receipt = pay(two, one, { amount: yuan(10_000n), paidAt: '2026-03-31T15:00:00.000Z' });
        const before = pay(one, three, { amount: yuan(9_000n), paidAt: '2026-03-31T15:59:59.999Z' });
        const after = pay(one, three, { amount: yuan(9_000n), paidAt: '2026-03-31T16:00:00.000Z' });

        expect(rulesOf([receipt, before], one)).toEqual(['PASS_THROUGH']);
        expect(rulesOf([receipt, after], one)).toEqual([]);
    });

    it('is nothing for a wallet that merges its coins, and nothing for a vault', () => {
        expect(report([pay(one, one, { amount: yuan(60_000n) })])).toEqual([]);
        expect(report([pay('vault', one, { amount: yuan(60_000n) })]).map(({ rule }) => rule)).toEqual([
            'LARGE_VALUE_RECEIVED',
        ]);
    });

    it('is the same whatever the order in which the payments come', () => {
        const payments = [
            ...[45_000n, 49_999n, 47_000n].map((amount) => pay(one, two, { amount: yuan(amount) })),
            ...[two, three, four].map((from) =>
                pay(from, one, { amount: yuan(12_000n), paidAt: '2026-03-31T01:00:00.000Z' }),
            ),
        ];

        fc.assert(
            fc.property(fc.shuffledSubarray(payments, { minLength: payments.length }), (shuffled) => {
                expect(report(shuffled)).toEqual(report(payments));
            }),
            { seed },
        );
        expect(report(payments).map(({ rule, wallet: its }) => [rule, its])).toEqual([
            ['LARGE_VALUE_PAID', one],
            ['STRUCTURING', one],
            ['FAN_IN', one],
            ['PASS_THROUGH', one],
            ['LARGE_VALUE_RECEIVED', two],
        ]);
    });

    describe('of a remittance', () => {
        const sent: Remittance = {
            remittanceId: wallet(99),
            payerBank: bank,
            payeeBank: 'PearlBankMSP',
            payee: two,
            amount: yuan(50_000n),
            serial: 'a'.repeat(64),
            sentAt: `${day}T02:00:00.000Z`,
            status: 'PENDING',
        };
        const hits = (remittance: Remittance) =>
            report(paymentsOfRemittance(remittance, { from: one })).map((hit) => [hit.rule, hit.bank, hit.wallet]);
        const paid = ['LARGE_VALUE_PAID', bank, one];

        it('it is paid when it is sent, whatever becomes of it, and received at the other bank when accepted', () => {
            const endedAt = `${day}T03:00:00.000Z`;

            expect(hits(sent)).toEqual([paid]);
            expect(hits({ ...sent, status: 'TAKEN_BACK', endedAt })).toEqual([paid]);
            expect(hits({ ...sent, status: 'ACCEPTED', endedAt })).toEqual([
                paid,
                ['LARGE_VALUE_RECEIVED', 'PearlBankMSP', two],
            ]);
        });

        it('that it is accepted on another day changes nothing of the day on which it was sent', () => {
            expect(hits({ ...sent, status: 'ACCEPTED', endedAt: '2026-04-01T02:00:00.000Z' })).toEqual([paid]);
        });
    });
});
