import { examineDocumentsSchema } from '@cohong/domain/examination/api';
import { toWire } from '@cohong/domain/kernel/json';
import { parse } from '@cohong/domain/kernel/parse';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { describe, expect, it } from '@jest/globals';
import type { QuestionRoute } from '../http/route.js';
import { exampleExamination, examplePresentation } from './examination-examples.js';
import { examinationRoutes } from './examination-routes.js';

const [route] = examinationRoutes as readonly QuestionRoute[];

/** Asks as the gateway does, once the body is read; nothing but the role and the body is looked at. */
async function ask(body: unknown, role = 'checker') {
    const call = { role, body: parse(examineDocumentsSchema, body) } as never;
    try {
        return toWire(await route!.ask(call));
    } catch (error) {
        return (error as Refusal).code;
    }
}

describe('examinations', () => {
    it('200: everything that is found, as the document of the API shows it', async () => {
        expect(await ask(examplePresentation)).toEqual(exampleExamination);
    });

    it('200: nothing to refuse for, once all originals are there', async () => {
        const documents = examplePresentation.documents.map((each) => ({ ...each, numberOfOriginalsPresented: 3 }));

        expect(await ask({ ...examplePresentation, documents })).toEqual({
            ...exampleExamination,
            complies: true,
            findings: [],
        });
    });

    it('403: not for whoever has no business with credits', async () => {
        expect(await ask(examplePresentation, 'officer')).toBe('CALLER_MUST_HAVE_ROLE');
    });

    it('409: a domestic credit, a claim in another currency, and a day of which the calendar knows nothing', async () => {
        const domestic = { ...examplePresentation.terms, applicableRules: { code: 'PRC_DOMESTIC' } };
        const later = { ...examplePresentation.terms.expiry, expiryDate: '2028-01-03' };
        const amountClaimed = { amount: '450000.00', currency: 'EUR' };

        expect(await ask({ ...examplePresentation, terms: domestic })).toBe('CREDIT_MUST_BE_SUBJECT_TO_UCP');
        expect(await ask({ ...examplePresentation, amountClaimed })).toBe('CLAIM_MUST_BE_IN_CURRENCY_OF_CREDIT');
        expect(await ask({ ...examplePresentation, terms: { ...examplePresentation.terms, expiry: later } })).toBe(
            'CALENDAR_MUST_COVER_DAY',
        );
    });

    it('422: a document typed in with a slip, which is no discrepancy', async () => {
        const [draft, ...others] = examplePresentation.documents;

        expect(await ask({ ...examplePresentation, documents: [draft, ...others, draft] }).catch(codeOf)).toBe(
            'REQUEST_MUST_MATCH_SCHEMA',
        );
    });
});

function codeOf(error: Refusal): string {
    return error.code;
}
