import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import type { Amendment } from '../letter-of-credit/amendment.js';
import { closeCredit } from '../letter-of-credit/close-credit.js';
import { consentToCancellation, proposeCancellation } from '../letter-of-credit/cancel-credit.js';
import type { Credit } from '../letter-of-credit/credit.js';
import { issueAmendment } from '../letter-of-credit/issue-amendment.js';
import { partyBanks } from '../letter-of-credit/parties.js';
import { applicantsView } from '../letter-of-credit/views.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import {
    advisingBank,
    amendment,
    calendarBook,
    cancelled,
    confirmingBank,
    drafting,
    issued,
    issuingBank,
    later,
    nothingDrawn,
} from '../letter-of-credit/testing/samples.js';
import { lodgePresentation } from '../presentation/lodge-presentation.js';
import type { Presentation } from '../presentation/presentation.js';
import type { RequestTransfer } from './api.js';
import { requestTransfer, transferringBanks, withdrawTransfer } from './request-transfer.js';
import { returnTransfer } from './return-transfer.js';
import {
    asked,
    asking,
    consent,
    consenting,
    dollars,
    done,
    transferable,
    transferableTerms,
    unconfirmed,
    wish,
} from './testing/samples.js';
import { drawnFrom } from './transferred-amount.js';
import { declineTransfer, transferCredit } from './transfer-credit.js';
import { transferStatus } from './transfer.js';

const [first, transferring] = [
    { bank: advisingBank.mspId, at: later },
    { bank: confirmingBank.mspId, at: later },
];
const withTerms = (terms: Partial<CreditTerms>): Credit => ({
    ...transferable,
    terms: { ...transferableTerms, ...terms },
});

describe('requestTransfer', () => {
    it('is counted in the credit, and holds and binds nothing', () => {
        const { transferringBank, ...request } = wish;

        expect(asked).toEqual({
            credit: { ...transferable, numberOfTransfers: 1 },
            transfer: {
                creditId: wish.creditId,
                number: 1,
                requestingBank: advisingBank.mspId,
                transferringBank,
                requestedAt: later,
            },
            request,
        });
    });

    const anyBank: CreditTerms['availability'] = {
        ...transferableTerms.availability,
        availableWith: { kind: 'ANY_BANK' },
    };
    const presentation = { amount: dollars(1n), status: 'LODGED' } as unknown as Presentation;
    const whole = transferableTerms.shipment;
    // Each row breaks the rule it names and every rule below it.
    it.each<[string, object, Partial<RequestTransfer>]>([
        [
            'TRANSFER_MUST_BE_ASKED_BY_BENEFICIARYS_BANK',
            { bank: confirmingBank.mspId, credit: cancelled },
            { transferringBank: 'NoneMSP', number: 3 },
        ],
        ['CREDIT_MUST_BE_LIVE', { credit: cancelled }, { transferringBank: 'NoneMSP', number: 3 }],
        [
            'TRANSFERRED_CREDIT_MUST_NOT_BE_TRANSFERRED_ON',
            { credit: done.transferred, bank: issuingBank.mspId },
            { transferringBank: 'NoneMSP', number: 3 },
        ],
        [
            'CREDIT_MUST_BE_TRANSFERABLE',
            { credit: { ...issued, terms: { ...transferableTerms, form: 'IRREVOCABLE' } } },
            { transferringBank: 'NoneMSP', number: 3 },
        ],
        [
            'CREDIT_MUST_HAVE_REACHED_BENEFICIARY',
            { credit: { ...issued, terms: transferableTerms } },
            { transferringBank: 'NoneMSP', number: 3 },
        ],
        ['TRANSFERRING_BANK_MUST_BE_AUTHORISED', {}, { transferringBank: advisingBank.mspId, number: 3 }],
        [
            'TRANSFERRING_BANK_MUST_BE_AUTHORISED',
            { credit: withTerms({ availability: anyBank }) },
            { transferringBank: confirmingBank.mspId, number: 3 },
        ],
        ['CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES', {}, { expiryDate: '2026-07-01', number: 3 }],
        [
            'PARTIAL_TRANSFER_MUST_BE_ALLOWED',
            {
                credit: withTerms({ shipment: { ...whole, partialShipments: 'NOT_ALLOWED' } }),
                presentations: [presentation],
            },
            { amount: transferableTerms.amount, lines: [], number: 3 },
        ],
        // 472 500.00 can be drawn; what is asked for stretches to 207 900.00 by its tolerance.
        [
            'TRANSFER_MUST_BE_WITHIN_AVAILABLE',
            { presentations: [{ ...presentation, amount: dollars(26_460_001n) }] },
            { number: 3 },
        ],
        [
            'TRANSFER_MUST_BE_NEXT',
            { presentations: [{ ...presentation, amount: dollars(26_460_000n) }] },
            { number: 3 },
        ],
    ])('refuses: %s', (code, facts, other) => {
        expect(codeOf(() => requestTransfer({ ...wish, ...other }, { ...asking, ...facts }))).toBe(code);
    });

    it('the bank that may transfer is nominated, named where any bank is, or has issued the credit (38b)', () => {
        const names = (terms: CreditTerms) => transferringBanks(terms).map(({ mspId }) => mspId);

        expect(names(transferableTerms)).toEqual([confirmingBank.mspId, issuingBank.mspId]);
        expect(names({ ...transferableTerms, availability: anyBank })).toEqual([issuingBank.mspId]);
        expect(names({ ...transferableTerms, availability: anyBank, transferringBank: advisingBank })).toEqual([
            advisingBank.mspId,
            issuingBank.mspId,
        ]);
    });

    it('the first beneficiary may withdraw it until the bank decides', () => {
        expect(transferStatus(withdrawTransfer(asked.transfer, first))).toBe('WITHDRAWN');
        expect(codeOf(() => withdrawTransfer(done.transfer, transferring))).toBe(
            'TRANSFER_MUST_BE_ASKED_BY_BENEFICIARYS_BANK',
        );
        expect(codeOf(() => withdrawTransfer(done.transfer, first))).toBe('TRANSFER_MUST_BE_UNDECIDED');
    });
});

describe('transferCredit', () => {
    const { transferred } = done;

    it('holds all that the second beneficiary could draw, at every bank of the credit', () => {
        expect(done.transfer.decision).toEqual({ outcome: 'TRANSFERRED', amount: dollars(20_790_000n), at: later });
        const { transferredCreditId } = consent;
        expect(done.request).toEqual({ ...asked.request, transferredCreditId, includes: [] });
    });

    it('makes a credit that says everything the same but for what was asked, and keeps the confirmation (38g)', () => {
        const { terms, ...credit } = transferred;

        expect(credit).toMatchObject({
            creditId: consent.transferredCreditId,
            letterOfCreditReference: transferable.letterOfCreditReference,
            issuingBank: issuingBank.mspId,
            confirmation: { bank: confirmingBank.mspId, outcome: 'CONFIRMED', throughAmendment: 0 },
        });
        expect(terms).toEqual({
            ...transferableTerms,
            form: 'IRREVOCABLE',
            transferred: { bank: confirmingBank, transferReference: 'PRB-T-0001', amendmentAdvice: 'WITH_CONSENT' },
            beneficiary: wish.secondBeneficiary,
            advisingBank: issuingBank,
            amount: wish.amount,
            expiry: { ...transferableTerms.expiry, expiryDate: '2026-06-15' },
            shipment: { ...transferableTerms.shipment, latestShipmentDate: '2026-05-20' },
            presentationPeriod: { days: 10 },
            goods: {
                ...transferableTerms.goods,
                lines: [
                    {
                        ...transferableTerms.goods.lines[0],
                        quantity: { value: '9000', unit: 'SET' },
                        unitPrice: { amount: '22.00', currency: 'USD' },
                    },
                ],
            },
        });
    });

    it('names the first beneficiary as applicant, pays at another place and insures more, where that was asked', () => {
        const place = { locationName: 'Ningbo', countryCode: 'CN' };
        const other: RequestTransfer = {
            ...wish,
            amount: dollars(22_500_000n),
            isFirstBeneficiaryNamedAsApplicant: true,
            placeOfHonour: place,
            insuranceCoverPercent: 220,
        };
        const { terms } = transferCredit(consent, { ...consenting, request: other }).transferred;

        expect(terms.applicant).toEqual(transferableTerms.beneficiary);
        expect(terms.expiry.place).toEqual(place);
        expect(terms.requiredDocuments[2]?.mustShow).toEqual([
            { test: 'INCLUDES', field: 'conditionCodes', value: 'ICC_A' },
            { test: 'AT_LEAST', field: 'coveragePercent', value: '220' },
        ]);
    });

    it('insures more under a policy as under a certificate (28d)', () => {
        const policy: CreditTerms = {
            ...transferableTerms,
            requiredDocuments: transferableTerms.requiredDocuments.map((required) =>
                required.documentTypeCode === '520' ? { ...required, documentTypeCode: '530' } : required,
            ),
        };
        const other: RequestTransfer = { ...wish, amount: dollars(22_500_000n), insuranceCoverPercent: 220 };
        const facts = { ...consenting, credit: withTerms(policy), request: other };
        const { terms } = transferCredit(consent, facts).transferred;

        expect(terms.requiredDocuments[2]?.mustShow).toContainEqual({
            test: 'AT_LEAST',
            field: 'coveragePercent',
            value: '220',
        });
    });

    it('is known to the transferring and the second beneficiary’s bank, and the issuing bank cannot amend it', () => {
        const other = { ...transferred, terms: { ...transferred.terms, advisingBank } };

        expect(partyBanks(other.terms)).toEqual([advisingBank.mspId, confirmingBank.mspId]);
        for (const bank of [issuingBank.mspId, confirmingBank.mspId]) {
            const facts = { ...drafting, credit: other, amendments: [], drawn: nothingDrawn, at: later, bank };
            const number = 1;
            const change = { creditId: other.creditId, number, changes: amendment.changes, removes: [] };
            expect(codeOf(() => issueAmendment(change, facts))).toMatch(/BY_ISSUING_BANK|FOLLOW_THEIR_RULES/);
        }
        expect(
            codeOf(() =>
                applicantsView(other, {
                    ...{ bank: issuingBank.mspId, at: later },
                    ...{ amendments: [], presentations: [], transfers: [] },
                }),
            ),
        ).toBe('CUSTOMER_MUST_BE_OF_THE_BANK');
    });

    it('takes documents at the transferring bank alone (38k)', () => {
        const { creditId } = transferred;
        const facts = { credit: transferred, amendments: [], presentations: [], transfers: [], calendarBook };
        const toIssuing = { creditId, number: 1, examiningBank: issuingBank.mspId, amount: dollars(1n), documents: [] };

        expect(codeOf(() => lodgePresentation(toIssuing, { ...facts, ...transferring }))).toBe(
            'PRESENTATION_MUST_BE_TO_TRANSFERRING_BANK',
        );
    });

    it('an issuing bank that transfers is bound to the second beneficiary as it is to the first (7a)', () => {
        const byIssuing = { bank: issuingBank, transferReference: 'HCB-T-0001', amendmentAdvice: 'ALWAYS' as const };
        const credit = { ...transferred, terms: { ...transferred.terms, transferred: byIssuing } };
        const facts = { credit, amendments: [], presentations: [], transfers: [], calendarBook };
        const lodging = { creditId: credit.creditId, number: 1, amount: dollars(1n), documents: [] };

        expect(
            lodgePresentation({ ...lodging, examiningBank: issuingBank.mspId }, { ...facts, ...transferring })
                .presentation.examinesAs,
        ).toBe('ISSUING_BANK');
    });

    const accepted: Amendment = {
        ...amendment,
        advices: [{ bank: advisingBank.mspId, outcome: 'ADVISED', at: later }],
        answer: { outcome: 'ACCEPTED', at: later },
    };
    it.each<[string, object]>([
        ['ACT_MUST_BE_BY_TRANSFERRING_BANK', { bank: advisingBank.mspId, transfer: done.transfer }],
        ['TRANSFER_MUST_BE_UNDECIDED', { transfer: done.transfer, credit: cancelled }],
        ['CREDIT_MUST_BE_LIVE', { credit: cancelled }],
        [
            'TRANSFER_MUST_BE_WITHIN_AVAILABLE',
            {
                transfers: [
                    { ...done.transfer, decision: { outcome: 'TRANSFERRED', amount: dollars(26_460_001n), at: later } },
                ],
            },
        ],
        [
            'CONFIRMATION_MUST_COVER_WHAT_IS_TRANSFERRED',
            { credit: { ...transferable, numberOfAmendments: 1 }, amendments: [accepted] },
        ],
    ])('refuses: %s', (code, facts) => {
        expect(codeOf(() => transferCredit(consent, { ...consenting, ...facts }))).toBe(code);
    });

    it('an unconfirmed credit stays so; with an amendment that the confirming bank has extended to it is confirmed', () => {
        const extended: Amendment = { ...accepted, extension: { outcome: 'EXTENDED', at: later } };
        const credit = { ...transferable, numberOfAmendments: 1 };

        expect(transferCredit(consent, { ...consenting, credit: unconfirmed }).transferred.confirmation).toBe(
            undefined,
        );
        expect(
            transferCredit(consent, { ...consenting, credit, amendments: [extended] }).transferred.confirmation,
        ).toEqual({ ...transferable.confirmation, throughAmendment: 0 });
    });

    it('no bank has to transfer (38a)', () => {
        expect(transferStatus(declineTransfer(asked.transfer, transferring))).toBe('DECLINED');
        expect(codeOf(() => declineTransfer(done.transfer, first))).toBe('ACT_MUST_BE_BY_TRANSFERRING_BANK');
        expect(codeOf(() => declineTransfer(done.transfer, transferring))).toBe('TRANSFER_MUST_BE_UNDECIDED');
    });
});

describe('returnTransfer', () => {
    const ending = { ...transferring, transfers: [] };
    const asksToCancel = proposeCancellation(done.transferred, ending);
    const both = consentToCancellation(asksToCancel, { ...ending, party: 'CONFIRMING_BANK' });
    const over = consentToCancellation(both, { ...ending, bank: issuingBank.mspId, party: 'BENEFICIARY' });
    const unused = { credit: over, amendments: [], presentations: [] };

    it('gives the amount back when the second beneficiary has agreed to end its credit', () => {
        const facts = { ...transferring, second: unused, presentations: [] };

        expect(transferStatus(returnTransfer(done.transfer, facts))).toBe('RETURNED');
        const closing = { ...transferring, ...unused, transfers: [], reimbursementClaims: [], calendarBook };
        expect(closeCredit(over, closing).closedAt).toBe(later);
    });

    const presented = { number: 1, amount: dollars(5_000_000n), status: 'COMPLYING' } as unknown as Presentation;
    const forwards = {
        ...{ transferNumber: 1, presentationNumber: 1, amount: dollars(5_000_000n) },
        ...{ receivedAt: later, amendments: [] },
    };
    const forwarded = { ...presented, number: 4, amount: dollars(6_000_000n), forwards };
    const used = (status: Presentation['status'], credit = over) => ({
        second: { credit, amendments: [], presentations: [{ ...presented, status }] },
    });

    it('gives the rest back when all that was drawn is held under the credit itself', () => {
        const facts = { ...transferring, ...used('UNDERTAKEN'), presentations: [forwarded] };
        const returned = returnTransfer(done.transfer, facts);

        expect(drawnFrom({ presentations: [forwarded], transfers: [done.transfer] }).transferred).toEqual([
            dollars(15_790_000n),
        ]);
        expect(drawnFrom({ presentations: [forwarded], transfers: [returned] })).toEqual({
            presentations: [forwarded],
            transferred: [],
        });
    });

    it.each(['RETURNED', 'RECORD_NOT_PRESENTED', 'INCOMPLETE'] as const)(
        'documents that are %s draw nothing',
        (status) => {
            const facts = { ...transferring, ...used(status), presentations: [] };

            expect(transferStatus(returnTransfer(done.transfer, facts))).toBe('RETURNED');
        },
    );

    // Each row breaks the rule it names and every rule below it.
    it.each<[string, object]>([
        ['ACT_MUST_BE_BY_TRANSFERRING_BANK', { ...first, transfer: asked.transfer, second: undefined }],
        ['TRANSFER_MUST_BE_DONE', { transfer: asked.transfer, second: undefined }],
        ['TRANSFERRED_CREDIT_MUST_HAVE_ENDED', used('COMPLYING', done.transferred)],
        ['SECOND_BENEFICIARYS_DOCUMENTS_MUST_BE_DECIDED', used('COMPLYING')],
        ['SECOND_BENEFICIARYS_DOCUMENTS_MUST_BE_DECIDED', used('LODGED')],
        // What was refused may still be waived.
        ['SECOND_BENEFICIARYS_DOCUMENTS_MUST_BE_DECIDED', used('REFUSED')],
        [
            'SECOND_BENEFICIARYS_DOCUMENTS_MUST_BE_DECIDED',
            { ...used('COMPLYING'), presentations: [{ ...forwarded, status: 'EXAMINING' }] },
        ],
        [
            'SECOND_BENEFICIARYS_DOCUMENTS_MUST_BE_DECIDED',
            { ...used('COMPLYING'), presentations: [{ ...forwarded, status: 'REFUSED' }] },
        ],
        [
            'SECOND_BENEFICIARYS_DOCUMENTS_MUST_BE_DECIDED',
            {
                ...used('COMPLYING'),
                presentations: [{ ...forwarded, forwards: { ...forwards, presentationNumber: 2 } }],
            },
        ],
        [
            'SECOND_BENEFICIARYS_DOCUMENTS_MUST_BE_DECIDED',
            {
                ...used('PAID'),
                presentations: [
                    { ...forwarded, status: 'PAID' },
                    { ...forwarded, number: 5, firstPresentedAs: { number: 4, receivedAt: later }, status: 'LODGED' },
                ],
            },
        ],
    ])('refuses: %s', (code, other) => {
        const { transfer, ...facts } = {
            ...transferring,
            transfer: done.transfer,
            second: unused,
            presentations: [] as Presentation[],
            ...other,
        };

        expect(codeOf(() => returnTransfer(transfer, facts))).toBe(code);
    });
});
