import { vaultPaymentSchema } from '@cohong/domain/dcep/api';
import { reserveSchema } from '@cohong/domain/dcep/reserve';
import { toWire } from '@cohong/domain/kernel/json';
import { moneySchema, sum } from '@cohong/domain/kernel/money';
import { z } from 'zod';
import { ApprovalClient } from '../approval/approval-client.js';
import type { ApprovalCollection, Approve } from '../approval/approval-routes.js';
import { approvalSchema } from '../approval/approval.js';
import { randomId } from '../fabric/random-id.js';
import { act, read, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { mustHaveRead } from '../read-model/list-route.js';
import { coinsOf } from '../read-model/places.js';
import { CoinClient } from './coin-client.js';
import type { Purse } from './purse.js';
import { TransferClient } from './transfer-client.js';

const vaultSchema = z.object({
    /** The coins that the bank can pay out. */
    coins: moneySchema,
    numberOfCoins: z.int(),
    reserve: reserveSchema,
});

/** What a bank has in e-CNY of its own, and what it pays of it. */
export const vaultRoutes = (mspId: string): readonly Route[] => [
    read({
        path: '/v1/vault',
        summary: "The bank's own coins, and its reserve at the central bank",
        tag: 'Vault',
        roles: bankStaff,
        answer: vaultSchema,
        read: async ({ ledger, readModel }) => {
            const reserve = await new CoinClient(ledger).readReserve();
            await mustHaveRead(readModel, []);
            const { total, numberOfCoins } = await readModel.eCny.holdings({ bank: mspId, owner: 'vault' });
            return { coins: total, numberOfCoins, reserve };
        },
    }),
    act({
        tag: 'Vault',
        roles: makers,
        path: '/v1/vault/payments',
        summary: "Propose to pay out of the bank's vault to wallets that it keeps; a checker approves",
        examples: {
            request: {
                outputs: [
                    {
                        to: '5f0c9a7e3b1d4826a0e4c2f6d8b19753',
                        amount: { amount: '300.00', currency: 'CNY' },
                    },
                ],
            },
        },
        body: vaultPaymentSchema,
        status: 201,
        answer: approvalSchema,
        act: async ({ ledger, body, request }) => {
            const payment = { ...body, approvalId: randomId() };
            const committed = await new TransferClient(ledger).proposeVaultPayment(payment, request);
            const approvals = new ApprovalClient(ledger, [vaultPlace(mspId)]);
            return { committed, resource: await approvals.readApproval(committed.id) };
        },
    }),
];

/** Where a bank's approvals of vault payments lie: with its coins. */
export function vaultPlace(bank: string): ApprovalCollection {
    return { chaincode: 'dcep', bank, collection: coinsOf(bank) };
}

/** What carries an approved payment out. */
export function vaultApprovals(bank: string, purse: Purse): Readonly<Record<string, Approve>> {
    return {
        'transfer:ApproveVaultPayment': ({ approvalId, input }, { ledger, readModel, request }) => {
            const { outputs } = vaultPaymentSchema.parse(toWire(input));
            const amount = sum(
                'CNY',
                outputs.map((output) => output.amount),
            );
            return purse.pay(readModel, { payer: { bank, owner: 'vault' }, amount }, (coins) =>
                new TransferClient(ledger).approveVaultPayment({ approvalId, coins }, request),
            );
        },
    };
}
