import { extendFinancingSchema } from '@cohong/domain/receivable/extend-financing';
import { financingSchema, repaymentSchema } from '@cohong/domain/receivable/financing';
import { financingStandingSchema } from '@cohong/domain/receivable/financing-standing';
import { reversalSchema } from '@cohong/domain/receivable/reversal';
import { writeOffFinancingSchema } from '@cohong/domain/receivable/write-off-financing';
import type { Approve } from '../approval/approval-routes.js';
import { randomId } from '../fabric/random-id.js';
import { read, type Route } from '../http/route.js';
import { propose } from '../approval/propose.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { FinancingLifeClient } from './financing-life-client.js';
import { storedFinancings } from './stored-financing.js';

const tag = 'Financings';
const onFinancing = '/v1/financings/{financingId}';
const paramsSchema = financingSchema.pick({ financingId: true });

/** Money that is lent and not repaid, by the day on which it is due. */
const due = {
    ...storedFinancings,
    orderBy: 'dueOn',
    hasPeriod: 'OF_DAYS',
    derived: { isOwed: `value ->> 'dueOn' IS NOT NULL AND value ->> 'status' IN ('DISBURSED', 'PARTIALLY_REPAID')` },
    only: { isOwed: 'true' },
    showAll: {
        schema: financingStandingSchema,
        of: (found, { ledger }) => new FinancingLifeClient(ledger).readStandings(found),
    },
} as const satisfies Partial<Parameters<typeof list<typeof financingSchema>>[0]>;

/** What becomes of a loan between its pay-out and its end, besides repayment. */
export function financingLifeRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...due,
            tag,
            roles: bankStaff,
            path: '/v1/due-financings',
            summary: 'What this bank has lent and is to be repaid, by the day on which it is due, and how late it is',
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            tag,
            roles: bankStaff,
            path: `${onFinancing}/standing`,
            summary: 'A financing, and where it stands today: in time or overdue, and by how many days',
            params: paramsSchema,
            answer: financingStandingSchema,
            read: async ({ ledger, params }) => {
                const [standing] = await new FinancingLifeClient(ledger).readStandings([params]);
                return standing ?? {};
            },
        }),
        propose({
            tag,
            roles: makers,
            path: `${onFinancing}/extensions`,
            summary: 'Propose to give the borrower more time; another user approves it',
            params: paramsSchema,
            examples: { request: { until: '2026-09-30', reason: 'The buyer pays after the trade fair' } },
            body: extendFinancingSchema.omit({ financingId: true }),
            propose: ({ ledger, params, body, request }, approvalId) =>
                new FinancingLifeClient(ledger).proposeExtension({ ...params, ...body, approvalId }, request),
        }),
        propose({
            tag,
            roles: makers,
            path: `${onFinancing}/write-offs`,
            summary:
                'Propose to give a loan up; another user approves it. It is owed all the same, and holds the goods',
            params: paramsSchema,
            examples: {
                request: {
                    amount: { amount: '500000.00', currency: 'CNY' },
                    reason: 'The exporter is being wound up',
                },
            },
            body: writeOffFinancingSchema.omit({ financingId: true }),
            propose: ({ ledger, params, body, request }, approvalId) =>
                new FinancingLifeClient(ledger).proposeWriteOff({ ...params, ...body, approvalId }, request),
        }),
        ...reversalRoutes,
    ];
}

const reversing = { tag, roles: makers, body: reversalSchema.pick({ reason: true }) } as const;

const reversalRoutes: readonly Route[] = [
    propose({
        ...reversing,
        path: `${onFinancing}/repayments/{repaymentId}/reversals`,
        summary:
            'Propose to take back a repayment that was recorded wrongly; a registrar takes the goods again or refuses',
        params: paramsSchema.extend({ repaymentId: repaymentSchema.shape.repaymentId }),
        examples: { request: { reason: 'It was the repayment of another loan' } },
        propose: ({ ledger, params, body, request }, approvalId) => {
            const input = { ...params, ...body, reversalId: randomId(), approvalId };
            return new FinancingLifeClient(ledger).proposeRepaymentReversal(input, request);
        },
    }),
    propose({
        ...reversing,
        path: `${onFinancing}/disbursement-reversals`,
        summary: 'Propose to take back a pay-out outside the ledger that did not happen; another user approves it',
        params: paramsSchema,
        examples: { request: { reason: 'The payment was returned by the correspondent bank' } },
        propose: ({ ledger, params, body, request }, approvalId) => {
            const input = { ...params, ...body, reversalId: randomId(), approvalId };
            return new FinancingLifeClient(ledger).proposeDisbursementReversal(input, request);
        },
    }),
];

/** What carries an approved act in the life of a loan out. */
export const financingLifeApprovals: Readonly<Record<string, Approve>> = {
    'financing-life:ApproveExtension': ({ approvalId }, { ledger, request }) =>
        new FinancingLifeClient(ledger).approveExtension(approvalId, request),
    'financing-life:ApproveWriteOff': ({ approvalId }, { ledger, request }) =>
        new FinancingLifeClient(ledger).approveWriteOff(approvalId, request),
    'financing-life:ApproveRepaymentReversal': ({ approvalId }, { ledger, request }) =>
        new FinancingLifeClient(ledger).approveRepaymentReversal(approvalId, request),
    'financing-life:ApproveDisbursementReversal': ({ approvalId }, { ledger, request }) =>
        new FinancingLifeClient(ledger).approveDisbursementReversal(approvalId, request),
};

/** What a regulator sees of it: what is due, and overdue, at all banks. */
export function financingLifeSupervisionRoute(banks: readonly string[]): Route {
    return list({
        ...due,
        tag: 'Supervision',
        roles: supervisors,
        path: '/v1/supervision/due-financings',
        summary: 'What all banks have lent and are to be repaid, by the day on which it is due, and how late it is',
        filters: { bank: bankSchema(banks).optional() },
        collectionsFor: () => banks.map(vaultOf),
    });
}
