import type { Assignment } from '../assignment/assignment.js';
import { payProceeds, type Assigned, type Order } from '../assignment/pay-proceeds.js';
import type { PaymentDue } from '../dcep/payment-due.js';
import { endTitle } from '../forfaiting/title/end-title.js';
import { isSold, type Title } from '../forfaiting/title/title.js';
import { compare, zero, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import type { Debt, Paying } from '../presentation/payment.js';
import type { Clock } from '../presentation/preclusion.js';
import type { Presentation } from '../presentation/presentation.js';
import { withPartPaid } from '../presentation/undertaking.js';
import type { PayClaim, PrepayClaim } from './api.js';
import { claimAfter } from './claim-status.js';
import { claimStatus, type Claim } from './claim.js';

const refusal = refusals({
    CLAIM_MUST_BE_PAID_BY_ITS_DEBTOR: 'forbidden',
    PAYMENT_MUST_NOT_PRECEDE_MATURITY: 'conflict',
    PREPAYMENT_MUST_PRECEDE_MATURITY: 'conflict',
    PREPAYMENT_MUST_NOT_EXCEED_CLAIM: 'invalid',
});

/** What paying starts from: the claim with who holds it, and the presentation for which it came about. */
export interface PayingFacts extends Clock, Paying, Assigned {
    readonly bank: string;
    readonly claim: Claim;
    readonly title: Title;
    /** Of a part of a claim that was split, the titles to all other parts. */
    readonly otherParts: readonly Pick<Title, 'status'>[];
    readonly presentation: Presentation;
    readonly credit: { readonly terms: Pick<CreditTerms, 'beneficiary'> };
}

/** A claim that its debtor has paid, what that makes of the presentation and of assignments, and the coins that move with it. */
export interface PaidClaim {
    readonly claim: Claim;
    readonly title: Title;
    readonly presentation: Presentation;
    readonly coins?: PaymentDue;
    /** As the payment of their assignees leaves them. */
    readonly assignments: readonly Assignment[];
}

/** Pays what the bank has bound itself to pay, not before it is due (UCP 600 art. 7a, 8a). */
export function payClaim({ means, shares }: Pick<PayClaim, 'means' | 'shares'>, facts: PayingFacts): PaidClaim {
    const { claim } = facts;
    mustBeDebtor(facts);
    const status = claimStatus(claim, facts);
    if (status === 'OUTSTANDING') {
        throw refusal('PAYMENT_MUST_NOT_PRECEDE_MATURITY', { maturity: claim.maturity });
    }
    const paid: Claim = { ...claim, status: claimAfter(status, 'PAY') };

    return settled(paid, { means, shares, amount: claim.amount }, facts);
}

/**
 * Pays before it is due what the bank has accepted or bound itself to pay, for as much or less: a nominated bank is
 * authorised to (UCP 600 art. 12b). What the issuing bank owes it stays due at maturity all the same (art. 7c).
 */
export function prepayClaim(
    { means, shares, proceeds }: Pick<PrepayClaim, 'means' | 'shares' | 'proceeds'>,
    facts: PayingFacts,
): PaidClaim {
    const { claim } = facts;
    mustBeDebtor(facts);
    const status = claimStatus(claim, facts);
    if (status === 'DUE' || status === 'OVERDUE') {
        throw refusal('PREPAYMENT_MUST_PRECEDE_MATURITY', { maturity: claim.maturity });
    }
    const prepaid: Claim = { ...claim, status: claimAfter(status, 'PREPAY'), proceeds };
    mustBeWithin(claim, proceeds);

    return settled(prepaid, { means, shares, amount: proceeds }, facts);
}

function mustBeDebtor({ claim, bank }: PayingFacts): void {
    if (claim.debtorBank !== bank) {
        throw refusal('CLAIM_MUST_BE_PAID_BY_ITS_DEBTOR');
    }
}

function mustBeWithin({ amount }: Claim, proceeds: Money): void {
    const { currency } = amount;
    if (proceeds.currency !== currency || compare(proceeds, amount) > 0 || compare(proceeds, zero(currency)) <= 0) {
        throw refusal('PREPAYMENT_MUST_NOT_EXCEED_CLAIM');
    }
}

/** What a claim obliges its debtor to pay, to whoever holds it. */
export function debtOf(
    { claimId, debtorBank, holder }: Pick<Claim, 'claimId' | 'debtorBank' | 'holder'>,
    { credit, amount }: { readonly credit: PayingFacts['credit']; readonly amount: Money },
): Debt {
    const { beneficiary } = credit.terms;

    return { reference: claimId, amount, debtorBank, creditorBank: holder, beneficiary };
}

function settled(
    claim: Claim,
    { amount, ...order }: Order & { readonly amount: Money },
    facts: PayingFacts,
): PaidClaim {
    const { credit, at, transactionId } = facts;
    const { part, holder } = claim;
    const title = endTitle(facts.title, { paidTo: holder, at, transactionId });
    const proceeds = { ...facts, assignments: assignedOf(facts), part };
    const { payment, coins, assignments } = payProceeds(debtOf(claim, { credit, amount }), order, proceeds);

    return {
        claim: { ...claim, payment },
        title,
        presentation: presentationAfter(claim, facts),
        ...(coins && { coins }),
        assignments,
    };
}

/** What was undertaken as one claim is paid with the last of the parts into which that was split. */
function presentationAfter({ part }: Claim, { presentation, otherParts, at }: PayingFacts): Presentation {
    return otherParts.every(({ status }) => status === 'PAID')
        ? withPartPaid(presentation, { part, at })
        : presentation;
}

/** A bank that has bought the claim is owed all of it: what the beneficiary assigned afterwards was not its own any more. */
function assignedOf({ title, assignments }: PayingFacts): readonly Assignment[] {
    return isSold(title) ? [] : assignments;
}
