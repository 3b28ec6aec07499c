import { describe, expect, it } from '@jest/globals';
import { termsFaults } from '../letter-of-credit/terms-faults.js';
import { creditTermsSchema, type CreditTermsWire } from '../letter-of-credit/terms.js';
import { confirmingBank, domesticWire, drafting, usanceWire } from '../letter-of-credit/testing/samples.js';
import { domesticPolicies } from './testing/samples.js';

const found = (wire: object, more: Partial<typeof drafting> = {}): string[] =>
    termsFaults(creditTermsSchema.parse(wire), { ...drafting, ...more }).map(({ code, path }) => `${code} ${path}`);
const without = (from: object, key: string): object =>
    Object.fromEntries(Object.entries(from).filter(([each]) => each !== key));
const { availability, requiredDocuments, goods } = domesticWire;
const [invoice, certificate] = requiredDocuments;
const deferred = (tenor: object) => ({ availability: { ...availability, deferredPayment: tenor } });
const goodsWire: CreditTermsWire = {
    ...domesticWire,
    goods: { ...goods, kind: 'GOODS' },
    requiredDocuments: [invoice!, { ...certificate!, documentTypeCode: '632' }],
    ...deferred({ basis: 'AFTER_BL_DATE', days: 180 }),
} as CreditTermsWire;

describe('the terms of a domestic credit', () => {
    it.each<[string, object]>([
        ['for a service, 180 days after it', domesticWire],
        ['for goods, against the receipt of who took them', goodsWire],
        ['at sight', { ...domesticWire, availability: without({ ...availability, by: 'PAYMENT' }, 'deferredPayment') }],
        [
            'negotiable with any bank',
            {
                ...domesticWire,
                availability: {
                    ...availability,
                    by: 'NEGOTIATION',
                    availableWith: { kind: 'ANY_BANK', countryCode: 'CN' },
                },
            },
        ],
        ['for a year to the day', { ...domesticWire, ...deferred({ basis: 'AFTER_SERVICE_DATE', days: 365 }) }],
        ['until a year after expiry', { ...domesticWire, ...deferred({ basis: 'FIXED', dueDate: '2027-06-30' }) }],
    ])('are right: %s', (_, wire) => {
        expect(found(wire)).toEqual([]);
    });

    it.each<[string, object]>([
        ['DOMESTIC_CREDIT_MUST_BE_IN_CNY amount.currency', { amount: { amount: '1.00', currency: 'USD' } }],
        [
            'DOMESTIC_PARTY_MUST_BE_IN_CHINA beneficiary.countryCode',
            { beneficiary: { ...domesticWire.beneficiary, countryCode: 'HK' } },
        ],
        [
            'DOMESTIC_PARTY_MUST_BE_IN_CHINA reimbursingBank.countryCode',
            { reimbursingBank: { partyName: 'Bank of Elsewhere', bic: 'ELSEDEFF' } },
        ],
        ['DOMESTIC_PARTY_MUST_HAVE_A_USCC applicant.uscc', { applicant: without(domesticWire.applicant, 'uscc') }],
        [
            'DOMESTIC_BANK_MUST_HAVE_A_CNAPS_CODE issuingBank.cnaps',
            { issuingBank: without(domesticWire.issuingBank, 'cnaps') },
        ],
        [
            'DOMESTIC_BANK_MUST_HAVE_A_CNAPS_CODE confirmation.requestedBank.cnaps',
            { confirmation: { instruction: 'CONFIRM', requestedBank: confirmingBank } },
        ],
        ['DOMESTIC_CREDIT_MUST_REQUIRE_AN_INVOICE requiredDocuments', { requiredDocuments: [certificate] }],
        ['DOMESTIC_CREDIT_MUST_REQUIRE_PROOF_OF_DELIVERY requiredDocuments', { requiredDocuments: [invoice] }],
        ['DOMESTIC_CREDIT_MUST_REQUIRE_PROOF_OF_DELIVERY requiredDocuments', { goods: goodsWire.goods }],
        ['DOMESTIC_CREDIT_MUST_BE_PAID_OR_NEGOTIATED availability.by', { availability: usanceWire.availability }],
        ['DOMESTIC_CREDIT_MUST_HAVE_NO_DRAFTS availability.drafts', { availability: usanceWire.availability }],
        [
            'DOMESTIC_TENOR_MUST_NOT_PASS_THE_LONGEST availability.deferredPayment.days',
            deferred({ basis: 'AFTER_SERVICE_DATE', days: 366 }),
        ],
        [
            'DOMESTIC_TENOR_MUST_NOT_PASS_THE_LONGEST availability.deferredPayment.dueDate',
            deferred({ basis: 'FIXED', dueDate: '2027-07-01' }),
        ],
    ])('have a fault: %s', (fault, broken) => {
        expect(found({ ...domesticWire, ...broken })).toContain(fault);
    });

    it('name their contract: DOMESTIC_CREDIT_MUST_NAME_ITS_CONTRACT', () => {
        expect(found(without(domesticWire, 'contractReference'))).toEqual([
            'DOMESTIC_CREDIT_MUST_NAME_ITS_CONTRACT contractReference',
        ]);
    });

    it('have the longest tenor of the day of issue, as the central bank has set it', () => {
        const [policy] = domesticPolicies.policies;
        const halved = {
            policies: [policy!, { ...policy!, effectiveFrom: drafting.issueDate, longestTenorDays: 179 }],
        };

        expect(found(domesticWire, { domesticPolicies: halved })).toEqual([
            'DOMESTIC_TENOR_MUST_NOT_PASS_THE_LONGEST availability.deferredPayment.days',
        ]);
        expect(found(domesticWire, { domesticPolicies: halved, issueDate: '2026-03-01' })).toEqual([]);
    });

    it('cannot be drafted before the central bank has said anything: DOMESTIC_POLICY_MUST_BE_IN_FORCE', () => {
        expect(() => found(domesticWire, { domesticPolicies: { policies: [] } })).toThrow(
            'DOMESTIC_POLICY_MUST_BE_IN_FORCE',
        );
        expect(found(usanceWire, { domesticPolicies: { policies: [] } })).toEqual([]);
    });
});
