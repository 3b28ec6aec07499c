import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { moneySchema } from '@cohong/domain/kernel/money';
import { signedOrderSchema } from '@cohong/domain/dcep/api';
import { meansSchema, type Means } from '@cohong/domain/receivable/api';
import { z } from 'zod';
import type { TransferDrafts } from '../dcep/transfer-drafts.js';
import type { Committed } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import type { RepaymentOrder } from './repay.js';

/** The order of a wallet's holder to repay a loan, before it is signed. */
const unsignedSchema = signedOrderSchema.pick({
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
function taken(means: z.output<typeof signedMeansSchema>): { means: Means; order: RepaymentOrder | undefined } {
    if (means.kind === 'OUTSIDE') {
        return { means, order: undefined };
    }
    const { order, ...recorded } = means;

    return { means: recorded, order };
}

/** A repayment as the ledger records it. What the holder signed pays once, so its id is the repayment's. */
export async function recordSigned(
    drafts: TransferDrafts,
    signed: z.output<typeof signedMeansSchema>,
    record: (
        repaid: { readonly means: Means; readonly repaymentId: string },
        order: RepaymentOrder | undefined,
    ) => Promise<Committed>,
): Promise<Committed> {
    const { means, order } = taken(signed);
    const repaid = { means, repaymentId: order?.transferId ?? randomId() };

    return await drafts.sending(order === undefined ? [] : [order], () => record(repaid, order));
}

/** What a repayment out of a wallet is drafted of, and what its holder is to sign. */
export const repaymentDraft = {
    body: z.strictObject({ walletId: randomIdSchema, amount: moneySchema }),
    status: 201,
    answer: z.object({
        order: unsignedSchema,
        text: z.string().meta({ description: 'What the holder signs: the UTF-8 bytes of this text' }),
    }),
} as const;

/** Chooses the coins of a repayment of this loan; nothing moves yet. */
export async function draftRepayment(
    drafts: TransferDrafts,
    call: Parameters<TransferDrafts['draft']>[0] & { readonly body: z.output<typeof repaymentDraft.body> },
    reference: string,
): Promise<z.output<typeof repaymentDraft.answer>> {
    const { walletId, amount } = call.body;
    const wish = { from: walletId, outputs: [{ to: 'vault' as const, amount }], reference };
    const { transferId, keyVersion, coins, validUntil, text } = await drafts.draft(call, wish);

    return { order: { transferId, keyVersion, coins, validUntil }, text };
}
