import type { TradeDocument, TransportDocument } from '../document/trade-document.js';
import type { CreditParty } from '../letter-of-credit/credit-party.js';
import type { Party } from '../party/party.js';
import { findingsOf, when, type Finding, type Place } from './finding.js';
import type { Examined } from './examined.js';
import { canonicalName, isSameParty } from './names.js';
import { isOriginalPresented } from './originals.js';

type NamedParty = readonly [field: string, party: Party];

const found = findingsOf({
    PARTY_MUST_BE_IN_COUNTRY_OF_CREDIT: ['DISCREPANCY', 'UCP 600 art. 14j'],
    CONSIGNEE_ADDRESS_MUST_BE_AS_IN_CREDIT: ['DISCREPANCY', 'UCP 600 art. 14j'],
    INVOICE_MUST_BE_ISSUED_BY_BENEFICIARY: ['DISCREPANCY', 'UCP 600 art. 18a i'],
    INVOICE_MUST_BE_MADE_OUT_TO_APPLICANT: ['DISCREPANCY', 'UCP 600 art. 18a ii'],
});

/** Who is named in the documents, against whom the credit names (articles 14j, 18a). */
export function partyFindings(examined: Examined): readonly Finding[] {
    return [
        ...examined.set.examined.flatMap((document) => countryFindings(document, examined)),
        ...examined.transport.filter(isOriginalPresented).flatMap((document) => addressFindings(document, examined)),
        ...invoiceFindings(examined),
    ];
}

/** Addresses need not be the same, telephone numbers are nothing to look at, but the country must be the credit's. */
function countryFindings(document: TradeDocument, { terms }: Examined): readonly Finding[] {
    return partiesOf(document).flatMap(([field, party]) =>
        [terms.beneficiary, terms.applicant].flatMap((named) =>
            when(isSameParty(party, named) && (party.countryCode ?? named.countryCode) !== named.countryCode, () =>
                found('PARTY_MUST_BE_IN_COUNTRY_OF_CREDIT', {
                    documentId: document.documentId,
                    field: `${field}.countryCode`,
                    expected: named.countryCode,
                    found: party.countryCode ?? '',
                }),
            ),
        ),
    );
}

/** The applicant's address as consignee or notify party of a transport document must be the one in the credit. */
function addressFindings({ documentId, documentParties }: TransportDocument, { terms }: Examined): readonly Finding[] {
    const { consignee, notifyParties } = documentParties;
    const named = [
        ...(consignee === undefined ? [] : [['documentParties.consignee', consignee] as const]),
        ...notifyParties.map((party, index) => [`documentParties.notifyParties.${index}`, party] as const),
    ];

    return named.flatMap(([field, party]) =>
        when(isSameParty(party, terms.applicant) && hasOtherAddress(party, terms.applicant), () =>
            found('CONSIGNEE_ADDRESS_MUST_BE_AS_IN_CREDIT', {
                documentId,
                field: `${field}.address`,
                expected: terms.applicant.address ?? '',
                found: party.address ?? '',
            }),
        ),
    );
}

function hasOtherAddress({ address }: Party, named: CreditParty): boolean {
    return (
        address !== undefined && named.address !== undefined && canonicalName(address) !== canonicalName(named.address)
    );
}

function invoiceFindings({ terms, invoices }: Examined): readonly Finding[] {
    return invoices.flatMap(({ documentId, issuer, buyer }) => [
        ...when(!isSameParty(issuer, terms.beneficiary), () =>
            found('INVOICE_MUST_BE_ISSUED_BY_BENEFICIARY', {
                documentId,
                ...names('issuer', terms.beneficiary, issuer),
            }),
        ),
        ...when(!isSameParty(buyer, terms.applicant), () =>
            found('INVOICE_MUST_BE_MADE_OUT_TO_APPLICANT', { documentId, ...names('buyer', terms.applicant, buyer) }),
        ),
    ]);
}

function names(field: string, expected: Party, there: Party): Place {
    return { field: `${field}.partyName`, expected: expected.partyName, found: there.partyName };
}

/** Everybody whom a document names, with the place of the name. */
function partiesOf(document: TradeDocument): readonly NamedParty[] {
    if (!('documentParties' in document)) {
        return partiesIn(document);
    }
    const { documentParties } = document;
    const onTransport = [...partiesIn(documentParties), ...partiesIn(documentParties.notifyParties, 'notifyParties.')];

    return [
        ...partiesIn(document),
        ...onTransport.map(([field, party]) => [`documentParties.${field}`, party] as const),
    ];
}

function partiesIn(named: object, prefix = ''): readonly NamedParty[] {
    return Object.entries(named).flatMap(([field, party]: [string, unknown]) =>
        isParty(party) ? [[`${prefix}${field}`, party] as const] : [],
    );
}

function isParty(value: unknown): value is Party {
    return typeof value === 'object' && value !== null && 'partyName' in value;
}
