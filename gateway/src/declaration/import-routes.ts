import { declareExportSchema, importExportsSchema, type ImportExports } from '@cohong/domain/declaration/api';
import { z } from 'zod';
import { randomId } from '../fabric/random-id.js';
import { lines, read, type ActCall, type ActReply, type Route } from '../http/route.js';
import { mustBeOneOf } from '../read-model/list-route.js';
import { DeclarationClient } from './declaration-client.js';
import { declarationExample } from './declaration-examples.js';
import { DeclarationImport } from './declaration-import.js';
import type { DeclarationImports } from './declaration-imports.js';
import { importAnswerSchema, importReadSchema } from './import-answer.js';

const officers = ['officer'] as const;
const ofCustoms = { tag: 'Declarations', roles: { customs: officers } } as const;

/** What is done with some lines together, whatever names they have come under. */
export const importBatch = {
    body: importExportsSchema.omit({ batchId: true }),
    act: async ({ ledger, body, request }: BatchCall): Promise<ActReply> => {
        const declarations = new DeclarationClient(ledger);
        const committed = await declarations.importExports({ ...body, batchId: randomId() }, request);
        return { committed, resource: await declarations.readImportBatch(committed.id) };
    },
};

type BatchCall = ActCall<unknown, Omit<ImportExports, 'batchId'>>;

/** How customs sends thousands of declarations, and finds out how far they are. */
export function importRoutes(imports: DeclarationImports): readonly Route[] {
    return [
        lines({
            ...ofCustoms,
            path: '/v1/declaration-imports',
            summary: 'Record export declarations, one on each line; each line is told of, and the last line sums up',
            examples: { request: declarationExample },
            query: z.strictObject({}),
            body: declareExportSchema,
            answer: importAnswerSchema,
            batch: importBatch,
            take: (call) => {
                mustBeOneOf(officers, call.role);
                return new DeclarationImport(imports, call).run();
            },
        }),
        read({
            ...ofCustoms,
            path: '/v1/declaration-imports/{importId}',
            summary: 'How far an import of declarations is, for the user who sent it',
            params: importReadSchema.pick({ importId: true }),
            answer: importReadSchema,
            read: ({ user, role, params }) => {
                mustBeOneOf(officers, role);
                return imports.find({ ...params, user });
            },
        }),
    ];
}
