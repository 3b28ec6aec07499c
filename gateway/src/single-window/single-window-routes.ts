import { declarationReadSchema } from '@cohong/domain/declaration/api';
import { parseJson } from '@cohong/domain/kernel/parse';
import { publishCodeTablesSchema } from '@cohong/domain/single-window/api';
import { codeTableBookSchema } from '@cohong/domain/single-window/code-tables';
import { fromSingleWindow } from '@cohong/domain/single-window/from-single-window';
import { singleWindowDeclarationSchema } from '@cohong/domain/single-window/single-window-declaration';
import { z } from 'zod';
import { DeclarationClient } from '../declaration/declaration-client.js';
import { DeclarationImport } from '../declaration/declaration-import.js';
import type { DeclarationImports } from '../declaration/declaration-imports.js';
import { importAnswerSchema, type ImportAnswer } from '../declaration/import-answer.js';
import { importBatch } from '../declaration/import-batch.js';
import { act, lines, read, type LinesCall, type Route } from '../http/route.js';
import { everybody } from '../party/roles.js';
import { mustBeOneOf } from '../read-model/list-route.js';
import { readCodeTables } from './code-tables.js';
import { codeTablesExample, singleWindowExample } from './single-window-examples.js';

const officers = ['officer'] as const;
const ofCustoms = { tag: 'Declarations', roles: { customs: officers } } as const;
const tables = { path: '/v1/customs-code-tables', tag: 'Policies' } as const;

/** How customs sends declarations under the names and codes that its single window has for them. */
export function singleWindowRoutes(imports: DeclarationImports): readonly Route[] {
    return [
        ...codeTableRoutes,
        act({
            ...ofCustoms,
            path: '/v1/single-window-declarations',
            summary: 'Record an export declaration under the names of the single window',
            examples: { request: singleWindowExample },
            body: singleWindowDeclarationSchema,
            status: 201,
            answer: declarationReadSchema,
            act: async ({ ledger, role, body, request }) => {
                mustBeOneOf(officers, role);
                const declarations = new DeclarationClient(ledger);
                const declared = fromSingleWindow(body, await readCodeTables(ledger));
                const committed = await declarations.declareExport(declared, request);
                return { committed, resource: await declarations.readDeclaration(declared.declarationNumber) };
            },
        }),
        lines({
            ...ofCustoms,
            path: '/v1/single-window-imports',
            summary: 'The same of many, one on each line; how far it is, `GET /v1/declaration-imports` tells',
            examples: { request: singleWindowExample },
            query: z.strictObject({}),
            body: singleWindowDeclarationSchema,
            answer: importAnswerSchema,
            batch: importBatch,
            take: (call) => {
                mustBeOneOf(officers, call.role);
                return imported(imports, call);
            },
        }),
    ];
}

const codeTableRoutes: readonly Route[] = [
    read({
        ...tables,
        roles: everybody,
        summary: 'What the codes of customs mean: every edition, in the order of its first day',
        answer: codeTableBookSchema,
        read: ({ ledger }) => readCodeTables(ledger),
    }),
    act({
        ...tables,
        roles: { customs: officers },
        summary: 'Publish what the codes of customs mean from a day on',
        examples: { request: codeTablesExample },
        body: publishCodeTablesSchema,
        status: 201,
        answer: codeTableBookSchema,
        act: async ({ ledger, body, request }) => {
            const name = 'trade/code-table:PublishCodeTables';
            const committed = await ledger.submit({ name, input: body, request });
            return { committed, resource: await readCodeTables(ledger) };
        },
    }),
];

/** The tables are read once: an edition that is published meanwhile is for another import. */
async function* imported(
    imports: DeclarationImports,
    call: LinesCall<unknown>,
): AsyncGenerator<readonly ImportAnswer[]> {
    const book = await readCodeTables(call.ledger);
    const run = new DeclarationImport(imports, call, (text) =>
        fromSingleWindow(parseJson(singleWindowDeclarationSchema, text), book),
    );

    yield* run.run();
}
