import { declareExportSchema } from '@cohong/domain/declaration/api';
import { declareImportSchema } from '@cohong/domain/import-declaration/api';
import { z } from 'zod';
import { lines, read, type Route } from '../http/route.js';
import { mustBeOneOf } from '../read-model/list-route.js';
import { declarationExample } from './declaration-examples.js';
import { DeclarationImport } from './declaration-import.js';
import type { DeclarationImports } from './declaration-imports.js';
import { importAnswerSchema, importReadSchema } from './import-answer.js';
import { importBatch } from './import-batch.js';

const officers = ['officer'] as const;
const ofCustoms = { tag: 'Declarations', roles: { customs: officers } } as const;

/** How customs sends thousands of declarations, and finds out how far they are. */
export function importRoutes(imports: DeclarationImports): readonly Route[] {
    return [
        lines({
            ...ofCustoms,
            path: '/v1/declaration-imports',
            summary:
                'Record declarations, of exports and of imports, one on each line; each is told of, and the last line sums up',
            examples: { request: declarationExample },
            query: z.strictObject({}),
            body: z.union([declareExportSchema, declareImportSchema]),
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
