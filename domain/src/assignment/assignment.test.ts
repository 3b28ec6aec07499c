import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { dollars } from '../document/testing/samples.js';
import { confirmed, creditId, later, morning } from '../letter-of-credit/testing/samples.js';
import { acknowledgeAssignment, refuseAssignment, releaseAssignment } from './answer-assignment.js';
import type { AssignProceeds } from './api.js';
import { assignProceeds, type AssigningFacts } from './assign-proceeds.js';
import { assignmentView, isInForce, mostAssignments, type Assignment, type PaidShare } from './assignment.js';
import { divideProceeds } from './divide-proceeds.js';

const [advising, paying] = ['HaizhouBankMSP', 'PearlBankMSP'];
const assignee = { partyName: 'Yongjiang Cotton Mill Co., Ltd.', uscc: '91330206MA2LM0069W', countryCode: 'CN' };
const request: AssignProceeds = { creditId, number: 1, payingBank: paying, assignee, amount: dollars(300_000n) };
const facts: AssigningFacts = { credit: confirmed, amendments: [], assignments: [], bank: advising, at: morning };
const assignment: Assignment = { ...request, assigningBank: advising, requestedAt: morning };
const by = { bank: paying, at: later };
const inForce = acknowledgeAssignment(assignment, by);
const paidOf = (whole: bigint): PaidShare => ({
    presentationNumber: 1,
    amount: dollars(whole),
    payment: { means: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01', at: later },
});
describe('assigning proceeds (UCP 600 art. 39)', () => {
    const counting = (...assignments: readonly Assignment[]): AssigningFacts => ({
        ...facts,
        credit: { ...confirmed, numberOfAssignments: assignments.length },
        assignments,
    });
    const second = counting(assignment);
    const partlyPaid = { ...inForce, paid: [paidOf(200_000n)] };

    it('names who is paid, by whom and how much, also of a credit that is not transferable', () => {
        expect(confirmed.terms.form).toBe('IRREVOCABLE');
        expect(assignProceeds(request, facts)).toEqual({
            credit: { ...confirmed, numberOfAssignments: 1 },
            assignment,
        });
    });

    it('may be of all, and of the rest to the cent', () => {
        const { creditId: of, number, payingBank } = request;

        const ofAll = assignProceeds({ creditId: of, number, payingBank, assignee }, facts);
        expect(ofAll.assignment).not.toHaveProperty('amount');
        expect(assignProceeds({ ...request, number: 2, amount: dollars(172_500n) }, second).assignment.number).toBe(2);
    });

    it('may be of a credit that has expired: what was honoured in time may be due long after', () => {
        const credit = { ...confirmed, expiredAt: morning };

        expect(assignProceeds(request, { ...facts, credit }).assignment).toEqual(assignment);
    });

    it.each<[string, Assignment]>([
        ['refused', refuseAssignment(assignment, by)],
        ['given up', releaseAssignment(inForce, by)],
    ])('has again what was %s', (_words, gone) => {
        const again = { ...request, number: 2, amount: dollars(472_500n) };

        expect(assignProceeds(again, counting(gone)).assignment.amount).toEqual(dollars(472_500n));
    });

    it('has no more than was not paid of what was given up', () => {
        const given = counting(releaseAssignment(partlyPaid, by));
        const again = (whole: bigint, cents = 0n) =>
            assignProceeds({ ...request, number: 2, amount: dollars(whole, cents) }, given);

        expect(again(272_500n).assignment.amount).toEqual(dollars(272_500n));
        expect(codeOf(() => again(272_500n, 1n))).toBe('ASSIGNMENTS_MUST_NOT_EXCEED_PROCEEDS');
    });

    const closed = { ...confirmed, closedAt: morning };
    const sameCode = { ...assignee, uscc: confirmed.terms.beneficiary.uscc! };
    const many = { ...confirmed, numberOfAssignments: mostAssignments };

    it.each<[string, Partial<AssignProceeds>, Partial<AssigningFacts>]>([
        ['ASSIGNMENT_MUST_BE_BY_BENEFICIARYS_BANK', { number: 2 }, { bank: paying, credit: closed }],
        ['CREDIT_MUST_NOT_BE_CLOSED', { number: 2 }, { credit: closed }],
        ['ASSIGNMENT_MUST_BE_NEXT', { number: 2, payingBank: 'LingnanBankMSP' }, {}],
        [
            'ASSIGNMENTS_MUST_NOT_BE_TOO_MANY',
            { number: mostAssignments + 1, payingBank: 'LingnanBankMSP' },
            { credit: many },
        ],
        ['PAYING_BANK_MUST_BE_PARTY', { payingBank: 'LingnanBankMSP', assignee: sameCode }, {}],
        ['ASSIGNEE_MUST_DIFFER_FROM_BENEFICIARY', { assignee: confirmed.terms.beneficiary, amount: dollars(0n) }, {}],
        ['ASSIGNEE_MUST_DIFFER_FROM_BENEFICIARY', { assignee: sameCode, amount: dollars(0n) }, {}],
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
        const each = [assignment, inForce, releaseAssignment(inForce, by), refuseAssignment(assignment, by)];

        expect(each.map(isInForce)).toEqual([false, true, false, false]);
        expect(each.map((one) => assignmentView(one).status)).toEqual([
            'REQUESTED',
            'ACKNOWLEDGED',
            'RELEASED',
            'REFUSED',
        ]);
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
        { creditId: of, number, payingBank, assignee, assigningBank: advising, requestedAt: morning },
        by,
    );
    const proceeds = { amount: dollars(200_000n), payingBank: paying };
    const divided = (assignments: readonly Assignment[]): unknown => {
        const { shares, toBeneficiary } = divideProceeds(proceeds, assignments);

        return [shares.map(({ assignment: { number: of }, amount }) => [of, amount]), toBeneficiary];
    };

    it('pays the assignee first, and the beneficiary what is left', () => {
        const small = { ...inForce, amount: dollars(120_000n) };

        expect(divided([small])).toEqual([[[1, dollars(120_000n)]], dollars(80_000n)]);
    });

    it('pays the earlier before the later, whatever order they are given in', () => {
        const [one, two] = [
            { ...inForce, amount: dollars(150_000n) },
            { ...inForce, number: 2, amount: dollars(150_000n) },
        ];
        const shares = [
            [1, dollars(150_000n)],
            [2, dollars(50_000n)],
        ];

        expect(divided([two, one])).toEqual([shares, dollars(0n)]);
    });

    it('goes on with the next payment where the last one ended', () => {
        expect(divided([{ ...inForce, paid: [paidOf(200_000n)] }])).toEqual([
            [[1, dollars(100_000n)]],
            dollars(100_000n),
        ]);
        expect(divided([{ ...inForce, paid: [paidOf(200_000n), paidOf(100_000n)] }])).toEqual([[], dollars(200_000n)]);
    });

    it('gives all to an assignee of all, whatever it has had before', () => {
        expect(divided([{ ...ofAll, paid: [paidOf(200_000n)] }])).toEqual([[[1, dollars(200_000n)]], dollars(0n)]);
    });

    it.each<[string, Assignment]>([
        ['is not acknowledged', assignment],
        ['is refused', refuseAssignment(assignment, by)],
        ['is given up', releaseAssignment(inForce, by)],
        ['another bank is to pay', { ...inForce, payingBank: 'HarbourBankMSP' }],
    ])('gives nothing to an assignee whose assignment %s', (_words, other) => {
        expect(divided([other])).toEqual([[], dollars(200_000n)]);
    });
});
