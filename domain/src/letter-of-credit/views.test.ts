import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../kernel/json.js';
import { advisingBank, application, confirmed, confirmingBank, issuingBank } from './testing/samples.js';
import { applicantsView, beneficiarysView } from './views.js';

describe('what customers see of a credit', () => {
    it.each([
        ['the applicant, through the issuing bank', applicantsView, issuingBank],
        ['the beneficiary, through the bank that advises it', beneficiarysView, advisingBank],
    ])('%s: its terms and where it stands', (_, view, { mspId: bank }) => {
        expect(view(confirmed, { bank })).toEqual({
            creditId: confirmed.creditId,
            letterOfCreditReference: confirmed.letterOfCreditReference,
            terms: confirmed.terms,
            issueDate: confirmed.issueDate,
            issuedAt: confirmed.issuedAt,
            status: 'EFFECTIVE',
            isConfirmed: true,
        });
    });

    it('never has what only banks tell each other (49H, 78, 72Z)', () => {
        const seen = canonicalJson(beneficiarysView(confirmed, { bank: advisingBank.mspId }));

        expect(seen).not.toContain(application.instructions.instructionsToBanks);
        expect(seen).not.toMatch(/instructions|ForBanks|senderToReceiver|advices|consents/i);
    });

    it.each([
        [applicantsView, advisingBank],
        [beneficiarysView, issuingBank],
        [beneficiarysView, confirmingBank],
    ])('is shown by their own bank alone: CUSTOMER_MUST_BE_OF_THE_BANK', (view, { mspId: bank }) => {
        expect(() => view(confirmed, { bank })).toThrow('CUSTOMER_MUST_BE_OF_THE_BANK');
    });
});
