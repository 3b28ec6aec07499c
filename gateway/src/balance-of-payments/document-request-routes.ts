import {
    answerDocumentRequestSchema,
    findOnDocumentsSchema,
    requestDocumentsSchema,
} from '@cohong/domain/balance-of-payments/api';
import { documentRequestMessagesSchema } from '@cohong/domain/balance-of-payments/document-request-messages';
import { documentRequestSchema, documentRequestStatuses } from '@cohong/domain/balance-of-payments/document-request';
import { z } from 'zod';
import { randomId } from '../fabric/random-id.js';
import { act, read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { DocumentRequestClient } from './document-request-client.js';
import {
    exampleDocumentsAnswer,
    exampleDocumentsFinding,
    exampleDocumentsRequested,
} from './document-request-examples.js';

const forStaff = { tag: 'Payment reports', roles: bankStaff } as const;
const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;
const byOfficers = { tag: 'Supervision', roles: { 'foreign-exchange-regulator': ['officer'] } } as const;
const onRequest = '/v1/document-requests/{documentRequestId}';
const underSupervision = '/v1/supervision/document-requests/{bank}/{documentRequestId}';
const shapedAfter =
    'The same as currency-control messages in the order in which they were sent, after auth.026 and auth.025';

/** Requests as they lie in a bank's vault, and by what they are looked for. */
const stored = {
    chaincode: 'trade',
    kind: 'document-request',
    schema: documentRequestSchema,
    orderBy: 'requestedAt',
} as const;
const filters = {
    status: z.enum(documentRequestStatuses).optional(),
    reportId: documentRequestSchema.shape.reportId.optional(),
    bopNumber: documentRequestSchema.shape.bopNumber.optional(),
};
const params = documentRequestSchema.pick({ documentRequestId: true });

/** How SAFE asks for documents behind a report, what the bank's desk answers, and what comes back to it. */
export function documentRequestRoutes({
    mspId,
    banks,
}: {
    readonly mspId: string;
    readonly banks: readonly string[];
}): readonly Route[] {
    return [...bankRoutes(mspId), ...supervisionRoutes(banks)];
}

const bankRoutes = (mspId: string): readonly Route[] => [
    list({
        ...forStaff,
        ...stored,
        path: '/v1/document-requests',
        summary: 'What SAFE asks of reports of this bank; `status=OPEN` is new, and `status=REFUSED` came back',
        filters,
        collectionsFor: () => [vaultOf(mspId)],
    }),
    read({
        ...forStaff,
        path: onRequest,
        summary: 'A request for documents, the last answer of the bank, and what SAFE finds in it',
        params,
        answer: documentRequestSchema,
        read: (call) => new DocumentRequestClient(call.ledger).read(call.params),
    }),
    read({
        ...forStaff,
        path: `${onRequest}/messages`,
        summary: shapedAfter,
        params,
        answer: documentRequestMessagesSchema,
        read: (call) => new DocumentRequestClient(call.ledger).readMessages(call.params),
    }),
    act({
        tag: 'Payment reports',
        roles: makers,
        path: `${onRequest}/answers`,
        summary: 'Answer with documents, or with a letter that says why there are none',
        params,
        examples: { request: exampleDocumentsAnswer },
        body: answerDocumentRequestSchema.pick({ text: true, documents: true }),
        status: 200,
        answer: documentRequestSchema,
        act: async (call) => {
            const client = new DocumentRequestClient(call.ledger);
            const committed = await client.answer({ ...call.params, ...call.body, letterId: randomId() }, call.request);
            return { committed, resource: await client.read(call.params) };
        },
    }),
];

function supervisionRoutes(banks: readonly string[]): readonly Route[] {
    const bank = bankSchema(banks);
    const paramsOfBank = z.strictObject({ bank, ...params.shape });

    return [
        act({
            ...byOfficers,
            path: '/v1/supervision/payment-reports/{bank}/{reportId}/document-requests',
            summary: 'Ask the bank for documents behind a report',
            params: z.strictObject({ bank, reportId: documentRequestSchema.shape.reportId }),
            examples: { request: exampleDocumentsRequested },
            body: requestDocumentsSchema.omit({ documentRequestId: true, bank: true, reportId: true }),
            status: 201,
            answer: documentRequestSchema,
            act: async (call) => {
                const client = new DocumentRequestClient(call.ledger);
                const input = { ...call.params, ...call.body, documentRequestId: randomId() };
                const committed = await client.request(input, call.request);
                const { bank } = call.params;
                return { committed, resource: await client.read({ documentRequestId: committed.id, bank }) };
            },
        }),
        act({
            ...byOfficers,
            path: `${underSupervision}/finding`,
            summary: 'Be satisfied with the answer, send it back to the bank with the reason, or withdraw the request',
            params: paramsOfBank,
            examples: { request: exampleDocumentsFinding },
            body: findOnDocumentsSchema.pick({ finding: true }),
            status: 200,
            answer: documentRequestSchema,
            act: async (call) => {
                const client = new DocumentRequestClient(call.ledger);
                const committed = await client.find({ ...call.params, ...call.body }, call.request);
                return { committed, resource: await client.read(call.params) };
            },
        }),
        list({
            ...ofRegulator,
            ...stored,
            path: '/v1/supervision/document-requests',
            summary: 'What SAFE asks of reports of all banks; `status=ANSWERED` waits for it',
            filters: { ...filters, bank: bank.optional() },
            collectionsFor: () => banks.map(vaultOf),
        }),
        read({
            ...ofRegulator,
            path: underSupervision,
            summary: 'A request for documents to one bank',
            params: paramsOfBank,
            answer: documentRequestSchema,
            read: (call) => new DocumentRequestClient(call.ledger).read(call.params),
        }),
        read({
            ...ofRegulator,
            path: `${underSupervision}/messages`,
            summary: shapedAfter,
            params: paramsOfBank,
            answer: documentRequestMessagesSchema,
            read: (call) => new DocumentRequestClient(call.ledger).readMessages(call.params),
        }),
    ];
}
