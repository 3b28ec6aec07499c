import { entryKinds, type EntryCode } from '@cohong/domain/timeline/timeline';
import { describe, expect, it } from '@jest/globals';
import { actNames } from '../fabric/endorsers.js';

/** Contracts of which nothing happens under a credit. */
const elsewhere = [
    'approval',
    // To whom a claim goes is told by its title, to the banks that are in the deal: of the credit it changes nothing.
    'assignment-notice',
    'deal',
    'deal-payment',
    'deal-refund',
    'deal-reserve',
    'recourse-claim',
    'claim-offer',
    'offer-notice',
    'wanted-notice',
    'market-policy',
    'quote-curve',
    'holding',
    'title',
    'late-interest',
    'late-interest-rate',
    // Who has a share in the risk of a claim is between those two: of the credit it changes nothing.
    'participation',
    'participation-payment',
    'participation-policy',
    'calendar',
    'day-count',
    'declaration',
    'declaration-source',
    // So is what comes into the country.
    'import-declaration',
    'code-table',
    'verification',
    'document-check',
    // What an enterprise lets banks be told of it is no part of any credit.
    'consent',
    'credit-inquiry',
    'enterprise',
    'export-count',
    'fingerprint',
    'similarity-case',
    'domestic-credit',
    'exchange-rate',
    'export-receipt',
    'export-receipt-registry',
    'financing-policy',
    // A service is paid for abroad without any credit.
    'outward-payment',
    'outward-payment-registry',
    // So is the work on an order, before any credit is drawn on.
    'packing-credit',
    'packing-credit-policy',
    'packing-credit-registry',
    // Imports are paid for on their declarations, without any credit.
    'import-financing',
    'import-financing-life',
    'import-financing-policy',
    'import-financing-registry',
    'tax-form',
    // What is reported of a payment afterwards changes no credit.
    'bop-rule',
    'payment-report',
    'document-request',
    // Capital that came in is used at home.
    'capital-account',
    'capital-payment',
    'capital-policy',
    'capital-population',
    'capital-registry',
    'party',
    'pricing-convention',
    'buyer-limit',
    // What a claim is worth to which bank is between those two: of the credit it changes nothing.
    'quote',
    'quote-request',
    'receivable',
    'financing-life',
    'registry',
    'regulator-look',
    'request',
];

/** What time alone does, whether anybody notes it or not. */
const byTime: readonly EntryCode[] = ['LAST_DAY_PASSED', 'MATURITY_CAME', 'PAYMENT_MISSED'];

/** Which entries of a timeline tell of each act that changes the ledger of trade, or why none does. */
const told: Readonly<Record<string, readonly EntryCode[] | string>> = {
    'claim:ApprovePayment': ['PRESENTATION_PAID', 'ASSIGNEE_PAID'],
    'claim:ApprovePrepayment': ['PRESENTATION_PREPAID', 'ASSIGNEE_PAID'],
    'credit-amendment:AdviseAmendment': ['AMENDMENT_ADVISED'],
    'credit-amendment:AnswerAmendment': [
        'AMENDMENT_ACCEPTED',
        'AMENDMENT_REJECTED',
        'AMENDMENT_DEEMED_REJECTED',
        'AMENDMENT_REJECTED_WITH_EARLIER',
    ],
    'credit-amendment:ApproveAmendment': ['AMENDMENT_ISSUED'],
    'credit-amendment:ApproveExtension': ['CONFIRMATION_EXTENDED'],
    'credit-amendment:DeclineAdvice': ['AMENDMENT_ADVICE_DECLINED'],
    'credit-amendment:DeclineExtension': ['CONFIRMATION_NOT_EXTENDED'],
    'credit-application:ApplyForCredit': ['CREDIT_APPLIED_FOR'],
    'credit-application:ApproveIssue': ['CREDIT_ISSUED'],
    'credit-application:ApprovePreAdvice': ['CREDIT_PRE_ADVISED'],
    'credit-application:ReviseApplication': 'before there is a credit: the application that was issued is told',
    'credit-application:WithdrawApplication': 'an application that is withdrawn never becomes a credit',
    'credit-cancellation:ApproveCancellation': ['CANCELLATION_PROPOSED'],
    'credit-cancellation:ConsentToCancellation': ['CANCELLATION_CONSENTED_TO', 'CREDIT_CANCELLED'],
    'credit-cancellation:RefuseCancellation': ['CANCELLATION_REFUSED'],
    'credit-transfer:ApproveTransfer': ['CREDIT_TRANSFERRED', 'CREDIT_HAD_BY_TRANSFER'],
    'credit-transfer:DeclineTransfer': ['TRANSFER_DECLINED'],
    'credit-transfer:RequestTransfer': ['TRANSFER_REQUESTED'],
    'credit-transfer:ReturnTransfer': ['TRANSFER_RETURNED'],
    'credit-transfer:WithdrawTransfer': ['TRANSFER_WITHDRAWN'],
    'discrepancy-advice:AdviseDiscrepancies': ['DISCREPANCIES_ADVISED'],
    'discrepancy-advice:ApproveAnswer': ['AUTHORITY_ANSWERED'],
    'letter-of-credit:AdviseCredit': ['CREDIT_ADVISED'],
    'letter-of-credit:ApproveConfirmation': ['CREDIT_CONFIRMED'],
    'letter-of-credit:CloseCredit': ['CREDIT_CLOSED'],
    'letter-of-credit:DeclineAdvice': ['ADVICE_DECLINED'],
    'letter-of-credit:DeclineConfirmation': ['CONFIRMATION_DECLINED'],
    'letter-of-credit:ExpireCredit': ['EXPIRY_NOTED'],
    'proceeds-assignment:ApproveAcknowledgement': ['ASSIGNMENT_ACKNOWLEDGED'],
    'proceeds-assignment:ApproveRelease': ['ASSIGNMENT_RELEASED'],
    'proceeds-assignment:AssignProceeds': ['PROCEEDS_ASSIGNED'],
    'proceeds-assignment:RefuseAssignment': ['ASSIGNMENT_REFUSED'],
    'presentation-financing:RequestPresentationFinancing':
        'what a bank lends on documents is its own business and in its books alone',
    'presentation:ApproveHonour': [
        'UNDERTAKING_GIVEN',
        'PRESENTATION_PAID',
        'PRESENTATION_REIMBURSED',
        'ASSIGNEE_PAID',
    ],
    'presentation:ApproveNegotiation': ['PRESENTATION_NEGOTIATED', 'ASSIGNEE_PAID'],
    'presentation:ApproveRefusal': ['PRESENTATION_REFUSED'],
    'presentation:ApproveWaiver': ['DISCREPANCIES_WAIVED'],
    'presentation:CompletePresentation': ['PRESENTATION_LODGED'],
    'presentation:DropRecords': ['RECORDS_DROPPED'],
    'presentation:ExaminePresentation': 'no instant is kept of it: findings bind nobody until people judge them',
    'presentation:ForwardPresentation': ['PRESENTATION_SENT_ON'],
    'presentation:JudgePresentation': [
        'PRESENTATION_JUDGED',
        'AMENDMENT_ACCEPTED_BY_PRESENTATION',
        'WAIVER_SOUGHT',
        'WAIVER_ANSWERED',
    ],
    'presentation:LodgePresentation': ['PRESENTATION_LODGED', 'RECORDS_BEGAN_TO_COME'],
    'presentation:PrecludePresentation': ['PRESENTATION_PRECLUDED'],
    'presentation:ReplaceRecords': ['RECORDS_REPLACED'],
    'presentation:ReportDamage': ['RECORDS_DAMAGED'],
    'presentation:ReturnDocuments': ['DOCUMENTS_RETURNED'],
    'reimbursement-authorisation:ApproveAmendment': ['REIMBURSEMENT_AMENDED'],
    'reimbursement-authorisation:ApproveAuthorisation': ['REIMBURSEMENT_AUTHORISED'],
    'reimbursement-authorisation:ApproveCancellation': ['REIMBURSEMENT_CANCELLED'],
    'reimbursement-authorisation:ApproveUndertaking': ['REIMBURSEMENT_UNDERTAKEN'],
    'reimbursement-authorisation:DeclineUndertaking': ['REIMBURSEMENT_NOT_UNDERTAKEN'],
    'reimbursement-claim:ApproveCover': ['CLAIM_COVERED'],
    'reclaim:ApprovePayment': ['RECLAIM_PAID'],
    'reclaim:DisputeReclaim': ['RECLAIM_DISPUTED'],
    'reclaim:ReclaimReimbursement': ['REIMBURSEMENT_RECLAIMED'],
    'recourse:ApproveRecourse': ['RECOURSE_TAKEN'],
    'reimbursement-claim:DemandCover': ['COVER_DEMANDED'],
    'reimbursement-claim:ApproveDecline': ['CLAIM_DECLINED'],
    'reimbursement-claim:ApproveReimbursement': ['CLAIM_REIMBURSED'],
    'reimbursement-claim:ClaimReimbursement': ['REIMBURSEMENT_CLAIMED'],
    'reimbursement-claim:NoteOverdue': ['CLAIM_OVERDUE'],
    'transferred-credit:DemandSubstitution': ['SUBSTITUTION_DEMANDED'],
    'transferred-credit:SubstituteDocuments': ['DOCUMENTS_SUBSTITUTED'],
    'transferred-credit:ForwardPresentation': ['PRESENTATION_LODGED'],
    'transferred-credit:PassAmendmentOn': ['AMENDMENT_PASSED_ON'],
    'transferred-credit:PassRefusalOn': ['PRESENTATION_REFUSED'],
    'transferred-credit:RecountTransfer': 'no instant is kept of it: the transfer is told with what it now takes',
};

describe('the timeline of a credit', () => {
    // What a maker proposes is told when a checker has approved it; until then it stands among the approvals.
    const acts = actNames
        .filter((name) => name.startsWith('trade/'))
        .map((name) => name.slice('trade/'.length))
        .filter((name) => !elsewhere.includes(name.split(':')[0] ?? '') && !/:Propose[A-Z]/.test(name));

    it('tells of every act under a credit, or says why not', () => {
        expect(Object.keys(told).sort()).toEqual([...acts].sort());
    });

    it('has no entry that neither an act nor time makes', () => {
        const made = new Set([
            ...Object.values(told).flatMap((codes) => (typeof codes === 'string' ? [] : codes)),
            ...byTime,
        ]);

        expect([...made].sort()).toEqual(Object.keys(entryKinds).sort());
    });
});
