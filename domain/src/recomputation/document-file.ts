import type { DescribedDocument } from '../fingerprint/described-document.js';
import { filingsOf, placesOf, refiled, type Filing } from '../fingerprint/filing.js';
import { fingerprintsOf, type Fingerprint } from '../fingerprint/fingerprint.js';
import type { DocumentMatches } from '../fingerprint/judge-documents.js';
import { matchesIn } from '../fingerprint/match-document.js';
import type { Financing } from '../receivable/financing.js';

/** What documents are filed, under their texts in clear: the keys of the registry hide them from banks alone. */
export class DocumentFile {
    readonly #filings = new Map<string, readonly Filing[]>();

    /** What each of the documents is like, in their order. */
    matchesOf(documents: readonly DescribedDocument[]): DocumentMatches {
        return documents.map((document) =>
            matchesIn(
                fingerprintsOf(document).map((fingerprint) => ({
                    rule: fingerprint.rule,
                    filings: this.#filingsUnder(fingerprint),
                })),
            ),
        );
    }

    /** Files the documents of a financing as it stands, or takes them away. */
    keep(financing: Financing): void {
        for (const { fingerprint, filings } of placesOf(financing.documents ?? [], filingsOf(financing))) {
            this.#filings.set(keyOf(fingerprint), refiled(this.#filingsUnder(fingerprint), financing, filings));
        }
    }

    #filingsUnder(fingerprint: Fingerprint): readonly Filing[] {
        return this.#filings.get(keyOf(fingerprint)) ?? [];
    }
}

function keyOf({ rule, text }: Fingerprint): string {
    return `${rule} ${text}`;
}
