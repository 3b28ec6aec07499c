import { postInterestSchema } from '@cohong/domain/interest/api';
import { transferSchema } from '@cohong/domain/dcep/transfer';
import { sum } from '@cohong/domain/kernel/money';
import type { Purse } from '../dcep/purse.js';
import { TransferClient } from '../dcep/transfer-client.js';
import { randomId } from '../fabric/random-id.js';
import { act, type Route } from '../http/route.js';
import { makers } from '../party/roles.js';
import { InterestClient } from './interest-client.js';

/** What a bank's wallets earn: paid out of its vault when a period has ended. */
export function interestRoutes(bank: string, purse: Purse): readonly Route[] {
    return [
        act({
            tag: 'Interest',
            roles: makers,
            path: '/v1/interest-postings',
            summary: 'Pay wallets the interest that is due to them, as the policies and their accounts say',
            examples: { request: { wallets: ['5f0c9a7e3b1d4826a0e4c2f6d8b19753'] } },
            body: postInterestSchema.pick({ wallets: true }),
            status: 201,
            answer: transferSchema,
            act: async ({ ledger, readModel, body: { wallets }, request }) => {
                const interest = new InterestClient(ledger);
                const due = await interest.readDueInterest(wallets);
                const amount = sum(
                    'CNY',
                    due.map((each) => each.amount),
                );
                const posting = { postingId: randomId(), wallets };
                const committed = await purse.pay(readModel, { payer: { bank, owner: 'vault' }, amount }, (coins) =>
                    interest.postInterest({ ...posting, coins: [...coins] }, request),
                );
                return { committed, resource: await new TransferClient(ledger).readTransfer(committed.id) };
            },
        }),
    ];
}
