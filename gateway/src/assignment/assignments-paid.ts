import type { Assignment } from '@cohong/domain/assignment/assignment';
import type { Order } from '@cohong/domain/assignment/pay-proceeds';
import type { Ledger } from '../fabric/ledger.js';
import { AssignmentClient } from './assignment-client.js';

/** Whether a payment moves coins: to the presenter, or to an assignee. */
export function movesCoins({ means, shares = [] }: Order): boolean {
    return [means, ...shares.map((share) => share.means)].some(({ kind }) => kind === 'E_CNY');
}

/** The assignments that a payment pays, which tell who holds the wallets. */
export async function assignmentsPaid(
    { shares = [] }: Pick<Order, 'shares'>,
    { ledger, creditId }: { readonly ledger: Ledger; readonly creditId: string },
): Promise<readonly Assignment[]> {
    const client = new AssignmentClient(ledger);

    return await Promise.all(shares.map(({ assignmentNumber: number }) => client.readAssignment({ creditId, number })));
}
