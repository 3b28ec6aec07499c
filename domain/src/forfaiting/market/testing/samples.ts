import { banks as others, holding, second, third } from '../../quote/testing/samples.js';
import { claim, seller } from '../../title/testing/samples.js';
import type { OfferClaim } from '../claim-offer.js';
import type { MarketPolicy } from '../market-policy.js';
import { offerClaim, type OfferingFacts } from '../offer-claim.js';
import type { OfferNotice } from '../offer-notice.js';
import { showInterest, type InterestFacts } from '../show-interest.js';

const yuan = (millions: bigint) => ({ currency: 'CNY', minorUnits: millions * 100_000_000n });

/** The debtor is one of four banks of its class, and the seller of another; bands of a million, five and ten million yuan. */
export const policy: MarketPolicy = {
    effectiveFrom: '2020-01-01',
    classes: [
        { bank: seller, bankClass: 'CITY_COMMERCIAL' },
        ...[claim.debtorBank, ...others].map((bank) => ({ bank, bankClass: 'STATE_OR_JOINT_STOCK' as const })),
    ],
    tenors: [
        { months: 3, upToDays: 92 },
        { months: 6, upToDays: 184 },
        { months: 12, upToDays: 366 },
    ],
    amountEdges: [yuan(1n), yuan(5n), yuan(10n)],
    crowd: 3,
    rediscount: {
        bankClasses: ['STATE_OR_JOINT_STOCK'],
        currencies: ['CNY'],
        undertakings: ['DEFERRED_PAYMENT'],
        leastDays: 1,
        mostDays: 180,
        mostResales: 2,
    },
    source: 'made for tests',
};
export const closesAt = '2026-03-05T09:00:00.000Z';
export const everyBank: readonly string[] = [seller, claim.debtorBank, ...others];
/** The claim of the titles' samples, offered to all with everything that can be shown of it. */
export const offer: OfferClaim = {
    offerId: 'e'.repeat(32),
    claimId: claim.claimId,
    audience: { kind: 'ALL' },
    show: ['BANK_CLASS', 'TENOR', 'AMOUNT', 'RESALE_COUNT'],
    tradeType: 'GOODS',
    closesAt,
};
export const offering: OfferingFacts = {
    ...holding,
    policies: { policies: [policy] },
    banks: everyBank,
    noticeIdOf: (bank) => String(everyBank.indexOf(bank) + 1).repeat(32),
};
export const offered = offerClaim(offer, offering);
export const noticeTo = (bank: string): OfferNotice =>
    offered.notices.find((each) => each.bank === bank) as OfferNotice;
export const interest = { confidentiality: 'Interbank forfaiting agreement, clause 9' };
export const interesting: InterestFacts = { notice: noticeTo(second), bank: second, at: '2026-03-03T06:00:00.000Z' };
export const interested = showInterest(interest, interesting);
export { claim, second, seller, third };
