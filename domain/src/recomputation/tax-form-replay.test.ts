import { describe, expect, it } from '@jest/globals';
import type { TaxFormPolicy } from '../tax-form/tax-form-policy.js';
import { dollars, euros, form, idOf, morning, payerUscc, policy, releaseCode } from '../tax-form/testing/samples.js';
import { TaxFormReplay } from './tax-form-replay.js';
import { PastPayments } from './testing/past-payments.js';

const { payee, contractReference } = form;
const upTo = (dollarsEach: bigint): TaxFormPolicy => ({
    ...policy,
    thresholds: [dollars(dollarsEach), euros(42_000n)],
});
const onForm = { code: releaseCode };

function replay({ history }: PastPayments, by: TaxFormPolicy, isTold: (at: string) => boolean = () => true) {
    const replayed = new TaxFormReplay({ policyAt: () => by, isTold });
    history.forEach((writings) => {
        replayed.take(writings);
    });

    return replayed;
}

/** Payments of so many dollars, each asked for and answered before the next, so many days after it. */
function paid(amounts: readonly bigint[], { by = policy, days = 0 } = {}): PastPayments {
    const past = new PastPayments(by);
    amounts.forEach((amount, n) => {
        past.ask(dollars(amount));
        past.decide();
        past.pay(n);
        past.wait(days * 24);
    });

    return past;
}

describe('a policy for tax forms that is replayed', () => {
    it('changes nothing where it is the one that was in force', () => {
        const past = paid([20_000n, 30_000n]);
        past.ask(dollars(1n));
        past.ask(dollars(250_000n), onForm);
        past.ask(dollars(100_000n), { ...onForm, bank: 'PearlBankMSP' });
        past.ask(dollars(1n), { code: 'f0'.repeat(16) });
        past.decide();

        const { payments, confirmations, totals } = replay(past, policy);
        expect({ payments, confirmations }).toEqual({ payments: [], confirmations: [] });
        expect(totals).toEqual([
            {
                bank: 'HaizhouBankMSP',
                payments: 5,
                allowed: { was: 3, wouldBe: 3 },
                amount: { was: dollars(300_000n), wouldBe: dollars(300_000n) },
                looksSplit: { was: 1, wouldBe: 1 },
            },
            expect.objectContaining({ bank: 'PearlBankMSP', allowed: { was: 0, wouldBe: 0 } }),
        ]);
    });

    it('tells what would have needed a form under a lower threshold: alone, or with others under the contract', () => {
        const past = paid([20_000n, 10_000n, 1_000n]);

        expect(replay(past, upTo(15_000n)).payments).toEqual([
            {
                bank: 'HaizhouBankMSP',
                outwardPaymentId: idOf(0),
                payerUscc,
                payee,
                contractReference,
                amount: dollars(20_000n),
                decidedAt: morning,
                was: { code: 'PAYMENT_MAY_BE_MADE' },
                wouldBe: { code: 'TAX_FORM_MUST_BE_SHOWN_ABOVE_THRESHOLD' },
            },
        ]);
        expect(replay(past, upTo(25_000n)).payments).toMatchObject([
            {
                outwardPaymentId: idOf(1),
                wouldBe: { code: 'TAX_FORM_MUST_BE_FILED', looksSplit: 'SUM_ABOVE_THRESHOLD' },
            },
        ]);
        expect(replay(past, { ...policy, thresholds: [euros(42_000n)] }).payments).toMatchObject([
            { wouldBe: { code: 'CURRENCY_MUST_HAVE_THRESHOLD' } },
            { wouldBe: { code: 'CURRENCY_MUST_HAVE_THRESHOLD' } },
            { wouldBe: { code: 'CURRENCY_MUST_HAVE_THRESHOLD' } },
        ]);
    });

    it('tells what would have been let through: under a higher threshold, or where the sum counts over fewer days', () => {
        const past = paid([30_000n], { days: 10 });
        past.ask(dollars(30_000n));
        past.decide();
        const was = { code: 'TAX_FORM_MUST_BE_FILED', looksSplit: 'SUM_ABOVE_THRESHOLD' };
        const letThrough = [{ was, wouldBe: { code: 'PAYMENT_MAY_BE_MADE' } }];

        expect(replay(past, upTo(60_000n)).payments).toMatchObject(letThrough);
        expect(replay(past, { ...policy, sumWindowDays: 10 }).payments).toMatchObject(letThrough);
        expect(replay(past, { ...policy, sumWindowDays: 11 }).payments).toEqual([]);
    });

    it('tells what would have looked split, and no longer would: that refuses nothing', () => {
        const past = paid([46_000n, 46_000n, 46_000n], { days: 40 });
        const justBelow = (payments: number) => ({ ...policy, justBelow: { ...policy.justBelow, payments } });
        const looksSplit = 'SEVERAL_JUST_BELOW_THRESHOLD';
        const code = 'PAYMENT_MAY_BE_MADE';

        expect(replay(past, justBelow(2)).payments).toMatchObject([
            { outwardPaymentId: idOf(1), was: { code }, wouldBe: { code, looksSplit } },
        ]);
        const later = replay(past, justBelow(4));
        expect(later.payments).toMatchObject([
            { outwardPaymentId: idOf(2), was: { code, looksSplit }, wouldBe: { code } },
        ]);
        expect(later.payments[0]?.wouldBe).not.toHaveProperty('looksSplit');
        expect(later.totals).toMatchObject([{ looksSplit: { was: 1, wouldBe: 0 } }]);
    });

    it('counts what it would have let through until its reservation is over, and no longer', () => {
        const changedAfter = (hours: number) => {
            const past = paid([50_000n]);
            past.ask(dollars(10_000n));
            past.decide();
            past.wait(hours);
            past.ask(dollars(10_000n));
            past.decide();
            return replay(past, upTo(60_000n)).payments.map(({ outwardPaymentId, wouldBe }) => [
                outwardPaymentId,
                wouldBe.code,
            ]);
        };

        expect(changedAfter(71)).toEqual([[idOf(1), 'PAYMENT_MAY_BE_MADE']]);
        expect(changedAfter(72)).toEqual([
            [idOf(1), 'PAYMENT_MAY_BE_MADE'],
            [idOf(2), 'PAYMENT_MAY_BE_MADE'],
        ]);
    });

    it('tells which payments were made too late for a shorter reservation, and what that leaves on the form', () => {
        const past = new PastPayments();
        past.ask(dollars(200_000n), onForm);
        past.decide();
        past.wait(10);
        past.pay(0);
        past.ask(dollars(200_000n), onForm);
        past.decide();
        const shorter = replay(past, { ...policy, reservationHours: 10 });

        expect(shorter.confirmations).toMatchObject([
            {
                outwardPaymentId: idOf(0),
                paidAt: '2026-03-31T11:00:00.000Z',
                code: 'OUTWARD_PAYMENT_MUST_BE_RESERVED',
            },
        ]);
        expect(shorter.payments).toMatchObject([
            {
                outwardPaymentId: idOf(1),
                was: { code: 'AMOUNT_MUST_NOT_EXCEED_REMAINING', remaining: dollars(100_000n) },
                wouldBe: { code: 'PAYMENT_MAY_BE_MADE' },
            },
        ]);
        expect(replay(past, { ...policy, reservationHours: 11 })).toMatchObject({ payments: [], confirmations: [] });
    });

    it('revokes with a form what would be reserved on it', () => {
        const past = new PastPayments();
        past.ask(dollars(200_000n), onForm);
        past.decide();
        past.voidForm();
        past.ask(dollars(1n), onForm);
        past.decide();

        expect(replay(past, { ...policy, reservationHours: 1 })).toMatchObject({ payments: [], confirmations: [] });
    });

    it('tells what was answered in its period alone', () => {
        const past = paid([20_000n], { days: 1 });
        past.ask(dollars(20_000n));
        past.decide();
        const { payments, totals } = replay(past, upTo(10_000n), (at) => at > morning);

        expect(payments.map(({ outwardPaymentId }) => outwardPaymentId)).toEqual([idOf(1)]);
        expect(totals).toMatchObject([{ payments: 1 }]);
    });
});
