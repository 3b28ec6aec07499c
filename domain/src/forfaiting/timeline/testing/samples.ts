import type { MemberBook } from '../../../party/member.js';
import { acceptDocuments, deliverDocuments, rejectDocuments } from '../../deal/deliver-documents.js';
import { demandRefund } from '../../deal/lift-reserve.js';
import { acknowledgeNotice, notifyAssignment } from '../../deal/notify-assignment.js';
import { refuseNotice } from '../../deal/refuse-notice.js';
import { confirmRefund, refundDeal, type RescindedDeal } from '../../deal/rescind-deal.js';
import { settleDeal } from '../../deal/settle-deal.js';
import { atDay, dealFacts, traded } from '../../deal/testing/samples.js';
import type { Bid } from '../../quote/bid.js';
import { bids, books, closed, quote, revealed } from '../../quote/testing/samples.js';
import { documentsOf } from '../../title/testing/assigned.js';
import { buyer, claim, facts as holding, title } from '../../title/testing/samples.js';
import type { DealTimelineFacts } from '../deal-line.js';

/** In the morning of a day of March in China. */
export const march = (day: string): string => atDay(`2026-03-${day}`);
const bank = (mspId: string, partyName: string): MemberBook['members'][number] => ({ mspId, kind: 'bank', partyName });
export const memberBook: MemberBook = {
    version: 1,
    members: [
        bank('HaizhouBankMSP', 'Bank of Haizhou'),
        bank('HarbourBankMSP', 'Harbour Commercial Bank'),
        bank('PearlBankMSP', 'Pearl River Bank'),
    ],
};

/** The sale of the samples: documents are delivered on Thursday the 5th, rejected, cured and found satisfactory on the 10th. */
export const delivered = deliverDocuments(dealFacts(traded, { at: march('05') }));
export const rejected = rejectDocuments(
    { reasons: ['The acceptance is not signed'] },
    dealFacts(delivered, { bank: buyer, at: march('06') }),
);
const again = deliverDocuments(dealFacts(rejected, { at: march('09') }));
export const accepted = acceptDocuments({}, dealFacts(again, { bank: buyer, at: march('10') }));
/** The debtor is told on the 11th and acknowledges on the 12th; the buyer pays on the 13th. */
export const { deal: notified, notice } = notifyAssignment(dealFacts(accepted, { at: march('11') }), holding);
const { debtorBank, amount, maturity } = claim;
export const acknowledged = acknowledgeNotice(
    { amount, maturity },
    { ...holding, bank: debtorBank, notice, claim, origin: documentsOf(claim), at: march('12') },
);
/** Or it refuses to. */
export const refused = refuseNotice(
    { reasons: ['A court has ordered that nobody is paid'] },
    { bank: debtorBank, notice, at: march('12') },
);
export const settled = settleDeal({
    ...holding,
    ...books,
    bank: buyer,
    title: acknowledged.title,
    claim,
    deal: notified,
    notice: acknowledged.notice,
    at: march('13'),
});

/** The same paid for under reserve until the 20th, which nobody has cured, and paid back on the 22nd. */
const reserve = { points: ['The legal opinion is not signed'], cureBy: '2026-03-20', statedAt: march('10') };
export const reserved = settleDeal({
    ...{ ...holding, ...books, bank: buyer, title: acknowledged.title, claim },
    ...{ deal: { ...notified, reserve }, notice: acknowledged.notice, at: march('13') },
});
export const demanded = demandRefund(reserve, dealFacts(reserved.deal, { bank: buyer, at: march('21') }));

export function undone(means: 'E_CNY' | 'OUTSIDE'): RescindedDeal {
    const bank = means === 'E_CNY' ? demanded.seller : demanded.buyer;
    const undoing = { deal: demanded, notice: acknowledged.notice, recourse: undefined };
    const facts = { ...holding, ...reserved, ...undoing, bank, at: march('22') };

    return means === 'E_CNY'
        ? refundDeal(facts)
        : confirmRefund({ uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' }, facts);
}

const common = { memberBook, calendarBook: books.calendars, at: march('05') };
const bought = { claim: settled.claim, title: settled.title };
const shown = revealed(bids[0] as Bid, quote.terms.percentPerYear);
const decided = { ...closed, status: 'DECIDED' as const };

/** What the seller, the buyer and the debtor hold of it when the buyer has paid. */
export const atSeller: DealTimelineFacts = {
    ...common,
    request: decided,
    invitations: [],
    bids: [shown, ...bids.slice(1)],
    deal: settled.deal,
    notice: acknowledged.notice,
    at: march('16'),
};
export const atBuyer: DealTimelineFacts = { ...atSeller, bids: [shown], held: bought };
export const atDebtor: DealTimelineFacts = {
    ...common,
    invitations: [],
    bids: [],
    notice: acknowledged.notice,
    held: bought,
    at: march('16'),
};
/** A sale that is under way, at its seller. */
export const underWay = (changes: Partial<DealTimelineFacts>): DealTimelineFacts => ({
    ...common,
    invitations: [],
    bids: [],
    held: { claim, title },
    ...changes,
});
