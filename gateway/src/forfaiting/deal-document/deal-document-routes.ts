import { dealAddressSchema } from '@cohong/domain/forfaiting/deal/api';
import {
    calledOffAt,
    dealDocument,
    dealDocumentKindSchema,
    dealDocuments,
    type DealDocument,
    type DealDocumentKind,
    type DealWritings,
} from '@cohong/domain/forfaiting/deal/deal-document';
import { sha256Schema } from '@cohong/domain/kernel/sha256';
import { instantSchema } from '@cohong/domain/kernel/time';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ask, file, read, type Call, type Route } from '../../http/route.js';
import { bankSchema } from '../../party/bank.js';
import { bankStaff, supervisors, type RolesByKind } from '../../party/roles.js';
import { mustBeOneOf } from '../../read-model/list-route.js';
import { dealWritings, pdfOf } from './deal-documents.js';

const documentSchema = z.object({
    kind: dealDocumentKindSchema,
    recordHash: z.string().meta({ description: 'SHA-256 of the record as the block shows it' }),
    ledger: z
        .object({ transactionId: z.string(), blockNumber: z.int(), recordedAt: instantSchema })
        .meta({ description: 'The act that made the document, and where it stands' }),
    calledOffAt: instantSchema.exactOptional().meta({ description: 'Since when it means nothing any more' }),
});
const fileHashSchema = sha256Schema.meta({ description: 'SHA-256 of the file, as sha256sum prints it' });
const headers = z.object({
    'Repr-Digest': z.string().meta({ description: 'SHA-256 of the file, as RFC 9530 writes it' }),
    'X-Ledger-Transaction': z.string().meta({ description: 'The transaction of the act that made it' }),
    'X-Ledger-Block': z.string().meta({ description: 'The block of that transaction' }),
});

interface Place {
    readonly tag: string;
    readonly roles: RolesByKind;
    readonly onDeal: `/${string}`;
    /** What the path says: the deal, and in whose books it is looked for where that is not the caller's own bank. */
    readonly params: z.ZodObject;
    readonly bankIn: (params: Readonly<Record<string, unknown>>) => string;
}

/** Documents of deals at the banks that are in them. */
export function dealDocumentRoutes(bank: string): readonly Route[] {
    return documentRoutes({
        ...{ tag: 'Forfaiting', roles: bankStaff },
        onDeal: '/v1/deals/{dealId}',
        params: dealAddressSchema,
        bankIn: () => bank,
    });
}

/** What a regulator sees of them, in the books of a bank. */
export function dealDocumentSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    return documentRoutes({
        ...{ tag: 'Supervision', roles: supervisors },
        onDeal: '/v1/supervision/deals/{bank}/{dealId}',
        params: z.strictObject({ bank: bankSchema(banks), ...dealAddressSchema.shape }),
        bankIn: ({ bank }) => String(bank),
    });
}

function documentRoutes(place: Place): readonly Route[] {
    const { tag, roles, onDeal, params } = place;

    return [
        read({
            ...{ tag, roles, params },
            path: `${onDeal}/documents`,
            summary: 'The documents of a deal that this bank may see, in the order of the acts that made them',
            answer: z.object({ data: z.array(documentSchema) }),
            read: async (call) => {
                const held = await heldBy(call, place);
                return { data: dealDocuments(held).map((document) => told(document, held)) };
            },
        }),
        file({
            ...{ tag, roles },
            path: `${onDeal}/documents/{documentKind}`,
            summary: 'A document of a deal as PDF, the same bytes at every bank that may see it',
            params: params.extend({ documentKind: dealDocumentKindSchema }),
            mediaType: 'application/pdf',
            headers,
            make: async (call) => {
                const documents = dealDocuments(await heldBy(call, place));
                const document = dealDocument(call.params['documentKind'] as DealDocumentKind, documents);
                const { kind, value, transactionId, blockNumber } = document;
                return {
                    name: `${kind}-${value.dealId}.pdf`,
                    bytes: await pdfOf(document, call.readModel),
                    headers: { 'X-Ledger-Transaction': transactionId, 'X-Ledger-Block': String(blockNumber) },
                };
            },
        }),
        ask({
            ...{ tag, roles, params },
            path: `${onDeal}/document-checks`,
            summary: 'Whether a file is a document of this deal, unaltered, and which act made it',
            examples: { request: { sha256: 'c0'.repeat(32) } },
            body: z.strictObject({ sha256: fileHashSchema }),
            answer: z.object({
                sha256: fileHashSchema,
                document: documentSchema.exactOptional().meta({ description: 'Left out when it is none' }),
            }),
            ask: async (call) => {
                const held = await heldBy(call, place);
                const { sha256 } = call.body;
                const document = await matching(sha256, dealDocuments(held), call);
                return { sha256, ...(document !== undefined && { document: told(document, held) }) };
            },
        }),
    ];
}

type DealCall = Pick<Call<unknown, unknown>, 'readModel' | 'kind' | 'role'> & {
    readonly params: Readonly<Record<string, unknown>>;
};

async function heldBy({ readModel, kind, role, params }: DealCall, { roles, bankIn }: Place): Promise<DealWritings> {
    mustBeOneOf(roles[kind] ?? [], role);

    return await dealWritings(readModel, { bank: bankIn(params), dealId: String(params['dealId']) });
}

function told({ kind, recordHash, ...document }: DealDocument, held: DealWritings): z.output<typeof documentSchema> {
    const { transactionId, blockNumber, recordedAt } = document;
    const since = calledOffAt(held);

    return {
        kind,
        recordHash,
        ledger: { transactionId, blockNumber, recordedAt },
        ...(since !== undefined && { calledOffAt: since }),
    };
}

/** The document that is this file to the byte. */
async function matching(
    sha256: string,
    documents: readonly DealDocument[],
    { readModel }: DealCall,
): Promise<DealDocument | undefined> {
    for (const document of documents) {
        const bytes = await pdfOf(document, readModel);
        if (createHash('sha256').update(bytes).digest('hex') === sha256) {
            return document;
        }
    }

    return undefined;
}
