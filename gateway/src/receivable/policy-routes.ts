import { setFinancingPolicySchema } from '@cohong/domain/receivable/api';
import { financingPolicyBookSchema, type FinancingPolicyBook } from '@cohong/domain/receivable/policy';
import type { Approve } from '../approval/approval-routes.js';
import { approvalSchema } from '../approval/approval.js';
import type { Ledger } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import { act, read, type Route } from '../http/route.js';
import { proposedIn } from '../approval/proposed-in.js';

const examplePolicy = {
    effectiveFrom: '2026-01-01',
    capBasisPoints: 9000,
    reservationHours: 72,
    balanceQuestionsPerDay: 20,
    documentsCheckedPerDay: 200,
    verifications: { perDay: 2000, sourceSilentAfterHours: 24, validHours: 72 },
    creditInquiriesPerDay: 200,
    tenor: { maximumDays: 180, maximumExtensions: 2, maximumExtensionDays: 90 },
};
const common = { path: '/v1/financing-policies', tag: 'Policies' } as const;

/** What may be financed, and for how long it is reserved: public, dated, set by the foreign-exchange regulator. */
export const policyRoutes: readonly Route[] = [
    read({
        ...common,
        roles: { bank: 'everybody', 'foreign-exchange-regulator': 'everybody', 'central-bank': 'everybody' },
        summary: 'Every financing policy, in the order of its first day',
        answer: financingPolicyBookSchema,
        read: ({ ledger }) => readFinancingPolicy(ledger),
    }),
    act({
        ...common,
        roles: { 'foreign-exchange-regulator': ['officer'] },
        summary: 'Set a financing policy from a day on',
        examples: { request: examplePolicy },
        body: setFinancingPolicySchema,
        status: 201,
        answer: financingPolicyBookSchema,
        act: async ({ ledger, body, request }) => {
            const committed = await ledger.submit({
                name: 'trade/receivable:SetFinancingPolicy',
                input: body,
                request,
            });
            return { committed, resource: await readFinancingPolicy(ledger) };
        },
    }),
    act({
        ...common,
        path: `${common.path}/proposals`,
        roles: { 'foreign-exchange-regulator': ['officer', 'regulator'] },
        summary: 'Propose a financing policy from a day on; an officer, who is another, approves it',
        examples: { request: { ...examplePolicy, changesTakeTwo: true } },
        body: setFinancingPolicySchema,
        status: 201,
        answer: approvalSchema,
        act: async ({ ledger, body, request }) => {
            const committed = await ledger.submit({
                name: 'trade/financing-policy:ProposeFinancingPolicy',
                input: { ...body, approvalId: randomId() },
                request,
            });
            return await proposedIn(ledger, committed);
        },
    }),
];

/** What carries an approved policy out. */
export const approveFinancingPolicy: Approve = ({ approvalId }, { ledger, request }) =>
    ledger.submit({ name: 'trade/financing-policy:ApproveFinancingPolicy', input: { approvalId }, request });

function readFinancingPolicy(ledger: Ledger): Promise<FinancingPolicyBook> {
    return ledger.evaluate({
        name: 'trade/receivable:ReadFinancingPolicy',
        input: {},
        answer: financingPolicyBookSchema,
    });
}
