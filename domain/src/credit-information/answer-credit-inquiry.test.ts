import { describe, expect, it } from '@jest/globals';
import { bank, consent, enterprise } from '../consent/testing/samples.js';
import { exporterUscc, idOf, morning, policy, yuan } from '../receivable/testing/samples.js';
import { answerCreditInquiry, askCreditInformation, mayBeAnswered, refusedInquiry } from './answer-credit-inquiry.js';

const signed = { ...consent, signature: 'ab'.repeat(64) };
const asked = askCreditInformation(
    { inquiryId: idOf(90), consent: signed, facts: ['EXPORTS'], reason: 'CREDIT_APPROVAL' },
    { bank, isSigned: true, askedAt: morning },
);
const february = {
    uscc: exporterUscc,
    month: '2026-02',
    declared: 1,
    cancelled: 0,
    amounts: [{ exported: yuan(7n), received: yuan(0n) }],
};

describe('askCreditInformation', () => {
    it('takes an inquiry with its consent', () => {
        expect(asked).toEqual({
            inquiryId: idOf(90),
            bank,
            uscc: exporterUscc,
            consent: signed,
            facts: ['EXPORTS'],
            reason: 'CREDIT_APPROVAL',
            askedAt: morning,
            status: 'ASKED',
        });
    });

    it('refuses what the consent does not allow', () => {
        const input = { inquiryId: idOf(90), consent: signed, facts: [], reason: 'LOAN_REVIEW' } as const;
        const ask = () =>
            askCreditInformation({ ...input, facts: ['EXPORTS'] }, { bank, isSigned: true, askedAt: morning });

        expect(ask).toThrow('CONSENT_MUST_COVER_REASON');
    });
});

describe('mayBeAnswered', () => {
    it.each([
        ['the last of the day', { askedToday: 4, policy: { ...policy, creditInquiriesPerDay: 5 } }, true],
        ['one more', { askedToday: 5, policy: { ...policy, creditInquiriesPerDay: 5 } }, false],
        ['any under a policy that says nothing', { askedToday: 0, policy }, false],
    ])('%s', (_what, limits, expected) => {
        expect(mayBeAnswered(limits)).toBe(expected);
    });
});

describe('answerCreditInquiry', () => {
    const facts = { enterprise, use: undefined, months: [february], at: morning };

    it('answers what was asked, with the number of the receipt', () => {
        const { inquiry, receipt } = answerCreditInquiry(asked, facts);

        expect(inquiry).toEqual({
            ...asked,
            status: 'ANSWERED',
            answeredAt: morning,
            answer: { through: '2026-02', exports: [{ last12Months: yuan(7n), last24Months: yuan(7n) }] },
            receipt: 5,
        });
        expect(receipt).toMatchObject({ number: 5, facts: ['EXPORTS'], reason: 'CREDIT_APPROVAL' });
    });

    it('answers once, and refuses once', () => {
        const { inquiry } = answerCreditInquiry(asked, facts);
        const refused = refusedInquiry(asked, { code: 'CONSENT_MUST_NOT_BE_REVOKED', at: morning });

        expect(refused).toEqual({
            ...asked,
            status: 'REFUSED',
            answeredAt: morning,
            refusal: 'CONSENT_MUST_NOT_BE_REVOKED',
        });
        expect(() => answerCreditInquiry(refused, facts)).toThrow('CREDIT_INQUIRY_MUST_BE_ASKED');
        expect(() => refusedInquiry(inquiry, { code: 'CONSENT_MUST_NOT_BE_REVOKED', at: morning })).toThrow(
            'CREDIT_INQUIRY_MUST_BE_ASKED',
        );
    });
});
