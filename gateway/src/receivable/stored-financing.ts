import { financingSchema, type Financing } from '@cohong/domain/receivable/financing';
import type { Committed } from '../fabric/ledger.js';
import type { Call } from '../http/route.js';
import { vaultOf } from '../read-model/places.js';
import { FinancingClient } from './financing-client.js';

/** Financings as they lie in a bank's vault. */
export const storedFinancings = {
    chaincode: 'trade',
    kind: 'financing',
    schema: financingSchema,
    orderBy: 'requestedAt',
} as const;

export interface Acted extends Pick<Call<unknown, unknown>, 'ledger' | 'readModel'> {
    readonly financingId: string;
    /** The bank whose act it was. */
    readonly mspId: string;
}

/** A financing as an act of its bank has left it. */
export async function financingAfter(
    committed: Committed,
    { financingId, mspId, ledger, readModel }: Acted,
): Promise<Financing> {
    const address = { ...storedFinancings, collection: vaultOf(mspId), key: [financingId] };

    return (
        (await readModel.written(committed, address)) ??
        (await new FinancingClient(ledger).readFinancing({ financingId }))
    );
}
