import { describe, expect, it } from '@jest/globals';
import { advisingBank } from '../letter-of-credit/testing/samples.js';
import type { Presentation } from '../presentation/presentation.js';
import { facts, judged, lodged, on, refused } from './testing/samples.js';
import { timelineOf } from './timeline.js';

const documentIds = ['d'.repeat(32)];
const suspended: Presentation = {
    ...lodged,
    status: 'SUSPENDED',
    suspensions: [{ documentIds, from: on('05-21') }],
};
const told = (presentation: Presentation, at = on('05-26')) =>
    timelineOf(facts({ presentations: [presentation], at }), { bank: advisingBank.mspId });
const ofPresentation = <Item extends { readonly subject?: unknown }>(items: readonly Item[]): readonly Item[] =>
    items.filter(({ subject }) => subject !== undefined);

describe('electronic records and refused documents in the timeline of a credit', () => {
    it.each<[string, Presentation, { readonly entries: readonly string[]; readonly awaited: readonly unknown[] }]>([
        [
            'records that are still to come are no presentation, and wait for the notice until the last day',
            { ...lodged, status: 'INCOMPLETE' },
            {
                entries: ['RECORDS_BEGAN_TO_COME'],
                awaited: [['COMPLETENESS_NOTICE', 'PRESENTING_BANK', 'BY_EITHER_READING']],
            },
        ],
        [
            'records that cannot be read stop the clock, and come again in thirty days',
            suspended,
            {
                entries: ['PRESENTATION_LODGED', 'RECORDS_DAMAGED'],
                awaited: [['RECORDS_AGAIN', 'PRESENTING_BANK', '2026-06-20']],
            },
        ],
        [
            'records that came again are examined',
            { ...lodged, status: 'EXAMINING', suspensions: [{ documentIds, from: on('05-21'), until: on('05-22') }] },
            {
                entries: ['PRESENTATION_LODGED', 'RECORDS_DAMAGED', 'RECORDS_REPLACED'],
                awaited: [['EXAMINATION', 'CONFIRMING_BANK', 'BY_EITHER_READING']],
            },
        ],
        [
            'records that did not are not presented',
            { ...suspended, status: 'RECORD_NOT_PRESENTED', droppedAt: on('05-25') },
            { entries: ['PRESENTATION_LODGED', 'RECORDS_DAMAGED', 'RECORDS_DROPPED'], awaited: [] },
        ],
        [
            'documents held for a waiver wait for the applicant, who need not, or for the presenter',
            { ...refused, refusal: { ...refused.refusal!, disposal: 'HELD_FOR_WAIVER' } },
            {
                entries: ['PRESENTATION_LODGED', 'PRESENTATION_JUDGED', 'PRESENTATION_REFUSED'],
                awaited: [
                    ['WAIVER', 'APPLICANT', 'NO_DAY'],
                    ['DISPOSAL_INSTRUCTIONS', 'PRESENTING_BANK', 'NO_DAY'],
                ],
            },
        ],
        [
            'documents of which the notice says so are returned',
            { ...refused, refusal: { ...refused.refusal!, disposal: 'RETURNING' } },
            {
                entries: ['PRESENTATION_LODGED', 'PRESENTATION_JUDGED', 'PRESENTATION_REFUSED'],
                awaited: [['RETURN_OF_DOCUMENTS', 'CONFIRMING_BANK', 'WITHOUT_DELAY']],
            },
        ],
        [
            'returned, nothing is awaited',
            { ...refused, status: 'RETURNED', returnedAt: on('05-25') },
            {
                entries: ['PRESENTATION_LODGED', 'PRESENTATION_JUDGED', 'PRESENTATION_REFUSED', 'DOCUMENTS_RETURNED'],
                awaited: [],
            },
        ],
        [
            'waived, they are honoured',
            { ...judged, status: 'WAIVED', waiver: { acceptedOn: '2026-05-25', at: on('05-25') } },
            {
                entries: ['PRESENTATION_LODGED', 'PRESENTATION_JUDGED', 'DISCREPANCIES_WAIVED'],
                awaited: [['HONOUR', 'CONFIRMING_BANK', 'WITHOUT_DELAY']],
            },
        ],
    ])('%s', (_, presentation, expected) => {
        const { entries, awaited } = told(presentation);

        expect(ofPresentation(entries).map(({ code }) => code)).toEqual(expected.entries);
        expect(
            ofPresentation(awaited).map(({ code, of, due }) => [
                code,
                of.party,
                due.kind === 'BY_DAY' ? due.day : due.kind,
            ]),
        ).toEqual(expected.awaited);
    });

    it('come again too late once the thirtieth day is over', () => {
        const isLate = (at: string): unknown =>
            told(suspended, at).awaited.find(({ code }) => code === 'RECORDS_AGAIN')?.isLate;

        expect([isLate('2026-06-20T15:59:59.999Z'), isLate('2026-06-20T16:00:00.000Z')]).toEqual([false, true]);
    });
});
