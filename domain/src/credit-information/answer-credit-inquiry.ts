import type { ConsentUse } from '../consent/consent.js';
import type { Enterprise } from '../consent/enterprise.js';
import { mustAllow, useConsent, type Used } from '../consent/use-consent.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { FinancingPolicy } from '../receivable/policy.js';
import type { AskCreditInformation } from './api.js';
import { creditInformation } from './credit-information.js';
import type { CreditInquiry, CreditRefusalCode } from './credit-inquiry.js';
import { monthOf, type ExportMonth } from './export-month.js';

const refusal = refusals({ CREDIT_INQUIRY_MUST_BE_ASKED: 'conflict' });

/** Takes a bank's inquiry, if the consent that it shows allows it. */
export function askCreditInformation(
    { inquiryId, consent, facts, reason }: AskCreditInformation,
    { bank, isSigned, askedAt }: { readonly bank: string; readonly isSigned: boolean; readonly askedAt: Instant },
): CreditInquiry {
    mustAllow(consent, { facts, reason }, { bank, isSigned, at: askedAt });

    return { inquiryId, bank, uscc: consent.uscc, consent, facts, reason, askedAt, status: 'ASKED' };
}

export interface InquiryLimits {
    readonly policy: FinancingPolicy;
    /** How often the bank asked today, this inquiry not counted. */
    readonly askedToday: number;
}

/** Whether the day's limit lets an inquiry be answered; a policy that says nothing allows none. */
export function mayBeAnswered({ policy, askedToday }: InquiryLimits): boolean {
    return askedToday < (policy.creditInquiriesPerDay ?? 0);
}

/** The inquiry that a registrar will not answer. Nothing of the consent is used, and no receipt made. */
export function refusedInquiry(
    inquiry: CreditInquiry,
    { code, at }: { readonly code: CreditRefusalCode; readonly at: Instant },
): CreditInquiry {
    mustBeAsked(inquiry);

    return { ...inquiry, status: 'REFUSED', answeredAt: at, refusal: code };
}

export interface AnswerFacts {
    readonly enterprise: Enterprise;
    readonly use: ConsentUse | undefined;
    readonly months: readonly ExportMonth[];
    readonly at: Instant;
}

export interface AnsweredInquiry extends Used {
    readonly inquiry: CreditInquiry;
}

/** Answers by sums, uses the consent once, and leaves the enterprise a receipt. */
export function answerCreditInquiry(inquiry: CreditInquiry, facts: AnswerFacts): AnsweredInquiry {
    mustBeAsked(inquiry);
    const { enterprise, months, use, at } = facts;
    const used = useConsent(inquiry.consent, inquiry, { enterprise, use, at });

    return {
        ...used,
        inquiry: {
            ...inquiry,
            status: 'ANSWERED',
            answeredAt: at,
            answer: creditInformation(inquiry.facts, { enterprise, months, month: monthOf(at) }),
            receipt: used.receipt.number,
        },
    };
}

function mustBeAsked({ status }: CreditInquiry): void {
    if (status !== 'ASKED') {
        throw refusal('CREDIT_INQUIRY_MUST_BE_ASKED');
    }
}
