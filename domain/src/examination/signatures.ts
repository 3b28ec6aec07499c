import type { CapacityCode, Signature } from '../document/signature.js';
import type { TradeDocument, TransportDocument } from '../document/trade-document.js';
import { findingsOf, when, type Finding, type Place } from './finding.js';
import { isSameName } from './names.js';

const found = findingsOf({
    TRANSPORT_DOCUMENT_MUST_BE_SIGNED_BY_CARRIER: ['DISCREPANCY', 'UCP 600 art. 19a i to 24a i'],
    AGENT_MUST_SAY_FOR_WHOM_IT_SIGNS: ['DISCREPANCY', 'UCP 600 art. 19a i to 24a i'],
    INSURANCE_DOCUMENT_MUST_BE_SIGNED_BY_INSURER: ['DISCREPANCY', 'UCP 600 art. 28a'],
});

const carriers: readonly CapacityCode[] = ['CARRIER', 'AGENT_FOR_CARRIER'];
const carriersAtSea: readonly CapacityCode[] = [...carriers, 'MASTER', 'AGENT_FOR_MASTER'];
const insurers: readonly CapacityCode[] = ['INSURER', 'UNDERWRITER', 'AGENT', 'PROXY'];
const agentsForCarrier: readonly CapacityCode[] = ['AGENT_FOR_CARRIER'];

/** A transport document is signed by the carrier or an agent for it, at sea also by the master or an agent for him. */
export function signatureFindings(document: TransportDocument): readonly Finding[] {
    const { documentId, signatures, carrier } = document;
    const isAtSea = document.kind === 'BILL_OF_LADING' || document.kind === 'MULTIMODAL_TRANSPORT_DOCUMENT';
    const allowed = isAtSea ? carriersAtSea : carriers;
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

/** An insurance document is signed by an insurance company, an underwriter, or their agents or proxies. */
export function insurerFindings({ documentId, signatures }: TradeDocument): readonly Finding[] {
    return when(!signatures.some(({ capacityCode }) => insurers.includes(capacityCode)), () =>
        found('INSURANCE_DOCUMENT_MUST_BE_SIGNED_BY_INSURER', signed(documentId, { allowed: insurers, signatures })),
    );
}

/** An agent for the carrier names the carrier; the master needs not be named (ISBP), so his agent need not name him. */
function saysForWhom({ capacityCode, onBehalfOf }: Signature, carrier: string | undefined): boolean {
    if (!agentsForCarrier.includes(capacityCode)) {
        return true;
    }

    return onBehalfOf !== undefined && (carrier === undefined || isSameName(onBehalfOf, carrier));
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
