import { creditAddressSchema } from '@cohong/domain/letter-of-credit/api';
import { requestTransferSchema, transferCreditSchema, type TransferAddress } from '@cohong/domain/transfer/api';
import { transferRequestSchema, transferSchema } from '@cohong/domain/transfer/transfer';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { randomId } from '../fabric/random-id.js';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { act, read, type ActReply, type Route } from '../http/route.js';
import { propose } from '../approval/propose.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { shownTransfer, TransferClient, transferReadSchema, type SingleTransferAct } from './transfer-client.js';
import { addressOf, byMakers, ofCredit, onTransfer, transferParamsSchema } from './transfer-path.js';
import { transferredCreditRoutes } from './transferred-credit-routes.js';
import { exampleTransfer } from './transfer-examples.js';

const forStaff = { ...byMakers, roles: bankStaff } as const;

/** Transferable credits at the banks that are party to them. */
export function transferRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            path: '/v1/credit-transfers',
            summary: 'The transfers of letters of credit to which this bank is party',
            chaincode: 'trade',
            kind: 'credit-transfer',
            schema: transferSchema,
            show: { schema: transferReadSchema, of: shownTransfer },
            filters: {
                creditId: transferSchema.shape.creditId.optional(),
                transferringBank: transferSchema.shape.transferringBank.optional(),
            },
            collectionsFor: () => [vaultOf(bank)],
            orderBy: 'requestedAt',
        }),
        read({
            ...forStaff,
            path: onTransfer,
            summary: 'A transfer of a credit and where it stands',
            params: transferParamsSchema,
            answer: transferReadSchema,
            read: ({ ledger, params }) => new TransferClient(ledger).readTransfer(addressOf(params)),
        }),
        read({
            ...forStaff,
            path: `${onTransfer}/request`,
            summary: 'What was asked for, at the bank that asked and the one that transfers',
            params: transferParamsSchema,
            answer: transferRequestSchema,
            read: ({ ledger, params }) => new TransferClient(ledger).readTransferRequest(addressOf(params)),
        }),
        ...acts,
        ...transferredCreditRoutes(bank),
    ];
}

const acts: readonly Route[] = [
    act({
        ...byMakers,
        path: ofCredit,
        summary: 'Ask a bank to transfer the credit, or a part of it, to a second beneficiary',
        params: creditAddressSchema,
        examples: { request: exampleTransfer },
        body: requestTransferSchema.omit({ creditId: true }),
        status: 201,
        answer: transferReadSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...params, ...body };
            return await replyOf(ledger, input, await new TransferClient(ledger).requestTransfer(input, request));
        },
    }),
    ...(
        [
            ['withdrawals', 'WithdrawTransfer', 'Take the request back, before the bank has decided'],
            ['refusals', 'DeclineTransfer', 'Say that this bank does not transfer'],
            ['returns', 'ReturnTransfer', 'Give the first beneficiary back what the second has not used'],
        ] as const satisfies readonly (readonly [string, SingleTransferAct, string])[]
    ).map(([path, name, summary]) =>
        act({
            ...byMakers,
            path: `${onTransfer}/${path}`,
            summary,
            params: transferParamsSchema,
            body: z.strictObject({}),
            status: 200,
            answer: transferReadSchema,
            act: async ({ ledger, params, request }) => {
                const address = addressOf(params);
                return await replyOf(ledger, address, await new TransferClient(ledger).act(name, address, request));
            },
        }),
    ),
    propose({
        ...byMakers,
        path: `${onTransfer}/consents`,
        summary: 'Propose to transfer as asked: the second beneficiary gets a credit of its own',
        params: transferParamsSchema,
        examples: { request: { transferReference: 'PRB-T-0001' } },
        body: transferCreditSchema.pick({ transferReference: true }),
        propose: ({ ledger, params, body, request }, approvalId) => {
            const input = { ...addressOf(params), ...body, transferredCreditId: randomId(), approvalId };
            return new TransferClient(ledger).proposeTransfer(input, request);
        },
    }),
];

/** What carries an approved transfer out. */
export const transferApprovals: Readonly<Record<string, Approve>> = {
    'credit-transfer:ApproveTransfer': ({ approvalId }, { ledger, request }) =>
        new TransferClient(ledger).approveTransfer(approvalId, request),
};

/** What a regulator sees of transfers, in the books of a bank. */
export function transferSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;
    const params = z.strictObject({ bank: bankSchema(banks), ...transferParamsSchema.shape });
    const page = '/v1/supervision/letters-of-credit/{bank}/{creditId}/transfers/{transferNumber}' as const;

    return [
        read({
            ...ofRegulator,
            path: page,
            summary: 'A transfer as one of the banks of the credit holds it',
            params,
            answer: transferReadSchema,
            read: ({ ledger, params: { bank, ...address } }) =>
                new TransferClient(ledger).readTransfer({ ...addressOf(address), bank }),
        }),
        read({
            ...ofRegulator,
            path: `${page}/request`,
            summary: 'What was asked for, as the bank that asked or transfers holds it',
            params,
            answer: transferRequestSchema,
            read: ({ ledger, params: { bank, ...address } }) =>
                new TransferClient(ledger).readTransferRequest({ ...addressOf(address), bank }),
        }),
    ];
}

async function replyOf(ledger: Ledger, { creditId, number }: TransferAddress, committed: Committed): Promise<ActReply> {
    return { committed, resource: await new TransferClient(ledger).readTransfer({ creditId, number }) };
}
