import type { CapacityCode, Signature } from '../document/signature.js';
import { isSeaDocument, type TradeDocument, type TransportDocument } from '../document/trade-document.js';
import { findingsOf, when, type Finding, type Place } from './finding.js';
import { isSameName } from './names.js';

const found = findingsOf({
    TRANSPORT_DOCUMENT_MUST_BE_SIGNED_BY_CARRIER: ['DISCREPANCY', 'UCP 600 art. 19a i to 21a i, 23a i, 24a i'],
    AGENT_MUST_SAY_FOR_WHOM_IT_SIGNS: ['DISCREPANCY', 'UCP 600 art. 19a i to 24a i'],
    CHARTER_PARTY_BILL_MUST_BE_SIGNED_BY_MASTER_OWNER_OR_CHARTERER: ['DISCREPANCY', 'UCP 600 art. 22a i'],
    INSURANCE_DOCUMENT_MUST_BE_SIGNED_BY_INSURER: ['DISCREPANCY', 'UCP 600 art. 28a'],
});

const carriers: readonly CapacityCode[] = ['CARRIER', 'AGENT_FOR_CARRIER'];
const carriersAtSea: readonly CapacityCode[] = [...carriers, 'MASTER', 'AGENT_FOR_MASTER'];
const underCharterParty: readonly CapacityCode[] = [
    ...(['MASTER', 'OWNER', 'CHARTERER'] as const),
    ...(['AGENT_FOR_MASTER', 'AGENT_FOR_OWNER', 'AGENT_FOR_CHARTERER'] as const),
];
const insurers: readonly CapacityCode[] = ['INSURER', 'UNDERWRITER', 'AGENT', 'PROXY'];
const agentsForNamed: readonly CapacityCode[] = ['AGENT_FOR_CARRIER', 'AGENT_FOR_OWNER', 'AGENT_FOR_CHARTERER'];

/** A transport document is signed by the carrier or an agent for it, at sea also by the master or an agent for him. */
export function signatureFindings(document: TransportDocument): readonly Finding[] {
    const { documentId, signatures, carrier } = document;
    const allowed = isSeaDocument(document) ? carriersAtSea : carriers;
    const valid = signatures.filter(({ capacityCode }) => allowed.includes(capacityCode));
    const isNamed = valid.some((signature) => saysForWhom(signature, carrier?.partyName));

    return [
        ...when(valid.length === 0, () =>
            found('TRANSPORT_DOCUMENT_MUST_BE_SIGNED_BY_CARRIER', signed(documentId, { allowed, signatures })),
        ),
        ...when(valid.length > 0 && !isNamed, () =>
            found('AGENT_MUST_SAY_FOR_WHOM_IT_SIGNS', {
                documentId,
                field: 'signatures.onBehalfOf',
                expected: carrier?.partyName ?? 'the name of the carrier',
                found: valid.map(({ onBehalfOf = '' }) => onBehalfOf).join(', '),
            }),
        ),
    ];
}

/** A bill under a charter party is signed by master, owner or charterer, or by an agent who says for which of them. */
export function charterPartySignatureFindings({ documentId, signatures }: TransportDocument): readonly Finding[] {
    const valid = signatures.filter(({ capacityCode }) => underCharterParty.includes(capacityCode));

    return [
        ...when(valid.length === 0, () =>
            found(
                'CHARTER_PARTY_BILL_MUST_BE_SIGNED_BY_MASTER_OWNER_OR_CHARTERER',
                signed(documentId, { allowed: underCharterParty, signatures }),
            ),
        ),
        ...when(valid.length > 0 && !valid.some((signature) => saysForWhom(signature, undefined)), () =>
            found('AGENT_MUST_SAY_FOR_WHOM_IT_SIGNS', {
                documentId,
                field: 'signatures.onBehalfOf',
                expected: 'the name of the owner or charterer',
                found: '',
            }),
        ),
    ];
}

/** An insurance document is signed by an insurance company, an underwriter, or their agents or proxies. */
export function insurerFindings({ documentId, signatures }: TradeDocument): readonly Finding[] {
    return when(!signatures.some(({ capacityCode }) => insurers.includes(capacityCode)), () =>
        found('INSURANCE_DOCUMENT_MUST_BE_SIGNED_BY_INSURER', signed(documentId, { allowed: insurers, signatures })),
    );
}

/** An agent for the carrier, owner or charterer names them; the master needs not be named (ISBP), so his agent need not name him. */
function saysForWhom({ capacityCode, onBehalfOf }: Signature, principal: string | undefined): boolean {
    if (!agentsForNamed.includes(capacityCode)) {
        return true;
    }

    return onBehalfOf !== undefined && (principal === undefined || isSameName(onBehalfOf, principal));
}

interface Signing {
    readonly allowed: readonly CapacityCode[];
    readonly signatures: readonly Signature[];
}

function signed(documentId: string, { allowed, signatures }: Signing): Place {
    return {
        documentId,
        field: 'signatures.capacityCode',
        expected: allowed.join(', '),
        found: signatures.map(({ capacityCode }) => capacityCode).join(', '),
    };
}
