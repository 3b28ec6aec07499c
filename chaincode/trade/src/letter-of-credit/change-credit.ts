import { once, type CohongContext } from '@cohong/chaincode-runtime';
import { creditAddressSchema } from '@cohong/domain/letter-of-credit/api';
import type { CancellingFacts } from '@cohong/domain/letter-of-credit/cancel-credit';
import type { Confirming } from '@cohong/domain/letter-of-credit/confirm-credit';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import type { ByTwo } from '../approval/two-users.js';
import { actingBank } from '../places.js';
import { transfersIn } from '../transfer/transfers-in.js';
import { amendmentsIn, findCredit, saveCredit, vaultsOf, type Acting } from './find-credit.js';

/** What an act makes of a credit, by the bank that acts. */
export type Change = (credit: Credit, facts: ChangingFacts) => Credit;

/** Who acts and when, how the credit was changed, and what was transferred of it. */
type ChangingFacts = CancellingFacts & Confirming;

/** An act that one user does. */
export interface ChangeByOne {
    readonly creditId: string;
    readonly event: string;
    readonly change: Change;
}

/** Loads the credit, lets the rule decide, and writes it at every bank that is party to it. */
export async function changeCredit(ctx: CohongContext, { creditId, event, change }: ChangeByOne): Promise<string> {
    const acting = await actingBank(ctx, 'maker');

    return await once(ctx, acting.place, async () => {
        const credit = await findCredit(ctx, acting, creditId);

        const changed = change(credit, await factsOf(ctx, acting, credit));

        await saveCredit(ctx, acting, changed);
        ctx.emit({ type: event, creditId });
        return creditId;
    });
}

/** An act that binds the bank, by two of its users. */
export function bindingChange({
    change,
    ...rest
}: Pick<ByTwo<typeof creditAddressSchema>, 'act' | 'events'> & { readonly change: Change }): ByTwo<
    typeof creditAddressSchema
> {
    return {
        ...rest,
        schema: creditAddressSchema,
        decide: async (ctx, acting, { creditId }) => {
            const credit = await findCredit(ctx, acting, creditId);

            const changed = change(credit, await factsOf(ctx, acting, credit));

            return { creditId, save: () => saveCredit(ctx, acting, changed) };
        },
    };
}

async function factsOf(ctx: CohongContext, acting: Acting, credit: Credit): Promise<ChangingFacts> {
    const vaults = vaultsOf(ctx, acting, credit.terms);
    const transfers = await transfersIn(vaults, credit);
    const amendments = await amendmentsIn(vaults, credit);

    return { bank: acting.bank, at: ctx.now, transfers, amendments };
}
