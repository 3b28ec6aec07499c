import { describe, expect, it } from '@jest/globals';
import { canonicalJson } from '../kernel/json.js';
import {
    advisingBank,
    amendment,
    application,
    confirmed,
    confirmingBank,
    issuingBank,
    later,
} from './testing/samples.js';
import { applicantsView, beneficiarysView } from './views.js';

const looking = { amendments: [], at: later };

describe('what customers see of a credit', () => {
    it.each([
        ['the applicant, through the issuing bank', applicantsView, issuingBank],
        ['the beneficiary, through the bank that advises it', beneficiarysView, advisingBank],
    ])('%s: its terms and where it stands', (_, view, { mspId: bank }) => {
        expect(view(confirmed, { bank, ...looking })).toEqual({
            creditId: confirmed.creditId,
            letterOfCreditReference: confirmed.letterOfCreditReference,
            terms: confirmed.terms,
            issueDate: confirmed.issueDate,
            issuedAt: confirmed.issuedAt,
            status: 'EFFECTIVE',
            isConfirmed: true,
            openAmendments: [],
        });
    });

    it('has the terms in force, and what has come to the customer and waits for an answer', () => {
        const credit = { ...confirmed, numberOfAmendments: 1 };
        const amendments = [amendment];
        const open = [{ number: 1, changes: amendment.changes, removes: [] }];
        const seen = { ...looking, amendments };

        expect(applicantsView(credit, { bank: issuingBank.mspId, ...seen })).toMatchObject({
            terms: confirmed.terms,
            openAmendments: open,
        });
        expect(beneficiarysView(credit, { bank: advisingBank.mspId, ...seen }).openAmendments).toEqual([]);
    });

    it('never has what only banks tell each other (49H, 78, 72Z)', () => {
        const seen = canonicalJson(beneficiarysView(confirmed, { bank: advisingBank.mspId, ...looking }));

        expect(seen).not.toContain(application.instructions.instructionsToBanks);
        expect(seen).not.toMatch(/instructions|ForBanks|senderToReceiver|advices|consents/i);
    });

    it.each([
        [applicantsView, advisingBank],
        [beneficiarysView, issuingBank],
        [beneficiarysView, confirmingBank],
    ])('is shown by their own bank alone: CUSTOMER_MUST_BE_OF_THE_BANK', (view, { mspId: bank }) => {
        expect(() => view(confirmed, { bank, ...looking })).toThrow('CUSTOMER_MUST_BE_OF_THE_BANK');
    });
});
