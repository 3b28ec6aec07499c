import type { PaymentDue } from '../../dcep/payment-due.js';
import { refusals } from '../../kernel/refusal.js';
import { coinsDue, paymentBy, type MeansOfPayment, type Payment, type Paying } from '../../presentation/payment.js';
import { acceptParticipation } from './answer-participation.js';
import type { ConfirmParticipationReceipt, PayParticipation } from './api.js';
import {
    mustBeOfGrantor,
    mustBeOfParticipant,
    participationAsItStands,
    type ParticipationFacts,
} from './participation-as-it-stands.js';
import { owedUnder, type Owed } from './owed.js';
import { noticeOf, type ParticipationNotice } from './participation-notice.js';
import { participationAfter, type ParticipationStep } from './participation-status.js';
import type { Participation } from './participation.js';

const refusal = refusals({
    PARTICIPATION_PAYMENT_MUST_BE_OWED: 'conflict',
    CLAIM_MUST_BE_AS_OFFERED: 'conflict',
});

export interface PayingFacts extends ParticipationFacts, Paying {
    /** Whether the grantor still holds the claim as it was when it offered the share. The participant proves it by its hash. */
    readonly isClaimAsOffered: boolean;
}

export interface PaidParticipation {
    readonly participation: Participation;
    /** What the debtor is told, where the participation begins with it and is disclosed. */
    readonly notice?: ParticipationNotice;
    readonly coins?: PaymentDue;
}

const steps = {
    PRICE: 'FUND',
    FEE: 'STAND_BY',
    COVER: 'COVER',
    COLLECTION: 'PASS_ON',
} as const satisfies Record<Owed['what'], ParticipationStep>;

/** Accepts a funded share and pays its price in the same transaction. */
export function acceptAndPay(facts: PayingFacts): PaidParticipation {
    return payParticipation({ what: 'PRICE' }, { ...facts, participation: acceptParticipation(facts) });
}

/** Pays what the bank owes under a participation, all of it and once, in e-CNY out of its vault. */
export function payParticipation({ what }: Pick<PayParticipation, 'what'>, facts: PayingFacts): PaidParticipation {
    const owed = mustBeOwed(what, facts);
    mustBe(owed.debtor, facts);
    const coins = coinsOwed(owed, facts.participation);

    return { ...paid(owed, { kind: 'E_CNY' }, facts), ...(coins && { coins }) };
}

/**
 * Confirms that what was owed to the bank was paid outside the ledger, in whatever currency. Who was paid does, for it alone
 * sees that the money came; one payment is received once.
 */
export function confirmParticipationReceipt(
    { what, uetr }: Pick<ConfirmParticipationReceipt, 'what' | 'uetr'>,
    facts: PayingFacts,
): PaidParticipation {
    const owed = mustBeOwed(what, facts);
    mustBe(owed.creditor, facts);

    return paid(owed, { kind: 'OUTSIDE', uetr }, facts);
}

/** Two have agreed to pay this, and nothing that has come to be owed since. */
function mustBeOwed(what: Owed['what'], { participation, at }: PayingFacts): Owed {
    const standing = participationAsItStands(participation, at);
    const owed = owedUnder(standing);
    if (owed?.what !== what) {
        throw refusal('PARTICIPATION_PAYMENT_MUST_BE_OWED', { status: standing.status });
    }

    return owed;
}

function mustBe(side: Owed['debtor'], facts: PayingFacts): void {
    if (side === 'grantor') {
        mustBeOfGrantor(facts);
    } else {
        mustBeOfParticipant(facts);
    }
}

/** The coins that pay what is owed under a participation, out of the vault of one of its banks into that of the other. */
export function coinsOwed(
    { amount, debtor, creditor }: Owed,
    participation: Pick<Participation, 'participationId' | 'grantor' | 'participant'>,
): PaymentDue | undefined {
    const [debtorBank, creditorBank] = [participation[debtor], participation[creditor]];
    const reference = participation.participationId;

    return coinsDue({ reference, amount, debtorBank, creditorBank, beneficiary: {} }, { kind: 'E_CNY' });
}

function paid(
    { what }: Owed,
    means: MeansOfPayment,
    { isClaimAsOffered, participation, ...paying }: PayingFacts,
): Omit<PaidParticipation, 'coins'> {
    // Of what is paid already nobody takes, or pays for, the risk.
    if (what !== 'COLLECTION' && !isClaimAsOffered) {
        throw refusal('CLAIM_MUST_BE_AS_OFFERED');
    }
    const status = participationAfter(participation.status, steps[what]);
    const next = { ...participation, status, ...recorded(what, paymentBy(means, paying), participation) };
    const begins = what === 'PRICE' || what === 'FEE';
    const notice = begins ? noticeOf(next, paying.at) : undefined;

    return { participation: next, ...(notice && { notice }) };
}

function recorded(what: Owed['what'], payment: Payment, { collections }: Participation): Partial<Participation> {
    switch (what) {
        case 'PRICE':
        case 'FEE':
            return { paidFor: payment };
        case 'COVER':
            return { cover: payment };
        case 'COLLECTION':
            return { collections: collections.map((each) => ('payment' in each ? each : { ...each, payment })) };
    }
}
