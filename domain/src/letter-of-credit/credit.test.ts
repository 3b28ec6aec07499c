import { describe, expect, it } from '@jest/globals';
import { adviseCredit, declineAdvice } from './advise-credit.js';
import type { AnswerCancellation } from './api.js';
import {
    consentToCancellation,
    proposeCancellation,
    refuseCancellation,
    type CancellingFacts,
} from './cancel-credit.js';
import { closeCredit } from './close-credit.js';
import { confirmCredit, declineConfirmation } from './confirm-credit.js';
import { expireCredit } from './expire-credit.js';
import type { Amendment } from './amendment.js';
import { consentsNeeded, creditStatus, type Credit, type CreditStatus } from './credit.js';
import { domesticPolicies } from '../domestic-credit/testing/samples.js';
import { beneficiarysBank, partyBanks, rolesOf } from './parties.js';
import {
    advised,
    advisingBank,
    amendment,
    calendarBook,
    cancelled,
    confirmed,
    confirmingBank,
    domesticWire,
    issued,
    issuingBank,
    later,
    morning,
    usanceTerms,
} from './testing/samples.js';
import { creditTermsSchema } from './terms.js';
import type { Transfer } from '../transfer/transfer.js';

const by = (bank: { readonly mspId: string }) => ({ bank: bank.mspId, at: later, transfers: [] as Transfer[] });
const nothing = { amendments: [], presentations: [], reimbursementClaims: [] };
const closing = (bank: { readonly mspId: string }) => ({ ...by(bank), ...nothing, calendarBook, domesticPolicies });
const asked = { ...by(confirmingBank), amendments: [] };
const stranger = by({ mspId: 'NoneMSP' });
const secondBank = { mspId: 'LoessBankMSP', partyName: 'Loess Plateau Bank' };
const throughTwo = { ...issued, terms: { ...usanceTerms, secondAdvisingBank: secondBank } };
const expired = { ...advised, expiredAt: later };
const closed = { ...cancelled, closedAt: later };

describe('where a credit stands', () => {
    it.each<[CreditStatus, Credit]>([
        ['ISSUED', issued],
        ['ISSUED', declineAdvice(issued, { ...by(advisingBank), reason: 'CANNOT_AUTHENTICATE' })],
        ['ADVISED', adviseCredit(throughTwo, by(advisingBank))],
        ['EFFECTIVE', adviseCredit(adviseCredit(throughTwo, by(advisingBank)), by(secondBank))],
        ['EFFECTIVE', advised],
        ['CANCELLED', cancelled],
        ['EXPIRED', expired],
        ['CLOSED', closed],
        ['CLOSED', { ...expired, closedAt: later }],
    ])('%s', (status, credit) => {
        expect(creditStatus(credit)).toBe(status);
    });

    // What each act may do from each status; every other pair is refused.
    const states = { ISSUED: issued, EFFECTIVE: advised, CANCELLED: cancelled, EXPIRED: expired, CLOSED: closed };
    const acts: Readonly<Record<string, (credit: Credit) => Credit>> = {
        advise: (credit) => adviseCredit(credit, by(advisingBank)),
        declineAdvice: (credit) => declineAdvice(credit, { ...by(advisingBank), reason: 'ELECTS_NOT_TO_ADVISE' }),
        confirm: (credit) => confirmCredit(credit, asked),
        declineConfirmation: (credit) => declineConfirmation(credit, asked),
        proposeCancellation: (credit) => proposeCancellation(credit, by(issuingBank)),
        expire: (credit) => expireCredit(credit, { amendments: [], calendarBook, at: '2026-07-01T00:00:00.000Z' }),
        close: (credit) => closeCredit(credit, closing(issuingBank)),
    };
    const allowed = [
        'ISSUED advise',
        'ISSUED declineAdvice',
        'ISSUED confirm',
        'ISSUED declineConfirmation',
        'ISSUED proposeCancellation',
        'ISSUED expire',
        'EFFECTIVE confirm',
        'EFFECTIVE declineConfirmation',
        'EFFECTIVE proposeCancellation',
        'EFFECTIVE expire',
        'CANCELLED close',
        'EXPIRED close',
    ];
    it.each(
        Object.entries(states).flatMap(([status, credit]) =>
            Object.entries(acts).map(([name, act]) => [`${status} ${name}`, credit, act] as const),
        ),
    )('%s', (transition, credit, act) => {
        const attempt = (): Credit => act(credit);
        if (allowed.includes(transition)) {
            expect(attempt).not.toThrow();
        } else {
            expect(attempt).toThrow(/_MUST_/);
        }
    });
});

describe('who is party to a credit', () => {
    it('is every bank that acts on it, once', () => {
        expect(partyBanks(usanceTerms)).toEqual(['HarbourBankMSP', 'HaizhouBankMSP', 'PearlBankMSP']);
        expect(rolesOf(usanceTerms, confirmingBank.mspId)).toEqual(['CONFIRMING_BANK', 'NOMINATED_BANK']);
        expect(rolesOf(usanceTerms, 'NoneMSP')).toEqual([]);
    });

    it('is spoken for, as a beneficiary, by the last bank on the way of the advice', () => {
        expect(beneficiarysBank(usanceTerms)).toBe(advisingBank.mspId);
        expect(beneficiarysBank(throughTwo.terms)).toBe(secondBank.mspId);
    });
});

describe('adviseCredit and declineAdvice', () => {
    it('note who passed it on, or why not, and when', () => {
        expect(adviseCredit(issued, by(advisingBank)).advices).toEqual([
            { bank: advisingBank.mspId, outcome: 'ADVISED', at: later },
        ]);
        expect(declineAdvice(issued, { ...by(advisingBank), reason: 'CANNOT_AUTHENTICATE' }).advices).toEqual([
            { bank: advisingBank.mspId, outcome: 'DECLINED', reason: 'CANNOT_AUTHENTICATE', at: later },
        ]);
    });

    // Each row breaks the rule it names and every rule below it.
    it.each([
        ['ADVICE_MUST_BE_BY_ADVISING_BANK', cancelled, by(confirmingBank)],
        ['CREDIT_MUST_BE_LIVE', cancelled, by(advisingBank)],
        ['ADVICE_MUST_BE_DECIDED_ONCE', advised, by(advisingBank)],
        ['ADVICE_MUST_COME_BY_ITS_ROUTE', throughTwo, by(secondBank)],
    ])('refuse: %s', (code, credit, advising) => {
        expect(() => adviseCredit(credit, advising)).toThrow(code);
        expect(() => declineAdvice(credit, { ...advising, reason: 'CANNOT_AUTHENTICATE' })).toThrow(code);
    });

    it('need the first bank to have passed it on, not to have declined: ADVICE_MUST_COME_BY_ITS_ROUTE', () => {
        const declined = declineAdvice(throughTwo, { ...by(advisingBank), reason: 'ELECTS_NOT_TO_ADVISE' });

        expect(() => adviseCredit(declined, by(secondBank))).toThrow('ADVICE_MUST_COME_BY_ITS_ROUTE');
    });
});

describe('confirmCredit and declineConfirmation', () => {
    it('bind the bank to the credit with the amendments issued so far, or say that it is not bound', () => {
        const amended = { ...advised, numberOfAmendments: 2 };

        expect(confirmCredit(amended, asked).confirmation).toEqual({
            bank: confirmingBank.mspId,
            outcome: 'CONFIRMED',
            at: later,
            throughAmendment: 2,
        });
        expect(declineConfirmation(amended, asked).confirmation?.outcome).toBe('DECLINED');
    });

    it.each([
        ['CONFIRMATION_MUST_BE_BY_REQUESTED_BANK', { ...confirmed, closedAt: later }, by(advisingBank)],
        ['CREDIT_MUST_BE_LIVE', { ...confirmed, closedAt: later }, by(confirmingBank)],
        ['CONFIRMATION_MUST_BE_DECIDED_ONCE', confirmed, by(confirmingBank)],
    ])('refuse: %s', (code, credit, advising) => {
        expect(() => confirmCredit(credit, { ...advising, amendments: [] })).toThrow(code);
        expect(() => declineConfirmation(credit, { ...advising, amendments: [] })).toThrow(code);
    });

    it('are for nobody where the credit asks for no confirmation', () => {
        const unconfirmed = { ...issued, terms: { ...usanceTerms, confirmation: { instruction: 'WITHOUT' as const } } };

        expect(() => confirmCredit(unconfirmed, asked)).toThrow('CONFIRMATION_MUST_BE_BY_REQUESTED_BANK');
    });
});

describe('a confirmation that an amendment asks for (MT707 49, 58a)', () => {
    const terms = { ...usanceTerms, confirmation: { instruction: 'WITHOUT' as const } };
    const unconfirmed = { ...advised, terms, numberOfAmendments: 1 };
    const asking: Amendment = {
        ...amendment,
        changes: { confirmation: usanceTerms.confirmation },
        advices: advised.advices,
    };
    const accepted: Amendment = { ...asking, answer: { outcome: 'ACCEPTED', at: morning } };

    it('is for the bank that it asks, once the beneficiary has accepted it; and then that bank is bound', () => {
        const confirmedSo = confirmCredit(unconfirmed, { ...asked, amendments: [accepted] });
        const cancelling = proposeCancellation(confirmedSo, by(issuingBank));

        expect(confirmedSo.confirmation).toMatchObject({ bank: confirmingBank.mspId, throughAmendment: 1 });
        expect(consentsNeeded(confirmedSo)).toContain('CONFIRMING_BANK');
        expect(
            consentToCancellation(cancelling, { ...by(confirmingBank), party: 'CONFIRMING_BANK' }).cancellation
                ?.consents,
        ).toHaveLength(2);
        for (const amendments of [[], [asking]]) {
            expect(() => confirmCredit(unconfirmed, { ...asked, amendments })).toThrow(
                'CONFIRMATION_MUST_BE_BY_REQUESTED_BANK',
            );
        }
    });
});

describe('the cancellation of a credit (UCP 600 art. 10a)', () => {
    const asked = proposeCancellation(confirmed, by(issuingBank));
    const forBeneficiary = { ...by(advisingBank), party: 'BENEFICIARY' } as const;
    const forConfirming = { ...by(confirmingBank), party: 'CONFIRMING_BANK' } as const;

    it('takes the issuing bank, the confirming bank and the beneficiary, in any order of the two', () => {
        const withOne = consentToCancellation(asked, forBeneficiary);

        expect([creditStatus(asked), creditStatus(withOne)]).toEqual(['EFFECTIVE', 'EFFECTIVE']);
        expect(creditStatus(consentToCancellation(withOne, forConfirming))).toBe('CANCELLED');
        expect(creditStatus(consentToCancellation(consentToCancellation(asked, forConfirming), forBeneficiary))).toBe(
            'CANCELLED',
        );
    });

    it('takes no confirming bank where none has confirmed', () => {
        expect(creditStatus(consentToCancellation(proposeCancellation(advised, by(issuingBank)), forBeneficiary))).toBe(
            'CANCELLED',
        );
    });

    it('ends with one refusal, and may be asked for again', () => {
        const refused = refuseCancellation(asked, forBeneficiary);

        expect(creditStatus(refused)).toBe('EFFECTIVE');
        expect(() => consentToCancellation(refused, forConfirming)).toThrow('CANCELLATION_MUST_BE_OPEN');
        expect(proposeCancellation(refused, by(issuingBank)).cancellation?.consents).toHaveLength(1);
    });

    it.each([
        ['CANCELLATION_MUST_BE_BY_ISSUING_BANK', { ...asked, closedAt: later }, stranger],
        ['CREDIT_MUST_BE_LIVE', { ...asked, closedAt: later }, by(issuingBank)],
        ['CANCELLATION_MUST_NOT_BE_OPEN', asked, by(issuingBank)],
    ])('is refused to be asked for: %s', (code, credit, advising) => {
        expect(() => proposeCancellation(credit, advising)).toThrow(code);
    });

    it('is refused while a second beneficiary has a part of it, and the consents to it too', () => {
        const { creditId } = confirmed;
        const amount = usanceTerms.amount;
        const transfer: Transfer = {
            ...{ creditId, number: 1, requestedAt: later },
            ...{ requestingBank: advisingBank.mspId, transferringBank: confirmingBank.mspId },
            decision: { outcome: 'TRANSFERRED', amount, at: later },
        };
        const standing = { transfers: [transfer] };
        const over: Transfer[] = [
            { ...transfer, returnedAt: later },
            { ...transfer, decision: { outcome: 'DECLINED', at: later } },
        ];

        expect(() => proposeCancellation(confirmed, { ...by(issuingBank), ...standing })).toThrow(
            'TRANSFERS_MUST_HAVE_BEEN_RETURNED',
        );
        expect(() => consentToCancellation(asked, { ...forBeneficiary, ...standing })).toThrow(
            'TRANSFERS_MUST_HAVE_BEEN_RETURNED',
        );
        expect(refuseCancellation(asked, forBeneficiary).cancellation?.refusal?.party).toBe('BENEFICIARY');
        expect(proposeCancellation(confirmed, { ...by(issuingBank), transfers: over })).toEqual(asked);
    });

    const consented = consentToCancellation(asked, forBeneficiary);
    it.each<[string, Credit, CancellingFacts & Pick<AnswerCancellation, 'party'>]>([
        ['PARTY_MUST_BE_SPOKEN_FOR_BY_ITS_BANK', closed, { ...forBeneficiary, bank: confirmingBank.mspId }],
        ['PARTY_MUST_BE_SPOKEN_FOR_BY_ITS_BANK', closed, { ...forConfirming, bank: advisingBank.mspId }],
        ['CREDIT_MUST_BE_LIVE', closed, forBeneficiary],
        ['CANCELLATION_MUST_BE_OPEN', confirmed, forBeneficiary],
        ['CONSENT_MUST_BE_NEEDED', proposeCancellation(advised, by(issuingBank)), forConfirming],
        ['CONSENT_MUST_BE_GIVEN_ONCE', consented, forBeneficiary],
        ['CONSENT_MUST_BE_GIVEN_ONCE', asked, { ...by(issuingBank), party: 'ISSUING_BANK' }],
    ])('is refused an answer: %s', (code, credit, answer) => {
        expect(() => consentToCancellation(credit, answer)).toThrow(code);
        expect(() => refuseCancellation(credit, answer)).toThrow(code);
    });
});

describe('closeCredit', () => {
    it.each([cancelled, expired])('closes what is cancelled or expired', (credit) => {
        expect(closeCredit(credit, closing(issuingBank)).closedAt).toBe(later);
    });

    it.each([
        ['CLOSING_MUST_BE_BY_ISSUING_BANK', advised, closing(advisingBank)],
        ['CREDIT_MUST_HAVE_ENDED', advised, closing(issuingBank)],
        ['CREDIT_MUST_HAVE_ENDED', closed, closing(issuingBank)],
    ])('refuses: %s', (code, credit, advising) => {
        expect(() => closeCredit(credit, advising)).toThrow(code);
    });

    it('leaves a domestic credit that has expired a month, for documents that are on their way: CREDIT_MUST_HAVE_EXPIRED_MONTHS_AGO', () => {
        const domestic = { ...expired, terms: creditTermsSchema.parse(domesticWire) };
        const close = (at: string, credit: Credit = domestic) => closeCredit(credit, { ...closing(issuingBank), at });

        expect(domestic.terms.expiry.expiryDate).toBe('2026-06-30');
        expect(() => close('2026-07-30T15:59:59.999Z')).toThrow('CREDIT_MUST_HAVE_EXPIRED_MONTHS_AGO');
        expect(close('2026-07-30T16:00:00.000Z').closedAt).toBe('2026-07-30T16:00:00.000Z');
        expect(close(later, { ...domestic, ...cancelled, terms: domestic.terms }).closedAt).toBe(later);
    });
});
