import type { TradeDocument, TransportDocument } from '../document/trade-document.js';
import type { RequiredDocument } from '../letter-of-credit/required-document.js';
import type { Examined } from './examined.js';
import { findingsOf, when, type Finding } from './finding.js';

const found = findingsOf({
    CHARTER_PARTY_MUST_NOT_BE_INDICATED: ['DISCREPANCY', 'UCP 600 art. 19a vi to 21a vi'],
    CHARTER_PARTY_MUST_BE_INDICATED: ['DISCREPANCY', 'UCP 600 art. 22a'],
    CHARTER_PARTY_CONTRACT_NOT_EXAMINED: ['DISREGARDED', 'UCP 600 art. 22b'],
});

/** Whether a transport document says that it is subject to a charter party, though the credit wants none, or the reverse. */
export function charterPartyFindings(document: TransportDocument, examined: Examined): readonly Finding[] {
    const { documentId } = document;
    const isIndicated = indicatesCharterParty(document);
    const field = 'isCharterParty' in document ? 'isCharterParty' : 'kind';

    return [
        ...when(isIndicated && !isUnderCharterParty(document, examined), () =>
            found('CHARTER_PARTY_MUST_NOT_BE_INDICATED', {
                documentId,
                field,
                expected: 'no indication of a charter party',
                found: 'subject to a charter party',
            }),
        ),
        ...when(!isIndicated && requirementOf(document, examined)?.charterParty === 'REQUIRED', () =>
            found('CHARTER_PARTY_MUST_BE_INDICATED', {
                documentId,
                field,
                expected: 'subject to a charter party',
                found: 'no indication of a charter party',
            }),
        ),
    ];
}

/** Whether article 22 is the one by which a bill is judged: it says so itself, and the credit asks for or allows it. */
export function isUnderCharterParty(document: TransportDocument, examined: Examined): boolean {
    return (
        document.kind === 'CHARTER_PARTY_BILL_OF_LADING' &&
        requirementOf(document, examined)?.charterParty !== undefined
    );
}

/** A bank does not examine charter party contracts, even where the credit asks for them: it passes them on. */
export function charterPartyContractFindings(document: TradeDocument): readonly Finding[] {
    return when(document.kind === 'CHARTER_PARTY_CONTRACT', () =>
        found('CHARTER_PARTY_CONTRACT_NOT_EXAMINED', {
            documentId: document.documentId,
            field: 'kind',
            expected: 'no examination of a charter party contract',
            found: document.documentReference,
        }),
    );
}

function indicatesCharterParty(document: TransportDocument): boolean {
    return (
        document.kind === 'CHARTER_PARTY_BILL_OF_LADING' || ('isCharterParty' in document && document.isCharterParty)
    );
}

function requirementOf({ documentId }: TransportDocument, { set }: Examined): RequiredDocument | undefined {
    return set.fulfilments.find(({ documents }) => documents.some((each) => each.documentId === documentId))?.required;
}
