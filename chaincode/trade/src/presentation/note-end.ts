import type { CohongContext } from '@cohong/chaincode-runtime';
import { isOpen } from '@cohong/domain/presentation/presentation-status';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { leaveNote } from '../receivable/waiting-notes.js';

/**
 * Has a registrar carry the end of a presentation into the registry. The act that ends it is another bank's than the one
 * that has financed it, and must not learn that anybody has: so the note says nothing of it, and is always left.
 */
export async function noteEnd(
    ctx: CohongContext,
    { place }: Acting,
    { before, after }: { readonly before: Presentation; readonly after: Presentation },
): Promise<void> {
    if (isOpen(before.status) && !isOpen(after.status)) {
        const { creditId: id, number } = after;
        await leaveNote(ctx.ledger.in(place), { kind: 'presentation', id, number, since: ctx.now });
    }
}
