import { checkDocumentsSchema } from '@cohong/domain/fingerprint/api';
import { documentCheckSchema, type DocumentCheck } from '@cohong/domain/fingerprint/document-check';
import type { LedgerEvents } from '../fabric/ledger-events.js';
import { randomId } from '../fabric/random-id.js';
import { waitFor } from '../fabric/wait-for.js';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { DocumentCheckClient } from './document-check-client.js';

const byMakers = { tag: 'Document checks', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const params = documentCheckSchema.pick({ checkId: true });

/** Questions about documents as they lie in a bank's vault. */
export const storedChecks = {
    chaincode: 'trade',
    kind: 'document-check',
    schema: documentCheckSchema,
    filters: { status: documentCheckSchema.shape.status.optional() },
    hasPeriod: true,
    orderBy: 'askedAt',
} as const;

const exampleDocuments = [
    {
        kind: 'COMMERCIAL_INVOICE',
        documentReference: 'HL-2026-0512',
        issueDate: '2026-05-12',
        totalAmount: { amount: '48750.00', currency: 'USD' },
        seller: { partyName: 'Ningbo Haoli Textile Co Ltd', countryCode: 'CN', uscc: '91330206MA2CH0012E' },
        buyer: { partyName: 'Straits Home Pte Ltd', countryCode: 'SG' },
    },
    { kind: 'BILL_OF_LADING', carrierCode: 'MAEU', documentReference: 'NGBSIN26051211' },
];

/** How a bank asks whether documents that it is shown are financed elsewhere. A registrar answers. */
export function documentCheckRoutes(mspId: string, events: LedgerEvents): readonly Route[] {
    return [
        act({
            ...byMakers,
            path: '/v1/document-checks',
            summary: 'Ask whether invoices or transport documents are financed already, or are like what is',
            examples: { request: { documents: exampleDocuments } },
            body: checkDocumentsSchema.omit({ checkId: true }),
            status: 201,
            canWait: true,
            answer: documentCheckSchema,
            act: async ({ ledger, body, request, waitSeconds = 0 }) => {
                const checks = new DocumentCheckClient(ledger);
                const committed = await checks.checkDocuments({ ...body, checkId: randomId() }, request);
                const resource = await waitFor({
                    events,
                    id: committed.id,
                    seconds: waitSeconds,
                    read: () => checks.readDocumentCheck({ checkId: committed.id }),
                    isDone: isAnswered,
                });
                return { committed, resource };
            },
        }),
        list({
            ...forStaff,
            ...storedChecks,
            path: '/v1/document-checks',
            summary: 'About which documents this bank has asked, and what it was answered',
            collectionsFor: () => [vaultOf(mspId)],
        }),
        read({
            ...forStaff,
            path: '/v1/document-checks/{checkId}',
            summary: 'A question about documents and its answer',
            params,
            answer: documentCheckSchema,
            read: ({ ledger, params: address }) => new DocumentCheckClient(ledger).readDocumentCheck(address),
        }),
    ];
}

function isAnswered({ status }: DocumentCheck): boolean {
    return status !== 'ASKED';
}
