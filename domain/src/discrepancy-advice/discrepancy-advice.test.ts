import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { china } from '../calendar/testing/samples.js';
import { dollars, invoice } from '../document/testing/samples.js';
import { advisingBank, confirmed, confirmingBank, creditId, issuingBank } from '../letter-of-credit/testing/samples.js';
import type { Presentation } from '../presentation/presentation.js';
import { withoutPapers } from '../presentation/working-papers.js';
import {
    adviseDiscrepancies,
    answerAdvice,
    type AdvisingDiscrepancies,
    type AnsweringAdvice,
} from './advise-discrepancies.js';
import type { DiscrepancyAdvice } from './discrepancy-advice.js';

const received = '2026-05-20T02:00:00.000Z';
const at = '2026-05-21T02:00:00.000Z';
const late = '2026-05-27T16:00:00.000Z';
const discrepancy = {
    kind: 'DISCREPANCY',
    code: 'BILL_MUST_BE_ENDORSED',
    rule: 'ISBP 745 E13',
    field: 'isBlankEndorsed',
    expected: 'an endorsement in blank',
    found: 'none',
} as const;
const discrepant: Presentation = {
    ...{ creditId, number: 1, presentingBank: advisingBank.mspId, examiningBank: confirmingBank.mspId },
    ...{ examinesAs: 'CONFIRMING_BANK', amount: dollars(450_000n), documents: [invoice], receivedAt: received },
    ...{ examinationDays: 5, status: 'EXAMINING', findings: [discrepancy] },
    judgement: { dropped: [], added: [], outcome: 'DISCREPANT', at: received },
};
const asking = { bank: confirmingBank.mspId, calendar: china, at };
const advise = (changes: Partial<AdvisingDiscrepancies> = {}): DiscrepancyAdvice =>
    adviseDiscrepancies({ ...asking, presentation: discrepant, credit: confirmed, earlier: undefined, ...changes });
const answering = { bank: issuingBank.mspId, calendar: china, at };
const answer = (said: 'AUTHORISE' | 'DECLINE', changes: Partial<AnsweringAdvice> = {}): DiscrepancyAdvice =>
    answerAdvice(
        { answer: said },
        { ...answering, advice: advise(), presentation: withoutPapers(discrepant), ...changes },
    );
const refused = (disposal: 'HELD_FOR_WAIVER' | 'RETURNING'): Presentation => ({
    ...discrepant,
    status: 'REFUSED',
    refusal: { disposal, discrepancies: [discrepancy], at },
});
describe('advising discrepancies to the issuing bank (MT 750)', () => {
    it('tells all of them, before a refusal and where the documents are held for a waiver', () => {
        expect(advise()).toEqual({
            creditId,
            number: 1,
            askingBank: confirmingBank.mspId,
            issuingBank: issuingBank.mspId,
            discrepancies: [discrepancy],
            askedAt: at,
        });
        expect(advise({ presentation: refused('HELD_FOR_WAIVER') }).discrepancies).toEqual([discrepancy]);
    });

    it('may be done again once it was answered, of documents that were judged again', () => {
        expect(advise({ earlier: answer('DECLINE') })).not.toHaveProperty('answer');
    });

    const transferred = { ...confirmed, terms: { ...confirmed.terms, transferred: { bank: confirmingBank } as never } };
    it.each<[string, () => unknown]>([
        ['ACT_MUST_BE_BY_EXAMINING_BANK', () => advise({ bank: advisingBank.mspId })],
        [
            'ADVICE_OF_DISCREPANCIES_MUST_BE_TO_ISSUING_BANK',
            () => advise({ presentation: { ...discrepant, examinesAs: 'ISSUING_BANK' }, credit: transferred }),
        ],
        ['ISSUING_BANK_MUST_NOT_LEARN_OF_SECOND_BENEFICIARY', () => advise({ credit: transferred, earlier: advise() })],
        ['EARLIER_ADVICE_MUST_BE_ANSWERED', () => advise({ earlier: advise(), at: late })],
        // A bank that has confirmed has lost its right by then, and must honour.
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => advise({ at: late })],
        [
            'PRESENTATION_MUST_STAND_AT_THIS_ACT',
            () => {
                const judgement = { ...discrepant.judgement!, outcome: 'COMPLYING' as const };
                return advise({ presentation: { ...discrepant, judgement } });
            },
        ],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', () => advise({ presentation: refused('RETURNING') })],
    ])('refuses %s (%#)', (code, act) => {
        expect(codeOf(act)).toBe(code);
    });
});

describe('the answer of the issuing bank (MT 752)', () => {
    it('authorises to take the documents, or does not', () => {
        expect(answer('AUTHORISE').answer).toEqual({ outcome: 'AUTHORISED', at });
        expect(answer('DECLINE').answer).toEqual({ outcome: 'NOT_AUTHORISED', at });
        expect(answer('AUTHORISE', { presentation: refused('HELD_FOR_WAIVER') }).answer?.outcome).toBe('AUTHORISED');
    });

    it.each<[string, () => unknown]>([
        ['AUTHORITY_MUST_BE_GIVEN_BY_ISSUING_BANK', () => answer('AUTHORISE', { bank: confirmingBank.mspId })],
        ['ADVICE_MUST_BE_UNANSWERED', () => answer('DECLINE', { advice: answer('AUTHORISE'), at: late })],
        ['DOCUMENTS_MUST_AWAIT_AUTHORITY', () => answer('AUTHORISE', { at: late })],
        ['DOCUMENTS_MUST_AWAIT_AUTHORITY', () => answer('AUTHORISE', { presentation: refused('RETURNING') })],
    ])('refuses %s (%#)', (code, act) => {
        expect(codeOf(act)).toBe(code);
    });
});
