import type { CalendarBook } from '../calendar/calendar-book.js';
import { bopNumberOf, serialsOfDay } from '../kernel/identifiers/bop-number.js';
import { compare, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { ReportPayment } from './api.js';
import { institutionCodeOf, type BopRules } from './bop-rules.js';
import type { CrossBorderPayment } from './cross-border-payment.js';
import { mustMend } from './mend-report.js';
import type { DaySerials, PaymentReport, ReportedPayment } from './payment-report.js';
import { reportDueOn } from './report-deadline.js';

const refusal = refusals({
    PAYMENT_MUST_BE_REPORTED_ONCE: 'conflict',
    REPLACED_REPORT_MUST_BE_THE_LAST: 'conflict',
    ENTERPRISE_MUST_BE_THAT_OF_PAYMENT: 'invalid',
    AMOUNT_MUST_BE_THAT_OF_PAYMENT: 'invalid',
    COUNTERPARTY_MUST_BE_THAT_OF_PAYMENT: 'invalid',
    CONTRACT_MUST_BE_THAT_OF_PAYMENT: 'invalid',
    COUNTERPARTY_MUST_BE_ABROAD: 'invalid',
    TRANSACTION_CODE_MUST_BE_IN_TABLE: 'invalid',
    TRANSACTION_CODE_MUST_FIT_DIRECTION: 'invalid',
    SERIALS_OF_DAY_MUST_NOT_BE_USED_UP: 'conflict',
});

export interface ReportFacts {
    /** The bank's own record of the payment. */
    readonly payment: CrossBorderPayment;
    /** The rules for payments of its day. */
    readonly rules: BopRules;
    readonly calendars: CalendarBook | undefined;
    /** Its last report before. */
    readonly last: PaymentReport | undefined;
    /** Under which the serials of the institution and the day lie, and the last of them. */
    readonly dayKey: string;
    readonly serials: DaySerials | undefined;
    readonly at: Instant;
}

export interface Reported {
    readonly report: PaymentReport;
    readonly reported: ReportedPayment;
    /** What the report replaces. */
    readonly replaced?: PaymentReport;
    /** Absent where no number was given: a report that mends another has its number. */
    readonly serials?: DaySerials;
}

/**
 * Reports a payment from or to abroad to SAFE, once. What a rule can see is refused at once: that is what SAFE would send
 * back unread. A report that SAFE has refused is replaced by one with what it found wrong mended, under the same number.
 */
export function reportPayment(request: ReportPayment, facts: ReportFacts): Reported {
    const { payment, rules, at } = facts;
    mustBeReportedOnce(request, facts);
    mustTellThePayment(request, payment);
    mustBeCoded(request, facts);

    const { bopNumber, serials } = numberFor(facts);
    const { reportId } = request;
    const { bank, direction, reference, day, declarationNumbers, taxFormNumber } = payment;
    const dueOn = reportDueOn(payment, { rules, calendars: facts.calendars });
    const contractReference = request.contractReference ?? payment.contractReference;

    return {
        report: {
            ...request,
            bank,
            bopNumber,
            direction,
            reference,
            day,
            ...(contractReference !== undefined && { contractReference }),
            ...(declarationNumbers && { declarationNumbers: [...declarationNumbers] }),
            ...(taxFormNumber !== undefined && { taxFormNumber }),
            ...(dueOn !== undefined && { dueOn }),
            sentAt: at,
            status: 'SUBMITTED',
        },
        reported: { payment: request.payment, reportId },
        ...(facts.last && { replaced: { ...facts.last, status: 'REPLACED' } }),
        ...(serials && { serials }),
    };
}

/** Refuses a second report of a payment, but for one that mends the last. */
function mustBeReportedOnce(request: ReportPayment, { last }: ReportFacts): void {
    if (last !== undefined && request.replaces === undefined) {
        throw refusal('PAYMENT_MUST_BE_REPORTED_ONCE', { reportId: last.reportId });
    }
    if (request.replaces !== last?.reportId) {
        throw refusal('REPLACED_REPORT_MUST_BE_THE_LAST');
    }
    if (last !== undefined) {
        mustMend(request, last);
    }
}

/** Refuses what says another thing than the bank's own record. */
function mustTellThePayment(
    { enterpriseUscc, amount, counterparty, contractReference }: ReportPayment,
    payment: CrossBorderPayment,
): void {
    if (enterpriseUscc !== payment.enterpriseUscc) {
        throw refusal('ENTERPRISE_MUST_BE_THAT_OF_PAYMENT');
    }
    if (!isSame(amount, payment.amount)) {
        throw refusal('AMOUNT_MUST_BE_THAT_OF_PAYMENT');
    }
    if (counterparty.countryCode !== (payment.payee ?? counterparty).countryCode) {
        throw refusal('COUNTERPARTY_MUST_BE_THAT_OF_PAYMENT');
    }
    if ((contractReference ?? payment.contractReference) !== (payment.contractReference ?? contractReference)) {
        throw refusal('CONTRACT_MUST_BE_THAT_OF_PAYMENT');
    }
    if (counterparty.countryCode === 'CN') {
        throw refusal('COUNTERPARTY_MUST_BE_ABROAD');
    }
}

/** Refuses a code that SAFE did not have on the day of the payment, or has for payments the other way alone. */
function mustBeCoded({ transactionCode }: ReportPayment, { payment, rules }: ReportFacts): void {
    const entry = rules.transactionCodes.find(({ code }) => code === transactionCode);
    if (entry === undefined) {
        throw refusal('TRANSACTION_CODE_MUST_BE_IN_TABLE');
    }
    if (!entry.directions.includes(payment.direction)) {
        throw refusal('TRANSACTION_CODE_MUST_FIT_DIRECTION', { direction: payment.direction });
    }
}

/** The number that the payment has, or the next of its institution and day: none is ever given twice. */
function numberFor({
    payment,
    rules,
    last,
    serials,
    dayKey,
}: ReportFacts): Pick<PaymentReport, 'bopNumber'> & Pick<Reported, 'serials'> {
    if (last !== undefined) {
        return { bopNumber: last.bopNumber };
    }
    const serial = (serials?.last ?? 0) + 1;
    if (serial > serialsOfDay) {
        throw refusal('SERIALS_OF_DAY_MUST_NOT_BE_USED_UP');
    }
    const institutionCode = institutionCodeOf(rules, payment.bank);

    return { bopNumber: bopNumberOf({ institutionCode, day: payment.day, serial }), serials: { dayKey, last: serial } };
}

function isSame(one: Money, other: Money): boolean {
    return one.currency === other.currency && compare(one, other) === 0;
}
