import { describe, expect, it } from '@jest/globals';
import { dollars, invoice } from '../document/testing/samples.js';
import { advisingBank, confirmingBank, issuingBank } from '../letter-of-credit/testing/samples.js';
import type { Substitution } from '../transfer/substitution.js';
import type { Transfer } from '../transfer/transfer.js';
import { credit, facts } from './testing/samples.js';
import { timelineOf } from './timeline.js';

const requested: Transfer = {
    creditId: credit.creditId,
    number: 1,
    requestingBank: advisingBank.mspId,
    transferringBank: confirmingBank.mspId,
    requestedAt: '2026-04-01T02:00:00.000Z',
};
const decidedAt = '2026-04-02T02:00:00.000Z';
const returnedAt = '2026-04-03T02:00:00.000Z';
const transferred: Transfer = {
    ...requested,
    decision: { outcome: 'TRANSFERRED', amount: dollars(200_000n), at: decidedAt },
};
const bank = advisingBank.mspId;
const left = (transfers: readonly Transfer[], viewer: Parameters<typeof timelineOf>[1] = { bank }): unknown =>
    timelineOf(facts({ transfers }), viewer).awaited.find(({ code }) => code === 'PRESENTATION')?.facts?.['available'];

describe('transfers in the timeline of a credit', () => {
    it.each<[string, Transfer, readonly string[]]>([
        ['asked for', requested, ['TRANSFER_REQUESTED']],
        ['done', transferred, ['TRANSFER_REQUESTED', 'CREDIT_TRANSFERRED']],
        ['returned', { ...transferred, returnedAt }, ['TRANSFER_REQUESTED', 'CREDIT_TRANSFERRED', 'TRANSFER_RETURNED']],
        [
            'declined',
            { ...requested, decision: { outcome: 'DECLINED', at: decidedAt } },
            ['TRANSFER_REQUESTED', 'TRANSFER_DECLINED'],
        ],
        [
            'withdrawn',
            { ...requested, decision: { outcome: 'WITHDRAWN', at: decidedAt } },
            ['TRANSFER_REQUESTED', 'TRANSFER_WITHDRAWN'],
        ],
    ])('%s', (_, transfer, codes) => {
        const { entries } = timelineOf(facts({ transfers: [transfer] }), { bank });
        const told = entries.filter(({ subject }) => subject?.kind === 'TRANSFER');

        expect(told.map(({ code }) => code)).toEqual(codes);
        expect(told[0]).toMatchObject({ by: { party: 'BENEFICIARY', bank }, to: { bank: confirmingBank.mspId } });
    });

    it('the first beneficiary is asked for its invoice once, and is late after the instant that the demand names', () => {
        const demand = {
            creditId: credit.creditId,
            number: 1,
            presentationNumber: 2,
            claimed: dollars(100_000n),
            demandedAt: '2026-05-25T02:00:00.000Z',
            answerBy: '2026-05-26T02:00:00.000Z',
        };
        const answer = { documents: [invoice], amount: dollars(120_000n), at: '2026-05-25T06:00:00.000Z' };
        const told = (substitution: Substitution, at = '2026-05-26T01:59:59.999Z') =>
            timelineOf(facts({ transfers: [transferred], substitutions: [substitution], at }), { bank });
        const awaited = (substitution: Substitution, at?: string): readonly unknown[] =>
            told(substitution, at).awaited.flatMap(({ code, isLate }) => (code === 'SUBSTITUTION' ? [isLate] : []));

        expect(told({ ...demand, answer }).entries.slice(-2)).toMatchObject([
            { code: 'SUBSTITUTION_DEMANDED', by: { bank: confirmingBank.mspId }, facts: { presentation: 2 } },
            { code: 'DOCUMENTS_SUBSTITUTED', by: { party: 'BENEFICIARY' } },
        ]);
        expect([awaited(demand), awaited(demand, '2026-05-26T02:00:00.000Z')]).toEqual([[false], [true]]);
        expect(awaited({ ...demand, answer })).toEqual([]);
    });

    it('a bank may decide for as long as it has not', () => {
        const awaited = (transfer: Transfer): readonly unknown[] =>
            timelineOf(facts({ transfers: [transfer] }), { bank })
                .awaited.filter(({ code }) => code === 'TRANSFER_DECISION')
                .map(({ of, due }) => [of.bank, due.kind]);

        expect(awaited(requested)).toEqual([[confirmingBank.mspId, 'NO_DAY']]);
        expect(awaited(transferred)).toEqual([]);
    });

    it('what is left for the beneficiary is less by it; the applicant is told neither', () => {
        const applicant = { bank: issuingBank.mspId, customer: 'APPLICANT' } as const;
        const { entries } = timelineOf(facts({ transfers: [transferred] }), applicant);

        expect(left([transferred])).toEqual(dollars(272_500n));
        expect(left([transferred], applicant)).toEqual(left([]));
        expect(entries.filter(({ subject }) => subject?.kind === 'TRANSFER')).toEqual([]);
    });
});
