import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '../kernel/refusal.js';
import { amended, amendmentStatus, type Amendment } from './amendment.js';
import { adviseAmendment, answerAmendment, declineAmendmentAdvice } from './answer-amendment.js';
import { declineExtension, extendConfirmation } from './extend-confirmation.js';
import { issueAmendment } from './issue-amendment.js';
import { termsAtTime } from './terms-at-time.js';
import {
    advised,
    advisingBank,
    amendment,
    cancelled,
    confirmed,
    confirmingBank,
    creditId,
    facts,
    issued,
    issuingBank,
    later,
    morning,
    nothingDrawn,
    usanceTerms,
} from './testing/samples.js';

const by = (bank: { readonly mspId: string }) => ({ bank: bank.mspId, at: later });
const credit = { ...confirmed, numberOfAmendments: 1 };
const passedOn = adviseAmendment(amendment, credit, { bank: advisingBank.mspId, at: morning });
const held = { credit, amendments: [amendment] };
const unanswered = { credit, amendment: passedOn, amendments: [passedOn], presentations: [], drawn: nothingDrawn };
const answered = (answer: 'ACCEPT' | 'REJECT', more: object = {}): Amendment =>
    answerAmendment({ answer, ...more }, { ...unanswered, ...by(advisingBank) })[0];
const [accepted, rejected] = [answered('ACCEPT'), answered('REJECT')];
const eur = { currency: 'EUR', minorUnits: 50_000_000n };

describe('issueAmendment', () => {
    const wish = { creditId, number: 1, changes: amendment.changes, removes: [] };
    const onCredit = { ...facts, credit: confirmed, amendments: [], drawn: nothingDrawn };

    it('offers the change under the next number', () => {
        expect(issueAmendment(wish, onCredit)).toEqual({ credit, amendment });
    });

    it('may correct how a party is named, and ask a bank that holds the credit to confirm it', () => {
        const beneficiary = { ...usanceTerms.beneficiary, partyName: 'Haizhou Lantern Home Textile Co., Ltd.' };
        const terms = { ...usanceTerms, confirmation: { instruction: 'WITHOUT' as const } };
        const { confirmation } = usanceTerms;
        const offer = (changes: Amendment['changes']) =>
            issueAmendment({ ...wish, changes }, { ...onCredit, credit: { ...advised, terms } }).amendment.changes;

        expect(offer({ beneficiary })).toEqual({ beneficiary });
        expect(offer({ confirmation })).toEqual({ confirmation });
        const stranger = {
            instruction: 'CONFIRM' as const,
            requestedBank: { ...confirmingBank, mspId: 'LoessBankMSP' },
        };
        expect(() => offer({ confirmation: stranger })).toThrow('CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES');
    });

    it('may take a term away', () => {
        const removes = ['presentationPeriod' as const];

        expect(amended(usanceTerms, [{ number: 1, changes: {}, removes }])).not.toHaveProperty('presentationPeriod');
        expect(issueAmendment({ ...wish, changes: {}, removes }, onCredit).amendment.removes).toEqual(removes);
    });

    it.each([
        ['AMENDMENT_MUST_BE_BY_ISSUING_BANK', 3, { ...onCredit, credit: cancelled, bank: advisingBank.mspId }],
        ['CREDIT_MUST_BE_LIVE', 3, { ...onCredit, credit: cancelled }],
        ['AMENDMENT_MUST_BE_NEXT', 3, onCredit],
        ['CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES', 1, onCredit],
    ])('refuses: %s', (code, number, onThis) => {
        expect(() => issueAmendment({ ...wish, number, changes: { amount: eur } }, onThis)).toThrow(code);
    });

    it.each<[string, object]>([
        ['AMENDMENT_MUST_CHANGE_SOMETHING changes', { changes: {} }],
        [
            'REMOVED_FIELD_MUST_NOT_BE_CHANGED presentationPeriod',
            { changes: { presentationPeriod: { days: 5 } }, removes: ['presentationPeriod'] },
        ],
        ['CURRENCY_MUST_STAY amount.currency', { changes: { amount: eur } }],
        [
            'PARTY_BANKS_MUST_STAY availability.availableWith',
            {
                changes: {
                    availability: {
                        availableWith: { kind: 'BANK', bank: { ...issuingBank, mspId: 'LoessBankMSP' } },
                        by: 'PAYMENT',
                    },
                },
            },
        ],
        [
            'PARTIES_MUST_STAY beneficiary',
            { changes: { beneficiary: { ...usanceTerms.beneficiary, uscc: '91330206MA2LM0069W' } } },
        ],
        ['PARTIES_MUST_STAY applicant', { changes: { applicant: { ...usanceTerms.applicant, countryCode: 'MY' } } }],
        ['ASKED_CONFIRMATION_MUST_STAY confirmation', { changes: { confirmation: { instruction: 'WITHOUT' } } }],
        [
            'SHIPMENT_MUST_NOT_FOLLOW_EXPIRY shipment.latestShipmentDate',
            { changes: { shipment: { ...usanceTerms.shipment, latestShipmentDate: '2026-08-01' } } },
        ],
    ])('tells what is wrong with it: %s', (fault, more) => {
        try {
            issueAmendment({ ...wish, ...more }, onCredit);
            throw new Error('was not refused');
        } catch (error) {
            const { errors = [] } = (error as Refusal).detail as { errors?: { code: string; path: string }[] };
            expect(errors.map(({ code, path }) => `${code} ${path}`)).toContain(fault);
        }
    });

    it('is tested on top of what may still be accepted, and not of what was rejected', () => {
        const second = {
            ...wish,
            number: 2,
            changes: { shipment: { ...usanceTerms.shipment, latestShipmentDate: '2026-07-15' } },
        };

        expect(() => issueAmendment(second, { ...onCredit, credit, amendments: [amendment] })).not.toThrow();
        expect(() => issueAmendment(second, { ...onCredit, credit, amendments: [rejected] })).toThrow(
            'CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES',
        );
    });
});

describe('adviseAmendment', () => {
    it('goes by the banks that advised the credit (UCP 600 art. 9d)', () => {
        expect(amendmentStatus(passedOn)).toBe('ADVISED');
        expect(() => adviseAmendment(amendment, credit, by(confirmingBank))).toThrow('ADVICE_MUST_BE_BY_ADVISING_BANK');
        expect(() => adviseAmendment(passedOn, credit, by(advisingBank))).toThrow('ADVICE_MUST_BE_DECIDED_ONCE');
    });
});

describe('declineAmendmentAdvice', () => {
    const declined = declineAmendmentAdvice(amendment, credit, { ...by(advisingBank), reason: 'CANNOT_AUTHENTICATE' });

    it('leaves the amendment where it is, and nobody answers it then (UCP 600 art. 9e, 9f)', () => {
        expect(declined.advices).toEqual([
            { bank: advisingBank.mspId, outcome: 'DECLINED', reason: 'CANNOT_AUTHENTICATE', at: later },
        ]);
        expect(amendmentStatus(declined)).toBe('ISSUED');
        expect(() =>
            answerAmendment({ answer: 'ACCEPT' }, { ...unanswered, amendment: declined, ...by(advisingBank) }),
        ).toThrow('AMENDMENT_MUST_BE_ADVISED');
    });

    it.each([
        ['ADVICE_MUST_BE_BY_ADVISING_BANK', amendment, confirmingBank],
        ['ADVICE_MUST_BE_DECIDED_ONCE', declined, advisingBank],
        ['ADVICE_MUST_BE_DECIDED_ONCE', passedOn, advisingBank],
    ])('refuses: %s', (code, onThis, bank) => {
        expect(() => declineAmendmentAdvice(onThis, credit, { ...by(bank), reason: 'ELECTS_NOT_TO_ADVISE' })).toThrow(
            code,
        );
    });
});

describe('answerAmendment', () => {
    it.each([
        ['ACCEPTED', accepted],
        ['ACCEPTED', answered('ACCEPT', { fields: ['expiry', 'amount'] })],
        ['REJECTED', rejected],
        ['REJECTED', answered('REJECT', { fields: ['expiry', 'amount'] })],
        // Half an amendment is none (art. 10e).
        ['DEEMED_REJECTED', answered('ACCEPT', { fields: ['expiry'] })],
        ['DEEMED_REJECTED', answered('ACCEPT', { fields: [] })],
    ])('is %s', (status, said) => {
        expect(amendmentStatus(said)).toBe(status);
        expect(said.answer?.at).toBe(later);
    });

    it.each([
        ['ANSWER_MUST_BE_BY_BENEFICIARYS_BANK', { credit: cancelled, amendment, ...by(confirmingBank) }],
        ['CREDIT_MUST_BE_LIVE', { credit: cancelled, amendment, ...by(advisingBank) }],
        ['AMENDMENT_MUST_BE_ADVISED', { credit, amendment: { ...accepted, advices: [] }, ...by(advisingBank) }],
        ['AMENDMENT_MUST_BE_UNANSWERED', { credit, amendment: accepted, ...by(advisingBank) }],
    ])('refuses: %s', (code, onThis) => {
        expect(() => answerAmendment({ answer: 'ACCEPT' }, { ...unanswered, ...onThis })).toThrow(code);
    });
});

describe('a decrease below what is drawn: AMOUNT_MUST_COVER_WHAT_IS_DRAWN', () => {
    const amount = (minorUnits: bigint) => ({ currency: 'USD', minorUnits });
    const decrease = (minorUnits: bigint) => ({ amount: amount(minorUnits) });
    const drawn = {
        presentations: [
            { amount: amount(9_000_000n), status: 'UNDERTAKEN' as const },
            { amount: amount(9_000_000n), status: 'REFUSED' as const },
        ],
        transferred: [amount(1_500_000n)],
    };
    // With the five per cent that the credit allows more, 100 000.00 cover 105 000.00, to the cent.
    const [enough, tooLittle] = [10_000_000n, 9_999_999n] as const;

    it('is not issued', () => {
        const issue = (minorUnits: bigint) =>
            issueAmendment(
                { creditId, number: 1, changes: decrease(minorUnits), removes: [] },
                { ...facts, credit: confirmed, amendments: [], drawn },
            );

        expect(issue(enough).amendment.changes).toEqual(decrease(enough));
        expect(() => issue(tooLittle)).toThrow('AMOUNT_MUST_COVER_WHAT_IS_DRAWN');
    });

    it('is not accepted, since more may have been drawn after it was issued; but it is rejected', () => {
        const answer = (minorUnits: bigint, said: 'ACCEPT' | 'REJECT') => {
            const decreasing = { ...passedOn, changes: decrease(minorUnits) };
            const onThis = { ...unanswered, amendment: decreasing, amendments: [decreasing], drawn };
            return answerAmendment({ answer: said }, { ...onThis, ...by(advisingBank) })[0].answer?.outcome;
        };

        expect([answer(enough, 'ACCEPT'), answer(tooLittle, 'REJECT')]).toEqual(['ACCEPTED', 'REJECTED']);
        expect(() => answer(tooLittle, 'ACCEPT')).toThrow('AMOUNT_MUST_COVER_WHAT_IS_DRAWN');
    });
});

describe('extendConfirmation and declineExtension', () => {
    it('bind the confirming bank, or leave it bound as it was', () => {
        expect(extendConfirmation(amendment, held, by(confirmingBank)).extension).toEqual({
            outcome: 'EXTENDED',
            at: later,
        });
        expect(declineExtension(accepted, held, by(confirmingBank)).extension?.outcome).toBe('NOT_EXTENDED');
    });

    const extended = extendConfirmation(amendment, held, by(confirmingBank));
    const covered = { ...credit, confirmation: { ...confirmed.confirmation!, throughAmendment: 1 } };
    it.each([
        ['EXTENSION_MUST_BE_BY_CONFIRMING_BANK', rejected, cancelled, by(advisingBank)],
        ['EXTENSION_MUST_BE_BY_CONFIRMING_BANK', amendment, advised, by(confirmingBank)],
        ['CREDIT_MUST_BE_LIVE', rejected, { ...covered, closedAt: later }, by(confirmingBank)],
        ['AMENDMENT_MUST_BE_AFTER_CONFIRMATION', rejected, covered, by(confirmingBank)],
        ['AMENDMENT_MUST_NOT_BE_REJECTED', rejected, credit, by(confirmingBank)],
        ['EXTENSION_MUST_BE_DECIDED_ONCE', extended, credit, by(confirmingBank)],
    ])('refuse: %s', (...[code, onThis, of, advising]) => {
        expect(() => extendConfirmation(onThis, { credit: of, amendments: [onThis] }, advising)).toThrow(code);
        expect(() => declineExtension(onThis, { credit: of }, advising)).toThrow(code);
    });
});

describe('termsAtTime', () => {
    const evening = '2026-03-03T10:00:00.000Z';
    const at = (party: 'ISSUING_BANK' | 'CONFIRMING_BANK' | 'BENEFICIARY', amendments: Amendment[], when = evening) => {
        const { isBound, terms, ...numbers } = termsAtTime({ credit, amendments }, { party, at: when });
        return { isBound, ...numbers, amount: terms.amount.minorUnits };
    };
    const [old, more] = [usanceTerms.amount.minorUnits, 50_000_000n];

    it('bind the beneficiary to nothing that it has not accepted, whatever time passes (art. 10c, 10f)', () => {
        expect(at('BENEFICIARY', [passedOn], '2027-01-01T00:00:00.000Z')).toEqual({
            isBound: true,
            amendments: [],
            open: [1],
            amount: old,
        });
        expect(at('BENEFICIARY', [amendment]).open).toEqual([]);
        expect(at('BENEFICIARY', [accepted])).toMatchObject({ amendments: [1], open: [], amount: more });
        expect(at('BENEFICIARY', [accepted], '2026-03-03T00:59:59.999Z')).toMatchObject({ open: [1], amount: old });
        expect(at('BENEFICIARY', [rejected])).toMatchObject({ amendments: [], open: [], amount: old });
    });

    it('bind the issuing bank from the issue of an amendment until it is rejected (art. 10b)', () => {
        expect(at('ISSUING_BANK', [amendment])).toMatchObject({ amendments: [], open: [1], amount: old });
        expect(at('ISSUING_BANK', [rejected])).toMatchObject({ open: [], amount: old });
        expect(at('ISSUING_BANK', [accepted])).toMatchObject({ amendments: [1], amount: more });
    });

    it('bind the confirming bank to what it has extended to, and to no more (art. 10b)', () => {
        const extended = extendConfirmation(accepted, held, { ...by(confirmingBank), at: evening });

        expect(at('CONFIRMING_BANK', [accepted])).toMatchObject({ amendments: [], open: [], amount: old });
        expect(at('CONFIRMING_BANK', [declineExtension(accepted, held, by(confirmingBank))]).amount).toBe(old);
        expect(at('CONFIRMING_BANK', [extended])).toMatchObject({ amendments: [1], amount: more });
        expect(at('CONFIRMING_BANK', [extended], later).amount).toBe(old);
    });

    it('bind a bank that has confirmed to what had been issued by then, and no bank that has not', () => {
        const through = { ...credit, confirmation: { ...confirmed.confirmation!, throughAmendment: 1, at: later } };
        const bound = (of: typeof credit, when: string) =>
            termsAtTime({ credit: of, amendments: [accepted] }, { party: 'CONFIRMING_BANK', at: when });

        expect(bound(through, later)).toMatchObject({ isBound: true, amendments: [1] });
        expect(bound(through, morning)).toMatchObject({ isBound: false, amendments: [] });
    });

    it('bind nobody after the last consent to cancel', () => {
        const ended = {
            ...cancelled,
            cancellation: {
                consents: [
                    { party: 'ISSUING_BANK' as const, at: morning },
                    { party: 'BENEFICIARY' as const, at: later },
                ],
            },
        };
        const isBound = (when: string) =>
            termsAtTime({ credit: ended, amendments: [] }, { party: 'BENEFICIARY', at: when }).isBound;

        expect([isBound(morning), isBound(later)]).toEqual([true, false]);
    });

    it('compose by the numbers of the amendments, not in the order of acceptance', () => {
        const second = {
            ...accepted,
            number: 2,
            changes: { amount: { currency: 'USD', minorUnits: 1n } },
            answer: { outcome: 'ACCEPTED' as const, at: morning },
        };

        expect(at('BENEFICIARY', [second, accepted]).amount).toBe(1n);
    });

    it('are none before the credit was issued: INSTANT_MUST_NOT_PRECEDE_ISSUE', () => {
        expect(() =>
            termsAtTime({ credit: issued, amendments: [] }, { party: 'BENEFICIARY', at: '2026-03-02T00:59:59Z' }),
        ).toThrow('INSTANT_MUST_NOT_PRECEDE_ISSUE');
    });
});
