import { askExaminationSchema } from '@cohong/domain/examination/api';
import { toWire } from '@cohong/domain/kernel/json';
import { parse } from '@cohong/domain/kernel/parse';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import type { QuestionRoute } from '../http/route.js';
import { exampleExamination, examplePresentation } from './examination-examples.js';
import { examinationRoutes } from './examination-routes.js';

const [route] = examinationRoutes as readonly QuestionRoute[];

const { letterOfCreditReference, terms, calendar, ...presented } = examplePresentation;
const creditId = 'c1'.repeat(16);
/** A ledger that answers the three questions of an examination as the bank's peer does. */
const answers: Readonly<Record<string, object>> = {
    'trade/letter-of-credit:ReadCredit': {
        creditId,
        letterOfCreditReference,
        terms,
        issuingBank: 'HaizhouBankMSP',
        issueDate: '2027-03-01',
        issuedAt: '2027-03-01T01:00:00.000Z',
        advices: [],
        numberOfAmendments: 1,
        numberOfPresentations: 0,
        numberOfTransfers: 0,
        numberOfAssignments: 0,
    },
    'trade/credit-amendment:ReadTermsAtTime': {
        party: 'BENEFICIARY',
        at: '2027-05-20T01:00:00.000Z',
        isBound: true,
        terms: { ...terms, amount: { amount: '500000.00', currency: 'USD' } },
        amendments: [1],
        open: [],
    },
    'trade/calendar:ReadCalendars': {
        calendars: [
            { first: { ...calendar, locations: ['CN'] }, publishedAt: '2026-12-01T00:00:00.000Z', amendments: [] },
        ],
    },
};
const ledger = {
    evaluate: ({ name, answer }: { name: string; answer: z.ZodType }) => Promise.resolve(parse(answer, answers[name])),
};

/** Asks as the gateway does, once the body is read; nothing but the role, the body and the ledger is looked at. */
async function ask(body: unknown, role = 'checker') {
    const call = { role, body: parse(askExaminationSchema, body), ledger } as never;
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

    it.each([{ place: 'CHINA' }, {}, { calendar }])(
        '200: by the terms that bind the beneficiary, which the bank holds, and by the days of %j',
        async (days) => {
            const available = { amount: '525000.00', currency: 'USD' };

            expect(await ask({ ...presented, creditId, ...days })).toEqual({ ...exampleExamination, available });
        },
    );

    it('404: no calendar is of the place that is named', async () => {
        expect(await ask({ ...presented, creditId, place: 'ATLANTIS' })).toBe('PLACE_MUST_HAVE_CALENDAR');
    });

    it.each([
        { creditId, terms, letterOfCreditReference },
        {},
        { creditId, letterOfCreditReference },
        { terms },
        { creditId, place: 'CHINA', calendar },
    ])('422: a credit or its terms, a place or its calendar, and not both: %#', async (said) => {
        await expect(ask({ ...presented, ...said })).rejects.toThrow('REQUEST_MUST_MATCH_SCHEMA');
    });

    it('403: not for whoever has no business with credits', async () => {
        expect(await ask(examplePresentation, 'officer')).toBe('CALLER_MUST_HAVE_ROLE');
    });

    it('409: a credit under rules of its own, a claim in another currency, and a day of which the calendar knows nothing', async () => {
        const own = { ...examplePresentation.terms, applicableRules: { code: 'OTHR', narrative: 'our own' } };
        const later = { ...examplePresentation.terms.expiry, expiryDate: '2028-01-03' };
        const amountClaimed = { amount: '450000.00', currency: 'EUR' };

        expect(await ask({ ...examplePresentation, terms: own })).toBe('CREDIT_MUST_BE_UNDER_KNOWN_RULES');
        expect(await ask({ ...examplePresentation, amountClaimed })).toBe('CLAIM_MUST_BE_IN_CURRENCY_OF_CREDIT');
        const terms = { ...examplePresentation.terms, expiry: later };
        expect(await ask({ ...examplePresentation, terms, presentedOn: '2028-01-04' })).toBe('CALENDAR_MUST_COVER_DAY');
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
