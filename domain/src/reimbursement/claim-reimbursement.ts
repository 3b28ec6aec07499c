import type { BankingCalendar } from '../calendar/banking-calendar.js';
import { bankingDaysAfter, localDay, receivedOn } from '../calendar/banking-days.js';
import { paymentDay } from '../calendar/maturity.js';
import { readingsOf } from '../calendar/readings.js';
import { compare, moneyToWire, subtract } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate, Instant } from '../kernel/time.js';
import { hasBeenHonoured } from '../presentation/drawings.js';
import type { Forwarded } from '../presentation/forwarded.js';
import type { Presentation } from '../presentation/presentation.js';
import type { ClaimReimbursement } from './api.js';
import { isUndertaken, mustStand, type Authorisation } from './authorisation.js';
import { claimed, type ReimbursementClaim } from './reimbursement-claim.js';

const refusal = refusals({
    CLAIM_MUST_BE_BY_BANK_THAT_HONOURED: 'forbidden',
    CLAIM_MUST_BE_NEXT: 'conflict',
    DRAWING_MUST_BE_HONOURED: 'conflict',
    DRAWING_MUST_COMPLY: 'conflict',
    DRAWING_MUST_NOT_HAVE_BEEN_PAID_BACK: 'conflict',
    DRAWING_MUST_BE_CLAIMED_ONCE: 'conflict',
    DRAWING_MUST_NOT_BE_HONOURED_BY_ISSUING_BANK: 'conflict',
    CLAIM_MUST_BE_IN_CURRENCY_OF_DRAWING: 'invalid',
    CLAIM_MUST_BE_MORE_THAN_NOTHING: 'invalid',
    CLAIM_MUST_NOT_EXCEED_DRAWING: 'invalid',
    CLAIM_MUST_BE_WITHIN_AUTHORISATION: 'conflict',
    CLAIM_MUST_NOT_COME_TOO_EARLY: 'conflict',
});

/** How many of its banking days before the due date a reimbursing bank need not yet look at a claim (URR 725 art. 11c ii). */
const bankingDaysBefore = 10;

/** What the ledger knows of the drawing for which reimbursement is claimed. */
export interface ClaimingFacts extends Forwarded {
    readonly authorisation: Authorisation;
    /** All that were made so far. */
    readonly claims: readonly ReimbursementClaim[];
    readonly presentation: Presentation;
    readonly bank: string;
    /** Of the reimbursing bank's place. */
    readonly calendar: BankingCalendar;
    readonly at: Instant;
}

/**
 * Claims what the bank has honoured. It says for which drawing and how much, and nothing of the documents: no certificate
 * that they comply is asked for (UCP 600 art. 13b ii). A drawing is claimed once; if the reimbursing bank does not pay on
 * that first demand, the issuing bank does (art. 13b iii, 13c). What the issuing bank has paid or bound itself to pay for the
 * documents themselves, once they were sent on to it, is reimbursed by that.
 */
export function claimReimbursement(
    { creditId, number, presentationNumber, amount }: ClaimReimbursement,
    { authorisation, claims, presentation, forwarded, bank, ...clock }: ClaimingFacts,
): { readonly authorisation: Authorisation; readonly claim: ReimbursementClaim } {
    if (bank !== presentation.examiningBank || !authorisation.claimingBanks.includes(bank)) {
        throw refusal('CLAIM_MUST_BE_BY_BANK_THAT_HONOURED');
    }
    mustStand(authorisation);
    if (number !== authorisation.numberOfClaims + 1) {
        throw refusal('CLAIM_MUST_BE_NEXT', { next: authorisation.numberOfClaims + 1 });
    }
    mustBeReimbursable(presentation);
    if (claims.some((claim) => claim.presentationNumber === presentationNumber)) {
        throw refusal('DRAWING_MUST_BE_CLAIMED_ONCE');
    }
    if (forwarded !== undefined && hasBeenHonoured(forwarded.status)) {
        throw refusal('DRAWING_MUST_NOT_BE_HONOURED_BY_ISSUING_BANK', { number: forwarded.number });
    }
    mustNotExceed({ amount }, { authorisation, claims, presentation });
    const dueOn = dueDateOf(presentation, clock.calendar);
    const undertaken = isUndertaken(authorisation, clock);
    if (dueOn !== undefined && !undertaken) {
        mustNotComeTooEarly(dueOn, { authorisation, ...clock });
    }

    return {
        authorisation: { ...authorisation, numberOfClaims: number },
        claim: {
            creditId,
            number,
            claimingBank: bank,
            presentationNumber,
            amount,
            ...(dueOn !== undefined && { dueOn }),
            isUndertaken: undertaken,
            receivedAt: clock.at,
            status: 'CLAIMED',
        },
    };
}

/** The issuing bank owes reimbursement of a complying presentation that was honoured or negotiated (UCP 600 art. 7c). */
function mustBeReimbursable({ status, payment, undertaking, negotiation, precludedAt }: Presentation): void {
    if (status !== 'NEGOTIATED' && payment === undefined && undertaking === undefined) {
        throw refusal('DRAWING_MUST_BE_HONOURED', { status });
    }
    if (precludedAt !== undefined) {
        // That a bank has let its own time pass makes it pay, but does not make the documents comply for others.
        throw refusal('DRAWING_MUST_COMPLY');
    }
    if (negotiation?.recourse !== undefined) {
        // The beneficiary bears them again, so that there is nothing to make good.
        throw refusal('DRAWING_MUST_NOT_HAVE_BEEN_PAID_BACK');
    }
}

function mustNotExceed(
    { amount }: Pick<ClaimReimbursement, 'amount'>,
    { authorisation, claims, presentation }: Pick<ClaimingFacts, 'authorisation' | 'claims' | 'presentation'>,
): void {
    if (amount.currency !== presentation.amount.currency) {
        throw refusal('CLAIM_MUST_BE_IN_CURRENCY_OF_DRAWING');
    }
    if (amount.minorUnits === 0n) {
        throw refusal('CLAIM_MUST_BE_MORE_THAN_NOTHING');
    }
    if (compare(amount, presentation.amount) > 0) {
        throw refusal('CLAIM_MUST_NOT_EXCEED_DRAWING');
    }
    const left = subtract(authorisation.amount, claimed(amount.currency, claims));
    if (compare(amount, left) > 0) {
        throw refusal('CLAIM_MUST_BE_WITHIN_AUTHORISATION', { left: { ...moneyToWire(left) } });
    }
}

/** What is honoured with a usance is reimbursed at maturity, of several parts at the last, even where the bank has prepaid (art. 7c). */
function dueDateOf({ undertaking }: Presentation, calendar: BankingCalendar): CalendarDate | undefined {
    const last = undertaking?.parts
        .map(({ maturity }) => maturity)
        .sort()
        .at(-1);

    return last && paymentDay(calendar, last);
}

/** Under the rules ten banking days before it is due, otherwise on the day. Too early it is only by either reading of make-up days. */
function mustNotComeTooEarly(
    dueOn: CalendarDate,
    { authorisation, calendar, at }: Pick<ClaimingFacts, 'authorisation' | 'calendar' | 'at'>,
): void {
    const { later } = readingsOf(calendar);
    const latest =
        authorisation.rules === 'URR_725'
            ? bankingDaysAfter(later, receivedOn(later, at), bankingDaysBefore)
            : localDay(calendar, at);
    if (latest < dueOn) {
        throw refusal('CLAIM_MUST_NOT_COME_TOO_EARLY', { dueOn });
    }
}
