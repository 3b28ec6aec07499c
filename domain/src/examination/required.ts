import type { RequiredDocument } from '../letter-of-credit/required-document.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { documentKinds, type TradeDocument } from '../document/trade-document.js';
import { isSameName } from './names.js';

/** Codes of UNTDID 1001 that may stand in for another: a bill by its kinds, a policy for a certificate (article 28d). */
const fulfilledBy: Readonly<Record<string, readonly string[]>> = {
    '380': ['393'],
    '705': ['704', '706', '709', '714'],
    '740': ['741', '703'],
    '760': ['766'],
    '520': ['530'],
    '861': ['862', '864', '865'],
};

/** One document that the credit requires, and what was presented for it. */
export interface Fulfilment {
    readonly required: RequiredDocument;
    /** Its place in the credit; the draft has none, since the credit asks for it by saying how it is available. */
    readonly field: string;
    readonly documents: readonly TradeDocument[];
}

/** What was presented, told apart by what the credit requires. */
export interface SortedSet {
    readonly fulfilments: readonly Fulfilment[];
    /** The documents that are examined, in the order of their kinds: no charter party contract is (article 22b). */
    readonly examined: readonly TradeDocument[];
    /** Those that nobody asked for: they are disregarded (article 14g). */
    readonly disregarded: readonly TradeDocument[];
}

const draftCode = '490';

/**
 * Finds for each required document what was presented for it. The order in which documents were presented does not
 * matter: they are first put in the order of their kinds and ids.
 */
export function sortBySet(terms: CreditTerms, presented: readonly TradeDocument[]): SortedSet {
    const waiting = [...presented].sort(inOrder);
    const requirements = requirementsOf(terms);
    const fulfilments = new Map<RequiredDocument, Fulfilment>();
    const inTurn = [...requirements].sort((one, other) => breadthOf(one.required) - breadthOf(other.required));
    inTurn.forEach(({ required, field }, index) => {
        const later = inTurn.slice(index + 1).map((each) => each.required);
        const documents = documentsFor(required, waiting, later);
        documents.forEach((document) => waiting.splice(waiting.indexOf(document), 1));
        fulfilments.set(required, { required, field, documents });
    });
    const inOrderOfCredit = requirements.flatMap(({ required }) => fulfilments.get(required) ?? []);
    const examined = inOrderOfCredit
        .flatMap(({ documents }) => documents)
        .filter(({ kind }) => kind !== 'CHARTER_PARTY_CONTRACT')
        .sort(inOrder);

    return { fulfilments: inOrderOfCredit, examined, disregarded: waiting };
}

/** A requirement that names its issuer chooses first, since it has the fewest documents to choose from. */
function breadthOf({ issuerName }: RequiredDocument): number {
    return issuerName === undefined || isOpenIssuer(issuerName) ? 1 : 0;
}

/** All that fit, but for a document that stands in for another kind, or is one of several, what later ones ask for. */
function documentsFor(
    required: RequiredDocument,
    waiting: readonly TradeDocument[],
    later: readonly RequiredDocument[],
): readonly TradeDocument[] {
    const isWanted = (document: TradeDocument): boolean =>
        later.some((each) => each.documentTypeCode === document.documentTypeCode && isFulfilledBy(each, document));
    const fitting = waiting
        .filter((document) => isFulfilledBy(required, document))
        .filter((document) => document.documentTypeCode === required.documentTypeCode || !isWanted(document));

    return fitting.some(isWanted) ? fitting.slice(0, 1) : fitting;
}

/** What the credit requires: its list, and the draft where it is available by one (article 6c, 42C). */
function requirementsOf(terms: CreditTerms): readonly Pick<Fulfilment, 'required' | 'field'>[] {
    const listed = terms.requiredDocuments.map((required, index) => ({
        required,
        field: `requiredDocuments.${index}`,
    }));
    const isDraftListed = terms.requiredDocuments.some(({ documentTypeCode }) => documentTypeCode === draftCode);
    const draft = { documentTypeCode: draftCode, numberOfOriginals: 1, numberOfCopies: 0 };

    return terms.availability.drafts === undefined || isDraftListed
        ? listed
        : [...listed, { required: draft, field: 'availability.drafts' }];
}

function isFulfilledBy({ documentTypeCode, issuerName }: RequiredDocument, document: TradeDocument): boolean {
    const codes = [documentTypeCode, ...(fulfilledBy[documentTypeCode] ?? [])];
    const isOfIssuer = issuerName === undefined || isOpenIssuer(issuerName) || issuedBy(document, issuerName);

    return codes.includes(document.documentTypeCode) && isOfIssuer;
}

/** Words such as "independent" let anybody but the beneficiary issue a document (article 3), so they name nobody. */
export function isOpenIssuer(issuerName: string): boolean {
    return /^(first class|well known|qualified|independent|official|competent|local)\b/i.test(issuerName);
}

function issuedBy({ issuer }: TradeDocument, name: string): boolean {
    return [issuer.partyName, issuer.partyNameLocal].some((each) => each !== undefined && isSameName(each, name));
}

function inOrder(one: TradeDocument, other: TradeDocument): number {
    const [left, right] = [one, other].map(({ kind }) => documentKinds.indexOf(kind)) as [number, number];
    if (left !== right) {
        return left - right;
    }

    return one.documentId < other.documentId ? -1 : 1;
}
