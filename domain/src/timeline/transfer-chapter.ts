import type { Substitution } from '../transfer/substitution.js';
import type { Transfer } from '../transfer/transfer.js';
import { actingBank, beneficiaryIn } from './actor.js';
import type { Awaited, Chapter, Entry, Kinds, TimelineFacts } from './entry.js';

/** How much of it the beneficiary has others deliver is nothing to the applicant; its own bank tells it to the beneficiary. */
export const transferEntryKinds = {
    TRANSFER_REQUESTED: { rule: 'UCP 600 art. 38b', measures: 'transfer', isBetweenBanks: true },
    CREDIT_TRANSFERRED: { rule: 'UCP 600 art. 38a', measures: 'transfer', isBetweenBanks: true },
    TRANSFER_DECLINED: { rule: 'UCP 600 art. 38a', measures: 'transfer', isBetweenBanks: true },
    TRANSFER_WITHDRAWN: { isBetweenBanks: true },
    SUBSTITUTION_DEMANDED: { rule: 'UCP 600 art. 38i', measures: 'transfer', isBetweenBanks: true },
    DOCUMENTS_SUBSTITUTED: { rule: 'UCP 600 art. 38h', measures: 'transfer', isBetweenBanks: true },
    TRANSFER_RETURNED: { rule: 'UCP 600 art. 38d', measures: 'transfer', isBetweenBanks: true },
} as const satisfies Kinds;

export const transferAwaitedKinds = {
    SUBSTITUTION: { rule: 'UCP 600 art. 38i', measures: 'transfer', isBetweenBanks: true },
    TRANSFER_DECISION: { rule: 'UCP 600 art. 38a', measures: 'transfer', isBetweenBanks: true },
} as const satisfies Kinds;

type TransferEntry = Entry<keyof typeof transferEntryKinds>;
type TransferAwaited = Awaited<keyof typeof transferAwaitedKinds>;

/** What becomes of the beneficiary's wish that others deliver in its place. */
export const transferChapter: Chapter<keyof typeof transferEntryKinds, keyof typeof transferAwaitedKinds> = {
    entries: (facts) => [
        ...facts.transfers.flatMap((each) => entriesOf(each, facts)),
        ...facts.substitutions.flatMap((each) => substitutionEntries(each, facts)),
    ],
    awaited: (facts) => [
        ...facts.transfers.flatMap((each) => awaitedOf(each, facts)),
        ...facts.substitutions.flatMap((each) => substitutionAwaited(each, facts)),
    ],
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

/** The first beneficiary's invoice and draft, in the place of the second's. */
function substitutionEntries(
    { number, presentationNumber, demandedAt, answer }: Substitution,
    { credit, transfers }: TimelineFacts,
): readonly TransferEntry[] {
    const transfer = transfers.find((each) => each.number === number);
    const subject = { kind: 'TRANSFER', number } as const;
    const [bank, first] = [
        actingBank(credit, 'TRANSFERRING_BANK', transfer?.transferringBank ?? ''),
        beneficiaryIn(credit),
    ];
    const facts = { presentation: presentationNumber };

    return [
        { code: 'SUBSTITUTION_DEMANDED', at: demandedAt, by: bank, to: first, subject, facts },
        ...(answer === undefined
            ? []
            : [{ code: 'DOCUMENTS_SUBSTITUTED', at: answer.at, by: first, to: bank, subject, facts } as const]),
    ];
}

/** On first demand, by an instant that it names: after it the bank may present what it has (UCP 600 art. 38i). */
function substitutionAwaited(
    { number, presentationNumber, answerBy: endsAt, answer, forwarded }: Substitution,
    { credit }: TimelineFacts,
): readonly TransferAwaited[] {
    const due = { kind: 'BY_DAY', day: endsAt.slice(0, 10), endsAt } as const;

    return answer === undefined && forwarded === undefined
        ? [
              {
                  code: 'SUBSTITUTION',
                  of: beneficiaryIn(credit),
                  due,
                  subject: { kind: 'TRANSFER', number },
                  facts: { presentation: presentationNumber },
              },
          ]
        : [];
}
