import { declarationStatusSchema } from '@cohong/domain/declaration/declaration';
import {
    amendImportSchema,
    cancelImportSchema,
    clearImportSchema,
    declareImportSchema,
    importDeclarationReadSchema,
    readImportDeclarationSchema,
    releaseImportSchema,
    type ReadImportDeclaration,
} from '@cohong/domain/import-declaration/api';
import { importDeclarationSchema } from '@cohong/domain/import-declaration/import-declaration';
import { usccSchema } from '@cohong/domain/kernel/identifiers/uscc';
import type { Committed } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import { act, read, type ActCall, type ActReply, type Route } from '../http/route.js';
import { supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { declarationsPlace } from '../read-model/places.js';
import { ImportDeclarationClient } from './import-declaration-client.js';
import { importAmendmentExample, importExample } from './import-declaration-examples.js';

const all = '/v1/import-declarations' as const;
const one = `${all}/{declarationNumber}` as const;
const ofCustoms = { tag: 'Import declarations', roles: { customs: ['officer'] } } as const;
const forReaders = { ...ofCustoms, roles: { ...ofCustoms.roles, ...supervisors } } as const;
const inPathOrMade = { declarationNumber: true, noticeId: true } as const;
const ofOne = { params: readImportDeclarationSchema, status: 200, answer: importDeclarationReadSchema } as const;

/** What customs does with import declarations, and where it and the regulators read them. */
export const importDeclarationRoutes: readonly Route[] = [
    act({
        ...ofCustoms,
        path: all,
        summary: 'Record an import declaration; the answer has the release code for the importer',
        examples: { request: importExample },
        body: declareImportSchema,
        status: 201,
        answer: importDeclarationReadSchema,
        act: async ({ ledger, body, request }) => {
            const imports = new ImportDeclarationClient(ledger);
            const committed = await imports.declareImport(body, request);
            return { committed, resource: await imports.readImportDeclaration(body.declarationNumber) };
        },
    }),
    list({
        ...forReaders,
        path: all,
        summary: 'What customs has declared of imports, by the day of declaration',
        chaincode: 'trade',
        kind: 'import-declaration',
        schema: importDeclarationSchema,
        orderBy: 'declarationDate',
        hasPeriod: 'OF_DAYS',
        filters: { status: declarationStatusSchema.optional(), consignee: usccSchema.optional() },
        fieldOf: { consignee: 'consignee.uscc' },
        collectionsFor: () => [declarationsPlace],
    }),
    read({
        ...forReaders,
        path: one,
        summary: 'An import declaration; customs is shown its release code',
        params: readImportDeclarationSchema,
        answer: importDeclarationReadSchema,
        read: ({ ledger, params }) =>
            new ImportDeclarationClient(ledger).readImportDeclaration(params.declarationNumber),
    }),
    act({
        ...ofCustoms,
        ...ofOne,
        path: `${one}/release`,
        summary: 'Release the goods: they may come in',
        body: releaseImportSchema.omit(inPathOrMade),
        act: (call) => change(call, (imports, input) => imports.releaseImport(input, call.request)),
    }),
    act({
        ...ofCustoms,
        ...ofOne,
        path: `${one}/clearance`,
        summary: 'Close the declaration: customs is done with the goods',
        body: clearImportSchema.omit(inPathOrMade),
        act: (call) => change(call, (imports, input) => imports.clearImport(input, call.request)),
    }),
    act({
        ...ofCustoms,
        ...ofOne,
        path: `${one}/amendments`,
        summary: 'Amend an import declaration',
        examples: { request: importAmendmentExample },
        body: amendImportSchema.omit(inPathOrMade),
        act: (call) => change(call, (imports, input) => imports.amendImport({ ...call.body, ...input }, call.request)),
    }),
    act({
        ...ofCustoms,
        ...ofOne,
        path: `${one}/cancellation`,
        summary: 'Cancel an import declaration; its number stays used up',
        examples: { request: { expectedVersion: 1 } },
        body: cancelImportSchema.omit(inPathOrMade),
        act: (call) => change(call, (imports, input) => imports.cancelImport({ ...call.body, ...input }, call.request)),
    }),
];

type Change = (
    imports: ImportDeclarationClient,
    input: { readonly declarationNumber: string; readonly noticeId: string },
) => Promise<Committed>;

async function change(
    { ledger, params: { declarationNumber } }: ActCall<ReadImportDeclaration, unknown>,
    submit: Change,
): Promise<ActReply> {
    const imports = new ImportDeclarationClient(ledger);
    const committed = await submit(imports, { declarationNumber, noticeId: randomId() });

    return { committed, resource: await imports.readImportDeclaration(declarationNumber) };
}
