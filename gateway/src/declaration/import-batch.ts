import { importExportsSchema } from '@cohong/domain/declaration/api';
import { declareImportsSchema } from '@cohong/domain/import-declaration/api';
import { z } from 'zod';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import type { ActCall, ActReply } from '../http/route.js';
import { ImportDeclarationClient } from '../import-declaration/import-declaration-client.js';
import { DeclarationClient } from './declaration-client.js';

const importBatchSchema = z.discriminatedUnion('kind', [
    importExportsSchema.extend({ kind: z.literal('EXPORTS') }).omit({ batchId: true }),
    declareImportsSchema.extend({ kind: z.literal('IMPORTS') }).omit({ batchId: true }),
]);
type ImportBatch = z.output<typeof importBatchSchema>;
/** Which way the goods of a batch go: each is a transaction of its own. */
export type ImportBatchKind = ImportBatch['kind'];

/** What is done with some lines together, whatever names they have come under. */
export const importBatch = {
    body: importBatchSchema,
    act: async ({ ledger, body, request }: ActCall<unknown, ImportBatch>): Promise<ActReply> => {
        const committed = await handIn(ledger, body, request);
        return { committed, resource: await new DeclarationClient(ledger).readImportBatch(committed.id) };
    },
};

function handIn(ledger: Ledger, batch: ImportBatch, request: RequestMark): Promise<Committed> {
    const batchId = randomId();
    switch (batch.kind) {
        case 'EXPORTS':
            return new DeclarationClient(ledger).importExports({ batchId, declarations: batch.declarations }, request);
        case 'IMPORTS':
            return new ImportDeclarationClient(ledger).declareImports(
                { batchId, declarations: batch.declarations },
                request,
            );
    }
}
