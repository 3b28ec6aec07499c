import { china } from '../../../calendar/testing/samples.js';
import { payClaim, prepayClaim } from '../../../claim/pay-claim.js';
import type { Claim } from '../../../claim/claim.js';
import { acknowledgeNotice, notifyAssignment } from '../../deal/notify-assignment.js';
import { settleDeal } from '../../deal/settle-deal.js';
import { dealFacts, satisfied } from '../../deal/testing/samples.js';
import { books } from '../../quote/testing/samples.js';
import { documentsOf } from '../../title/testing/assigned.js';
import { buyer, claim, facts } from '../../title/testing/samples.js';
import type { InBooks } from '../holding-as-it-stands.js';

const { deal: notified, notice } = notifyAssignment(dealFacts(satisfied), facts);
const { amount, maturity, debtorBank } = claim;
const acknowledged = acknowledgeNotice(
    { amount, maturity },
    { ...facts, bank: debtorBank, notice, claim, origin: documentsOf(claim) },
);

/** What the tests start from: Harbour Commercial Bank has paid 993 081.53 yuan for a million due on Sunday, 31 May 2026. */
export const purchase = settleDeal({
    ...{ ...facts, ...books, bank: buyer, title: acknowledged.title, claim },
    ...{ deal: notified, notice: acknowledged.notice },
});
export const held: InBooks = {
    ...{ claim: purchase.claim, title: purchase.title },
    ...{ lastDeal: undefined, writeOff: undefined, lateInterest: undefined },
};
/** On Monday in China, the last moment of the day on which the claim is payable, and the first that is late. */
export const inTime = '2026-06-01T15:59:59.999Z';
export const late = '2026-06-01T16:00:00.000Z';

const means = { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' } as const;
const paying = (at: string) => ({
    ...{ ...held, ...documentsOf(purchase.claim), bank: debtorBank, calendar: china },
    ...{ otherParts: [], at, transactionId: 'tx9' },
});

/** What is held when the debtor has paid. */
export function paidAt(at: string): InBooks {
    return { ...held, ...payClaim({ means }, paying(at)) };
}

/** What is held when the debtor has paid before maturity. */
export function prepaidAt(at: string, proceeds: Claim['amount']): InBooks {
    return { ...held, ...prepayClaim({ means, proceeds }, paying(at)) };
}
