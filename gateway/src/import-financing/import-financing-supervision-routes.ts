import { financedImportReadSchema, readFinancedImportSchema } from '@cohong/domain/import-financing/api';
import { importFinancingStandingSchema } from '@cohong/domain/import-financing/import-financing-standing';
import { importFinancingSchema } from '@cohong/domain/import-financing/import-financing';
import { z } from 'zod';
import { read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { ImportFinancingClient } from './import-financing-client.js';
import { dueImportFinancings, storedImportFinancings } from './stored-import-financing.js';

const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;

/** What a regulator sees of payments for imports: those of every bank, and what lies on a declaration over all of them. */
export function importFinancingSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    const ofBanks = { ...ofRegulator, collectionsFor: () => banks.map(vaultOf) } as const;

    return [
        list({
            ...ofBanks,
            ...storedImportFinancings,
            path: '/v1/supervision/import-financings',
            summary: 'What all banks pay for imports, and where each stands today',
            filters: { ...storedImportFinancings.filters, bank: bankSchema(banks).optional() },
        }),
        list({
            ...ofBanks,
            ...dueImportFinancings,
            path: '/v1/supervision/due-import-financings',
            summary:
                'What all banks have lent for imports and are to be repaid, by the day on which it is due, and how late it is',
            filters: { bank: bankSchema(banks).optional() },
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/import-financings/{bank}/{importFinancingId}',
            summary: "One bank's payment for imports, all that became of it, and where it stands today",
            params: z.strictObject({
                bank: bankSchema(banks),
                importFinancingId: importFinancingSchema.shape.importFinancingId,
            }),
            answer: importFinancingStandingSchema,
            read: async ({ ledger, params }) => {
                const [standing] = await new ImportFinancingClient(ledger).readStandings([params]);
                return standing ?? {};
            },
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/financed-imports/{declarationNumber}',
            summary:
                'An import declaration, what every bank pays or has paid for its goods, and what is left to lend and to pay',
            params: readFinancedImportSchema,
            answer: financedImportReadSchema,
            read: ({ ledger, params }) =>
                new ImportFinancingClient(ledger).readFinancedImport(params.declarationNumber),
        }),
    ];
}
