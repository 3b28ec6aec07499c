import { signedOrderSchema } from '@cohong/domain/dcep/api';
import { meansSchema, type Means } from '@cohong/domain/receivable/api';
import { z } from 'zod';
import type { RepaymentOrder } from './repay.js';

/** The order of a wallet's holder to repay a loan, before it is signed. */
export const unsignedSchema = signedOrderSchema.pick({
    transferId: true,
    keyVersion: true,
    coins: true,
    validUntil: true,
});

const [inCoinsSchema, outsideSchema] = meansSchema.options;

/** How a loan is repaid: out of a wallet as its holder has signed, or by a payment outside the ledger. */
export const signedMeansSchema = z.discriminatedUnion('kind', [
    inCoinsSchema.extend({ order: unsignedSchema.extend(signedOrderSchema.pick({ signature: true }).shape) }),
    outsideSchema,
]);

/** The means as the ledger records them, and the order that it verifies. */
export function taken(means: z.output<typeof signedMeansSchema>): { means: Means; order: RepaymentOrder | undefined } {
    if (means.kind === 'OUTSIDE') {
        return { means, order: undefined };
    }
    const { order, ...recorded } = means;

    return { means: recorded, order };
}
