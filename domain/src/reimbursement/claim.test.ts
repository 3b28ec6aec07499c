import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { china } from '../calendar/testing/samples.js';
import { dollars } from '../document/testing/samples.js';
import { creditId } from '../letter-of-credit/testing/samples.js';
import { declineClaim, reimburseClaim, type Answering } from './answer-claim.js';
import { asItStands, claimView, noteOverdue } from './answer-deadline.js';
import type { ClaimReimbursement, DeclineClaim, ReimburseClaim } from './api.js';
import { claimReimbursement, type ClaimingFacts } from './claim-reimbursement.js';
import type { Presentation } from '../presentation/presentation.js';
import type { ReimbursementClaim } from './reimbursement-claim.js';
import {
    accepted,
    authorisation,
    claim,
    claiming,
    clock,
    issuing,
    lodged,
    onThirdDay,
    paid,
    received,
    reimbursing,
    sentOn,
    tooLate,
    uetr,
    undertaken,
} from './testing/samples.js';

const request: ClaimReimbursement = { creditId, number: 1, presentationNumber: 1, amount: dollars(200_000n) };
const facts: ClaimingFacts = {
    authorisation,
    claims: [],
    presentation: paid,
    forwarded: undefined,
    bank: claiming,
    calendar: china,
    at: received,
};

describe('claiming reimbursement (UCP 600 art. 13b, URR 725 art. 10)', () => {
    const second = {
        authorisation: { ...authorisation, numberOfClaims: 1, amount: dollars(300_000n) },
        claims: [claim],
        presentation: { ...paid, number: 2 },
    };
    const next = { number: 2, presentationNumber: 2 };
    const negotiated = { advance: paid.amount, hasRecourse: true, payment: paid.payment! };
    const paidBack: Presentation = {
        ...lodged,
        status: 'NEGOTIATED',
        negotiation: { ...negotiated, recourse: { amount: paid.amount, uetr, at: received } },
    };

    it('says for which drawing and how much, and is counted in the authorisation', () => {
        expect(claimReimbursement(request, facts)).toEqual({
            authorisation: { ...authorisation, numberOfClaims: 1 },
            claim,
        });
    });

    it.each([
        ['negotiated', { ...paid, status: 'NEGOTIATED' as const }],
        ['accepted, and then sold', { ...accepted, status: 'ASSIGNED' as const }],
    ])('is for what the bank has %s', (_words, presentation) => {
        const at = '2026-08-10T02:00:00.000Z';

        expect(claimReimbursement(request, { ...facts, presentation, at }).claim.status).toBe('CLAIMED');
    });

    it('may claim less than the drawing, and all that is left of the authorisation, to the cent', () => {
        const rest = { ...request, ...next, amount: dollars(100_000n) };

        expect(claimReimbursement(rest, { ...facts, ...second }).claim.amount).toEqual(dollars(100_000n));
    });

    it('is for documents that the issuing bank has and has not honoured yet', () => {
        expect(claimReimbursement(request, { ...facts, forwarded: sentOn }).claim).toEqual(claim);
    });

    it('has again what a declined claim held', () => {
        const declined = { ...second, claims: [{ ...claim, status: 'DECLINED' as const }] };

        expect(claimReimbursement({ ...request, ...next }, { ...facts, ...declined }).claim.number).toBe(2);
    });

    it.each<[string, Partial<ClaimReimbursement>, Partial<ClaimingFacts>]>([
        [
            'CLAIM_MUST_BE_BY_BANK_THAT_HONOURED',
            {},
            {
                bank: 'HaizhouBankMSP',
                authorisation: { ...authorisation, claimingBanks: ['HaizhouBankMSP', claiming] },
            },
        ],
        [
            'CLAIM_MUST_BE_BY_BANK_THAT_HONOURED',
            {},
            { bank: 'HaizhouBankMSP', presentation: { ...paid, examiningBank: 'HaizhouBankMSP' } },
        ],
        ['AUTHORISATION_MUST_STAND', { number: 2 }, { authorisation: { ...authorisation, cancelledAt: received } }],
        ['CLAIM_MUST_BE_NEXT', { number: 2 }, {}],
        ['DRAWING_MUST_BE_HONOURED', {}, { presentation: { ...lodged, precludedAt: received } }],
        ['DRAWING_MUST_COMPLY', {}, { presentation: { ...paid, precludedAt: received } }],
        ['DRAWING_MUST_NOT_HAVE_BEEN_PAID_BACK', {}, { presentation: paidBack }],
        ['DRAWING_MUST_BE_CLAIMED_ONCE', { number: 2 }, { ...second, presentation: paid }],
        [
            'DRAWING_MUST_BE_CLAIMED_ONCE',
            { number: 2 },
            { ...second, presentation: paid, claims: [{ ...claim, status: 'DECLINED' }] },
        ],
        ['DRAWING_MUST_NOT_BE_HONOURED_BY_ISSUING_BANK', {}, { forwarded: { ...sentOn, status: 'PAID' } }],
        ['DRAWING_MUST_NOT_BE_HONOURED_BY_ISSUING_BANK', {}, { forwarded: { ...sentOn, status: 'UNDERTAKEN' } }],
        ['CLAIM_MUST_BE_IN_CURRENCY_OF_DRAWING', { amount: { currency: 'EUR', minorUnits: 0n } }, {}],
        ['CLAIM_MUST_BE_MORE_THAN_NOTHING', { amount: dollars(0n) }, {}],
        ['CLAIM_MUST_NOT_EXCEED_DRAWING', { amount: dollars(200_000n, 1n) }, {}],
        ['CLAIM_MUST_BE_WITHIN_AUTHORISATION', { ...next, amount: dollars(100_000n, 1n) }, second],
        ['CLAIM_MUST_NOT_COME_TOO_EARLY', {}, { presentation: accepted }],
    ])('refuses %s (%#)', (code, changes, change) => {
        expect(codeOf(() => claimReimbursement({ ...request, ...changes }, { ...facts, ...change }))).toBe(code);
    });
});

describe('a claim for what falls due later (URR 725 art. 11c)', () => {
    const future = { ...facts, presentation: accepted };
    const claimedAt = (at: string, other: Partial<ClaimingFacts> = {}): ReimbursementClaim =>
        claimReimbursement(request, { ...future, ...other, at }).claim;

    it('comes ten banking days before at the earliest, and says when it is due', () => {
        expect(claimedAt('2026-07-27T02:00:00.000Z')).toMatchObject({ dueOn: '2026-08-10' });
        expect(codeOf(() => claimedAt('2026-07-24T09:00:00.000Z'))).toBe('CLAIM_MUST_NOT_COME_TOO_EARLY');
    });

    it('has come on the next banking day after the cut-off of the reimbursing bank', () => {
        expect(claimedAt('2026-07-24T09:01:00.000Z').dueOn).toBe('2026-08-10');
    });

    it('comes on its day where the rules for reimbursements do not apply', () => {
        const plain = { authorisation: { ...authorisation, rules: 'UCP_600' as const } };

        expect(codeOf(() => claimedAt('2026-08-09T15:59:59.999Z', plain))).toBe('CLAIM_MUST_NOT_COME_TOO_EARLY');
        expect(claimedAt('2026-08-09T16:00:00.000Z', plain).dueOn).toBe('2026-08-10');
    });

    it('comes at any time under an undertaking, until its last day is over', () => {
        expect(claimedAt(received, { authorisation: undertaken })).toMatchObject({ isUndertaken: true });
        expect(claimedAt('2026-07-31T15:59:59.999Z', { authorisation: undertaken }).isUndertaken).toBe(true);
        expect(claimedAt('2026-07-31T16:00:00.000Z', { authorisation: undertaken }).isUndertaken).toBe(false);
    });

    it('is not paid before it is due, nor late until that day is over', () => {
        const dueLater = claimedAt('2026-07-27T02:00:00.000Z');
        const on = (at: string) => ({ ...answering, claim: dueLater, at });

        expect(codeOf(() => reimburseClaim({ uetr }, on('2026-08-09T15:59:59.999Z')))).toBe(
            'REIMBURSEMENT_MUST_NOT_PRECEDE_DUE_DATE',
        );
        expect(reimburseClaim({ uetr }, on('2026-08-10T15:59:59.999Z')).status).toBe('REIMBURSED');
        expect(asItStands(dueLater, on('2026-08-10T15:59:59.999Z')).status).toBe('CLAIMED');
        expect(asItStands(dueLater, on('2026-08-10T16:00:00.000Z')).overdueAt).toBe('2026-08-10T16:00:00.000Z');
    });

    it('due on a Saturday on which work is made up for is late only after the Monday', () => {
        const saturday = { ...claim, receivedAt: '2026-10-08T02:00:00.000Z', dueOn: '2026-10-10' };
        const dueLater = { ...saturday, receivedAt: '2026-09-25T02:00:00.000Z' };

        expect(claimView(dueLater, { ...clock, at: dueLater.receivedAt }).answerEnds).toMatchObject({
            earlier: { lastDay: '2026-10-10' },
            later: { lastDay: '2026-10-12' },
        });
        expect(claimView(saturday, { ...clock, at: saturday.receivedAt }).answerEnds).toMatchObject({
            earlier: { lastDay: '2026-10-12' },
            later: { lastDay: '2026-10-13' },
        });
    });
});

const earlierPayment = { uetr, creditId: claim.creditId, at: clock.at };
const answering: Answering = { ...clock, claim, authorisation, bank: reimbursing };

describe('the three banking days of a reimbursing bank (URR 725 art. 11a)', () => {
    const reason: Pick<DeclineClaim, 'reason' | 'explanation'> = {
        reason: 'NO_FUNDS',
        explanation: 'The account of the issuing bank is not in funds',
    };

    it('pays on the third day', () => {
        expect(reimburseClaim({ uetr }, answering)).toEqual({
            ...claim,
            status: 'REIMBURSED',
            payment: { uetr, paidOn: '2026-05-25', at: onThirdDay },
        });
    });

    it('declines on the third day, with its reason', () => {
        expect(declineClaim(reason, answering)).toEqual({
            ...claim,
            status: 'DECLINED',
            decline: { ...reason, at: onThirdDay },
        });
    });

    it('pays late all the same, but cannot decline any more', () => {
        const late = { ...answering, at: tooLate };

        expect(reimburseClaim({ uetr }, late)).toMatchObject({ status: 'REIMBURSED', overdueAt: tooLate });
        expect(codeOf(() => declineClaim(reason, late))).toBe('NOTICE_OF_NON_PAYMENT_MUST_BE_IN_TIME');
    });

    it('shows until when, and is late the same whoever notices it, and only once', () => {
        const overdue = noteOverdue(claim, { ...clock, at: '2026-06-01T02:00:00.000Z' });

        expect(claimView(claim, clock).answerEnds?.later).toEqual({
            receivedOn: '2026-05-20',
            lastDay: '2026-05-25',
            endsAt: tooLate,
        });
        expect(overdue).toEqual(asItStands(claim, { ...clock, at: tooLate }));
        expect(claimView(overdue, clock)).toEqual(overdue);
        expect(codeOf(() => noteOverdue(claim, clock))).toBe('ANSWER_TIME_MUST_BE_OVER');
        expect(codeOf(() => noteOverdue(overdue, { ...clock, at: tooLate }))).toBe('ANSWER_TIME_MUST_BE_OVER');
    });

    it('keeps its charges from what it pays where they are for the beneficiary', () => {
        const forBeneficiary = { ...authorisation, chargesPayableBy: 'BENEFICIARY' as const };
        const charges = dollars(80n);
        const paidLess = reimburseClaim({ uetr, charges }, { ...answering, authorisation: forBeneficiary });

        expect(paidLess.payment).toEqual({ uetr, charges, paidOn: '2026-05-25', at: onThirdDay });
        for (const wrong of [dollars(200_000n), { currency: 'EUR', minorUnits: 1n }]) {
            expect(
                codeOf(() => reimburseClaim({ uetr, charges: wrong }, { ...answering, authorisation: forBeneficiary })),
            ).toBe('CHARGES_MUST_BE_LESS_THAN_CLAIM');
        }
    });

    it.each<[string, Pick<ReimburseClaim, 'charges'>, Partial<Answering>]>([
        ['ANSWER_MUST_BE_BY_REIMBURSING_BANK', {}, { bank: issuing, claim: { ...claim, status: 'COVERED' } }],
        ['REIMBURSEMENT_MUST_STAND_AT_THIS_ACT', {}, { claim: { ...claim, status: 'COVERED', dueOn: '2026-08-10' } }],
        ['REIMBURSEMENT_MUST_NOT_PRECEDE_DUE_DATE', {}, { claim: { ...claim, dueOn: '2026-05-26' } }],
        ['CHARGES_MUST_BE_FOR_BENEFICIARY', { charges: dollars(200_000n) }, {}],
        ['UETR_MUST_BE_NEW', {}, { earlierPayment }],
    ])('refuses to pay: %s', (code, request, change) => {
        expect(codeOf(() => reimburseClaim({ uetr, ...request }, { ...answering, ...change }))).toBe(code);
    });

    it.each<[string, Partial<Answering>]>([
        ['ANSWER_MUST_BE_BY_REIMBURSING_BANK', { bank: issuing, at: tooLate }],
        ['REIMBURSEMENT_MUST_STAND_AT_THIS_ACT', { claim: { ...claim, status: 'REIMBURSED', isUndertaken: true } }],
        ['REIMBURSEMENT_UNDERTAKING_MUST_BE_HONOURED', { claim: { ...claim, isUndertaken: true } }],
    ])('refuses to decline: %s', (code, change) => {
        expect(codeOf(() => declineClaim(reason, { ...answering, ...change }))).toBe(code);
    });

    it('declines under an undertaking what was not promised', () => {
        const promised = { ...answering, claim: { ...claim, isUndertaken: true } };

        expect(declineClaim({ ...reason, reason: 'CLAIM_DOES_NOT_CONFORM' }, promised).status).toBe('DECLINED');
    });
});
