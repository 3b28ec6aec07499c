import { dayCounts } from '../../../day-count/testing/samples.js';
import { books, holding } from '../../quote/testing/samples.js';
import { buyer, claim, seller } from '../../title/testing/samples.js';
import { acceptParticipation } from '../answer-participation.js';
import type { OfferedFunding, OfferParticipation } from '../api.js';
import { offerParticipation, type OfferingFacts } from '../offer-participation.js';
import type { ParticipationPolicyBook } from '../participation-policy.js';
import type { Participation } from '../participation.js';
import { payParticipation, type PayingFacts } from '../pay-participation.js';

/** What the tests start from: the Bank of Haizhou offers Harbour Commercial Bank 400 000 of a million, until Thursday, 5 March 2026. */
export const grantor = seller;
export const participant = buyer;
export const participationId = '9'.repeat(32);
export const share = { currency: 'CNY', minorUnits: 40_000_000n };
export const validUntil = '2026-03-05T08:00:00.000Z';
/** The first moment at which it is too late. */
export const lapsed = validUntil;
export const inTime = '2026-03-05T07:59:59.999Z';

export const funded: OfferedFunding = {
    kind: 'FUNDED',
    terms: { method: 'STRAIGHT_DISCOUNT', percentPerYear: '2.85', graceDays: 0 },
};
export const unfunded: OfferedFunding = { kind: 'UNFUNDED', yearlyBasisPoints: 90, callableUntil: '2026-06-30' };
export const order: OfferParticipation = {
    claimId: claim.claimId,
    participant,
    disclosure: 'DISCLOSED',
    share,
    funding: funded,
    validUntil,
};
export const policies: ParticipationPolicyBook = {
    policies: [{ effectiveFrom: '2026-01-01', undisclosedIn: ['SG', 'CN'], source: 'Opinions of counsel of 2025' }],
};
export const offering: OfferingFacts = {
    ...holding,
    ...books,
    dayCounts,
    policies,
    claimSalt: 'f'.repeat(64),
    participations: [],
    banks: [seller, buyer, claim.debtorBank, 'SampanBankMSP'],
    participationId,
};
export const offered = (change: Partial<OfferParticipation> = {}): Participation =>
    offerParticipation({ ...order, ...change }, offering);

export const paying = (participation: Participation, change: Partial<PayingFacts> = {}): PayingFacts => ({
    bank: participant,
    participation,
    isClaimAsOffered: true,
    at: inTime,
    transactionId: 'tx7',
    ...change,
});
export const accepted = (change: Partial<OfferParticipation> = {}): Participation =>
    acceptParticipation({ bank: participant, participation: offered(change), at: inTime });

/** Harbour Commercial Bank has paid for its share, or stands by for a fee. */
export const bought = payParticipation({ what: 'PRICE' }, paying(accepted())).participation;
export const standingBy = payParticipation(
    { what: 'FEE' },
    paying(accepted({ funding: unfunded }), { bank: grantor }),
).participation;
