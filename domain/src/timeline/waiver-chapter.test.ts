import { describe, expect, it } from '@jest/globals';
import { authorityFor } from '../discrepancy-advice/testing/samples.js';
import { asItStands } from '../presentation/preclusion.js';
import { china } from '../calendar/testing/samples.js';
import type { Presentation } from '../presentation/presentation.js';
import { facts, judged, lodged, on } from './testing/samples.js';
import { waiverChapter } from './waiver-chapter.js';

const discrepant: Presentation = {
    ...lodged,
    status: 'EXAMINING',
    findings: [],
    judgement: { ...judged.judgement!, outcome: 'DISCREPANT' },
};
const asked = { soughtAt: on('05-22') };
const seen = (waiver: NonNullable<Presentation['judgement']>['waiver']) => {
    const presentation = { ...discrepant, judgement: { ...discrepant.judgement!, ...(waiver && { waiver }) } };
    const held = facts({ presentations: [asItStands(presentation, { calendar: china, at: on('05-26') })] });

    return { entries: waiverChapter.entries(held), awaited: waiverChapter.awaited(held) };
};

describe('waivers in the timeline of a credit', () => {
    it('are told when the applicant is asked, awaited without a day, and told when it answers', () => {
        const subject = { kind: 'PRESENTATION', number: 1 };

        expect(seen(undefined)).toEqual({ entries: [], awaited: [] });
        expect(seen(asked)).toMatchObject({
            entries: [
                {
                    code: 'WAIVER_SOUGHT',
                    at: asked.soughtAt,
                    by: { party: 'ISSUING_BANK' },
                    to: { party: 'APPLICANT' },
                    subject,
                },
            ],
            awaited: [{ code: 'WAIVER_ANSWER', of: { party: 'APPLICANT' }, due: { kind: 'NO_DAY' }, subject }],
        });
        expect(seen({ ...asked, answer: { outcome: 'NOT_WAIVED', at: on('05-25') } })).toMatchObject({
            entries: [
                { code: 'WAIVER_SOUGHT' },
                { code: 'WAIVER_ANSWERED', by: { party: 'APPLICANT' }, facts: { answer: 'NOT_WAIVED' } },
            ],
            awaited: [],
        });
    });

    it('tell of an advice of discrepancies and its answer, which is awaited while the documents are open', () => {
        const { answer, ...open } = authorityFor(discrepant);
        const held = (status: Presentation['status'], advice: typeof open) =>
            facts({ presentations: [{ ...lodged, status }], discrepancyAdvices: [advice] });

        expect(waiverChapter.entries(held('EXAMINING', { ...open, answer } as typeof open))).toMatchObject([
            { code: 'DISCREPANCIES_ADVISED', by: { party: 'CONFIRMING_BANK' }, to: { party: 'ISSUING_BANK' } },
            { code: 'AUTHORITY_ANSWERED', by: { party: 'ISSUING_BANK' }, facts: { answer: 'AUTHORISED' } },
        ]);
        expect(waiverChapter.awaited(held('EXAMINING', open))).toMatchObject([
            { code: 'AUTHORITY', of: { party: 'ISSUING_BANK' }, due: { kind: 'NO_DAY' } },
        ]);
        expect(waiverChapter.awaited(held('PRECLUDED', open))).toEqual([]);
        expect(waiverChapter.awaited(held('EXAMINING', { ...open, answer } as typeof open))).toEqual([]);
    });
});
