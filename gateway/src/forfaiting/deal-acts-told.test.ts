import { dealEntryKinds, type DealEntryCode } from '@cohong/domain/forfaiting/timeline/deal-timeline';
import { describe, expect, it } from '@jest/globals';
import { actNames } from '../fabric/endorsers.js';

/** Contracts in whose acts sales of claims are made and carried out, and payments of claims end them. */
const contracts = [
    'assignment-notice',
    'claim',
    'deal',
    'deal-payment',
    'deal-refund',
    'deal-reserve',
    'holding',
    'quote',
    'quote-request',
    'recourse-claim',
    'title',
];

/** What time alone does, whether anybody notes it or not. */
const byTime: readonly DealEntryCode[] = ['MATURITY_CAME', 'PAYMENT_MISSED'];

/** Which entries of a timeline tell of each act, or why none does. */
const told: Readonly<Record<string, readonly DealEntryCode[] | string>> = {
    'assignment-notice:ApproveAcknowledgement': ['NOTICE_ACKNOWLEDGED'],
    'assignment-notice:ApproveRefusal': ['NOTICE_REFUSED'],
    'assignment-notice:NotifyAssignment': ['DEBTOR_NOTIFIED'],
    'claim:ApprovePayment': ['CLAIM_PAID'],
    'claim:ApprovePrepayment': ['CLAIM_PREPAID'],
    'deal-payment:ApprovePayment': ['PAYMENT_SENT', 'PAYMENT_REPLACED'],
    'deal-payment:ApproveReceipt': ['RECEIPT_CONFIRMED', 'TITLE_PASSED'],
    'deal-payment:ApproveSettlement': ['DEAL_SETTLED', 'TITLE_PASSED'],
    'deal-refund:ApproveReceipt': ['REFUND_CONFIRMED', 'TITLE_RETURNED'],
    'deal-refund:ApproveRefund': ['DEAL_REFUNDED', 'TITLE_RETURNED'],
    'deal-reserve:ApproveDemand': ['REFUND_DEMANDED'],
    'deal-reserve:ApproveLifting': ['RESERVE_LIFTED'],
    'deal:ApproveAcceptance': ['DOCUMENTS_ACCEPTED', 'RESERVE_STATED'],
    'deal:CallOffDeal': ['DEAL_CALLED_OFF'],
    'deal:DeliverDocuments': ['DOCUMENTS_DELIVERED'],
    'deal:LapseDeal': ['DEAL_LAPSED', 'DEAL_GIVEN_UP'],
    'deal:RejectDocuments': ['DOCUMENTS_REJECTED'],
    'holding:ApproveWriteOff': 'what a bank gives up lies in its own books alone and stands among its holdings',
    'quote-request:ApproveDecision': ['DEAL_TRADED', 'NO_QUOTE_TAKEN'],
    'quote-request:CloseBidding': ['BIDDING_CLOSED'],
    'quote-request:RequestQuotes': ['QUOTES_REQUESTED'],
    'quote:ApproveQuote': ['QUOTE_SEALED'],
    'quote:IndicateQuote': ['QUOTE_INDICATED'],
    'quote:RevealQuote': ['QUOTE_REVEALED'],
    'title:ApproveSplit': ['CLAIM_SPLIT'],
    'recourse-claim:ApproveAdmission': ['RECOURSE_ADMITTED'],
    'recourse-claim:ApproveClaim': ['RECOURSE_CLAIMED'],
    'recourse-claim:ApproveRejection': ['RECOURSE_REJECTED'],
    'recourse-claim:ApproveWithdrawal': ['RECOURSE_WITHDRAWN'],
};

describe('the timeline of a sale', () => {
    // What a maker proposes is told when a checker has approved it; until then it stands among the approvals.
    const acts = actNames
        .filter((name) => name.startsWith('trade/'))
        .map((name) => name.slice('trade/'.length))
        .filter((name) => contracts.includes(name.split(':')[0] ?? '') && !/:Propose[A-Z]/.test(name));

    it('tells of every act of a sale, or says why not', () => {
        expect(Object.keys(told).sort()).toEqual([...acts].sort());
    });

    it('has no entry that neither an act nor time makes', () => {
        const made = new Set([
            ...Object.values(told).flatMap((codes) => (typeof codes === 'string' ? [] : codes)),
            ...byTime,
        ]);

        expect([...made].sort()).toEqual(Object.keys(dealEntryKinds).sort());
    });
});
