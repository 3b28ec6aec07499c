import { describe, expect, it } from '@jest/globals';
import { decideOutwardPayment } from './decide-outward-payment.js';
import type { PaymentDecisionFacts } from './outward-payment-decision.js';
import { maximumFindings, type FormlessPayment, type SplittingFinding } from './formless-trail.js';
import { outwardPaymentDecisionCodes, type OutwardPayment } from './outward-payment.js';
import type { TaxForm } from './tax-form.js';
import {
    dollars,
    euros,
    form,
    formless,
    formReserved,
    morning,
    onForm,
    paidBefore,
    policy,
    releaseCode,
    reserved,
    trailOf,
} from './testing/samples.js';

const known = (changes: Partial<TaxForm> = {}): PaymentDecisionFacts['known'] => ({
    form: { ...form, ...changes },
    releaseCode,
});
const facts: PaymentDecisionFacts = { known: known(), trail: undefined, policy, decidedAt: morning };

describe('decideOutwardPayment on a form', () => {
    it('reserves the amount on it', () => {
        expect(decideOutwardPayment(onForm, facts)).toEqual({ payment: reserved, form: formReserved });
    });

    it('reserves the last cent that remains beside what others have paid and reserved', () => {
        const left = { paid: dollars(179_999n), reservations: formReserved.reservations };
        const lastDollar = { ...onForm, amount: dollars(1n) };

        expect(decideOutwardPayment(lastDollar, { ...facts, known: known(left) }).payment.status).toBe('RESERVED');
    });

    it('never reserves longer than the form is valid', () => {
        const { payment } = decideOutwardPayment(onForm, { ...facts, known: known({ validUntil: '2026-04-01' }) });

        expect(payment.reservedUntil).toBe('2026-04-01T16:00:00.000Z');
    });

    it.each<Partial<OutwardPayment>>([
        { contractReference: 'as 2026/011' },
        { payee: { partyName: 'ALSTER SOFTWARE GMBH.', countryCode: 'DE' } },
        { payee: { partyName: '阿尔斯特软件', countryCode: 'DE' } },
    ])('knows contract and payee again however they are written: %j', (changes) => {
        const payee = { ...form.payee, partyNameLocal: '阿尔斯特软件' };

        expect(
            decideOutwardPayment({ ...onForm, ...changes }, { ...facts, known: known({ payee }) }).payment.status,
        ).toBe('RESERVED');
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const onFormElse: Partial<OutwardPayment> = { amount: euros(999_999n), contractReference: 'AS-2026-012' };
    const toElse = { ...onFormElse, payee: { ...form.payee, countryCode: 'AT' } };
    const byElse = { ...toElse, payerUscc: '91330206MA2LM0069W' };
    const lapsed = { validUntil: '2026-03-30' };
    const voided = { ...lapsed, voided: { at: morning, reason: 'Filed twice' } };
    const rows: [code: string, payment: Partial<OutwardPayment>, known: PaymentDecisionFacts['known']][] = [
        ['TAX_FORM_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE', byElse, undefined],
        [
            'TAX_FORM_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE',
            byElse,
            { form: { ...form, ...voided }, releaseCode: '0'.repeat(32) },
        ],
        ['TAX_FORM_MUST_NOT_BE_VOIDED', byElse, known(voided)],
        ['TAX_FORM_MUST_NOT_HAVE_LAPSED', byElse, known(lapsed)],
        ['PAYER_MUST_BE_THAT_OF_TAX_FORM', byElse, known()],
        ['PAYEE_MUST_BE_THAT_OF_TAX_FORM', toElse, known()],
        [
            'PAYEE_MUST_BE_THAT_OF_TAX_FORM',
            { ...onFormElse, payee: { partyName: 'Elbe Software GmbH', countryCode: 'DE' } },
            known(),
        ],
        ['CONTRACT_MUST_BE_THAT_OF_TAX_FORM', onFormElse, known()],
        ['CURRENCY_MUST_MATCH_TAX_FORM', { amount: euros(999_999n) }, known()],
    ];
    it.each(rows)('answers: %s', (code, changes, knownForm) => {
        const asked = { ...onForm, ...changes };

        expect(decideOutwardPayment(asked, { ...facts, known: knownForm })).toEqual({
            payment: { ...asked, status: 'REFUSED', decidedAt: morning, decision: { code } },
        });
    });

    it('answers: AMOUNT_MUST_NOT_EXCEED_REMAINING, one cent over, and tells what remains and not who has the rest', () => {
        const asked = { ...onForm, amount: dollars(180_000n, 1n) };
        const { payment } = decideOutwardPayment(asked, { ...facts, known: known(formReserved) });

        expect(payment.decision).toEqual({
            code: 'AMOUNT_MUST_NOT_EXCEED_REMAINING',
            remaining: dollars(180_000n),
        });
    });
});

describe('decideOutwardPayment without a form', () => {
    const decide = (payments: readonly FormlessPayment[], amount = formless.amount) => {
        const threshold = policy.thresholds.find(({ currency }) => currency === amount.currency)!;
        return decideOutwardPayment(
            { ...formless, amount, threshold },
            { ...facts, known: undefined, trail: payments.length === 0 ? undefined : trailOf(...payments) },
        );
    };

    it('lets the first go and begins a trail', () => {
        const { outwardPaymentId, bank, amount, threshold, requestedAt } = formless;
        const decided = decide([]);

        expect(decided.payment).toEqual({
            ...formless,
            status: 'RESERVED',
            decidedAt: morning,
            decision: { code: 'PAYMENT_MAY_BE_MADE' },
            reservedUntil: reserved.reservedUntil,
        });
        expect(decided.trail).toEqual(trailOf({ outwardPaymentId, bank, amount, threshold: threshold!, requestedAt }));
    });

    it('lets payments of 30 days come to the threshold, over all banks', () => {
        expect(decide([paidBefore(29, dollars(30_000n))]).trail).toMatchObject({ looksSplit: false, findings: [] });
    });

    it('answers TAX_FORM_MUST_BE_FILED to the one by which they come to a cent more, counts it not, and says why', () => {
        const before = [
            paidBefore(40, dollars(49_000n)),
            paidBefore(29, dollars(20_000n)),
            paidBefore(0, dollars(10_000n, 1n)),
        ];
        const { payment, trail } = decide(before);

        expect(payment).toMatchObject({ status: 'REFUSED', decision: { code: 'TAX_FORM_MUST_BE_FILED' } });
        expect(Object.keys(payment.decision!)).toEqual(['code']);
        expect(trail).toMatchObject({
            payments: before,
            looksSplit: true,
            findings: [
                {
                    rule: 'SUM_ABOVE_THRESHOLD',
                    windowDays: 30,
                    payments: [before[1], before[2], { outwardPaymentId: formless.outwardPaymentId }],
                    totals: [dollars(50_000n, 1n)],
                    foundAt: morning,
                },
            ],
        });
    });

    it('forgets what was paid before the window: 30 days ago is not within 30 days', () => {
        expect(decide([paidBefore(30, dollars(50_000n))]).payment.status).toBe('RESERVED');
    });

    it('adds up several currencies as parts of what each may be', () => {
        // 21 000 of 42 000 euros is one half; with it 25 000 of 50 000 dollars is the whole.
        expect(decide([paidBefore(3, euros(21_000n))], dollars(25_000n)).payment.status).toBe('RESERVED');
        expect(decide([paidBefore(3, euros(21_000n))], dollars(25_000n, 1n)).trail).toMatchObject({
            findings: [{ totals: [euros(21_000n), dollars(25_000n, 1n)] }],
        });
    });

    it('lets the third that lies just below go, and notes for people that there are three', () => {
        const before = [
            paidBefore(150, dollars(45_000n)),
            paidBefore(100, dollars(44_999n)),
            paidBefore(60, dollars(49_999n)),
        ];
        const { payment, trail } = decide(before, dollars(50_000n));

        expect(payment).toMatchObject({ status: 'RESERVED', decision: { code: 'PAYMENT_MAY_BE_MADE' } });
        expect(trail).toMatchObject({
            looksSplit: true,
            findings: [
                {
                    rule: 'SEVERAL_JUST_BELOW_THRESHOLD',
                    windowDays: 180,
                    payments: [before[0], before[2], { outwardPaymentId: formless.outwardPaymentId }],
                },
            ],
        });
    });

    it.each<[string, readonly FormlessPayment[], bigint]>([
        ['two', [paidBefore(60, dollars(49_000n))], 49_000n],
        ['two within the days', [paidBefore(180, dollars(49_000n)), paidBefore(60, dollars(49_000n))], 49_000n],
        ['three, when the new one is none', [50, 90, 130].map((days) => paidBefore(days, dollars(49_000n))), 100n],
    ])('notes nothing of %s', (_title, before, amount) => {
        expect(decide(before, dollars(amount)).trail?.findings).toEqual([]);
    });

    it('drops payments that no window reaches, and keeps the newest findings alone', () => {
        const finding: SplittingFinding = {
            rule: 'SUM_ABOVE_THRESHOLD',
            windowDays: 30,
            payments: [],
            totals: [],
            foundAt: morning,
        };
        const many = Array.from({ length: maximumFindings }, () => finding);
        const trail = { ...trailOf(paidBefore(180, dollars(1n)), paidBefore(1, dollars(50_000n))), findings: many };
        const decided = decideOutwardPayment(formless, { ...facts, trail });

        expect(decided.trail?.payments).toHaveLength(1);
        expect(decided.trail?.findings).toHaveLength(maximumFindings);
        expect(decided.trail?.findings.at(-1)?.totals).toEqual([dollars(70_000n)]);
    });
});

describe('decideOutwardPayment', () => {
    it('refuses: OUTWARD_PAYMENT_MUST_BE_REQUESTED', () => {
        expect(() => decideOutwardPayment(reserved, facts)).toThrow('OUTWARD_PAYMENT_MUST_BE_REQUESTED');
    });

    it('has a closed list of answers', () => {
        expect(outwardPaymentDecisionCodes).toHaveLength(10);
    });
});
