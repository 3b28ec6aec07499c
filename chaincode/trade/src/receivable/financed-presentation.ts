import type { CohongContext, PrivateCollection } from '@cohong/chaincode-runtime';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { forwardedFrom } from '@cohong/domain/presentation/forwarded';
import type { FinancedDocuments } from '@cohong/domain/receivable/disburse-financing';
import type { Financing } from '@cohong/domain/receivable/financing';
import { findCredit, vaultsOf, type Acting } from '../letter-of-credit/find-credit.js';
import { presentationsIn } from '../presentation/find-presentation.js';

/** The documents on which money is advanced, as all banks of the credit hold them; of other financings there are none. */
export async function financedDocuments(
    ctx: CohongContext,
    acting: Acting,
    { presentation }: Pick<Financing, 'presentation'>,
): Promise<FinancedDocuments> {
    if (presentation === undefined) {
        return {};
    }
    const credit = await findCredit(ctx, acting, presentation.creditId);

    return await documentsIn(vaultsOf(ctx, acting, credit.terms), credit, presentation.number);
}

/** A presentation, and as what its documents were sent on to the issuing bank, as a vault holds them. */
export async function documentsIn(
    vault: PrivateCollection,
    credit: Credit,
    number: number,
): Promise<FinancedDocuments> {
    const lodged = await presentationsIn(vault, credit);
    const presentation = lodged.find((each) => each.number === number);

    return { presentation, forwarded: presentation && forwardedFrom(presentation, lodged) };
}
