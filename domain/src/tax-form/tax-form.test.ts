import { describe, expect, it } from '@jest/globals';
import { signed } from '../approval/testing/samples.js';
import { fileTaxForm, type FilingFacts } from './file-tax-form.js';
import { fileTaxFormSchema, type FileTaxForm } from './api.js';
import { setTaxFormPolicy, taxFormPolicyAt, thresholdIn } from './set-tax-form-policy.js';
import { taxFormPolicySchema } from './tax-form-policy.js';
import { remainingOf, statusOf, taxFormSchema, type TaxForm } from './tax-form.js';
import { dollars, euros, form, formReserved, idOf, morning, policy, reserved } from './testing/samples.js';
import { voidTaxForm } from './void-tax-form.js';

const { paid: _paid, reservations: _reservations, ...filed } = form;
const wire = { ...filed, contractAmount: { amount: '300000.00', currency: 'USD' } };
const facts: FilingFacts = { form: undefined, at: morning };

describe('fileTaxForm', () => {
    it('takes a form of which nothing is used', () => {
        expect(fileTaxForm(filed, facts)).toEqual(form);
    });

    it('takes a payee in Hong Kong, which is abroad, and a form of today that is valid today alone', () => {
        const today = { ...filed, payee: { ...filed.payee, countryCode: 'HK' }, filedOn: '2026-03-31' };

        expect(fileTaxForm({ ...today, validUntil: '2026-03-31' }, facts)).toMatchObject({ reservations: [] });
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const lateAndShort = { filedOn: '2026-04-01', validUntil: '2026-03-31' };
    const refused: [code: string, changes: Partial<FileTaxForm>, facts: Partial<FilingFacts>][] = [
        [
            'TAX_FORM_MUST_BE_NEW',
            { ...lateAndShort, payee: { ...filed.payee, countryCode: 'CN' }, contractAmount: dollars(0n) },
            { form },
        ],
        [
            'PAYEE_MUST_BE_ABROAD',
            { ...lateAndShort, payee: { ...filed.payee, countryCode: 'CN' }, contractAmount: dollars(0n) },
            {},
        ],
        ['AMOUNT_MUST_BE_POSITIVE', { ...lateAndShort, contractAmount: dollars(0n) }, {}],
        ['TAX_FORM_MUST_NOT_BE_FILED_IN_FUTURE', lateAndShort, {}],
        ['TAX_FORM_VALIDITY_MUST_FOLLOW_FILING', { filedOn: '2026-03-31', validUntil: '2026-03-30' }, {}],
    ];
    it.each(refused)('refuses: %s', (code, changes, changed) => {
        expect(() => fileTaxForm({ ...filed, ...changes }, { ...facts, ...changed })).toThrow(code);
    });
});

describe('taxFormSchema', () => {
    it.each(['２０２６３３０２０６', '2026 330206', '2026-330206', '2026\u20133302\u300006'])(
        'reads the number %j as the one that it says, so that one form is never two',
        (formNumber) => {
            expect(fileTaxFormSchema.parse({ ...wire, formNumber }).formNumber).toBe('2026330206');
        },
    );

    it.each(['2026330206a', '2026.330206', '2026330', '2'.repeat(31)])('refuses the number %j', (formNumber) => {
        expect(fileTaxFormSchema.safeParse({ ...wire, formNumber }).success).toBe(false);
    });

    it('takes what a tax office fills in, and nothing that only the registry knows', () => {
        expect(fileTaxFormSchema.safeParse(wire).success).toBe(true);
        expect(fileTaxFormSchema.safeParse({ ...wire, reservations: [] }).success).toBe(false);
        expect(fileTaxFormSchema.safeParse({ ...wire, payee: { partyName: 'Alster' } }).success).toBe(false);
        expect(taxFormSchema.safeParse(wire).success).toBe(false);
    });
});

describe('statusOf', () => {
    const lapsed = { validUntil: '2026-03-30' };
    const used = { paid: dollars(180_000n), reservations: formReserved.reservations };
    it.each<[string, Partial<TaxForm>]>([
        ['FILED', {}],
        ['FILED', { validUntil: '2026-03-31' }],
        ['PARTIALLY_USED', { paid: dollars(0n, 1n) }],
        ['PARTIALLY_USED', { reservations: formReserved.reservations }],
        ['LAPSED', { ...lapsed, paid: dollars(1n) }],
        ['EXHAUSTED', { ...used, ...lapsed }],
        ['VOIDED', { ...used, ...lapsed, voided: { at: morning, reason: 'Filed twice' } }],
    ])('is %s', (status, changes) => {
        expect(statusOf({ ...form, ...changes }, morning)).toBe(status);
    });

    it('counts what is reserved like what is paid', () => {
        expect(remainingOf({ ...formReserved, paid: dollars(100_000n) })).toEqual(dollars(80_000n));
    });
});

describe('voidTaxForm', () => {
    const voiding = { formNumber: form.formNumber, reason: 'Contract terminated' };

    it('revokes what is reserved and keeps what is paid, also what no registrar has carried over yet', () => {
        const paid = { ...reserved, outwardPaymentId: idOf(2), status: 'PAID' as const };
        const both = [
            ...formReserved.reservations,
            { outwardPaymentId: idOf(2), bank: 'PearlBankMSP', amount: dollars(5n) },
        ];
        const voided = voidTaxForm(voiding, {
            form: { ...form, paid: dollars(10n), reservations: both },
            payments: [reserved, paid],
            at: morning,
        });

        expect(voided.revoked).toEqual([{ ...reserved, status: 'REVOKED' }]);
        expect(voided.form).toEqual({
            ...form,
            paid: dollars(10n),
            reservations: [both[1]],
            voided: { at: morning, reason: voiding.reason },
        });
    });

    it('refuses: TAX_FORM_MUST_NOT_BE_VOIDED', () => {
        const voided = { ...form, voided: { at: morning, reason: 'Filed twice' } };

        expect(() => voidTaxForm(voiding, { form: voided, payments: [], at: morning })).toThrow(
            'TAX_FORM_MUST_NOT_BE_VOIDED',
        );
    });
});

describe('setTaxFormPolicy', () => {
    const later = { ...policy, effectiveFrom: '2026-07-01', thresholds: [dollars(60_000n)] };
    const book = setTaxFormPolicy(later, { book: { policies: [policy] }, setAt: morning, signed });

    it('keeps what was in force before', () => {
        expect(taxFormPolicyAt(book, morning)).toEqual(policy);
        expect(taxFormPolicyAt(book, '2026-07-01T00:00:00+08:00')).toEqual(later);
        expect(thresholdIn('EUR', policy)).toEqual(euros(42_000n));
    });

    it('refuses: TAX_FORM_POLICY_MUST_BE_IN_FORCE', () => {
        expect(() => taxFormPolicyAt(undefined, morning)).toThrow('TAX_FORM_POLICY_MUST_BE_IN_FORCE');
        expect(() => taxFormPolicyAt(book, '2025-12-31T23:59:59+08:00')).toThrow('TAX_FORM_POLICY_MUST_BE_IN_FORCE');
    });

    it('refuses: CURRENCY_MUST_HAVE_THRESHOLD', () => {
        expect(() => thresholdIn('JPY', policy)).toThrow('CURRENCY_MUST_HAVE_THRESHOLD');
    });

    const usd = { amount: '50000.00', currency: 'USD' };
    it.each([
        ['must be above zero', [{ ...usd, amount: '0.00' }]],
        ['must not repeat a currency', [usd, { ...usd, amount: '1.00' }]],
    ])('has thresholds that %s', (message, thresholds) => {
        const { error } = taxFormPolicySchema.safeParse({ ...policy, thresholds });

        expect(error?.issues).toMatchObject([{ path: ['thresholds'], message }]);
    });
});
