import { z } from 'zod';
import { randomIdSchema } from '../kernel/salt.js';
import { textSchema } from '../kernel/text.js';
import { instantSchema } from '../kernel/time.js';
import { mspIdSchema } from '../party/member.js';

export const freezeOrderStatuses = ['IN_FORCE', 'RELEASED'] as const;

export const freezeOrderSchema = z.strictObject({
    orderId: randomIdSchema,
    /** The bank that keeps the wallet. */
    bank: mspIdSchema,
    walletId: randomIdSchema,
    /** Where it is no wallet but an account: the payment institution that keeps it. */
    institutionId: randomIdSchema.exactOptional(),
    /** The court's or the authority's own number. */
    caseNumber: textSchema(100),
    reason: textSchema(500),
    status: z.enum(freezeOrderStatuses),
    /** Who proposed it and who approved it stands there. */
    approvalId: randomIdSchema,
    frozenAt: instantSchema,
    release: z
        .strictObject({ reason: textSchema(500), approvalId: randomIdSchema, releasedAt: instantSchema })
        .exactOptional(),
});
/** An order to freeze a wallet, as two officers of the central bank have carried it out. It is never removed. */
export type FreezeOrder = z.output<typeof freezeOrderSchema>;

/** What may become of an order. None comes back: who is to be frozen again is so by a new order. */
export const freezeOrderTransitions: Readonly<Record<FreezeOrder['status'], readonly FreezeOrder['status'][]>> = {
    IN_FORCE: ['RELEASED'],
    RELEASED: [],
};
