import { ifCovered } from '../calendar/if-covered.js';
import { daysAfterShipment, isOver } from '../calendar/deadline.js';
import { transportCodes } from '../document/trade-document.js';
import { compare, zero } from '../kernel/money.js';
import { addHours, type Instant } from '../kernel/time.js';
import { cancelledAt, consentsNeeded, isLive, type Credit } from '../letter-of-credit/credit.js';
import { available } from '../letter-of-credit/drawing.js';
import { lastDayUnder } from '../letter-of-credit/last-day.js';
import { isUnderUcp } from '../letter-of-credit/rules.js';
import { termsAtTime } from '../letter-of-credit/terms-at-time.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { drawnFrom } from '../transfer/transferred-amount.js';
import {
    actingBank,
    adviceIn,
    applicantIn,
    bankAs,
    banksToAdvise,
    beneficiaryIn,
    issuerIn,
    type Actor,
} from './actor.js';
import { timeToAdvise } from './advice-time.js';
import { dueBy } from './due.js';
import type { Awaited, Chapter, Entry, Kinds, TimelineFacts } from './entry.js';

export const creditEntryKinds = {
    CREDIT_APPLIED_FOR: {},
    CREDIT_PRE_ADVISED: { rule: 'UCP 600 art. 11b', measures: 'issue', isBetweenBanks: true },
    CREDIT_ISSUED: { rule: 'UCP 600 art. 7b', measures: 'art. 10' },
    CREDIT_HAD_BY_TRANSFER: { rule: 'UCP 600 art. 38b', measures: 'transfer' },
    CREDIT_ADVISED: { rule: 'UCP 600 art. 9b', measures: 'advice' },
    ADVICE_DECLINED: { rule: 'UCP 600 art. 9e, 9f', measures: 'advice', isBetweenBanks: true },
    CREDIT_CONFIRMED: { rule: 'UCP 600 art. 8b', measures: 'confirmation' },
    CONFIRMATION_DECLINED: { rule: 'UCP 600 art. 8d', measures: 'confirmation' },
    CANCELLATION_PROPOSED: { rule: 'UCP 600 art. 10a', measures: 'cancellation' },
    CANCELLATION_CONSENTED_TO: { rule: 'UCP 600 art. 10a', measures: 'cancellation' },
    CANCELLATION_REFUSED: { rule: 'UCP 600 art. 10a', measures: 'cancellation' },
    CREDIT_CANCELLED: { rule: 'UCP 600 art. 10a', measures: 'cancellation' },
    LAST_DAY_PASSED: { rule: 'UCP 600 art. 6d, 29a', measures: 'art. 10' },
    EXPIRY_NOTED: {},
    CREDIT_CLOSED: {},
} as const satisfies Kinds;

export const creditAwaitedKinds = {
    ADVICE: { rule: 'UCP 600 art. 9e', measures: 'advice', isBetweenBanks: true },
    CONFIRMATION_DECISION: { rule: 'UCP 600 art. 8d', measures: 'confirmation', isBetweenBanks: true },
    CANCELLATION_ANSWER: { rule: 'UCP 600 art. 10a', measures: 'cancellation' },
    SHIPMENT: { rule: 'UCP 600 art. 29c', measures: 'art. 10' },
    PRESENTATION: { rule: 'UCP 600 art. 6d, 14c, 29a', measures: 'art. 10' },
} as const satisfies Kinds;

type CreditEntry = Entry<keyof typeof creditEntryKinds>;
type CreditAwaited = Awaited<keyof typeof creditAwaitedKinds>;

/** What becomes of the credit itself, and what may still come of it. */
export const creditChapter: Chapter<keyof typeof creditEntryKinds, keyof typeof creditAwaitedKinds> = {
    entries: (facts) => [
        ...issueEntries(facts),
        ...adviceEntries(facts.credit),
        ...cancellationEntries(facts.credit),
        ...endEntries(facts),
    ],
    awaited: (facts) => (isLive(facts.credit) ? [...answersAwaited(facts), ...documentsAwaited(facts)] : []),
};

function issueEntries({ credit, application, preAdvice }: TimelineFacts): readonly CreditEntry[] {
    const [advising] = bankAs(credit, 'ADVISING_BANK');
    const by = issuerIn(credit);
    const code = credit.terms.transferred === undefined ? 'CREDIT_ISSUED' : 'CREDIT_HAD_BY_TRANSFER';
    const applied: readonly CreditEntry[] =
        application === undefined
            ? []
            : [{ code: 'CREDIT_APPLIED_FOR', at: application.appliedAt, by: applicantIn(credit) }];
    const preAdvised: readonly CreditEntry[] =
        preAdvice === undefined
            ? []
            : [{ code: 'CREDIT_PRE_ADVISED', at: preAdvice.preAdvisedAt, by, ...(advising && { to: advising }) }];

    return [
        ...applied,
        ...preAdvised,
        {
            code,
            at: credit.issuedAt,
            by,
            to: beneficiaryIn(credit),
            facts: { reference: credit.letterOfCreditReference },
        },
    ];
}

function adviceEntries(credit: Credit): readonly CreditEntry[] {
    const { advices, confirmation } = credit;
    const advised = advices.map((advice): CreditEntry => {
        const { by, to } = adviceIn(credit, advice.bank);

        return advice.outcome === 'ADVISED'
            ? { code: 'CREDIT_ADVISED', at: advice.at, by, to }
            : { code: 'ADVICE_DECLINED', at: advice.at, by, facts: { reason: advice.reason } };
    });

    return confirmation === undefined
        ? advised
        : [
              ...advised,
              {
                  code: confirmation.outcome === 'CONFIRMED' ? 'CREDIT_CONFIRMED' : 'CONFIRMATION_DECLINED',
                  at: confirmation.at,
                  by: actingBank(credit, 'CONFIRMING_BANK', confirmation.bank),
              },
          ];
}

function cancellationEntries(credit: Credit): readonly CreditEntry[] {
    const { consents = [], refusal } = credit.cancellation ?? {};
    const at = cancelledAt(credit);

    return [
        ...consents.flatMap((consent, index): readonly CreditEntry[] => {
            const code = index === 0 ? 'CANCELLATION_PROPOSED' : 'CANCELLATION_CONSENTED_TO';
            return partyAs(credit, consent.party).map((by) => ({ code, at: consent.at, by }));
        }),
        ...(refusal === undefined ? [] : partyAs(credit, refusal.party)).map((by): CreditEntry => ({
            code: 'CANCELLATION_REFUSED',
            at: refusal?.at ?? credit.issuedAt,
            by,
        })),
        ...(at === undefined ? [] : [{ code: 'CREDIT_CANCELLED', at } as const]),
    ];
}

function endEntries(facts: TimelineFacts): readonly CreditEntry[] {
    const { credit, at } = facts;
    const { expiredAt, closedAt } = credit;
    const lastDay = ifCovered(() => lastDayUnder(credit, facts))?.later;
    const hasPassed = lastDay !== undefined && cancelledAt(credit) === undefined && isOver(lastDay, at);

    return [
        ...(hasPassed
            ? [{ code: 'LAST_DAY_PASSED', at: lastDay.endsAt, facts: { lastDay: lastDay.lastDay } } as const]
            : []),
        ...(expiredAt === undefined ? [] : [{ code: 'EXPIRY_NOTED', at: expiredAt } as const]),
        ...(closedAt === undefined ? [] : [{ code: 'CREDIT_CLOSED', at: closedAt, by: issuerIn(credit) } as const]),
    ];
}

function answersAwaited(facts: TimelineFacts): readonly CreditAwaited[] {
    const { credit } = facts;
    const { confirmation, cancellation } = credit;
    const advising = banksToAdvise(credit, credit);
    const given = cancellation?.consents.map(({ party }) => party) ?? [];
    const isOpen = cancellation !== undefined && cancellation.refusal === undefined;
    const consenting = isOpen ? consentsNeeded(credit).filter((party) => !given.includes(party)) : [];
    const { terms } = termsAtTime(facts, { party: 'BENEFICIARY', at: facts.at });
    const confirming = confirmation === undefined ? bankAs({ terms }, 'CONFIRMING_BANK') : [];

    return [
        ...advising.map((of): CreditAwaited => ({ code: 'ADVICE', of, due: timeToAdvise(of, credit, facts) })),
        ...confirming.map((of): CreditAwaited => ({
            code: 'CONFIRMATION_DECISION',
            of,
            due: { kind: 'WITHOUT_DELAY' },
        })),
        ...consenting
            .flatMap((party) => partyAs(credit, party))
            .map((of): CreditAwaited => ({ code: 'CANCELLATION_ANSWER', of, due: { kind: 'NO_DAY' } })),
    ];
}

/** By when goods go and documents come, for as long as something is left to draw and the last day is not over. */
function documentsAwaited(facts: TimelineFacts): readonly CreditAwaited[] {
    const { credit, amendments, at } = facts;
    const { terms } = termsAtTime({ credit, amendments }, { party: 'BENEFICIARY', at });
    const left = available(terms, drawnFrom(facts));
    const due = dueBy(() => lastDayUnder(credit, facts));
    const isPast = due.kind === 'BY_EITHER_READING' && isOver(due.later, at);
    if (compare(left, zero(left.currency)) === 0 || isPast) {
        return [];
    }
    const of = beneficiaryIn(credit);
    const { latestShipmentDate: day } = terms.shipment;

    return [
        ...(day !== undefined && isNotOverEverywhere(day, at)
            ? [{ code: 'SHIPMENT', of, due: { kind: 'BY_DAY', day } } as const]
            : []),
        { code: 'PRESENTATION', of, due, facts: { available: left, ...periodOf(terms) } },
    ];
}

/**
 * How long after shipment documents may come: as the credit says, or under the UCP where it asks for a transport document
 * (art. 14c). Counted from something else, people count.
 */
function periodOf({ presentationPeriod, ...terms }: CreditTerms): { readonly daysAfterShipment?: number } {
    const isOfTransport = terms.requiredDocuments.some(({ documentTypeCode }) => transportCodes.has(documentTypeCode));
    const { days = isUnderUcp(terms) && isOfTransport ? daysAfterShipment : undefined, countedFrom } =
        presentationPeriod ?? {};

    return countedFrom === undefined && days !== undefined ? { daysAfterShipment: days } : {};
}

/** Goods may leave from anywhere: the day is over when it is at the last place on earth, twelve hours behind UTC. */
function isNotOverEverywhere(day: string, at: Instant): boolean {
    return addHours(at, -12).slice(0, 10) <= day;
}

function partyAs(credit: Credit, party: 'ISSUING_BANK' | 'CONFIRMING_BANK' | 'BENEFICIARY'): readonly Actor[] {
    switch (party) {
        case 'BENEFICIARY':
            return [beneficiaryIn(credit)];
        case 'ISSUING_BANK':
            return [issuerIn(credit)];
        case 'CONFIRMING_BANK':
            return bankAs(credit, party);
    }
}
