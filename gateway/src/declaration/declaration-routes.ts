import {
    amendExportSchema,
    cancelExportSchema,
    clearExportSchema,
    declarationReadSchema,
    declareExportSchema,
    readDeclarationSchema,
    releaseExportSchema,
} from '@cohong/domain/declaration/api';
import { z } from 'zod';
import type { Committed } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import { act, read, type ActCall, type ActReply, type Route } from '../http/route.js';
import { singleWindowRoutes } from '../single-window/single-window-routes.js';
import { DeclarationClient } from './declaration-client.js';
import type { DeclarationImports } from './declaration-imports.js';
import { importRoutes } from './import-routes.js';
import { amendmentExample, declarationExample } from './declaration-examples.js';

type NumberParams = z.output<typeof readDeclarationSchema>;

const ofCustoms = { tag: 'Declarations', roles: { customs: ['officer'] } } as const;
const inPath = { declarationNumber: true } as const;
const inPathOrMade = { ...inPath, noticeId: true } as const;

/** What customs does with export declarations. */
export function declarationRoutes(imports: DeclarationImports): readonly Route[] {
    return [...routesOfOne, ...importRoutes(imports), ...singleWindowRoutes(imports)];
}

const routesOfOne: readonly Route[] = [
    act({
        ...ofCustoms,
        path: '/v1/declaration-secrets',
        summary: 'Establish the secrets under which declarations are kept, once for the network',
        body: z.strictObject({}),
        status: 201,
        answer: z.object({}),
        act: async ({ ledger, request }) => ({
            committed: await new DeclarationClient(ledger).establishSecrets(request),
            resource: {},
        }),
    }),
    act({
        ...ofCustoms,
        path: '/v1/declarations',
        summary: 'Record an export declaration; the answer has the release code for the exporter',
        examples: { request: declarationExample },
        body: declareExportSchema,
        status: 201,
        answer: declarationReadSchema,
        act: async ({ ledger, body, request }) => {
            const declarations = new DeclarationClient(ledger);
            const committed = await declarations.declareExport(body, request);
            return { committed, resource: await declarations.readDeclaration(body.declarationNumber) };
        },
    }),
    read({
        ...ofCustoms,
        path: '/v1/declarations/{declarationNumber}',
        summary: 'A declaration and its release code',
        params: readDeclarationSchema,
        answer: declarationReadSchema,
        read: ({ ledger, params }) => new DeclarationClient(ledger).readDeclaration(params.declarationNumber),
    }),
    act({
        ...ofCustoms,
        path: '/v1/declarations/{declarationNumber}/release',
        summary: 'Release the goods: from now on the declaration can be financed',
        params: readDeclarationSchema,
        body: releaseExportSchema.omit(inPathOrMade),
        status: 200,
        answer: declarationReadSchema,
        act: (call) => change(call, (declarations, input) => declarations.releaseExport(input, call.request)),
    }),
    act({
        ...ofCustoms,
        path: '/v1/declarations/{declarationNumber}/clearance',
        summary: 'Close the declaration: the goods have left the country',
        params: readDeclarationSchema,
        body: clearExportSchema.omit(inPathOrMade),
        status: 200,
        answer: declarationReadSchema,
        act: (call) => change(call, (declarations, input) => declarations.clearExport(input, call.request)),
    }),
    act({
        ...ofCustoms,
        path: '/v1/declarations/{declarationNumber}/amendments',
        summary: 'Amend a declaration; lenders are alerted',
        params: readDeclarationSchema,
        examples: { request: amendmentExample },
        body: amendExportSchema.omit(inPathOrMade),
        status: 200,
        answer: declarationReadSchema,
        act: (call) =>
            change(call, (declarations, input) => declarations.amendExport({ ...call.body, ...input }, call.request)),
    }),
    act({
        ...ofCustoms,
        path: '/v1/declarations/{declarationNumber}/cancellation',
        summary: 'Cancel a declaration; lenders are alerted',
        params: readDeclarationSchema,
        examples: { request: { expectedVersion: 1 } },
        body: cancelExportSchema.omit(inPathOrMade),
        status: 200,
        answer: declarationReadSchema,
        act: (call) =>
            change(call, (declarations, input) => declarations.cancelExport({ ...call.body, ...input }, call.request)),
    }),
];

type Change = (
    declarations: DeclarationClient,
    input: { readonly declarationNumber: string; readonly noticeId: string },
) => Promise<Committed>;

async function change({ ledger, params }: ActCall<NumberParams, unknown>, submit: Change): Promise<ActReply> {
    const declarations = new DeclarationClient(ledger);
    const { declarationNumber } = params;
    const committed = await submit(declarations, { declarationNumber, noticeId: randomId() });

    return { committed, resource: await declarations.readDeclaration(declarationNumber) };
}
