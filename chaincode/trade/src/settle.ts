import type { CohongContext } from '@cohong/chaincode-runtime';
import { settlementSchema } from '@cohong/domain/dcep/api';
import { mustBeDue, type PaymentDue } from '@cohong/domain/dcep/payment-due';

/** Moves the coins that an act has found to be due, with the act: what the coin contract refuses fails both. */
export async function settle(ctx: CohongContext, due: PaymentDue | undefined): Promise<void> {
    if (due === undefined) {
        return;
    }
    mustBeDue(due, ctx.hasSettlement ? ctx.settlement(settlementSchema) : undefined);

    await ctx.callChaincode('dcep', 'settlement:Settle');
}
