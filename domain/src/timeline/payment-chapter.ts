import { ifCovered } from '../calendar/if-covered.js';
import { endOfDay } from '../calendar/banking-days.js';
import { isOver } from '../calendar/deadline.js';
import { subtract, sum, type Money } from '../kernel/money.js';
import { addDays, epochMilliseconds, type Instant } from '../kernel/time.js';
import { isUnderUcp } from '../letter-of-credit/rules.js';
import { hasBeenHonoured } from '../presentation/drawings.js';
import { forwardedFrom } from '../presentation/forwarded.js';
import type { Presentation } from '../presentation/presentation.js';
import { beneficiaryIn, examiningBankAs } from './actor.js';
import { payableUntil, paymentDue, type Due } from './due.js';
import type { Awaited, Chapter, Entry, Kinds, TimelineFacts } from './entry.js';
import { calendarFor, timeToExamine } from './examination-time.js';

export const paymentEntryKinds = {
    PRESENTATION_NEGOTIATED: { rule: 'UCP 600 art. 2, 8a', measures: 'negotiation', isBetweenBanks: true },
    UNDERTAKING_GIVEN: { rule: 'UCP 600 art. 2, 15', measures: 'art. 10' },
    MATURITY_CAME: { rule: 'UCP 600 art. 2', measures: 'payment' },
    PAYMENT_MISSED: { rule: 'UCP 600 art. 7a, 8a', measures: 'payment' },
    PRESENTATION_PAID: { rule: 'UCP 600 art. 2, 15', measures: 'payment' },
    PRESENTATION_PREPAID: { rule: 'UCP 600 art. 12b', measures: 'payment' },
    RECOURSE_TAKEN: { rule: 'UCP 600 art. 2, 8a', measures: 'negotiation', isBetweenBanks: true },
    PRESENTATION_REIMBURSED: { rule: 'UCP 600 art. 7c, 13', isBetweenBanks: true },
} as const satisfies Kinds;

export const paymentAwaitedKinds = {
    HONOUR: { rule: 'UCP 600 art. 15, 16f', measures: 'art. 10' },
    PAYMENT: { rule: 'UCP 600 art. 2', measures: 'payment' },
    DOCUMENTS_TO_ISSUER: { rule: 'UCP 600 art. 15b, 15c', measures: 'examination', isBetweenBanks: true },
} as const satisfies Kinds;

type PaymentEntry = Entry<keyof typeof paymentEntryKinds>;
type PaymentAwaited = Awaited<keyof typeof paymentAwaitedKinds>;
type Part = NonNullable<Presentation['undertaking']>['parts'][number];

/**
 * What is advanced and paid for documents. A claim that comes of an undertaking is told as the part of it that every bank of
 * the credit holds: when it is due, that it was settled, and that it was not; who holds it, its two banks alone know.
 */
export const paymentChapter: Chapter<keyof typeof paymentEntryKinds, keyof typeof paymentAwaitedKinds> = {
    entries: (facts) => facts.presentations.flatMap((each) => entriesOf(each, facts)),
    awaited: (facts) => facts.presentations.flatMap((each) => awaitedOf(each, facts)),
};

function entriesOf(standing: Presentation, facts: TimelineFacts): readonly PaymentEntry[] {
    const { number, undertaking, payment, reimbursed } = standing;
    const rest = {
        by: examiningBankAs(facts.credit, standing.examiningBank),
        subject: { kind: 'PRESENTATION', number },
    } as const;
    const atSight = payment && {
        code: 'PRESENTATION_PAID' as const,
        at: payment.at,
        ...rest,
        facts: { amount: amountAtSight(standing) },
    };

    return [
        ...negotiationEntries(standing, facts),
        ...(undertaking?.parts ?? []).flatMap((part) => partEntries(part, { standing, facts })),
        ...(atSight ? [atSight] : []),
        ...(reimbursed
            ? [
                  {
                      code: 'PRESENTATION_REIMBURSED',
                      at: reimbursed.at,
                      ...rest,
                      facts: { amount: reimbursed.amount },
                  } as const,
              ]
            : []),
    ];
}

/** What was advanced for documents, and what of it the beneficiary has paid back. */
function negotiationEntries(standing: Presentation, { credit }: TimelineFacts): readonly PaymentEntry[] {
    const { number, negotiation, examiningBank } = standing;
    if (negotiation === undefined) {
        return [];
    }
    const { advance, hasRecourse, payment, recourse } = negotiation;
    const rest = {
        by: examiningBankAs(credit, examiningBank),
        to: beneficiaryIn(credit),
        subject: { kind: 'PRESENTATION', number },
    } as const;
    const facts = { amount: advance, recourse: hasRecourse ? 'WITH_RECOURSE' : 'WITHOUT_RECOURSE' } as const;

    return [
        { code: 'PRESENTATION_NEGOTIATED', at: payment.at, ...rest, facts },
        ...(recourse
            ? [{ code: 'RECOURSE_TAKEN', at: recourse.at, ...rest, facts: { amount: recourse.amount } } as const]
            : []),
    ];
}

/** That its bank has bound itself to pay at maturity, that the day came, and was missed, and that it was settled. */
function partEntries(
    part: Part,
    { standing, facts }: { readonly standing: Presentation; readonly facts: TimelineFacts },
): readonly PaymentEntry[] {
    const { amount, maturity, settledAt } = part;
    const by = examiningBankAs(facts.credit, standing.examiningBank);
    const subject = { kind: 'PRESENTATION', number: standing.number } as const;
    const came = ifCovered(() => endOfDay(calendarFor(standing, facts), addDays(maturity, -1)));
    const missed = ifCovered(() => payableUntil(maturity, calendarFor(standing, facts)));
    const happened = (at: Instant | undefined): at is Instant =>
        at !== undefined && isOver({ endsAt: at }, facts.at) && (settledAt === undefined || isBefore(at, settledAt));
    const isPrepaid = came !== undefined && settledAt !== undefined && isBefore(settledAt, came);

    return [
        {
            code: 'UNDERTAKING_GIVEN',
            at: standing.undertaking?.at ?? '',
            by,
            subject,
            facts: { amount, maturity },
        },
        ...(happened(came) ? [{ code: 'MATURITY_CAME', at: came, subject } as const] : []),
        ...(happened(missed)
            ? [{ code: 'PAYMENT_MISSED', at: missed, by, subject, facts: { amount, maturity } } as const]
            : []),
        ...(settledAt === undefined
            ? []
            : [
                  {
                      code: isPrepaid ? 'PRESENTATION_PREPAID' : 'PRESENTATION_PAID',
                      at: settledAt,
                      by,
                      subject,
                      facts: { amount },
                  } as const,
              ]),
    ];
}

/** What was neither put off nor reimbursed before. */
function amountAtSight({ amount, undertaking, reimbursed }: Presentation): Money {
    const others = [...(undertaking?.parts ?? []), ...(reimbursed ? [reimbursed] : [])].map((each) => each.amount);

    return subtract(amount, sum(amount.currency, others));
}

function awaitedOf(standing: Presentation, facts: TimelineFacts): readonly PaymentAwaited[] {
    const { status, number, undertaking, amount, examinesAs } = standing;
    const rest = {
        of: examiningBankAs(facts.credit, standing.examiningBank),
        subject: { kind: 'PRESENTATION', number },
    } as const;
    // A bank that is no more than nominated is bound to nothing (UCP 600 art. 12a): nobody waits for it.
    if (examinesAs !== 'NOMINATED_BANK' && ['COMPLYING', 'WAIVED', 'PRECLUDED'].includes(status)) {
        return [{ code: 'HONOUR', ...rest, due: honourDue(standing, facts), facts: { amount } }];
    }
    const unpaid = undertaking?.parts.filter(({ settledAt }) => settledAt === undefined) ?? [];

    return [
        ...(isToBeSentOn(standing, facts)
            ? [{ code: 'DOCUMENTS_TO_ISSUER', ...rest, due: { kind: 'WITHOUT_DELAY' } } as const]
            : []),
        ...unpaid.map((part): PaymentAwaited => ({
            code: 'PAYMENT',
            ...rest,
            due: paymentDue(part.maturity, () => calendarFor(standing, facts)),
            facts: { amount: part.amount, maturity: part.maturity },
        })),
    ];
}

/** Under the measures what complies is paid, or confirmed for its maturity, in the days that there are to examine it. */
function honourDue(standing: Presentation, facts: TimelineFacts): Due {
    return isUnderUcp(facts.credit.terms) ? { kind: 'WITHOUT_DELAY' } : timeToExamine(standing, facts);
}

/** Who has honoured or negotiated for the issuing bank sends the documents on to it, once. */
function isToBeSentOn(standing: Presentation, { credit, presentations }: TimelineFacts): boolean {
    const { status, examinesAs, negotiation } = standing;
    const hasGivenValue = negotiation !== undefined || hasBeenHonoured(status);
    const isForIssuer = examinesAs !== 'ISSUING_BANK' && credit.terms.transferred === undefined;
    const isOpen = credit.closedAt === undefined;

    return isOpen && hasGivenValue && isForIssuer && forwardedFrom(standing, presentations) === undefined;
}

function isBefore(one: Instant, other: Instant): boolean {
    return epochMilliseconds(one) < epochMilliseconds(other);
}
