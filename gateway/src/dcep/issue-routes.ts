import { creditReserveSchema } from '@cohong/domain/dcep/api';
import { supplySchema } from '@cohong/domain/dcep/supply';
import { moneySchema } from '@cohong/domain/kernel/money';
import { z } from 'zod';
import { ApprovalClient } from '../approval/approval-client.js';
import type { ApprovalCollection, Approve } from '../approval/approval-routes.js';
import { approvalSchema, type Approval } from '../approval/approval.js';
import type { Committed } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import { act, read, type ActCall, type ActReply, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { coinsOf } from '../read-model/places.js';
import { CoinClient, type Order } from './coin-client.js';
import type { Purse } from './purse.js';

const ofIssuer = { tag: 'Issue', roles: { 'central-bank': ['issuer'] } } as const;

/** The bank is to endorse, so one that is not there must be told apart from one whose peer is away. */
const proposalTo = (banks: readonly string[]) =>
    ({
        ...ofIssuer,
        examples: { request: { bank: 'HaizhouBankMSP', amount: { amount: '3000000.00', currency: 'CNY' } } },
        body: creditReserveSchema.extend({
            bank: bankSchema(banks),
        }),
        status: 201,
        answer: approvalSchema,
    }) as const;

type ProposalCall = ActCall<unknown, z.output<typeof creditReserveSchema>>;

/** How the central bank credits reserves, and issues and takes back coins. Each is proposed here and approved by another. */
export function issueRoutes({ banks, everyBank }: Record<'banks' | 'everyBank', readonly string[]>): readonly Route[] {
    const proposal = proposalTo(banks);

    return [
        act({
            ...proposal,
            path: '/v1/reserve-credits',
            summary: "Propose to credit a bank's reserve",
            act: (call) => propose(call, (coins, order) => coins.proposeReserveCredit(order, call.request)),
        }),
        act({
            ...proposal,
            path: '/v1/issues',
            summary: 'Propose to issue coins to a bank against its reserve',
            act: (call) => propose(call, (coins, order) => coins.proposeIssue(order, call.request)),
        }),
        act({
            ...proposal,
            path: '/v1/redemptions',
            summary: 'Propose to take coins back from a bank, into its reserve',
            act: (call) => propose(call, (coins, order) => coins.proposeRedemption(order, call.request)),
        }),
        read({
            ...ofIssuer,
            path: '/v1/supply',
            summary: 'What is in circulation, by bank, of those that have left too',
            roles: { 'central-bank': ['issuer', 'officer', 'regulator'] },
            query: z.strictObject({
                bank: bankSchema(everyBank).optional(),
            }),
            answer: supplySchema,
            read: ({ ledger, query: { bank } }) =>
                new CoinClient(ledger).readSupply(bank === undefined ? everyBank : [bank]),
        }),
    ];
}

/** Where the central bank's approvals lie: with the coins of each bank. */
export function issuePlaces(banks: readonly string[]): readonly ApprovalCollection[] {
    return banks.map((bank) => ({ chaincode: 'dcep', bank, collection: coinsOf(bank) }));
}

/** What carries the approved proposals out. */
export function issueApprovals(purse: Purse): Readonly<Record<string, Approve>> {
    return {
        'coin:ApproveReserveCredit': (approval, { ledger, request }) =>
            new CoinClient(ledger).approveReserveCredit(addressOf(approval), request),
        'coin:ApproveIssue': (approval, { ledger, request }) =>
            new CoinClient(ledger).approveIssue(addressOf(approval), request),
        'coin:ApproveRedemption': (approval, { ledger, readModel, request }) => {
            const address = addressOf(approval);
            const amount = moneySchema.parse(approval.input['amount']);
            const payer = { bank: address.bank, owner: 'vault' } as const;
            return purse.pay(readModel, { payer, amount }, (coins) =>
                new CoinClient(ledger).approveRedemption({ ...address, coins }, request),
            );
        },
    };
}

async function propose(
    { ledger, body }: ProposalCall,
    submit: (coins: CoinClient, order: Order) => Promise<Committed>,
): Promise<ActReply> {
    const committed = await submit(new CoinClient(ledger), { ...body, approvalId: randomId() });
    const approvals = new ApprovalClient(ledger, issuePlaces([body.bank]));

    return { committed, resource: await approvals.readApproval(committed.id) };
}

function addressOf({ approvalId, bank }: Approval): Omit<Order, 'amount'> {
    if (bank === undefined) {
        throw new Error("an approval of the central bank lies with a bank's coins");
    }

    return { approvalId, bank };
}
