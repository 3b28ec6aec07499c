import type { CohongContext } from '@cohong/chaincode-runtime';
import type { Claim } from '@cohong/domain/claim/claim';
import type { ClaimOrigin } from '@cohong/domain/forfaiting/title/sell-unassigned';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { findAssignments } from '../assignment/find-assignment.js';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { findPresentation } from '../presentation/find-presentation.js';

/** The presentation for which a claim came about, and who has a share, as a bank finds them that is party to the credit. */
export async function originOf(
    ctx: CohongContext,
    acting: Acting,
    { creditId, presentationNumber: number }: Claim,
): Promise<ClaimOrigin & { readonly credit: Credit }> {
    const { credit, presentation } = await findPresentation(ctx, acting, { creditId, number });
    const { firstPresentedAs: first } = presentation;
    const original = first && (await findPresentation(ctx, acting, { creditId, number: first.number })).presentation;

    return { credit, presentation, original, assignments: await findAssignments(ctx, acting, credit) };
}
