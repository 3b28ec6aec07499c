import { partsOf, type Collateral } from './collateral.js';
import {
    decideFinancing,
    mustBeRequested,
    refuse,
    reserve,
    type DecidedFinancing,
    type DecisionFacts,
} from './decide-financing.js';
import { isStillOpen, type FinancedDocuments } from './disburse-financing.js';
import type { Financing } from './financing.js';
import { invoiceOf, type Hold } from './hold.js';

export interface TogetherFacts extends Pick<DecisionFacts, 'policy' | 'decidedAt'>, FinancedDocuments {
    /** What is known of the declaration of each share, in their order. */
    readonly declarations: readonly Pick<DecisionFacts, 'known' | 'encumbrance'>[];
    /** What the registry has on each of the documents, in the order of `documentsOf`. */
    readonly holds: readonly Hold[];
}

export interface DecidedTogether {
    readonly financing: Financing;
    /** What the registry holds from now on; absent when nothing was reserved. */
    readonly collateral?: Collateral;
}

type Decision = NonNullable<Financing['decision']>;

/**
 * Answers a request that may rest on several declarations, on invoices and on a presentation: it gets all of them or
 * none. On each declaration the rule is that for one alone; a document is financed once, at whichever bank, and never
 * after the buyer has paid.
 */
export function decideTogether(financing: Financing, facts: TogetherFacts): DecidedTogether {
    mustBeRequested(financing);
    const parts = partsOf(financing).map((part, index) => {
        const { known, encumbrance } = facts.declarations[index] ?? {};
        return decideFinancing(part, { ...facts, known, encumbrance });
    });
    const fault =
        faultOfPresentation(financing, facts) ??
        faultOfPart(financing, parts) ??
        faultOfDocument(financing, facts.holds);
    if (fault !== undefined) {
        return { financing: refuse(financing, fault, facts) };
    }
    const { financingId, bank } = financing;

    return {
        financing: reserve(financing, facts),
        collateral: {
            encumbrances: parts.flatMap(({ encumbrance }) => encumbrance ?? []),
            holds: facts.holds.map((hold) => ({ ...hold, holder: { financingId, bank } })),
        },
    };
}

/** It may have been refused or paid since the request. */
function faultOfPresentation(
    { presentation: financed }: Financing,
    documents: FinancedDocuments,
): Decision | undefined {
    const isLost = financed !== undefined && !isStillOpen(documents);

    return isLost ? { code: 'PRESENTATION_MUST_BE_OPEN' } : undefined;
}

function faultOfPart({ shares }: Financing, parts: readonly DecidedFinancing[]): Decision | undefined {
    const failed = parts.find(({ encumbrance }) => encumbrance === undefined)?.financing;
    const { decision, declarationNumber } = failed ?? {};

    return decision && { ...decision, ...(shares && declarationNumber !== undefined && { declarationNumber }) };
}

function faultOfDocument({ invoices = [], exporterUscc }: Financing, holds: readonly Hold[]): Decision | undefined {
    const taken = holds.find(({ holder, isPaid }) => holder !== undefined || isPaid);
    if (taken === undefined) {
        return undefined;
    }
    const { document, holder } = taken;
    if (document.kind === 'PRESENTATION') {
        return { code: holder === undefined ? 'PRESENTATION_MUST_BE_OPEN' : 'PRESENTATION_MUST_NOT_BE_FINANCED' };
    }
    const invoiceNumber = invoices.find(
        (each) => invoiceOf(exporterUscc, each).invoiceNumber === document.invoiceNumber,
    );

    return {
        code: holder === undefined ? 'INVOICE_MUST_NOT_BE_PAID' : 'INVOICE_MUST_NOT_BE_FINANCED',
        ...(invoiceNumber !== undefined && { invoiceNumber }),
    };
}
