import type { BankingCalendar } from '../calendar/banking-calendar.js';
import { endOfDay } from '../calendar/banking-days.js';
import { calendarOfLocation } from '../calendar/calendar-of-location.js';
import { isOver } from '../calendar/deadline.js';
import { paymentDay } from '../calendar/maturity.js';
import { subtract, sum, type Money } from '../kernel/money.js';
import { addDays, type CalendarDate, type Instant } from '../kernel/time.js';
import { locationOf } from '../letter-of-credit/parties.js';
import { examinationEnds } from '../presentation/preclusion.js';
import { transitions } from '../presentation/presentation-status.js';
import { discrepanciesOf, type Presentation } from '../presentation/presentation.js';
import { actingBank, examiningBankAs } from './actor.js';
import {
    dueBy,
    ifCovered,
    type Awaited,
    type Chapter,
    type Due,
    type Entry,
    type Kinds,
    type TimelineFacts,
} from './entry.js';

export const presentationEntryKinds = {
    PRESENTATION_LODGED: { rule: 'UCP 600 art. 14b' },
    PRESENTATION_JUDGED: { rule: 'UCP 600 art. 14a', isBetweenBanks: true },
    PRESENTATION_REFUSED: { rule: 'UCP 600 art. 16c' },
    PRESENTATION_PRECLUDED: { rule: 'UCP 600 art. 16f' },
    UNDERTAKING_GIVEN: { rule: 'UCP 600 art. 2, 15' },
    MATURITY_CAME: { rule: 'UCP 600 art. 2' },
    PRESENTATION_PAID: { rule: 'UCP 600 art. 2, 15' },
} as const satisfies Kinds;

export const presentationAwaitedKinds = {
    EXAMINATION: { rule: 'UCP 600 art. 14b, 16d' },
    HONOUR: { rule: 'UCP 600 art. 15, 16f' },
    PAYMENT: { rule: 'UCP 600 art. 2' },
} as const satisfies Kinds;

type PresentationEntry = Entry<keyof typeof presentationEntryKinds>;
type PresentationAwaited = Awaited<keyof typeof presentationAwaitedKinds>;

/** What becomes of the documents that are presented. */
export const presentationChapter: Chapter<keyof typeof presentationEntryKinds, keyof typeof presentationAwaitedKinds> =
    {
        entries: (facts) => facts.presentations.flatMap((each) => entriesOf(each, facts)),
        awaited: (facts) => facts.presentations.flatMap((each) => awaitedOf(each, facts)),
    };

function entriesOf(standing: Presentation, facts: TimelineFacts): readonly PresentationEntry[] {
    const { number, amount, precludedAt, payment } = standing;
    const by = examiningBankAs(facts.credit, standing.examiningBank);
    const subject = { kind: 'PRESENTATION', number } as const;

    return [
        {
            code: 'PRESENTATION_LODGED',
            at: standing.receivedAt,
            by: actingBank(facts.credit, 'PRESENTING_BANK', standing.presentingBank),
            to: by,
            subject,
            facts: { amount },
        },
        ...noticeEntries(standing, { by, subject }),
        ...(precludedAt === undefined ? [] : [{ code: 'PRESENTATION_PRECLUDED', at: precludedAt, subject } as const]),
        ...undertakingEntries(standing, facts, { by, subject }),
        ...(payment === undefined ? [] : [{ ...paid(payment.at, amountAtSight(standing)), by, subject }]),
    ];
}

type ActorAndSubject = Required<Pick<PresentationEntry, 'by' | 'subject'>>;

/** What its bank has found, and told where it has refused. */
function noticeEntries(standing: Presentation, rest: ActorAndSubject): readonly PresentationEntry[] {
    const { findings = [], judgement, refusal } = standing;

    return [
        ...(judgement === undefined
            ? []
            : [
                  {
                      code: 'PRESENTATION_JUDGED',
                      at: judgement.at,
                      ...rest,
                      facts: {
                          findings: findings.length + judgement.added.length,
                          discrepancies: discrepanciesOf(standing).length,
                      },
                  } as const,
              ]),
        ...(refusal === undefined
            ? []
            : [
                  {
                      code: 'PRESENTATION_REFUSED',
                      at: refusal.at,
                      ...rest,
                      facts: { discrepancies: refusal.discrepancies.length, disposal: refusal.disposal },
                  } as const,
              ]),
    ];
}

/** That its bank has bound itself to pay, each part at its maturity, that the day has come, and that it was settled. */
function undertakingEntries(
    standing: Presentation,
    facts: TimelineFacts,
    { by, subject }: ActorAndSubject,
): readonly PresentationEntry[] {
    const { undertaking } = standing;

    return (undertaking?.parts ?? []).flatMap(({ amount, maturity, settledAt }): readonly PresentationEntry[] => {
        const came = dayBegan(maturity, standing, facts);
        const isPrepaid = came !== undefined && settledAt !== undefined && settledAt < came;
        return [
            { code: 'UNDERTAKING_GIVEN', at: undertaking?.at ?? '', by, subject, facts: { amount, maturity } },
            ...(came === undefined || isPrepaid ? [] : [{ code: 'MATURITY_CAME', at: came, subject } as const]),
            ...(settledAt === undefined ? [] : [{ ...paid(settledAt, amount), by, subject }]),
        ];
    });
}

function paid(at: Instant, amount: Money) {
    return { code: 'PRESENTATION_PAID', at, facts: { amount } } as const;
}

/** What was not put off. */
function amountAtSight({ amount, undertaking }: Presentation): Money {
    const later = (undertaking?.parts ?? []).map((part) => part.amount);

    return subtract(amount, sum(amount.currency, later));
}

function awaitedOf(standing: Presentation, facts: TimelineFacts): readonly PresentationAwaited[] {
    const { status, number, undertaking, amount, examinesAs } = standing;
    // A bank that is no more than nominated is bound to nothing (UCP 600 art. 12a): nobody waits for it.
    const isBound = examinesAs !== 'NOMINATED_BANK';
    const rest = {
        of: examiningBankAs(facts.credit, standing.examiningBank),
        subject: { kind: 'PRESENTATION', number },
    } as const;
    if (isBound && 'PRECLUDE' in transitions[status]) {
        return [
            {
                code: 'EXAMINATION',
                ...rest,
                due: dueBy(() => examinationEnds(standing, calendarFor(standing, facts))),
            },
        ];
    }
    if (isBound && ['COMPLYING', 'WAIVED', 'PRECLUDED'].includes(status)) {
        return [{ code: 'HONOUR', ...rest, due: { kind: 'WITHOUT_DELAY' }, facts: { amount } }];
    }
    const unpaid = undertaking?.parts.filter(({ settledAt }) => settledAt === undefined) ?? [];

    return unpaid.map((part) => ({
        code: 'PAYMENT',
        ...rest,
        due: paymentDue(part.maturity, standing, facts),
        facts: { amount: part.amount, maturity: part.maturity },
    }));
}

/** A day on which banks are closed where the bank pays is paid on the next on which they are open. */
function paymentDue(maturity: CalendarDate, presentation: Presentation, facts: TimelineFacts): Due {
    return (
        ifCovered((): Due => {
            const calendar = calendarFor(presentation, facts);
            const day = paymentDay(calendar, maturity);
            return { kind: 'BY_DAY', day, endsAt: endOfDay(calendar, day) };
        }) ?? { kind: 'BY_DAY', day: maturity }
    );
}

/** When the day began at the place of the examining bank, if it has. */
function dayBegan(day: CalendarDate, presentation: Presentation, facts: TimelineFacts): string | undefined {
    const endsAt = ifCovered(() => endOfDay(calendarFor(presentation, facts), addDays(day, -1)));

    return endsAt !== undefined && isOver({ endsAt }, facts.at) ? endsAt : undefined;
}

function calendarFor({ examiningBank }: Presentation, { credit, calendarBook }: TimelineFacts): BankingCalendar {
    return calendarOfLocation(calendarBook, locationOf(credit.terms, examiningBank));
}
