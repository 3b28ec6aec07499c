import type { Instant } from '../kernel/time.js';
import type { Financing } from '../receivable/financing.js';
import type { DescribedDocument, DescribedInvoice } from './described-document.js';
import type { Filing } from './filing.js';
import { identityOf } from './fingerprint.js';
import { answerTo, type DocumentAnswer, type Match } from './match-document.js';
import type { SimilarityCase } from './similarity-case.js';
import { isSameFinancing, type NamedFinancing } from '../receivable/same-financing.js';

type Decision = NonNullable<Financing['decision']>;
type Applying = Pick<Financing, 'bank' | 'financingId' | 'exporterUscc' | 'documents'>;

/** A case before it has an id. */
export type NewCase = Omit<SimilarityCase, 'caseId'>;

/** Of what is like many others only the likest are looked at. */
const casesPerDocument = 5;

/** What each document of a request is like, in their order. */
export type DocumentMatches = readonly (readonly Match[])[];

/** What of others the documents of a financing are like, which has filed its own already. */
export function matchesOfOthers(financing: NamedFinancing, matches: DocumentMatches): DocumentMatches {
    return matches.map((each) => each.filter(({ filing }) => !isSameFinancing(filing, financing)));
}

/** Why documents keep a request from being met: the first of them that is financed already. */
export function faultOfLikeness(financing: Applying, matches: DocumentMatches): Decision | undefined {
    const faults = (financing.documents ?? []).map((document, index) =>
        faultOf(document, { financing, matches: matches[index] ?? [] }),
    );

    return faults.find((fault) => fault !== undefined);
}

/** What the bank is told of its documents; nothing where none is like any other. */
export function answersTo({ bank }: Pick<Financing, 'bank'>, matches: DocumentMatches): readonly DocumentAnswer[] {
    const answers = matches.map((each) => answerTo(bank, each));
    const isPlain = answers.every((answer) => answer.likeness === 'NONE' && answer.ownFinancingIds === undefined);

    return isPlain ? [] : answers;
}

/** What a case is opened for: not for what one bank finances of one customer, which it has before its own eyes. */
export function casesOf(
    { bank, financingId, exporterUscc, documents = [] }: Applying,
    matches: DocumentMatches,
    openedAt: Instant,
): readonly NewCase[] {
    return documents.flatMap((document, index) =>
        (matches[index] ?? [])
            .filter(({ filing }) => !isOneTrade(filing, { bank, exporterUscc }))
            .sort((one, other) => other.rules.length - one.rules.length)
            .slice(0, casesPerDocument)
            .map(({ filing, rules, likeness }) => ({
                likeness,
                rules: [...rules],
                earlier: sideOf(filing),
                later: { bank, financingId, applicantUscc: exporterUscc, document: identityOf(document) },
                openedAt,
                version: 1,
                status: 'OPEN' as const,
            })),
    );
}

function faultOf(
    document: DescribedDocument,
    { financing, matches }: { readonly financing: Applying; readonly matches: readonly Match[] },
): Decision | undefined {
    const same = matches.filter(({ likeness }) => likeness === 'EXACT').map(({ filing }) => filing);
    if (document.kind !== 'COMMERCIAL_INVOICE') {
        // A customer may finance the invoices over one shipment one by one, at one bank.
        const isTaken = same.some((filing) => !isOneTrade(filing, financing));
        return isTaken
            ? { code: 'TRANSPORT_DOCUMENT_MUST_NOT_BE_FINANCED', documentReference: referenceOf(document) }
            : undefined;
    }
    if (same.length === 0) {
        return undefined;
    }
    const isHeld = same.some(({ isPaid }) => !isPaid);

    return {
        code: isHeld ? 'INVOICE_MUST_NOT_BE_FINANCED' : 'INVOICE_MUST_NOT_BE_PAID',
        invoiceNumber: document.documentReference,
    };
}

/** As its carrier numbers it. */
function referenceOf(document: Exclude<DescribedDocument, DescribedInvoice>): string {
    return document.kind === 'AIR_WAYBILL'
        ? `${document.waybillPrefix}-${document.waybillNumber}`
        : document.documentReference;
}

function isOneTrade(filing: Filing, { bank, exporterUscc }: Pick<Financing, 'bank' | 'exporterUscc'>): boolean {
    return filing.bank === bank && filing.applicantUscc === exporterUscc;
}

function sideOf({ bank, financingId, applicantUscc, document }: Filing): SimilarityCase['earlier'] {
    return { bank, financingId, applicantUscc, document };
}
