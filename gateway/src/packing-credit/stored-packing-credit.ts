import { orderSchema } from '@cohong/domain/packing-credit/order';
import {
    packingCreditSchema,
    packingCreditStatuses,
    type PackingCredit,
} from '@cohong/domain/packing-credit/packing-credit';
import { z } from 'zod';
import type { Committed, Ledger } from '../fabric/ledger.js';
import type { LedgerEvents } from '../fabric/ledger-events.js';
import { waitFor } from '../fabric/wait-for.js';
import { PackingCreditClient } from './packing-credit-client.js';

/** Packing credits as they lie in a bank's vault, and by what they are looked for. */
export const storedPackingCredits = {
    chaincode: 'trade',
    kind: 'packing-credit',
    schema: packingCreditSchema,
    orderBy: 'requestedAt',
    filters: {
        status: z.enum(packingCreditStatuses).optional(),
        exporterUscc: packingCreditSchema.shape.exporterUscc.optional(),
        orderNumber: orderSchema.shape.orderNumber.optional(),
    },
    fieldOf: { orderNumber: 'order.orderNumber' },
} as const;

interface Waiting {
    readonly ledger: Ledger;
    readonly events: LedgerEvents;
    readonly waitSeconds: number | undefined;
    readonly isDone: (packingCredit: PackingCredit) => boolean;
}

/** The credit as a registrar has answered it, if that is so within the time that the caller is ready to wait. */
export function answeredPackingCredit(
    { id }: Committed,
    { ledger, events, waitSeconds = 0, isDone }: Waiting,
): Promise<PackingCredit> {
    const read = (): Promise<PackingCredit> =>
        new PackingCreditClient(ledger).readPackingCredit({ packingCreditId: id });

    return waitFor({ events, id, seconds: waitSeconds, read, isDone });
}
