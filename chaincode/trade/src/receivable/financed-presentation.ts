import type { CohongContext } from '@cohong/chaincode-runtime';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import type { Financing } from '@cohong/domain/receivable/financing';
import { findCredit, vaultsOf, type Acting } from '../letter-of-credit/find-credit.js';
import { presentations } from '../presentation/records.js';

/** The documents on which money is advanced, as all banks of the credit hold them; of other financings there are none. */
export async function financedPresentation(
    ctx: CohongContext,
    acting: Acting,
    { presentation }: Financing,
): Promise<Presentation | undefined> {
    if (presentation === undefined) {
        return undefined;
    }
    const { creditId, number } = presentation;
    const { terms } = await findCredit(ctx, acting, creditId);

    return await vaultsOf(ctx, acting, terms).get(presentations, creditId, String(number));
}
