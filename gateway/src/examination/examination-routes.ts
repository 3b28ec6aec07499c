import { calendarOf } from '@cohong/domain/calendar/calendar-book';
import { calendarOfLocation } from '@cohong/domain/calendar/calendar-of-location';
import type { BankingCalendar } from '@cohong/domain/calendar/banking-calendar';
import {
    askExaminationSchema,
    examinationSchema,
    type AskExamination,
    type ExamineDocuments,
} from '@cohong/domain/examination/api';
import { examineDocuments } from '@cohong/domain/examination/examine-documents';
import type { CreditTerms } from '@cohong/domain/letter-of-credit/terms';
import { CalendarClient } from '../calendar/calendar-client.js';
import type { Ledger } from '../fabric/ledger.js';
import { ask, type Route } from '../http/route.js';
import { AmendmentClient } from '../letter-of-credit/amendment-client.js';
import { CreditClient } from '../letter-of-credit/credit-client.js';
import { bankStaff } from '../party/roles.js';
import { mustBeOneOf } from '../read-model/list-route.js';
import { exampleExamination, examplePresentation } from './examination-examples.js';

/** Documents are examined where they are: neither they nor what is found of them leaves the bank, and nothing is kept. */
export const examinationRoutes: readonly Route[] = [
    ask({
        path: '/v1/examinations',
        summary: 'Examine documents against a credit by UCP 600; nothing is kept, and people decide on what is found',
        tag: 'Examinations',
        roles: bankStaff,
        examples: { request: examplePresentation, answer: exampleExamination },
        body: askExaminationSchema,
        answer: examinationSchema,
        ask: async ({ role, ledger, body }) => {
            mustBeOneOf(bankStaff.bank, role);
            const { documents, amountClaimed, presentedOn, drawn } = body;
            const credit = await creditOf(ledger, body);
            const calendar = await calendarFor(ledger, body, credit.terms);
            const presented = { documents, amountClaimed, presentedOn, ...(drawn !== undefined && { drawn }) };

            return examineDocuments({ ...presented, ...credit, calendar });
        },
    }),
];

/** As the desk gives it, or as the bank holds it now, with what the beneficiary has accepted. */
async function creditOf(
    ledger: Ledger,
    { creditId, letterOfCreditReference, terms }: AskExamination,
): Promise<Pick<ExamineDocuments, 'letterOfCreditReference' | 'terms'>> {
    if (letterOfCreditReference !== undefined && terms !== undefined) {
        return { letterOfCreditReference, terms };
    }
    const address = { creditId: creditId ?? '' };
    const [held, bound] = await Promise.all([
        new CreditClient(ledger).readCredit(address),
        new AmendmentClient(ledger).readTermsAtTime({ ...address, party: 'BENEFICIARY' }),
    ]);

    return { letterOfCreditReference: held.letterOfCreditReference, terms: bound.terms };
}

async function calendarFor(
    ledger: Ledger,
    { calendar, place }: AskExamination,
    { expiry }: CreditTerms,
): Promise<BankingCalendar> {
    if (calendar !== undefined) {
        return calendar;
    }
    const book = await new CalendarClient(ledger).readCalendars();

    return place === undefined ? calendarOfLocation(book, expiry.place) : calendarOf(book, place);
}
