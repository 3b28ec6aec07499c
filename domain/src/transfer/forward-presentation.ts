import type { TradeDocument } from '../document/trade-document.js';
import { isBy } from '../letter-of-credit/amendment.js';
import type { Credit } from '../letter-of-credit/credit.js';
import { subtract, type Money } from '../kernel/money.js';
import { Refusal, refusals } from '../kernel/refusal.js';
import { examinePresentation, type ExaminingFacts } from '../presentation/examine-presentation.js';
import { lodgePresentation, type PresentingFacts } from '../presentation/lodge-presentation.js';
import { discrepanciesOf, type Presentation } from '../presentation/presentation.js';
import type { ForwardPresentation } from './api.js';
import { amountOf, withAmount } from './recount-transfer.js';
import { isSubstitutable } from './substitute-documents.js';
import type { Substitution } from './substitution.js';
import { mustBeTransferringBank } from './transfer-credit.js';
import type { Transfer } from './transfer.js';

const refusal = refusals({
    PRESENTATION_MUST_BE_FORWARDED_ONCE: 'conflict',
    FIRST_BENEFICIARY_MUST_HAVE_ANSWERED: 'conflict',
    FIRST_DEMAND_MUST_BE_OVER: 'conflict',
    DOCUMENTS_MUST_HAVE_IDS_OF_THEIR_OWN: 'conflict',
});

export interface ForwardingFacts extends PresentingFacts {
    readonly transfer: Transfer;
    readonly substitution: Substitution;
    /** Under the second beneficiary's credit. */
    readonly presentation: Presentation;
    readonly calendar: ExaminingFacts['calendar'];
}

/** What is written where. */
export interface Forwarded {
    readonly credit: Credit;
    readonly presentation: Presentation;
    readonly substitution: Substitution;
}

/**
 * Presents under the credit what the second beneficiary has presented under its own: with the first one's invoice and draft,
 * or as received where the first beneficiary has not answered on first demand, or has answered with documents that do
 * not comply (UCP 600 art. 38i). What the transfer holds for it is from then on held by this presentation.
 */
export function forwardPresentation({ as, ...request }: ForwardPresentation, facts: ForwardingFacts): Forwarded {
    const { transfer, substitution, presentation: second, bank, at } = facts;
    mustBeTransferringBank(transfer, bank);
    if (substitution.forwarded !== undefined) {
        throw refusal('PRESENTATION_MUST_BE_FORWARDED_ONCE');
    }
    const received = { documents: second.documents, amount: second.amount };
    const lodged = as === 'SUBSTITUTED' ? lodgedWith(substituted(facts), request, facts) : undefined;
    if (lodged === undefined) {
        mayForwardAsReceived(request, facts);
    }
    const { credit, presentation } = lodged ?? lodgedWith(received, request, facts);
    const forwarded = { outcome: as, presentationNumber: presentation.number, at };

    return {
        credit,
        presentation: {
            ...presentation,
            forwards: { transferNumber: transfer.number, amount: second.amount },
        },
        substitution: { ...substitution, forwarded },
    };
}

interface Claim {
    readonly documents: readonly TradeDocument[];
    readonly amount: Money;
}

type Request = Omit<ForwardPresentation, 'as'>;

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

    return { documents, amount: answer.amount };
}

function lodgedWith(
    { documents, amount }: Claim,
    { creditId, examiningBank }: Request,
    { transfer, transfers, presentation: second, ...facts }: ForwardingFacts,
): ReturnType<typeof lodgePresentation> {
    // What this presentation claims is no longer held by the transfer.
    const without = transfers.map((each) =>
        each.number === transfer.number ? withAmount(each, subtract(amountOf(each), second.amount)) : each,
    );
    const number = facts.credit.numberOfPresentations + 1;
    const request = { creditId, number, examiningBank, amount, documents: [...documents] };

    return lodgePresentation(request, { ...facts, transfers: without });
}

/** The first beneficiary has had its time, or what it has sent does not comply. */
function mayForwardAsReceived(request: Request, facts: ForwardingFacts): void {
    const { substitution, at } = facts;
    if (substitution.answer === undefined) {
        if (!isBy(substitution.answerBy, at)) {
            throw refusal('FIRST_DEMAND_MUST_BE_OVER', { answerBy: substitution.answerBy });
        }
        return;
    }
    if (complies(request, facts)) {
        throw refusal('FIRST_DEMAND_MUST_BE_OVER', { answerBy: substitution.answerBy });
    }
}

/** Whether what the first beneficiary has sent can be presented, and nothing is found in it. */
function complies(request: Request, facts: ForwardingFacts): boolean {
    try {
        const { presentation } = lodgedWith(substituted(facts), request, facts);
        const examining = { ...facts, others: facts.presentations, bank: presentation.examiningBank };

        return discrepanciesOf(examinePresentation({}, { ...examining, presentation })).length === 0;
    } catch (error) {
        if (error instanceof Refusal) {
            return false;
        }
        throw error;
    }
}
