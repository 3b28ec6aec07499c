import type { Transfer } from '../transfer/transfer.js';
import { actingBank, beneficiaryIn } from './actor.js';
import type { Awaited, Chapter, Entry, Kinds, TimelineFacts } from './entry.js';

/** How much of it the beneficiary has others deliver is nothing to the applicant; its own bank tells it to the beneficiary. */
export const transferEntryKinds = {
    TRANSFER_REQUESTED: { rule: 'UCP 600 art. 38b', isBetweenBanks: true },
    CREDIT_TRANSFERRED: { rule: 'UCP 600 art. 38a', isBetweenBanks: true },
    TRANSFER_DECLINED: { rule: 'UCP 600 art. 38a', isBetweenBanks: true },
    TRANSFER_WITHDRAWN: { isBetweenBanks: true },
    TRANSFER_RETURNED: { rule: 'UCP 600 art. 38d', isBetweenBanks: true },
} as const satisfies Kinds;

export const transferAwaitedKinds = {
    TRANSFER_DECISION: { rule: 'UCP 600 art. 38a', isBetweenBanks: true },
} as const satisfies Kinds;

type TransferEntry = Entry<keyof typeof transferEntryKinds>;
type TransferAwaited = Awaited<keyof typeof transferAwaitedKinds>;

/** What becomes of the beneficiary's wish that others deliver in its place. */
export const transferChapter: Chapter<keyof typeof transferEntryKinds, keyof typeof transferAwaitedKinds> = {
    entries: (facts) => facts.transfers.flatMap((each) => entriesOf(each, facts)),
    awaited: (facts) => facts.transfers.flatMap((each) => awaitedOf(each, facts)),
};

function entriesOf(transfer: Transfer, { credit }: TimelineFacts): readonly TransferEntry[] {
    const { number, transferringBank, requestedAt, returnedAt } = transfer;
    const subject = { kind: 'TRANSFER', number } as const;
    const bank = actingBank(credit, 'TRANSFERRING_BANK', transferringBank);
    const first = beneficiaryIn(credit);

    return [
        { code: 'TRANSFER_REQUESTED', at: requestedAt, by: first, to: bank, subject },
        ...decisionOf(transfer, { by: bank, to: first, subject }),
        ...(returnedAt === undefined
            ? []
            : [{ code: 'TRANSFER_RETURNED', at: returnedAt, by: bank, to: first, subject } as const]),
    ];
}

function decisionOf(
    { decision }: Transfer,
    { by, to, subject }: Required<Pick<TransferEntry, 'by' | 'to' | 'subject'>>,
): readonly TransferEntry[] {
    switch (decision?.outcome) {
        case 'TRANSFERRED':
            return [{ code: 'CREDIT_TRANSFERRED', at: decision.at, by, subject, facts: { amount: decision.amount } }];
        case 'DECLINED':
            return [{ code: 'TRANSFER_DECLINED', at: decision.at, by, subject }];
        case 'WITHDRAWN':
            return [{ code: 'TRANSFER_WITHDRAWN', at: decision.at, by: to, subject }];
        case undefined:
            return [];
    }
}

/** No bank has to transfer, and no day makes it. */
function awaitedOf(
    { number, transferringBank, decision }: Transfer,
    { credit }: TimelineFacts,
): readonly TransferAwaited[] {
    const of = actingBank(credit, 'TRANSFERRING_BANK', transferringBank);

    return decision === undefined
        ? [{ code: 'TRANSFER_DECISION', of, due: { kind: 'NO_DAY' }, subject: { kind: 'TRANSFER', number } }]
        : [];
}
