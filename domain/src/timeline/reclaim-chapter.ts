import type { Reclaim } from '../reclaim/reclaim.js';
import { actingBank, issuerIn } from './actor.js';
import type { Awaited, Chapter, Entry, Kinds, TimelineFacts } from './entry.js';

export const reclaimEntryKinds = {
    REIMBURSEMENT_RECLAIMED: { rule: 'UCP 600 art. 16g', isBetweenBanks: true },
    RECLAIM_DISPUTED: { rule: 'UCP 600 art. 16g', isBetweenBanks: true },
    RECLAIM_PAID: { rule: 'UCP 600 art. 16g', isBetweenBanks: true },
} as const satisfies Kinds;

export const reclaimAwaitedKinds = {
    RECLAIM_PAYMENT: { rule: 'UCP 600 art. 16g', isBetweenBanks: true },
} as const satisfies Kinds;

type ReclaimEntry = Entry<keyof typeof reclaimEntryKinds>;
type ReclaimAwaited = Awaited<keyof typeof reclaimAwaitedKinds>;

/** What the issuing bank asks back after it has refused, told at the two banks that hold it. */
export const reclaimChapter: Chapter<keyof typeof reclaimEntryKinds, keyof typeof reclaimAwaitedKinds> = {
    entries: (facts) => facts.reclaims.flatMap((each) => entriesOf(each, facts)),
    awaited: (facts) => facts.reclaims.flatMap((each) => awaitedOf(each, facts)),
};

function entriesOf(
    { claimNumber: number, reimbursedBank, amount, receivedAt, dispute, paid }: Reclaim,
    { credit }: TimelineFacts,
): readonly ReclaimEntry[] {
    const subject = { kind: 'REIMBURSEMENT_CLAIM', number } as const;
    const [by, to] = [issuerIn(credit), actingBank(credit, 'CLAIMING_BANK', reimbursedBank)];
    const answered = { by: to, to: by, subject } as const;

    return [
        { code: 'REIMBURSEMENT_RECLAIMED', at: receivedAt, by, to, subject, facts: { amount } },
        ...(dispute === undefined ? [] : [{ code: 'RECLAIM_DISPUTED', at: dispute.at, ...answered } as const]),
        ...(paid === undefined
            ? []
            : [{ code: 'RECLAIM_PAID', at: paid.payment.at, ...answered, facts: { amount } } as const]),
    ];
}

function awaitedOf(
    { claimNumber: number, reimbursedBank, amount, status }: Reclaim,
    { credit }: TimelineFacts,
): readonly ReclaimAwaited[] {
    const of = actingBank(credit, 'CLAIMING_BANK', reimbursedBank);
    const subject = { kind: 'REIMBURSEMENT_CLAIM', number } as const;

    return status === 'PAID'
        ? []
        : [{ code: 'RECLAIM_PAYMENT', of, due: { kind: 'WITHOUT_DELAY' }, subject, facts: { amount } }];
}
