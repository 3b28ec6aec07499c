import type { TradeDocument } from '../document/trade-document.js';
import { isBy } from '../letter-of-credit/amendment.js';
import type { Credit } from '../letter-of-credit/credit.js';
import type { Money } from '../kernel/money.js';
import { Refusal, refusals } from '../kernel/refusal.js';
import type { Whole } from '../presentation/as-all-stand.js';
import { coveringOf } from '../presentation/covering.js';
import { drawingsOf } from '../presentation/drawings.js';
import type { ElectronicRecord } from '../presentation/electronic-record.js';
import { examined, examinePresentation, type ExaminingFacts } from '../presentation/examine-presentation.js';
import { forwardedFrom } from '../presentation/forwarded.js';
import { lodgePresentation, type PresentingFacts } from '../presentation/lodge-presentation.js';
import { holdsAmount } from '../presentation/presentation-status.js';
import { presentedAt, type Presentation, type SharedPresentation } from '../presentation/presentation.js';
import type { ForwardPresentation } from './api.js';
import { isAllMadeByFirst, madeByFirst, type FoundIn } from './made-by-first.js';
import { amountOf } from './recount-transfer.js';
import { amendmentsStandingFor } from './standing-amendments.js';
import { isSubstitutable } from './substitute-documents.js';
import type { Substitution } from './substitution.js';
import { mustBeTransferringBank } from './transfer-credit.js';
import type { Transfer, TransferRequest } from './transfer.js';

const refusal = refusals({
    PRESENTATION_MUST_BE_FORWARDED_ONCE: 'conflict',
    FIRST_BENEFICIARY_MUST_HAVE_ANSWERED: 'conflict',
    FIRST_DEMAND_MUST_BE_OVER: 'conflict',
    DOCUMENTS_MUST_HAVE_IDS_OF_THEIR_OWN: 'conflict',
});

export interface ForwardingFacts extends PresentingFacts {
    readonly transfer: Transfer;
    readonly request: TransferRequest;
    readonly substitution: Substitution;
    /** Under the second beneficiary's credit … */
    readonly presentation: Presentation;
    /** … with everything that is under it. */
    readonly second: Whole;
    readonly calendar: ExaminingFacts['calendar'];
}

/** What is written where. */
export interface Forwarded {
    readonly credit: Credit;
    readonly presentation: SharedPresentation;
    readonly substitution: Substitution;
}

/**
 * Presents under the credit what the second beneficiary has presented under its own: with the first one's invoice and draft,
 * or as received where the first beneficiary has not answered on first demand, or has answered with documents that make
 * discrepancies (UCP 600 art. 38i), whether the transferring bank finds them or the bank that refuses for them alone. What the transfer holds for it is from then on held by this presentation, which came in
 * time if it came to the transferring bank in time (art. 38k), and keeps to the second one's own amendments (art. 38f).
 */
export function forwardPresentation({ as, ...request }: ForwardPresentation, facts: ForwardingFacts): Forwarded {
    const { transfer, substitution, presentation: second, bank, at } = facts;
    mustBeTransferringBank(transfer, bank);
    const { forwarded: before } = substitution;
    if (before !== undefined && (as === 'SUBSTITUTED' || !isRefusedForFirstAlone(before, facts))) {
        throw refusal('PRESENTATION_MUST_BE_FORWARDED_ONCE');
    }
    amountOf(transfer);
    const lodged = as === 'SUBSTITUTED' ? lodgedWith(substituted(facts), request, facts) : undefined;
    if (lodged === undefined && before === undefined) {
        mayForwardAsReceived(request, facts);
    }
    const { credit, presentation } = lodged ?? lodgedWith(second, request, facts);
    const forwarded = {
        outcome: as,
        presentationNumber: presentation.number,
        ...(before && { insteadOf: before.presentationNumber }),
        at,
    };

    return { credit, presentation, substitution: { ...substitution, forwarded } };
}

interface Claim extends Pick<Presentation, 'records' | 'statesExtension' | 'systemDownOn'> {
    readonly documents: readonly TradeDocument[];
    readonly amount: Money;
}

type Request = Omit<ForwardPresentation, 'as'>;
type Sent = NonNullable<Substitution['forwarded']>;

/** The second one's documents, with the first one's invoice and draft in place of its own. */
function substituted({ substitution, presentation }: ForwardingFacts): Claim {
    const { answer } = substitution;
    if (answer === undefined) {
        throw refusal('FIRST_BENEFICIARY_MUST_HAVE_ANSWERED');
    }
    const others = presentation.documents.filter((document) => !isSubstitutable(document));
    const documents = [...answer.documents, ...others];
    if (new Set(documents.map(({ documentId }) => documentId)).size < documents.length) {
        throw refusal('DOCUMENTS_MUST_HAVE_IDS_OF_THEIR_OWN');
    }

    const isPresented = ({ documentId }: ElectronicRecord): boolean =>
        others.some((document) => document.documentId === documentId);
    const records = [...(answer.records ?? []), ...(presentation.records ?? []).filter(isPresented)];

    return { ...coveringOf(presentation), ...(records.length > 0 && { records }), documents, amount: answer.amount };
}

function lodgedWith(
    { documents, amount, ...covering }: Claim,
    { creditId, examiningBank }: Request,
    facts: ForwardingFacts,
): ReturnType<typeof lodgePresentation> {
    const { transfer, request, presentation, second } = facts;
    const receivedAt = presentedAt(presentation);
    const standing = { amendments: second.amendments, at: receivedAt };
    const forwards = {
        transferNumber: transfer.number,
        presentationNumber: presentation.number,
        amount: presentation.amount,
        receivedAt,
        amendments: [...amendmentsStandingFor(request, standing)],
    };
    const number = facts.credit.numberOfPresentations + 1;

    // Who forwards gives no notice that all is there: it was given to the transferring bank (eUCP art. e6c).
    const claim = { amount, documents: [...documents], ...coveringOf(covering), isComplete: true };

    return lodgePresentation({ creditId, number, examiningBank, ...claim, forwards }, facts);
}

/** The first beneficiary has had its time, or what it has sent makes discrepancies that the second one's did not have. */
function mayForwardAsReceived(request: Request, facts: ForwardingFacts): void {
    const { substitution, at } = facts;
    const isOver =
        substitution.answer === undefined ? isBy(substitution.answerBy, at) : hasMadeDiscrepancies(request, facts);
    if (!isOver) {
        throw refusal('FIRST_DEMAND_MUST_BE_OVER', { answerBy: substitution.answerBy });
    }
}

/** Whether the first one's documents were refused, and for nothing but what was not in those that the second has presented. */
function isRefusedForFirstAlone({ presentationNumber }: Sent, facts: ForwardingFacts): boolean {
    const { presentation: second, presentations } = facts;
    const sent = presentations.find(({ number }) => number === presentationNumber);
    if (sent === undefined || !holdsAmount(second.status) || drawingsOf(presentations).includes(sent)) {
        return false;
    }
    const { refusal: notice } = [sent, forwardedFrom(sent, presentations)].find((each) => each?.refusal) ?? {};

    return (
        notice !== undefined &&
        isAllMadeByFirst({ findings: notice.discrepancies, documents: sent.documents }, foundByOwnCredit(facts))
    );
}

/** Whether what the first beneficiary has sent cannot be presented, or is wrong where the second one's was not. */
function hasMadeDiscrepancies(request: Request, facts: ForwardingFacts): boolean {
    const own = foundByCredit(() => substituted(facts), request, facts);
    if (own === undefined) {
        return true;
    }
    const { documents } = facts.presentation;
    const byCredit = foundByCredit(() => facts.presentation, request, facts) ?? { findings: [], documents };

    return madeByFirst(own, { byOwnCredit: foundByOwnCredit(facts), byCredit }).length > 0;
}

/** What an examination would find in the documents; undefined where they could not be presented at all. */
function foundByCredit(claim: () => Claim, request: Request, facts: ForwardingFacts): FoundIn | undefined {
    try {
        const { presentation } = lodgedWith(claim(), request, facts);
        const examining = { ...facts, others: facts.presentations, bank: presentation.examiningBank, presentation };
        const { findings = [], documents } = examinePresentation({}, examining);

        return { findings, documents };
    } catch (error) {
        if (error instanceof Refusal) {
            return undefined;
        }
        throw error;
    }
}

/** What the transferring bank has found in the second beneficiary's documents, or would have if it had examined them. */
function foundByOwnCredit({ presentation, second, ...facts }: ForwardingFacts): FoundIn {
    const others = second.presentations.filter(({ number }) => number !== presentation.number);
    const { findings = [], judgement } =
        presentation.findings === undefined
            ? examined(presentation, { ...facts, ...second, others, transfers: [] })
            : presentation;
    const added = judgement?.added.map(({ finding }) => finding) ?? [];

    return { findings: [...findings, ...added], documents: presentation.documents };
}
