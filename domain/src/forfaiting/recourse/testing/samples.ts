import { deliverDocuments, acceptDocuments } from '../../deal/deliver-documents.js';
import { acknowledgeNotice, notifyAssignment } from '../../deal/notify-assignment.js';
import type { RescindingFacts } from '../../deal/rescind-deal.js';
import { settleDeal } from '../../deal/settle-deal.js';
import { atDay, dealFacts, traded } from '../../deal/testing/samples.js';
import { books } from '../../quote/testing/samples.js';
import { documentsOf } from '../../title/testing/assigned.js';
import { buyer, claim, facts as holding, seller } from '../../title/testing/samples.js';
import { admitRecourse, type AnsweringFacts } from '../answer-recourse.js';
import { claimRecourse, type ClaimingFacts } from '../claim-recourse.js';
import type { Breach } from '../recourse-claim.js';

const { amount, maturity, debtorBank } = claim;

/** What the tests start from: the Bank of Haizhou has sold its claim for good, and was paid on Thursday, 5 March 2026. */
export const settledAt = atDay('2026-03-05');
const satisfied = acceptDocuments({}, dealFacts(deliverDocuments(dealFacts(traded)), { bank: buyer }));
const { deal: notified, notice } = notifyAssignment(dealFacts(satisfied), holding);
export const acknowledged = acknowledgeNotice(
    { amount, maturity },
    { ...holding, bank: debtorBank, notice, claim, origin: documentsOf(claim) },
);
const settling = { ...holding, ...books, bank: buyer, title: acknowledged.title, claim, at: settledAt };
export const settled = settleDeal({ ...settling, deal: notified, notice: acknowledged.notice });

/** A month later the buyer finds that the bill of lading is forged. */
export const claimedAt = atDay('2026-04-08');
export const forged: Breach = { ground: 'GENUINENESS', alleged: 'The bill of lading is forged' };
export const known: Breach = {
    ground: 'UNDERLYING_DISPUTE',
    alleged: 'The applicant had refused the goods',
    knownOn: '2026-03-05',
};
export const evidence = ['a'.repeat(64)];
export const recourseId = '7'.repeat(32);
export const held = { claim: settled.claim, title: settled.title, lastDeal: undefined, isParticipated: false };
export const claiming: ClaimingFacts = {
    ...dealFacts(settled.deal, { bank: buyer, at: claimedAt }),
    ...{ recourseId, earlier: [], held },
};
export const claimed = claimRecourse({ breach: forged, evidence }, claiming);

/** The seller answers on the next day. */
export const answeredAt = atDay('2026-04-09');
export const answering: AnsweringFacts = { ...claimed, bank: seller, at: answeredAt };
export const admitted = { ...claimed, ...admitRecourse(answering) };
export const rescinding: RescindingFacts = {
    ...holding,
    ...{ ...admitted, claim: settled.claim, notice: acknowledged.notice },
    ...{ bank: seller, at: answeredAt },
};
