import type { TradeDocument } from '../document/trade-document.js';
import type { Finding } from '../examination/finding.js';
import { isSubstitutable } from './substitute-documents.js';

/** What was found in a set of documents. */
export interface FoundIn {
    readonly findings: readonly Finding[];
    readonly documents: readonly TradeDocument[];
}

/** The same documents as the second beneficiary has presented them, by its own credit and by that of which it is a part. */
export interface AsReceived {
    readonly byOwnCredit: FoundIn;
    readonly byCredit: FoundIn;
}

/**
 * The discrepancies that the first beneficiary's invoice and draft have made. None is one that was in what the second has
 * presented, whether a bank has dropped it, taken it with a waiver or let the time to refuse it pass (UCP 600 art. 38i);
 * nor one that the other documents have by the credit anyway.
 */
export function madeByFirst(substituted: FoundIn, { byOwnCredit, byCredit }: AsReceived): readonly Finding[] {
    const others = byCredit.findings.filter(({ documentId }) => !byCredit.documents.some(isOwn(documentId)));
    const excused = new Set([
        ...placesIn(byOwnCredit),
        ...placesIn({ findings: others, documents: byCredit.documents }),
    ]);

    return discrepanciesIn(substituted).filter((finding) => !excused.has(placeOf(finding, substituted.documents)));
}

/** Whether all that is wrong is in the first one's invoice and draft, and was not in what the second has presented. */
export function isAllMadeByFirst(refused: FoundIn, byOwnCredit: FoundIn): boolean {
    const excused = new Set(placesIn(byOwnCredit));

    return discrepanciesIn(refused).every(
        (finding) =>
            refused.documents.some(isOwn(finding.documentId)) && !excused.has(placeOf(finding, refused.documents)),
    );
}

function placesIn(found: FoundIn): readonly string[] {
    return discrepanciesIn(found).map((finding) => placeOf(finding, found.documents));
}

function discrepanciesIn({ findings }: FoundIn): readonly Finding[] {
    return findings.filter(({ kind }) => kind === 'DISCREPANCY');
}

/** An invoice stands where the other one stood, and so does a draft; every other document is the same. */
function placeOf({ code, field, documentId }: Finding, documents: readonly TradeDocument[]): string {
    const own = documents.find(isOwn(documentId));

    return JSON.stringify([code, field, own?.kind ?? documentId]);
}

function isOwn(documentId: string | undefined): (document: TradeDocument) => boolean {
    return (document) => document.documentId === documentId && isSubstitutable(document);
}
