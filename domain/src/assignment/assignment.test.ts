import { describe, expect, it } from '@jest/globals';
import { dollars } from '../document/testing/samples.js';
import { Refusal } from '../kernel/refusal.js';
import { cancelled, confirmed, creditId, later, morning } from '../letter-of-credit/testing/samples.js';
import { acknowledgeAssignment, refuseAssignment, releaseAssignment } from './answer-assignment.js';
import type { AssignProceeds } from './api.js';
import { assignProceeds, type AssigningFacts } from './assign-proceeds.js';
import { isInForce, type Assignment } from './assignment.js';
import { divideProceeds, type Share } from './divide-proceeds.js';

const [advising, paying] = ['HaizhouBankMSP', 'PearlBankMSP'];
const assignee = { partyName: 'Yongjiang Cotton Mill Co., Ltd.', uscc: '91330206MA2CH0012E', countryCode: 'CN' };
const request: AssignProceeds = { creditId, number: 1, payingBank: paying, assignee, amount: dollars(300_000n) };
const facts: AssigningFacts = { credit: confirmed, amendments: [], assignments: [], bank: advising, at: morning };
const assignment: Assignment = { ...request, assigningBank: advising, assignedAt: morning };
const by = { bank: paying, at: later };
const inForce = acknowledgeAssignment(assignment, by);
const codeOf = (act: () => unknown): unknown => {
    try {
        act();
    } catch (error) {
        return error instanceof Refusal ? error.code : error;
    }
    return undefined;
};

describe('assigning proceeds (UCP 600 art. 39)', () => {
    const second = { ...facts, assignments: [assignment] };

    it('names who is paid, by whom and how much, also of a credit that is not transferable', () => {
        expect(confirmed.terms.form).toBe('IRREVOCABLE');
        expect(assignProceeds(request, facts)).toEqual(assignment);
    });

    it('may be of all, and of the rest to the cent', () => {
        const { creditId: of, number, payingBank } = request;

        expect(assignProceeds({ creditId: of, number, payingBank, assignee }, facts)).not.toHaveProperty('amount');
        expect(assignProceeds({ ...request, number: 2, amount: dollars(172_500n) }, second).number).toBe(2);
    });

    it.each<[string, Assignment]>([
        ['refused', refuseAssignment(assignment, by)],
        ['given up', releaseAssignment(inForce, by)],
    ])('has again what was %s', (_words, gone) => {
        const again = { ...request, number: 2, amount: dollars(472_500n) };

        expect(assignProceeds(again, { ...facts, assignments: [gone] }).amount).toEqual(dollars(472_500n));
    });

    it.each<[string, Partial<AssignProceeds>, Partial<AssigningFacts>]>([
        ['ASSIGNMENT_MUST_BE_BY_BENEFICIARYS_BANK', { number: 2 }, { bank: paying, credit: cancelled }],
        ['CREDIT_MUST_BE_LIVE', { number: 2 }, { credit: cancelled }],
        ['ASSIGNMENT_MUST_BE_NEXT', { number: 2, payingBank: 'LingnanBankMSP' }, {}],
        ['PAYING_BANK_MUST_BE_PARTY', { payingBank: 'LingnanBankMSP' }, {}],
        ['ASSIGNEE_MUST_DIFFER_FROM_BENEFICIARY', { assignee: confirmed.terms.beneficiary }, {}],
        ['ASSIGNMENT_MUST_BE_IN_CURRENCY_OF_CREDIT', { amount: { currency: 'EUR', minorUnits: 0n } }, {}],
        ['ASSIGNMENT_MUST_BE_MORE_THAN_NOTHING', { amount: dollars(0n) }, {}],
        ['ASSIGNMENTS_MUST_NOT_EXCEED_PROCEEDS', { amount: dollars(472_500n, 1n) }, {}],
        ['ASSIGNMENTS_MUST_NOT_EXCEED_PROCEEDS', { number: 2, amount: dollars(172_500n, 1n) }, second],
    ])('refuses %s (%#)', (code, changes, change) => {
        expect(codeOf(() => assignProceeds({ ...request, ...changes }, { ...facts, ...change }))).toBe(code);
    });
});

describe('what the paying bank says to it', () => {
    it('binds it from its acknowledgement on, and until the assignee gives it up', () => {
        expect([assignment, inForce, releaseAssignment(inForce, by)].map(isInForce)).toEqual([false, true, false]);
    });

    it.each<[string, () => unknown]>([
        ['ANSWER_MUST_BE_BY_PAYING_BANK', () => acknowledgeAssignment(inForce, { ...by, bank: advising })],
        ['ASSIGNMENT_MUST_BE_ANSWERED_ONCE', () => acknowledgeAssignment(inForce, by)],
        ['ASSIGNMENT_MUST_BE_ANSWERED_ONCE', () => refuseAssignment(inForce, by)],
        ['RELEASE_MUST_BE_BY_PAYING_BANK', () => releaseAssignment(assignment, { ...by, bank: advising })],
        ['ASSIGNMENT_MUST_BE_IN_FORCE', () => releaseAssignment(assignment, by)],
        ['ASSIGNMENT_MUST_BE_IN_FORCE', () => releaseAssignment(releaseAssignment(inForce, by), by)],
    ])('refuses %s (%#)', (code, act) => {
        expect(codeOf(act)).toBe(code);
    });
});

describe('dividing what is paid', () => {
    const { creditId: of, number, payingBank } = request;
    const ofAll = acknowledgeAssignment(
        { creditId: of, number, payingBank, assignee, assigningBank: advising, assignedAt: morning },
        by,
    );
    const proceeds = { amount: dollars(200_000n), payingBank: paying, paidBefore: [] as readonly Share[] };
    const shareOf = (number: number, whole: bigint): Share => ({ number, amount: dollars(whole) });

    it('pays the assignee first, and the beneficiary what is left', () => {
        const small = { ...inForce, amount: dollars(120_000n) };

        expect(divideProceeds(proceeds, [small])).toEqual({
            shares: [shareOf(1, 120_000n)],
            toBeneficiary: dollars(80_000n),
        });
    });

    it('pays the earlier before the later, whatever order they are given in', () => {
        const [one, two] = [
            { ...inForce, amount: dollars(150_000n) },
            { ...inForce, number: 2, amount: dollars(150_000n) },
        ];

        expect(divideProceeds(proceeds, [two, one])).toEqual({
            shares: [shareOf(1, 150_000n), shareOf(2, 50_000n)],
            toBeneficiary: dollars(0n),
        });
    });

    it('goes on with the next payment where the last one ended', () => {
        const next = { ...proceeds, paidBefore: [shareOf(1, 200_000n)] };

        expect(divideProceeds(next, [inForce])).toEqual({
            shares: [shareOf(1, 100_000n)],
            toBeneficiary: dollars(100_000n),
        });
        expect(divideProceeds({ ...next, paidBefore: [shareOf(1, 300_000n)] }, [inForce]).shares).toEqual([]);
    });

    it('gives all to an assignee of all', () => {
        expect(divideProceeds(proceeds, [ofAll])).toEqual({
            shares: [shareOf(1, 200_000n)],
            toBeneficiary: dollars(0n),
        });
    });

    it.each<[string, Assignment]>([
        ['is not acknowledged', assignment],
        ['is refused', refuseAssignment(assignment, by)],
        ['is given up', releaseAssignment(inForce, by)],
        ['another bank is to pay', { ...inForce, payingBank: 'HarbourBankMSP' }],
    ])('gives nothing to an assignee whose assignment %s', (_words, other) => {
        expect(divideProceeds(proceeds, [other])).toEqual({ shares: [], toBeneficiary: dollars(200_000n) });
    });
});
