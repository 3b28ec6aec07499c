import { describe, expect, it } from '@jest/globals';
import type { Reclaim } from '../reclaim/reclaim.js';
import { authorisation, claim, claiming, credit, issuing, onThirdDay, uetr } from '../reimbursement/testing/samples.js';
import { facts } from './testing/samples.js';
import { timelineOf } from './timeline.js';

const later = '2026-06-03T02:00:00.000Z';
const interest = { yearlyBasisPoints: 250, daysPerYear: 360, from: '2026-05-25' } as const;
const asked: Reclaim = {
    creditId: credit.creditId,
    claimNumber: 1,
    refusedNumber: 2,
    issuingBank: issuing,
    reimbursedBank: claiming,
    amount: claim.amount,
    interest,
    receivedAt: '2026-06-01T02:00:00.000Z',
    status: 'CLAIMED',
};
const dispute = { explanation: 'The notice came too late', at: '2026-06-02T02:00:00.000Z' };
const disputed: Reclaim = { ...asked, status: 'DISPUTED', dispute };
const paid: Reclaim = {
    ...disputed,
    status: 'PAID',
    paid: { interest: claim.amount, valueDate: '2026-06-03', payment: { means: 'OUTSIDE', uetr, at: later } },
};
const told = (reclaim: Reclaim) =>
    timelineOf(facts({ credit, authorisation, reclaims: [reclaim], at: '2026-06-04T02:00:00.000Z' }), {
        bank: issuing,
    });

describe('what is asked back after a refusal, in the timeline of a credit', () => {
    const [reclaimed, answered, back] = [
        ['REIMBURSEMENT_RECLAIMED', issuing],
        ['RECLAIM_DISPUTED', claiming],
        ['RECLAIM_PAID', claiming],
    ];

    it.each<[string, Reclaim, readonly unknown[]]>([
        ['asked', asked, [reclaimed]],
        ['disputed', disputed, [reclaimed, answered]],
        ['paid back all the same', paid, [reclaimed, answered, back]],
    ])('%s: the bank that was reimbursed must pay until it has', (_, reclaim, entries) => {
        const { entries: happened, awaited } = told(reclaim);

        expect(happened.flatMap(({ code, by }) => (code.includes('RECLAIM') ? [[code, by?.bank]] : []))).toEqual(
            entries,
        );
        expect(awaited.flatMap(({ code, of }) => (code === 'RECLAIM_PAYMENT' ? [of.bank] : []))).toEqual(
            reclaim.status === 'PAID' ? [] : [claiming],
        );
    });

    it('is demanded of the issuing bank where the reimbursing bank has not paid', () => {
        const demand = { ...interest, at: onThirdDay };
        const { entries } = timelineOf(
            facts({ credit, authorisation, reimbursementClaims: [{ ...claim, status: 'OVERDUE', demand }] }),
            { bank: issuing },
        );

        expect(entries.find(({ code }) => code === 'COVER_DEMANDED')).toMatchObject({
            by: { bank: claiming },
            to: { bank: issuing },
        });
    });
});
