import { publishCalendars } from '../../calendar/publish-calendars.js';
import { china, published } from '../../calendar/testing/samples.js';
import type { Money } from '../../kernel/money.js';
import type { ReportPayment } from '../api.js';
import type { BopRules } from '../bop-rules.js';
import type { CrossBorderPayment } from '../cross-border-payment.js';
import type { DocumentRequest, DocumentsAnswer } from '../document-request.js';
import type { PaymentReport } from '../payment-report.js';
import { reportPayment, type ReportFacts } from '../report-payment.js';
import { requestDocuments } from '../request-documents.js';

export const idOf = (n: number): string => n.toString(16).padStart(32, '0');
export const yuan = (whole: bigint, fen = 0n): Money => ({ currency: 'CNY', minorUnits: whole * 100n + fen });
export const dollars = (whole: bigint): Money => ({ currency: 'USD', minorUnits: whole * 100n });
/** A Tuesday; the payment came in on the Monday before. */
export const morning = '2026-03-31T01:00:00.000Z';
export const enterpriseUscc = '91330206MA2CH0012E';
export const institutionCode = '330200010401';

export const rules: BopRules = {
    effectiveFrom: '2026-01-01',
    institutions: [{ bank: 'HaizhouBankMSP', institutionCode }],
    transactionCodes: [
        { code: '121010', means: 'General trade', directions: ['RECEIVED', 'PAID'] },
        { code: '121020', means: 'Processing with imported materials', directions: ['RECEIVED', 'PAID'] },
        { code: '227020', means: 'Computer services', directions: ['PAID'] },
    ],
    reportWithin: { place: 'CHINA', received: 5, paid: 1 },
    source: 'made for tests',
};

export const calendars = publishCalendars(
    { calendars: [published(china)] },
    { book: undefined, publishedAt: '2026-01-01T00:00:00.000Z' },
);

/** What a buyer in Hamburg has paid for declared goods. */
export const received: CrossBorderPayment = {
    kind: 'EXPORT_RECEIPT',
    paymentId: idOf(20),
    bank: 'HaizhouBankMSP',
    direction: 'RECEIVED',
    enterpriseUscc,
    amount: yuan(250n),
    reference: 'CIPS 7',
    day: '2026-03-30',
    declarationNumbers: ['310120260000000017'],
};

/** The fee of a year for software from Hamburg. */
export const paid: CrossBorderPayment = {
    kind: 'OUTWARD_PAYMENT',
    paymentId: idOf(21),
    bank: 'HaizhouBankMSP',
    direction: 'PAID',
    enterpriseUscc,
    amount: dollars(100_000n),
    reference: 'CIPS 8',
    day: '2026-03-30',
    payee: { partyName: 'Alster Software GmbH', countryCode: 'DE' },
    contractReference: 'AS-2026-011',
    taxFormNumber: '2026330206000017',
};

export const request: ReportPayment = {
    reportId: idOf(1),
    payment: { kind: 'EXPORT_RECEIPT', paymentId: idOf(20) },
    enterpriseUscc,
    amount: yuan(250n),
    counterparty: { partyName: 'Elbe Textil GmbH', countryCode: 'DE' },
    transactionCode: '121010',
    contractReference: 'ET-2026-03',
    invoiceReference: 'HL-26-0117',
};

export const facts: ReportFacts = {
    payment: received,
    rules,
    calendars,
    last: undefined,
    dayKey: 'a day',
    serials: undefined,
    at: morning,
};

export const report: PaymentReport = reportPayment(request, facts).report;

/** As SAFE has refused it for its code. */
export const refused: PaymentReport = {
    ...report,
    status: 'REFUSED',
    advice: { given: { status: 'REFUSED', reasons: ['CODE_MUST_FIT_TRANSACTION'] }, advisedAt: morning },
};

/** What SAFE asks of it. */
export const documentRequest: DocumentRequest = requestDocuments(
    {
        documentRequestId: idOf(40),
        bank: 'HaizhouBankMSP',
        reportId: idOf(1),
        subject: 'Advance payment or goods',
        documentTypes: ['CONTRACT', 'TRANSPORT_DOCUMENT'],
        answerBy: '2026-04-10',
    },
    { report, at: morning },
).request;

/** The contract, and why there is no transport document. */
export const answer: DocumentsAnswer = {
    letterId: idOf(41),
    text: 'The goods are not shipped yet',
    documents: [{ documentType: 'CONTRACT', reference: 'ET-2026-03' }],
};
