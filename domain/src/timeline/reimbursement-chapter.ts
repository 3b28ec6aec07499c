import { ifCovered } from '../calendar/if-covered.js';
import { calendarOfLocation } from '../calendar/calendar-of-location.js';
import { answerEnds, asItStands } from '../reimbursement/answer-deadline.js';
import type { Authorisation } from '../reimbursement/authorisation.js';
import { transitions } from '../reimbursement/claim-status.js';
import type { ReimbursementClaim } from '../reimbursement/reimbursement-claim.js';
import { actingBank, issuerIn } from './actor.js';
import { dueBy } from './due.js';
import type { Awaited, Chapter, Entry, Kinds, TimelineFacts } from './entry.js';

export const reimbursementEntryKinds = {
    REIMBURSEMENT_AUTHORISED: { rule: 'UCP 600 art. 13b', isBetweenBanks: true },
    REIMBURSEMENT_AMENDED: { rule: 'URR 725 art. 8', isBetweenBanks: true },
    REIMBURSEMENT_CANCELLED: { rule: 'URR 725 art. 8', isBetweenBanks: true },
    REIMBURSEMENT_UNDERTAKEN: { rule: 'URR 725 art. 9', isBetweenBanks: true },
    REIMBURSEMENT_NOT_UNDERTAKEN: { rule: 'URR 725 art. 9', isBetweenBanks: true },
    REIMBURSEMENT_CLAIMED: { rule: 'UCP 600 art. 7c, 13', isBetweenBanks: true },
    CLAIM_REIMBURSED: { rule: 'URR 725 art. 11', isBetweenBanks: true },
    CLAIM_DECLINED: { rule: 'URR 725 art. 11', isBetweenBanks: true },
    CLAIM_OVERDUE: { rule: 'URR 725 art. 11', isBetweenBanks: true },
    COVER_DEMANDED: { rule: 'UCP 600 art. 13b', isBetweenBanks: true },
    CLAIM_COVERED: { rule: 'UCP 600 art. 13b, 13c', isBetweenBanks: true },
} as const satisfies Kinds;

export const reimbursementAwaitedKinds = {
    REIMBURSEMENT_UNDERTAKING: { rule: 'URR 725 art. 9', isBetweenBanks: true },
    REIMBURSEMENT: { rule: 'URR 725 art. 11', isBetweenBanks: true },
    COVER: { rule: 'UCP 600 art. 13b, 13c', isBetweenBanks: true },
} as const satisfies Kinds;

type ReimbursementEntry = Entry<keyof typeof reimbursementEntryKinds>;
type ReimbursementAwaited = Awaited<keyof typeof reimbursementAwaitedKinds>;
type Held = TimelineFacts & { readonly authorisation: Authorisation };

/** Who pays a bank back that has honoured, told where the authorisation is held: customers are told none of it. */
export const reimbursementChapter: Chapter<
    keyof typeof reimbursementEntryKinds,
    keyof typeof reimbursementAwaitedKinds
> = {
    entries: (facts) =>
        ifHeld(facts, (held) => [...authorisationEntries(held), ...claimsOf(held).flatMap(claimEntries(held))]),
    awaited: (facts) =>
        ifHeld(facts, (held) => [...undertakingAwaited(held), ...claimsOf(held).flatMap(claimAwaited(held))]),
};

function ifHeld<Told>(facts: TimelineFacts, tell: (held: Held) => readonly Told[]): readonly Told[] {
    return facts.authorisation === undefined ? [] : tell({ ...facts, authorisation: facts.authorisation });
}

/** As they stand, whether anybody has noted it or not. */
function claimsOf({ reimbursementClaims, authorisation, calendarBook, at }: Held): readonly ReimbursementClaim[] {
    return reimbursementClaims.map(
        (claim) =>
            ifCovered(() => asItStands(claim, { calendar: calendarOfLocation(calendarBook, authorisation), at })) ??
            claim,
    );
}

function authorisationEntries({ credit, authorisation }: Held): readonly ReimbursementEntry[] {
    const { reimbursingBank, amount, issuedAt, amendedAt, cancelledAt, undertaking } = authorisation;
    const by = issuerIn(credit);
    const to = actingBank(credit, 'REIMBURSING_BANK', reimbursingBank);
    const decision = undertaking?.decision;

    return [
        {
            code: 'REIMBURSEMENT_AUTHORISED',
            at: issuedAt,
            by,
            to,
            ...(amendedAt === undefined && { facts: { amount } }),
        },
        ...(amendedAt === undefined
            ? []
            : [{ code: 'REIMBURSEMENT_AMENDED', at: amendedAt, by, to, facts: { amount } } as const]),
        ...(decision === undefined
            ? []
            : [
                  {
                      code: decision.outcome === 'GIVEN' ? 'REIMBURSEMENT_UNDERTAKEN' : 'REIMBURSEMENT_NOT_UNDERTAKEN',
                      at: decision.at,
                      by: to,
                  } as const,
              ]),
        ...(cancelledAt === undefined ? [] : [{ code: 'REIMBURSEMENT_CANCELLED', at: cancelledAt, by, to } as const]),
    ];
}

function claimEntries({ credit, authorisation }: Held): (claim: ReimbursementClaim) => readonly ReimbursementEntry[] {
    return ({ number, claimingBank, amount, receivedAt, presentationNumber, ...claim }) => {
        const subject = { kind: 'REIMBURSEMENT_CLAIM', number } as const;
        const by = actingBank(credit, 'REIMBURSING_BANK', authorisation.reimbursingBank);
        const to = actingBank(credit, 'CLAIMING_BANK', claimingBank);
        const { payment, decline, overdueAt, demand, cover } = claim;
        const said = { to, subject };

        return [
            {
                code: 'REIMBURSEMENT_CLAIMED',
                at: receivedAt,
                by: to,
                to: by,
                subject,
                facts: { amount, presentation: presentationNumber },
            },
            ...(overdueAt === undefined ? [] : [{ code: 'CLAIM_OVERDUE', at: overdueAt, by, ...said } as const]),
            ...(payment === undefined
                ? []
                : [{ code: 'CLAIM_REIMBURSED', at: payment.at, by, ...said, facts: { amount } } as const]),
            ...(decline === undefined
                ? []
                : [
                      {
                          code: 'CLAIM_DECLINED',
                          at: decline.at,
                          by,
                          ...said,
                          facts: { reason: decline.reason },
                      } as const,
                  ]),
            ...(demand === undefined
                ? []
                : [{ code: 'COVER_DEMANDED', at: demand.at, by: to, to: issuerIn(credit), subject } as const]),
            ...(cover === undefined
                ? []
                : [
                      {
                          code: 'CLAIM_COVERED',
                          at: cover.payment.at,
                          by: issuerIn(credit),
                          ...said,
                          facts: { amount },
                      } as const,
                  ]),
        ];
    };
}

function undertakingAwaited({ credit, authorisation }: Held): readonly ReimbursementAwaited[] {
    const { reimbursingBank, undertaking, cancelledAt } = authorisation;
    const of = actingBank(credit, 'REIMBURSING_BANK', reimbursingBank);

    return undertaking !== undefined && undertaking.decision === undefined && cancelledAt === undefined
        ? [{ code: 'REIMBURSEMENT_UNDERTAKING', of, due: { kind: 'NO_DAY' } }]
        : [];
}

/** The reimbursing bank answers in its three banking days; the issuing bank pays what it does not (UCP 600 art. 13b iii). */
function claimAwaited({
    credit,
    authorisation,
    calendarBook,
}: Held): (claim: ReimbursementClaim) => readonly ReimbursementAwaited[] {
    return (claim) => {
        const { number, status, amount } = claim;
        const subject = { kind: 'REIMBURSEMENT_CLAIM', number } as const;
        const reimbursing = actingBank(credit, 'REIMBURSING_BANK', authorisation.reimbursingBank);
        const due = dueBy(() => answerEnds(claim, calendarOfLocation(calendarBook, authorisation)));

        return [
            ...('REIMBURSE' in transitions[status]
                ? [{ code: 'REIMBURSEMENT', of: reimbursing, due, subject, facts: { amount } } as const]
                : []),
            ...('COVER' in transitions[status]
                ? [
                      {
                          code: 'COVER',
                          of: issuerIn(credit),
                          due: { kind: 'WITHOUT_DELAY' },
                          subject,
                          facts: { amount },
                      } as const,
                  ]
                : []),
        ];
    };
}
