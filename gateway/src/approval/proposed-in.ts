import type { Committed, Ledger } from '../fabric/ledger.js';
import type { ActReply } from '../http/route.js';
import { ApprovalClient } from './approval-client.js';

/** The approval in trade that now waits for a checker. */
export async function proposedIn(ledger: Ledger, committed: Committed): Promise<ActReply> {
    const approvals = new ApprovalClient(ledger, [{ chaincode: 'trade' }]);

    return { committed, resource: await approvals.readApproval(committed.id) };
}
