import { importFinancingStandingSchema } from '@cohong/domain/import-financing/import-financing-standing';
import {
    fundsSchema,
    importFinancingSchema,
    importFinancingStatuses,
    type ImportFinancing,
} from '@cohong/domain/import-financing/import-financing';
import { z } from 'zod';
import type { Committed, Ledger } from '../fabric/ledger.js';
import type { LedgerEvents } from '../fabric/ledger-events.js';
import { waitFor } from '../fabric/wait-for.js';
import type { list } from '../read-model/list-route.js';
import { ImportFinancingClient } from './import-financing-client.js';

type Stored = Partial<Parameters<typeof list<typeof importFinancingSchema>>[0]>;

/** Payments for imports as they lie in a bank's vault and stand today, and by what they are looked for. */
export const storedImportFinancings = {
    chaincode: 'trade',
    kind: 'import-financing',
    schema: importFinancingSchema,
    orderBy: 'requestedAt',
    filters: {
        status: z.enum(importFinancingStatuses).optional(),
        funds: fundsSchema.optional(),
        importerUscc: importFinancingSchema.shape.importerUscc.optional(),
        declarationNumber: importFinancingSchema.shape.declarationNumber.optional(),
    },
    showAll: {
        schema: importFinancingStandingSchema,
        of: (found, { ledger }) => new ImportFinancingClient(ledger).readStandings(found),
    },
} as const satisfies Stored;

/** Loans that are still to be repaid, by the day on which they are due. */
export const dueImportFinancings = {
    ...storedImportFinancings,
    orderBy: 'dueOn',
    hasPeriod: 'OF_DAYS',
    filters: {},
    only: { status: 'DISBURSED' },
} as const satisfies Stored;

interface Waiting {
    readonly ledger: Ledger;
    readonly events: LedgerEvents;
    readonly waitSeconds: number | undefined;
}

/** The request as a registrar has answered it, if that is so within the time that the caller is ready to wait. */
export function answeredImportFinancing(
    { id }: Committed,
    { ledger, events, waitSeconds = 0 }: Waiting,
): Promise<ImportFinancing> {
    const client = new ImportFinancingClient(ledger);

    return waitFor({
        events,
        id,
        seconds: waitSeconds,
        read: () => client.readImportFinancing({ importFinancingId: id }),
        isDone: ({ status }) => status !== 'REQUESTED',
    });
}
