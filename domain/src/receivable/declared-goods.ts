import type { Declaration } from '../declaration/declaration.js';
import { isTransportDocument, type TradeDocument, type TransportDocument } from '../document/trade-document.js';
import { canonicalReference } from '../examination/names.js';
import type { FinanceableDeclaration } from './balance.js';

/** What is compared of a declaration with the documents that are financed on it. */
export type DeclaredGoods = FinanceableDeclaration &
    Pick<
        Declaration,
        | 'overseasConsignee'
        | 'transportModeCode'
        | 'vesselName'
        | 'transportDocumentReference'
        | 'incotermCode'
        | 'numberOfPackages'
        | 'packageCode'
        | 'grossWeight'
        | 'contract'
        | 'containers'
    >;

/** By sea, rail and air. By road customs notes a manifest, of which no document of a presentation has the number. */
const modesOfNumberedDocuments: readonly string[] = ['2', '3', '5'];

/** The first declaration that is of other goods than those in the transport documents, where any were presented. */
export function declarationOfOtherGoods(
    declarations: readonly DeclaredGoods[],
    documents: readonly TradeDocument[],
): DeclaredGoods | undefined {
    const transport = documents.filter(isTransportDocument);
    if (transport.length === 0) {
        return undefined;
    }

    return declarations.find(
        (declaration) =>
            modesOfNumberedDocuments.includes(declaration.transportModeCode) &&
            !transport.some((document) => isOver(document, declaration)),
    );
}

/** Customs notes the number of the main document, and after an asterisk or a line that of the house document. */
export function isOver(
    { documentReference }: TransportDocument,
    { transportDocumentReference }: DeclaredGoods,
): boolean {
    return [transportDocumentReference, ...transportDocumentReference.split(/[*_]/)]
        .map(canonicalReference)
        .includes(canonicalReference(documentReference));
}
