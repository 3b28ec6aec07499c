import type { TradeDocument } from '../document/trade-document.js';
import { canonicalInvoiceNumber } from '../fingerprint/normal-forms.js';
import {
    answersTo,
    casesOf,
    faultOfLikeness,
    type DocumentMatches,
    type NewCase,
} from '../fingerprint/judge-documents.js';
import { heldFor, partsOf, type Collateral } from './collateral.js';
import {
    decideFinancing,
    mustBeRequested,
    refuse,
    reserve,
    type DecidedFinancing,
    type DecisionFacts,
    type KnownDeclaration,
} from './decide-financing.js';
import { isStillOpen, type FinancedDocuments } from './disburse-financing.js';
import { declarationOfOtherGoods, type DeclaredGoods } from './declared-goods.js';
import { tenorFault } from './due-date.js';
import type { Financing } from './financing.js';
import type { Hold } from './hold.js';
import { maximumMismatches, mismatchesBetween } from './mismatches.js';

interface KnownGoods extends Pick<DecisionFacts, 'encumbrance'> {
    readonly known: KnownDeclaration<DeclaredGoods> | undefined;
}

export interface TogetherFacts extends Pick<DecisionFacts, 'policy' | 'decidedAt'>, FinancedDocuments {
    /** What is known of the declaration of each share, in their order. */
    readonly declarations: readonly KnownGoods[];
    /** What the registry has on each of the documents, in the order of `documentsOf`. */
    readonly holds: readonly Hold[];
    /** What the documents are like that the bank describes, in their order. */
    readonly matches?: DocumentMatches;
}

export interface DecidedTogether {
    readonly financing: Financing;
    /** What the registry holds from now on; absent when nothing was reserved. */
    readonly collateral?: Collateral;
    /** What the foreign-exchange regulator is to look at, if anything. */
    readonly cases?: readonly NewCase[];
}

type Decision = NonNullable<Financing['decision']>;

/**
 * Answers a request that may rest on several declarations, on invoices and on a presentation: it gets all of them or
 * none. On each declaration the rule is that for one alone; a document is financed once, at whichever bank, and never
 * after the buyer has paid.
 */
export function decideTogether(financing: Financing, facts: TogetherFacts): DecidedTogether {
    mustBeRequested(financing);
    const { matches = [] } = facts;
    const parts = partsOf(financing).map((part, index) => {
        const { known, encumbrance } = facts.declarations[index] ?? {};
        return decideFinancing(part, { ...facts, known, encumbrance });
    });
    const fault =
        faultOfTenor(financing, facts) ??
        faultOfPresentation(financing, facts) ??
        faultOfPart(financing, parts) ??
        faultOfGoods(facts);
    if (fault !== undefined) {
        return { financing: refuse(financing, fault, facts) };
    }
    // Whoever could finance nothing on the goods has not shown that it was let see their documents: of it no case is made.
    const opened = casesOf(financing, matches, facts.decidedAt);
    const cases = opened.length === 0 ? {} : { cases: opened };
    const duplicate = faultOfDocument(financing, facts.holds) ?? faultOfLikeness(financing, matches);
    if (duplicate !== undefined) {
        return { financing: refuse(financing, duplicate, facts), ...cases };
    }

    return {
        financing: withAnswers(withMismatches(reserve(financing, facts), facts), matches),
        collateral: {
            encumbrances: parts.flatMap(({ encumbrance }) => encumbrance ?? []),
            holds: heldFor(financing, facts.holds),
        },
        ...cases,
    };
}

function faultOfTenor(financing: Financing, { policy, decidedAt }: TogetherFacts): Decision | undefined {
    const code = tenorFault(financing, { tenor: policy.tenor, decidedAt });

    return code && { code };
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

/** Documents over other goods than were declared bring no money on them, whoever owns both. */
function faultOfGoods(facts: TogetherFacts): Decision | undefined {
    const other = declarationOfOtherGoods(goodsIn(facts), documentsIn(facts));

    return other && { code: 'TRANSPORT_DOCUMENT_MUST_BE_DECLARED', declarationNumber: other.declarationNumber };
}

/** The bank was shown the declarations, whose release codes it knows: it may be told what differs from the documents. */
function withMismatches(financing: Financing, facts: TogetherFacts): Financing {
    const mismatches = mismatchesBetween(goodsIn(facts), documentsIn(facts)).slice(0, maximumMismatches);
    const { decision } = financing;

    return decision === undefined || mismatches.length === 0
        ? financing
        : { ...financing, decision: { ...decision, mismatches } };
}

/** Alike is not the same: money is reserved all the same, and the bank is told to look closer before it pays out. */
function withAnswers(financing: Financing, matches: DocumentMatches): Financing {
    const { decision } = financing;
    const documents = [...answersTo(financing, matches)];

    return decision === undefined || documents.length === 0
        ? financing
        : { ...financing, decision: { ...decision, documents } };
}

function goodsIn({ declarations }: TogetherFacts): readonly DeclaredGoods[] {
    return declarations.flatMap(({ known }) => known?.declaration ?? []);
}

/** Of a request by open account no documents are on the ledger. */
function documentsIn({ presentation }: TogetherFacts): readonly TradeDocument[] {
    return presentation?.documents ?? [];
}

function faultOfDocument(financing: Financing, holds: readonly Hold[]): Decision | undefined {
    const taken = holds.find(({ holder, isPaid }) => holder !== undefined || isPaid);
    if (taken === undefined) {
        return undefined;
    }
    const { document, holder } = taken;
    if (document.kind === 'PRESENTATION') {
        return { code: holder === undefined ? 'PRESENTATION_MUST_BE_OPEN' : 'PRESENTATION_MUST_NOT_BE_FINANCED' };
    }
    const invoiceNumber = numbersOf(financing).find((each) => canonicalInvoiceNumber(each) === document.invoiceNumber);

    return {
        code: holder === undefined ? 'INVOICE_MUST_NOT_BE_PAID' : 'INVOICE_MUST_NOT_BE_FINANCED',
        ...(invoiceNumber !== undefined && { invoiceNumber }),
    };
}

/** The numbers of its invoices as the bank writes them. */
function numbersOf({ invoices = [], documents = [] }: Financing): readonly string[] {
    return [
        ...invoices,
        ...documents.flatMap((each) => (each.kind === 'COMMERCIAL_INVOICE' ? [each.documentReference] : [])),
    ];
}
