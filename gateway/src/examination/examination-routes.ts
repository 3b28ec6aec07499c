import { calendarOf } from '@cohong/domain/calendar/calendar-book';
import { calendarOfLocation } from '@cohong/domain/calendar/calendar-of-location';
import type { BankingCalendar } from '@cohong/domain/calendar/banking-calendar';
import {
    askExaminationSchema,
    examinationSchema,
    type AskExamination,
    type ExamineDocuments,
} from '@cohong/domain/examination/api';
import type { DomesticPolicyBook } from '@cohong/domain/domestic-credit/domestic-policy';
import { examineDocuments, type Standing } from '@cohong/domain/examination/examine-documents';
import type { CreditTerms } from '@cohong/domain/letter-of-credit/terms';
import { CalendarClient } from '../calendar/calendar-client.js';
import { DomesticCreditClient } from '../domestic-credit/domestic-credit-client.js';
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
            const { issueDate, ...credit } = await creditOf(ledger, body);
            const calendar = await calendarFor(ledger, body, credit.terms);
            const presented = { documents, amountClaimed, presentedOn, ...(drawn !== undefined && { drawn }) };

            const standing = { issueDate, domesticPolicies: await policiesFor(ledger, credit.terms) };

            return examineDocuments({ ...presented, ...credit, calendar }, standing);
        },
    }),
];

/** As the desk gives it, or as the bank holds it now, with what the beneficiary has accepted. */
async function creditOf(
    ledger: Ledger,
    { creditId, letterOfCreditReference, terms, presentedOn }: AskExamination,
): Promise<Pick<ExamineDocuments, 'letterOfCreditReference' | 'terms'> & Pick<Standing, 'issueDate'>> {
    if (letterOfCreditReference !== undefined && terms !== undefined) {
        return { letterOfCreditReference, terms, issueDate: presentedOn };
    }
    const address = { creditId: creditId ?? '' };
    const [held, bound] = await Promise.all([
        new CreditClient(ledger).readCredit(address),
        new AmendmentClient(ledger).readTermsAtTime({ ...address, party: 'BENEFICIARY' }),
    ]);

    const { letterOfCreditReference: reference, issueDate } = held;

    return { letterOfCreditReference: reference, terms: bound.terms, issueDate };
}

/** Periods of domestic credits are read for those alone: for another, the ledger is asked for nothing more. */
async function policiesFor(ledger: Ledger, { applicableRules }: CreditTerms): Promise<DomesticPolicyBook | undefined> {
    return applicableRules.code === 'PRC_DOMESTIC'
        ? await new DomesticCreditClient(ledger).readDomesticPolicies()
        : undefined;
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
