import type { PresentationAddress } from '@cohong/domain/presentation/api';
import type { Committed, Ledger } from '../fabric/ledger.js';
import type { ActReply } from '../http/route.js';
import { PresentationClient } from './presentation-client.js';

/** What an act on a presentation is answered with: how it stands after it. */
export async function replyOf(
    ledger: Ledger,
    { creditId, number }: PresentationAddress,
    committed: Committed,
): Promise<ActReply> {
    return { committed, resource: await new PresentationClient(ledger).readPresentation({ creditId, number }) };
}
