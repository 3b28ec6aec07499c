import { once, type CohongContext } from '@cohong/chaincode-runtime';
import type { Advising } from '@cohong/domain/letter-of-credit/advise-credit';
import { creditAddressSchema } from '@cohong/domain/letter-of-credit/api';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import type { ByTwo } from '../approval/two-users.js';
import { actingBank } from '../places.js';
import { findCredit, saveCredit } from './find-credit.js';

/** What an act makes of a credit, by the bank that acts. */
export type Change = (credit: Credit, advising: Advising) => Credit;

/** An act that one user does. */
export interface ChangeByOne {
    readonly creditId: string;
    readonly event: string;
    readonly change: Change;
}

/** Loads the credit, lets the rule decide, and writes it at every bank that is party to it. */
export async function changeCredit(ctx: CohongContext, { creditId, event, change }: ChangeByOne): Promise<string> {
    const acting = await actingBank(ctx, 'maker');
    const { bank, place } = acting;

    return await once(ctx, place, async () => {
        const credit = await findCredit(ctx, acting, creditId);

        const changed = change(credit, { bank, at: ctx.now });

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

            const changed = change(credit, { bank: acting.bank, at: ctx.now });

            return { creditId, save: () => saveCredit(ctx, acting, changed) };
        },
    };
}
