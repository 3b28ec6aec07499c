import type { Amendment } from '../letter-of-credit/amendment.js';
import { isAdvisedBy, isLive, type Credit } from '../letter-of-credit/credit.js';
import { beneficiarysBank } from '../letter-of-credit/parties.js';
import { actingBank, adviceIn, banksToAdvise, beneficiaryIn, issuerIn } from './actor.js';
import { timeToAdvise } from './advice-time.js';
import type { Awaited, Chapter, Entry, Kinds, Subject, TimelineFacts } from './entry.js';

export const amendmentEntryKinds = {
    AMENDMENT_ISSUED: { rule: 'UCP 600 art. 10b', measures: 'amendment' },
    AMENDMENT_PASSED_ON: { rule: 'UCP 600 art. 38f', measures: 'transfer' },
    AMENDMENT_ADVISED: { rule: 'UCP 600 art. 9d', measures: 'advice' },
    AMENDMENT_ADVICE_DECLINED: { rule: 'UCP 600 art. 9e, 9f', measures: 'advice', isBetweenBanks: true },
    AMENDMENT_ACCEPTED: { rule: 'UCP 600 art. 10c', measures: 'amendment' },
    AMENDMENT_ACCEPTED_BY_PRESENTATION: { rule: 'UCP 600 art. 10c', measures: 'amendment' },
    AMENDMENT_REJECTED: { rule: 'UCP 600 art. 10c', measures: 'amendment' },
    AMENDMENT_DEEMED_REJECTED: { rule: 'UCP 600 art. 10e', measures: 'amendment' },
    AMENDMENT_REJECTED_WITH_EARLIER: { rule: 'UCP 600 art. 10e', measures: 'amendment' },
    CONFIRMATION_EXTENDED: { rule: 'UCP 600 art. 10b', measures: 'confirmation' },
    CONFIRMATION_NOT_EXTENDED: { rule: 'UCP 600 art. 10b', measures: 'confirmation' },
} as const satisfies Kinds;

export const amendmentAwaitedKinds = {
    AMENDMENT_ADVICE: { rule: 'UCP 600 art. 9d', measures: 'advice', isBetweenBanks: true },
    AMENDMENT_ANSWER: { rule: 'UCP 600 art. 10c, 10f', measures: 'amendment' },
    EXTENSION_DECISION: { rule: 'UCP 600 art. 10b', measures: 'confirmation', isBetweenBanks: true },
} as const satisfies Kinds;

type AmendmentEntry = Entry<keyof typeof amendmentEntryKinds>;
type AmendmentAwaited = Awaited<keyof typeof amendmentAwaitedKinds>;

/** What becomes of the amendments of a credit. */
export const amendmentChapter: Chapter<keyof typeof amendmentEntryKinds, keyof typeof amendmentAwaitedKinds> = {
    entries: ({ credit, amendments }) => amendments.flatMap((amendment) => entriesOf(amendment, credit)),
    awaited: (facts) =>
        isLive(facts.credit) ? facts.amendments.flatMap((amendment) => awaitedOf(amendment, facts)) : [],
};

function entriesOf(amendment: Amendment, credit: Credit): readonly AmendmentEntry[] {
    const { issuedAt, advices, answer, extension } = amendment;
    const subject = subjectOf(amendment);
    const code = credit.terms.transferred === undefined ? 'AMENDMENT_ISSUED' : 'AMENDMENT_PASSED_ON';
    const advised = advices.map(({ bank, at, ...advice }): AmendmentEntry => {
        const { by, to } = adviceIn(credit, bank);

        return advice.outcome === 'ADVISED'
            ? { code: 'AMENDMENT_ADVISED', at, by, to, subject }
            : { code: 'AMENDMENT_ADVICE_DECLINED', at, by, subject, facts: { reason: advice.reason } };
    });
    const answered = answer === undefined ? [] : [answerEntry(answer, { by: beneficiaryIn(credit), subject })];
    const extended: readonly AmendmentEntry[] =
        extension === undefined || credit.confirmation === undefined
            ? []
            : [
                  {
                      code: `CONFIRMATION_${extension.outcome}`,
                      at: extension.at,
                      by: actingBank(credit, 'CONFIRMING_BANK', credit.confirmation.bank),
                      subject,
                  },
              ];

    return [{ code, at: issuedAt, by: issuerIn(credit), subject }, ...advised, ...answered, ...extended];
}

function answerEntry(
    { outcome, presentation, rejectedWith, at }: NonNullable<Amendment['answer']>,
    rest: Pick<AmendmentEntry, 'by' | 'subject'>,
): AmendmentEntry {
    if (rejectedWith !== undefined) {
        return { code: 'AMENDMENT_REJECTED_WITH_EARLIER', at, ...rest, facts: { earlier: rejectedWith } };
    }

    return presentation === undefined
        ? { code: `AMENDMENT_${outcome}`, at, ...rest }
        : { code: 'AMENDMENT_ACCEPTED_BY_PRESENTATION', at, ...rest, facts: { presentation } };
}

function awaitedOf(amendment: Amendment, facts: TimelineFacts): readonly AmendmentAwaited[] {
    const { credit } = facts;
    const subject = subjectOf(amendment);
    const { answer } = amendment;
    const isWithBeneficiary = isAdvisedBy(amendment, beneficiarysBank(credit.terms));

    return [
        ...banksToAdvise(credit, amendment).map((of): AmendmentAwaited => ({
            code: 'AMENDMENT_ADVICE',
            of,
            due: timeToAdvise(of, amendment, facts),
            subject,
        })),
        ...(isWithBeneficiary && answer === undefined
            ? [{ code: 'AMENDMENT_ANSWER', of: beneficiaryIn(credit), due: { kind: 'NO_DAY' }, subject } as const]
            : []),
        ...extensionAwaited(amendment, credit),
    ];
}

/** Of a bank that has confirmed, on what came after its confirmation and was not rejected. */
function extensionAwaited(amendment: Amendment, credit: Credit): readonly AmendmentAwaited[] {
    const { answer, extension, number } = amendment;
    const { confirmation } = credit;
    const isOpen = extension === undefined && (answer === undefined || answer.outcome === 'ACCEPTED');
    if (confirmation?.outcome !== 'CONFIRMED' || number <= confirmation.throughAmendment || !isOpen) {
        return [];
    }
    const of = actingBank(credit, 'CONFIRMING_BANK', confirmation.bank);

    return [{ code: 'EXTENSION_DECISION', of, due: { kind: 'WITHOUT_DELAY' }, subject: subjectOf(amendment) }];
}

function subjectOf({ number }: Amendment): Subject {
    return { kind: 'AMENDMENT', number };
}
