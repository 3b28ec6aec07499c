import { localDay } from '../../calendar/banking-days.js';
import { calendarOfLocation } from '../../calendar/calendar-of-location.js';
import type { Claim } from '../../claim/claim.js';
import { mustBeYuan, type PaymentDue } from '../../dcep/payment-due.js';
import type { Money } from '../../kernel/money.js';
import { refusals } from '../../kernel/refusal.js';
import type { Instant } from '../../kernel/time.js';
import type { PaidBefore } from '../../presentation/outside-payment.js';
import { paymentBy, type MeansOfPayment } from '../../presentation/payment.js';
import type { Pricing } from '../pricing/pricing.js';
import { priceQuote, type PricingBooks } from '../quote/price-quote.js';
import { sellAcknowledgedTitle } from '../title/acknowledge-title.js';
import type { TitleFacts } from '../title/held-title.js';
import type { Title } from '../title/title.js';
import { makeReturnable } from '../title/undo-sale.js';
import type { AssignmentNotice } from './assignment-notice.js';
import { dealAfter } from './deal-status.js';
import type { Deal } from './deal.js';
import { mustBeOfBuyer, mustBeOfSeller } from './deliver-documents.js';
import { isUnderReserve } from './reserve.js';

const refusal = refusals({ RECEIPT_MUST_BE_OF_PAYMENT_SENT: 'invalid' });

export interface SettlingFacts extends PricingBooks, TitleFacts {
    readonly deal: Deal;
    readonly notice: AssignmentNotice | undefined;
    readonly claim: Claim;
}

/** A claim that was bought: the deal, and the claim in the hands of the buyer. */
export interface SettledDeal {
    readonly deal: Deal;
    readonly claim: Claim;
    readonly title: Title;
}

/** The deal with what the debtor has said, which only its notice tells: of the deal the debtor knows nothing. */
export function withAnswer(deal: Deal, notice: AssignmentNotice | undefined): Deal {
    const answer = answerIn(notice);

    return deal.status === 'NOTIFIED' && answer !== undefined
        ? { ...deal, status: dealAfter(deal.status, answer) }
        : deal;
}

function answerIn(notice: AssignmentNotice | undefined): 'ACKNOWLEDGE' | 'REFUSE' | undefined {
    if (notice?.refusal !== undefined) {
        return 'REFUSE';
    }

    return notice?.acknowledgement && 'ACKNOWLEDGE';
}

/**
 * Title against money (URF 800 art. 11): the claim passes to the buyer and the price to the seller, both or neither. Not before
 * the debtor has acknowledged whom it pays.
 */
export function settleDeal(facts: SettlingFacts): SettledDeal & { readonly coins: PaymentDue } {
    mustBeOfBuyer(facts);
    const { deal, pricing, ...rest } = settledBy({ kind: 'E_CNY' }, facts);

    return { ...rest, deal, coins: purchaseDue(deal, pricing.proceeds) };
}

/**
 * Passes the title of a claim that was paid for outside the ledger, in whatever currency, by the very payment that the buyer has
 * sent. The seller does, for it alone sees that the money came, be it late; one payment is received once.
 */
export function confirmReceipt({ uetr }: { readonly uetr: string }, facts: SettlingFacts & PaidBefore): SettledDeal {
    mustBeOfSeller(facts);
    const { deal, claim, title } = settledBy({ kind: 'OUTSIDE', uetr }, facts);

    return { deal, claim, title };
}

function settledBy(
    means: MeansOfPayment,
    facts: SettlingFacts & PaidBefore,
): SettledDeal & { readonly pricing: Pricing } {
    const { notice, claim, at } = facts;
    const deal = withAnswer(facts.deal, notice);
    const isReserved = isUnderReserve(deal);
    const step = means.kind === 'OUTSIDE' ? 'RECEIVE' : 'SETTLE';
    const status = dealAfter(deal.status, isReserved ? `${step}_UNDER_RESERVE` : step);
    mustBeOfPaymentSent(means, deal);
    const sold = sellAcknowledgedTitle(deal, facts);
    const title = isReserved ? makeReturnable(deal, sold) : sold;
    const pricing = deal.sentPayment?.pricing ?? priceAt(deal, { ...facts, at });
    const payment = paymentBy(means, facts);

    return {
        deal: { ...deal, status, settlement: { pricing, payment } },
        claim: { ...claim, holder: title.holder },
        title,
        pricing,
    };
}

function mustBeOfPaymentSent(means: MeansOfPayment, { sentPayment }: Deal): void {
    if (means.kind === 'OUTSIDE' && means.uetr !== sentPayment?.uetr) {
        throw refusal('RECEIPT_MUST_BE_OF_PAYMENT_SENT');
    }
}

/** The price that was agreed; after its day the same terms for the day on which it is paid, for the money is out for less long. */
export function priceAt(deal: Deal, { at, ...books }: PricingBooks & { readonly at: Instant }): Pricing {
    const { terms, claim, tradedAt, disbursedOn } = deal;
    const today = localDay(calendarOfLocation(books.calendars, claim.payableAt), at);

    return today <= disbursedOn ? deal.pricing : priceQuote(terms, { claim, tradedAt, disbursedOn: today }, books);
}

/** The coins that pay for a claim, out of the vault of the buyer into that of the seller. */
export function purchaseDue(
    { dealId, buyer, seller }: Pick<Deal, 'dealId' | 'buyer' | 'seller'>,
    amount: Money,
): PaymentDue {
    mustBeYuan(amount);

    return {
        reference: dealId,
        from: { bank: buyer, wallet: 'vault' },
        to: { bank: seller, wallet: 'vault' },
        amount,
    };
}
