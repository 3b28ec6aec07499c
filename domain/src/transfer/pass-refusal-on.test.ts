import { describe, expect, it } from '@jest/globals';
import { codeOf } from '../../../test/code-of.js';
import { presented } from '../examination/testing/samples.js';
import { advisingBank, confirmingBank, later } from '../letter-of-credit/testing/samples.js';
import { available } from '../letter-of-credit/drawing.js';
import { mustBeNew } from '../presentation/lodge-presentation.js';
import type { Presentation } from '../presentation/presentation.js';
import type { PassRefusalOn } from './api.js';
import { passRefusalOn, type RefusedFacts } from './pass-refusal-on.js';
import type { Substitution } from './substitution.js';
import { dollars, done } from './testing/samples.js';
import { drawnFrom } from './transferred-amount.js';

const { documents } = presented();
const second: Presentation = {
    ...{ creditId: done.transferred.creditId, number: 1, amount: dollars(19_800_000n), documents: [...documents] },
    ...{ presentingBank: 'LingnanBankMSP', examiningBank: confirmingBank.mspId, examinesAs: 'NOMINATED_BANK' },
    ...{ receivedAt: later, examinationDays: 5, status: 'COMPLYING' },
};
const refused: Presentation = { ...second, number: 3, examinesAs: 'ISSUING_BANK', status: 'REFUSED' };
const demanded: Substitution = {
    ...{ creditId: done.transfer.creditId, number: 1, presentationNumber: 1, claimed: second.amount },
    ...{ demandedAt: later, answerBy: later },
};
const facts: RefusedFacts = {
    ...{ transfer: done.transfer, presentation: second, presentations: [refused] },
    ...{ bank: confirmingBank.mspId, at: later },
    substitution: { ...demanded, forwarded: { outcome: 'AS_RECEIVED', presentationNumber: 3, at: later } },
};
const notice: Pick<PassRefusalOn, 'disposal' | 'discrepancies'> = {
    disposal: 'RETURNING',
    discrepancies: [
        {
            ...{ kind: 'DISCREPANCY', code: 'TRANSPORT_DOCUMENT_MUST_BE_CLEAN', rule: 'UCP 600 art. 27' },
            ...{ documentId: documents[2]!.documentId, field: 'clauses', expected: 'no clause', found: 'wet cartons' },
        },
    ],
};
const elsewhere = notice.discrepancies.map((each) => ({ ...each, documentId: 'ff'.repeat(16) }));

describe('passRefusalOn', () => {
    it('releases what the second beneficiary has presented: its amount, and the documents that may come again', () => {
        const passedOn = passRefusalOn(notice, facts);
        const { terms } = done.transferred;
        const left = (presentation: Presentation) =>
            available(terms, drawnFrom({ presentations: [presentation], transfers: [] }));

        expect(passedOn).toEqual({ ...second, status: 'REFUSED', refusal: { ...notice, at: later } });
        expect([left(second), left(passedOn)]).toEqual([dollars(990_000n), dollars(20_790_000n)]);
        expect(codeOf(() => mustBeNew(documents, [second]))).toBe('DOCUMENTS_MUST_NOT_BE_PRESENTED_TWICE');
        expect(codeOf(() => mustBeNew(documents, [passedOn]))).toBe(undefined);
    });

    it('passes on what the issuing bank has refused of documents that were sent on to it', () => {
        const presentations: Presentation[] = [
            { ...refused, status: 'COMPLYING' },
            { ...refused, number: 4, firstPresentedAs: { number: 3, receivedAt: later } },
        ];

        expect(passRefusalOn(notice, { ...facts, presentations }).status).toBe('REFUSED');
    });

    const paid: Presentation = { ...second, status: 'PAID' };
    const bound: Presentation = { ...paid, examinesAs: 'CONFIRMING_BANK' };
    const standing = { presentations: [{ ...refused, status: 'EXAMINING' as const }] };
    // Each row breaks the rule it names and every rule below it.
    it.each<[string, Partial<RefusedFacts>]>([
        ['ACT_MUST_BE_BY_TRANSFERRING_BANK', { bank: advisingBank.mspId, ...standing, presentation: bound }],
        ['FORWARDED_PRESENTATION_MUST_BE_REFUSED', { substitution: demanded, presentation: bound }],
        ['FORWARDED_PRESENTATION_MUST_BE_REFUSED', { ...standing, presentation: bound }],
        ['TRANSFERRING_BANK_MUST_NOT_BE_BOUND', { presentation: bound }],
        ['TRANSFERRING_BANK_MUST_NOT_BE_BOUND', { presentation: { ...paid, examinesAs: 'ISSUING_BANK' } }],
        ['PRESENTATION_MUST_STAND_AT_THIS_ACT', { presentation: paid }],
        ['DISCREPANCIES_MUST_BE_IN_SECOND_BENEFICIARYS_DOCUMENTS', {}],
    ])('refuses: %s', (code, other) => {
        expect(codeOf(() => passRefusalOn({ ...notice, discrepancies: elsewhere }, { ...facts, ...other }))).toBe(code);
    });
});
