import { describe, expect, it } from '@jest/globals';
import { dollars } from '../document/testing/samples.js';
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
import type { Presentation } from '../presentation/presentation.js';
import { judged, refused, undertaken } from '../timeline/testing/samples.js';
import type { Transfer } from '../transfer/transfer.js';
import type { Amendment } from './amendment.js';
import { applicantsView, beneficiarysView } from './views.js';

const looking = { amendments: [], presentations: [], transfers: [], at: later };

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
            remaining: dollars(472_500n),
            isConfirmed: true,
            openAmendments: [],
            amendments: [],
            presentations: [],
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

    it('has what has come of its amendments, and to the beneficiary only those that have come to it', () => {
        const rejected = { ...amendment, answer: { outcome: 'REJECTED', at: later } } as const;
        const advised = {
            ...rejected,
            advices: [{ bank: advisingBank.mspId, outcome: 'ADVISED', at: later } as const],
        };
        const seenBy = (amendments: readonly Amendment[]) => [
            applicantsView(confirmed, { ...looking, amendments, bank: issuingBank.mspId }).amendments,
            beneficiarysView(confirmed, { ...looking, amendments, bank: advisingBank.mspId }).amendments,
        ];
        const shown = { number: 1, changes: amendment.changes, removes: [], issuedAt: amendment.issuedAt };
        const answered = { ...shown, status: 'REJECTED', answer: rejected.answer };

        expect(seenBy([rejected])).toEqual([[answered], []]);
        expect(seenBy([advised])).toEqual([[answered], [answered]]);
    });

    it('has what has come of its documents, and of what a bank finds nothing before it gives notice', () => {
        const found = (['COMPLYING', 'DISCREPANT'] as const).map((status) => ({ ...judged, status }));
        const shown = ({ number, amount, receivedAt, status }: Presentation) => ({
            number,
            amount,
            receivedAt,
            status,
        });
        const view = beneficiarysView(confirmed, {
            ...looking,
            bank: advisingBank.mspId,
            presentations: [...found, refused, undertaken],
        });

        expect(view.presentations).toEqual([
            ...found.map((each) => ({ ...shown(each), status: 'EXAMINING' })),
            { ...shown(refused), refusal: refused.refusal },
            { ...shown(undertaken), undertaking: undertaken.undertaking },
        ]);
    });

    it('says how much is left, and that nothing is: what was transferred is to the applicant as the rest', () => {
        const transfer: Transfer = {
            creditId: confirmed.creditId,
            number: 1,
            requestingBank: advisingBank.mspId,
            transferringBank: confirmingBank.mspId,
            requestedAt: later,
            decision: { outcome: 'TRANSFERRED', amount: dollars(100_000n), at: later },
        };
        const drawn = { ...undertaken, amount: dollars(372_500n) };
        const seen = { ...looking, presentations: [drawn], transfers: [transfer] };
        const [ofApplicant, ofBeneficiary] = [
            applicantsView(confirmed, { bank: issuingBank.mspId, ...seen }),
            beneficiarysView(confirmed, { bank: advisingBank.mspId, ...seen }),
        ];

        expect([ofApplicant.remaining, ofBeneficiary.remaining]).toEqual([dollars(100_000n), dollars(0n)]);
        expect([ofApplicant.status, ofBeneficiary.status]).toEqual(['EFFECTIVE', 'EFFECTIVE']);
        const all = { ...seen, presentations: [{ ...drawn, amount: dollars(472_500n) }], transfers: [] };
        expect(applicantsView(confirmed, { bank: issuingBank.mspId, ...all }).status).toBe('FULLY_DRAWN');
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
