import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { china } from '../calendar/testing/samples.js';
import { authorityFor } from '../discrepancy-advice/testing/samples.js';
import { presented } from '../examination/testing/samples.js';
import { applicantsView, beneficiarysView } from '../letter-of-credit/views.js';
import { advisingBank, calendarBook, confirmed, creditId, issuingBank } from '../letter-of-credit/testing/samples.js';
import { dollars } from '../document/testing/samples.js';
import { examinePresentation, judgePresentation } from './examine-presentation.js';
import { asItStands } from './preclusion.js';
import type { Presentation } from './presentation.js';
import { refusePresentation } from './refuse-presentation.js';
import { answerWaiver, seekWaiver, type SeekingWaiver } from './seek-waiver.js';
import { waiveDiscrepancies, type Waiving } from './waive-discrepancies.js';
import { papersOf, withoutPapers } from './working-papers.js';

const { terms, documents } = presented();
const issuer = issuingBank.mspId;
/** Wednesday; the five banking days end with Wednesday the 27th, at midnight in China. */
const received = '2026-05-20T02:00:00.000Z';
const inTime = '2026-05-27T15:59:59.999Z';
const late = '2026-05-27T16:00:00.000Z';
const credit = { ...confirmed, terms, letterOfCreditReference: 'HCB2603LC0041', numberOfPresentations: 1 };
const lodged: Presentation = {
    ...{ creditId, number: 1, presentingBank: advisingBank.mspId, examiningBank: issuer, examinesAs: 'ISSUING_BANK' },
    ...{ amount: dollars(450_000n), documents: [...documents], receivedAt: received, examinationDays: 5 },
    status: 'LODGED',
};
const facts = {
    ...{ bank: issuer, calendar: china, at: inTime, credit, amendments: [], others: [], transfers: [], calendarBook },
};
const finding = (code: string) => ({
    ...{ kind: 'DISCREPANCY', code, rule: 'ISBP 745 E13', field: 'isBlankEndorsed' },
    ...{ expected: 'an endorsement in blank', found: 'a stamp that nobody can read' },
});
const judged = (codes: readonly string[], before?: Presentation): Presentation => {
    const presentation = before ?? examinePresentation({}, { ...facts, presentation: lodged });
    const added = codes.map((code) => ({
        finding: { ...finding(code), kind: 'DISCREPANCY' as const },
        reason: 'Seen',
    }));

    return judgePresentation({ dropped: [], added }, { ...facts, presentation });
};
const discrepant = judged(['BILL_MUST_BE_ENDORSED']);
const sought = (presentation = discrepant, more: Partial<SeekingWaiver> = {}): Presentation =>
    seekWaiver({ ...facts, presentation, ...more });
const answered = (answer: 'WAIVED' | 'NOT_WAIVED', presentation = sought(), at = inTime): Presentation =>
    answerWaiver({ answer }, { ...facts, presentation, at });
const refused = (disposal: 'HELD_FOR_WAIVER' | 'RETURNING', presentation = discrepant): Presentation =>
    refusePresentation({ disposal }, { ...facts, presentation });
const taken = (presentation: Presentation, more: Partial<Waiving> = {}): Presentation =>
    waiveDiscrepancies({ ...facts, advice: undefined, presentation, ...more });
const statusOf = (presentation: Presentation, at = inTime) => asItStands(presentation, { calendar: china, at }).status;
describe('seeking a waiver (UCP 600 art. 16b)', () => {
    it('is in the bank’s own papers, and all others see that it examines', () => {
        expect(statusOf(sought())).toBe('WAIVER_SOUGHT');
        expect(withoutPapers(sought())).toEqual(withoutPapers(discrepant));
        expect(papersOf(sought())?.judgement?.waiver).toEqual({ soughtAt: inTime });
    });

    it('gives no more time (14b): what is not refused in the five days is precluded', () => {
        expect(statusOf(sought(), late)).toBe('PRECLUDED');
        expect(codeOf(() => answered('WAIVED', sought(), late))).toBe('WAIVER_MUST_BE_AWAITED');
    });

    it('shows the applicant every discrepancy, and the beneficiary nothing', () => {
        const looking = { amendments: [], transfers: [], presentations: [asItStands(sought(), facts)], at: inTime };
        const applicants = applicantsView(credit, { ...looking, bank: issuer });
        const beneficiarys = beneficiarysView(credit, { ...looking, bank: advisingBank.mspId });

        expect(applicants.presentations).toMatchObject([
            {
                status: 'EXAMINING',
                waiverRequest: { discrepancies: [{ code: 'BILL_MUST_BE_ENDORSED' }], soughtAt: inTime },
            },
        ]);
        expect(beneficiarys.presentations).toMatchObject([{ status: 'EXAMINING' }]);
        expect(beneficiarys.presentations[0]).not.toHaveProperty('waiverRequest');
    });

    it('is also of documents that the notice holds for it (16c iii b)', () => {
        const held = answered('WAIVED', sought(refused('HELD_FOR_WAIVER')));

        expect([statusOf(held), statusOf(taken(held))]).toEqual(['REFUSED', 'WAIVED']);
    });

    it('is of documents as they were judged: who judges again asks again', () => {
        const again = judged(['SEAL_MUST_BE_WHOLE'], answered('WAIVED'));

        expect(statusOf(again)).toBe('DISCREPANT');
        expect(again.judgedBefore?.[0]?.waiver?.answer?.outcome).toBe('WAIVED');
        expect(codeOf(() => taken(again))).toBe('APPLICANT_MUST_HAVE_WAIVED');
        expect(statusOf(sought(again))).toBe('WAIVER_SOUGHT');
    });

    it('binds nobody, whatever is answered: the bank takes the documents or refuses them', () => {
        const [waived, not] = [answered('WAIVED'), answered('NOT_WAIVED')];

        expect([waived, not].map((each) => statusOf(each))).toEqual(['DISCREPANT', 'DISCREPANT']);
        expect([waived, not].map((each) => refused('RETURNING', each).status)).toEqual(['REFUSED', 'REFUSED']);
        expect(refused('RETURNING', sought()).status).toBe('REFUSED');
        expect(taken(waived)).toMatchObject({ status: 'WAIVED', waiver: { at: inTime } });
    });

    it.each<[string, () => unknown]>([
        ['ACT_MUST_BE_BY_EXAMINING_BANK', () => sought(discrepant, { bank: advisingBank.mspId })],
        [
            'WAIVER_MUST_BE_SOUGHT_BY_ISSUING_BANK',
            () => sought({ ...discrepant, examinesAs: 'CONFIRMING_BANK', status: 'PAID' }),
        ],
        [
            'APPLICANT_MUST_NOT_LEARN_OF_SECOND_BENEFICIARY',
            () => sought(sought(), { credit: { terms: { ...terms, transferred: { bank: issuingBank } as never } } }),
        ],
        ['WAIVER_MUST_NOT_BE_AWAITED_ALREADY', () => sought(sought(), { at: late })],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => sought(discrepant, { at: late })],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => sought(judged([]))],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => sought(refused('RETURNING'))],
        [
            'ACT_MUST_BE_BY_EXAMINING_BANK',
            () =>
                answerWaiver(
                    { answer: 'WAIVED' },
                    { ...facts, presentation: { ...discrepant, examiningBank: 'PearlBankMSP' } },
                ),
        ],
        ['WAIVER_MUST_BE_AWAITED', () => answered('WAIVED', discrepant)],
        ['WAIVER_MUST_BE_AWAITED', () => answered('WAIVED', answered('NOT_WAIVED'))],
        ['WAIVER_MUST_BE_AWAITED', () => answered('WAIVED', refused('RETURNING', sought()))],
    ])('refuses %s (%#)', (code, act) => {
        expect(codeOf(act)).toBe(code);
    });
});

describe('taking discrepant documents', () => {
    const authority = authorityFor(discrepant);
    const byOther = { ...discrepant, examiningBank: 'PearlBankMSP', examinesAs: 'NOMINATED_BANK' as const };
    const pearl = { bank: 'PearlBankMSP' };

    it('takes the applicant’s waiver at the issuing bank, and its authority at another', () => {
        expect(taken(answered('WAIVED')).status).toBe('WAIVED');
        expect(taken(byOther, { ...pearl, advice: authority }).status).toBe('WAIVED');
        // What it has authorised it takes itself, when the documents come to it.
        expect(taken(discrepant, { advice: authority }).status).toBe('WAIVED');
    });

    it('takes neither under a transferred credit, of which issuing bank and applicant are told nothing', () => {
        const under = { ...credit, terms: { ...terms, transferred: { bank: issuingBank } as never } };

        expect(taken(byOther, { ...pearl, credit: under }).status).toBe('WAIVED');
    });

    it.each<[string, () => unknown]>([
        ['ISSUING_BANK_MUST_HAVE_AUTHORISED', () => taken(byOther, pearl)],
        ['APPLICANT_MUST_HAVE_WAIVED', () => taken(discrepant)],
        ['APPLICANT_MUST_HAVE_WAIVED', () => taken(sought())],
        ['APPLICANT_MUST_HAVE_WAIVED', () => taken(answered('NOT_WAIVED'))],
        [
            'ISSUING_BANK_MUST_HAVE_AUTHORISED',
            () =>
                taken(byOther, {
                    ...pearl,
                    advice: { ...authority, answer: { outcome: 'NOT_AUTHORISED', at: inTime } },
                }),
        ],
        // It was told of one discrepancy, and there are two.
        [
            'ISSUING_BANK_MUST_HAVE_AUTHORISED',
            () => {
                const two = judged(['BILL_MUST_BE_ENDORSED', 'SEAL_MUST_BE_WHOLE']);
                return taken({ ...byOther, ...papersOf(two) }, { ...pearl, advice: authority });
            },
        ],
    ])('refuses %s (%#)', (code, act) => {
        expect(codeOf(act)).toBe(code);
    });

    it('the issuing bank refuses for nothing that it has authorised another to overlook, and for anything else', () => {
        const refuse = (presentation: Presentation, advice = authority) =>
            refusePresentation({ disposal: 'RETURNING' }, { ...facts, presentation, advice });
        const two = judged(['BILL_MUST_BE_ENDORSED', 'SEAL_MUST_BE_WHOLE']);

        expect(codeOf(() => refuse(discrepant))).toBe('AUTHORISED_DISCREPANCIES_MUST_NOT_BE_REFUSED');
        expect(refuse(two).refusal?.discrepancies).toMatchObject([{ code: 'SEAL_MUST_BE_WHOLE' }]);
        expect(refuse(discrepant, { ...authority, issuingBank: 'PearlBankMSP' }).status).toBe('REFUSED');
    });
});
