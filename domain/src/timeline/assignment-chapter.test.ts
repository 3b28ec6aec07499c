import { describe, expect, it } from '@jest/globals';
import type { Assignment } from '../assignment/assignment.js';
import { dollars } from '../document/testing/samples.js';
import { advisingBank, confirmingBank, issuingBank } from '../letter-of-credit/testing/samples.js';
import { credit, facts } from './testing/samples.js';
import { timelineOf } from './timeline.js';

const [bank, payingBank] = [advisingBank.mspId, confirmingBank.mspId];
const requested: Assignment = {
    creditId: credit.creditId,
    number: 1,
    assigningBank: bank,
    payingBank,
    assignee: { partyName: 'Yongjiang Cotton Mill Co., Ltd.', countryCode: 'CN' },
    amount: dollars(300_000n),
    requestedAt: '2026-04-01T02:00:00.000Z',
};
const acknowledged: Assignment = {
    ...requested,
    answer: { outcome: 'ACKNOWLEDGED', at: '2026-04-02T02:00:00.000Z' },
};

describe('assignments in the timeline of a credit', () => {
    it.each<[string, Assignment, readonly string[]]>([
        ['asked for', requested, ['PROCEEDS_ASSIGNED']],
        ['acknowledged', acknowledged, ['PROCEEDS_ASSIGNED', 'ASSIGNMENT_ACKNOWLEDGED']],
        [
            'refused',
            { ...requested, answer: { outcome: 'REFUSED', at: '2026-04-02T02:00:00.000Z' } },
            ['PROCEEDS_ASSIGNED', 'ASSIGNMENT_REFUSED'],
        ],
        [
            'paid',
            {
                ...acknowledged,
                paid: [
                    {
                        presentationNumber: 1,
                        amount: dollars(1n),
                        payment: {
                            means: 'OUTSIDE',
                            uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01',
                            at: '2026-04-04T02:00:00.000Z',
                        },
                    },
                ],
            },
            ['PROCEEDS_ASSIGNED', 'ASSIGNMENT_ACKNOWLEDGED', 'ASSIGNEE_PAID'],
        ],
        [
            'given up',
            { ...acknowledged, releasedAt: '2026-04-03T02:00:00.000Z' },
            ['PROCEEDS_ASSIGNED', 'ASSIGNMENT_ACKNOWLEDGED', 'ASSIGNMENT_RELEASED'],
        ],
    ])('%s', (_, assignment, codes) => {
        const { entries } = timelineOf(facts({ assignments: [assignment] }), { bank });
        const told = entries.filter(({ subject }) => subject?.kind === 'ASSIGNMENT');

        expect(told.map(({ code }) => code)).toEqual(codes);
        expect(told[0]).toMatchObject({ by: { party: 'BENEFICIARY', bank }, to: { bank: payingBank } });
        expect(JSON.stringify(told.map(({ by, to }) => [by, to]))).not.toMatch(/Cotton/);
    });

    it('the paying bank may answer for as long as it has not', () => {
        const awaited = (assignment: Assignment): readonly unknown[] =>
            timelineOf(facts({ assignments: [assignment] }), { bank })
                .awaited.filter(({ code }) => code === 'ASSIGNMENT_ANSWER')
                .map(({ of, due }) => [of.bank, due.kind]);

        expect(awaited(requested)).toEqual([[payingBank, 'NO_DAY']]);
        expect(awaited(acknowledged)).toEqual([]);
    });

    it('the applicant is told nothing of it', () => {
        const applicant = { bank: issuingBank.mspId, customer: 'APPLICANT' } as const;
        const { entries, awaited } = timelineOf(facts({ assignments: [requested] }), applicant);

        expect([...entries, ...awaited].filter(({ subject }) => subject?.kind === 'ASSIGNMENT')).toEqual([]);
    });
});
