import { assignProceedsSchema, type AssignmentAddress } from '@cohong/domain/assignment/api';
import { assignmentSchema, assignmentView, assignmentViewSchema } from '@cohong/domain/assignment/assignment';
import { creditAddressSchema } from '@cohong/domain/letter-of-credit/api';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { act, read, type ActReply, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { AssignmentClient, type AssignmentApproval, type AssignmentProposal } from './assignment-client.js';

const byMakers = { tag: 'Assignments of proceeds', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const ofCredit = '/v1/letters-of-credit/{creditId}/assignments' as const;
const onAssignment = `${ofCredit}/{assignmentNumber}` as const;
const paramsSchema = creditAddressSchema.extend({
    assignmentNumber: z
        .string()
        .regex(/^[1-9]\d?$/, 'must be the number of an assignment')
        .transform(Number),
});
const exampleAssignment = {
    number: 1,
    payingBank: 'PearlBankMSP',
    assignee: { partyName: 'Yongjiang Cotton Mill Co., Ltd.', uscc: '91330206MA2LM0069W', countryCode: 'CN' },
    amount: { amount: '300000.00', currency: 'USD' },
};

/** Assignments of the proceeds of credits, at the bank that assigns for the beneficiary and the bank that pays. */
export function assignmentRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            path: '/v1/proceeds-assignments',
            summary: 'The assignments of proceeds that this bank has asked for, or is asked to pay',
            chaincode: 'trade',
            kind: 'proceeds-assignment',
            schema: assignmentSchema,
            show: { schema: assignmentViewSchema, of: assignmentView },
            filters: {
                creditId: assignmentSchema.shape.creditId.optional(),
                payingBank: assignmentSchema.shape.payingBank.optional(),
            },
            collectionsFor: () => [vaultOf(bank)],
            orderBy: 'requestedAt',
        }),
        read({
            ...forStaff,
            path: onAssignment,
            summary: 'An assignment of proceeds, with what its assignee has been paid',
            params: paramsSchema,
            answer: assignmentViewSchema,
            read: ({ ledger, params }) => new AssignmentClient(ledger).readAssignment(addressOf(params)),
        }),
        ...singleActs,
        ...doubleActs,
    ];
}

const singleActs: readonly Route[] = [
    act({
        ...byMakers,
        path: ofCredit,
        summary: 'Ask a bank, for the beneficiary, to pay another before it out of what it pays under the credit',
        params: creditAddressSchema,
        examples: { request: exampleAssignment },
        body: assignProceedsSchema.omit({ creditId: true }),
        status: 201,
        answer: assignmentViewSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...params, ...body };
            return await replyOf(ledger, input, await new AssignmentClient(ledger).assignProceeds(input, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onAssignment}/refusals`,
        summary: 'Say that this bank does not pay the assignee',
        params: paramsSchema,
        body: z.strictObject({}),
        status: 200,
        answer: assignmentViewSchema,
        act: async ({ ledger, params, request }) => {
            const address = addressOf(params);
            return await replyOf(ledger, address, await new AssignmentClient(ledger).refuse(address, request));
        },
    }),
];

const doubleActs: readonly Route[] = (
    [
        [
            'acknowledgements',
            'ProposeAcknowledgement',
            'Propose to be bound to pay the assignee before the beneficiary',
        ],
        ['releases', 'ProposeRelease', 'Propose to write down that the assignee has given the assignment up'],
    ] as const satisfies readonly (readonly [string, AssignmentProposal, string])[]
).map(([path, name, summary]) =>
    propose({
        ...byMakers,
        path: `${onAssignment}/${path}`,
        summary,
        params: paramsSchema,
        body: z.strictObject({}),
        propose: ({ ledger, params, request }, approvalId) =>
            new AssignmentClient(ledger).propose(name, { ...addressOf(params), approvalId }, request),
    }),
);

/** What carries an approved answer to an assignment out. */
export const assignmentApprovals: Readonly<Record<string, Approve>> = Object.fromEntries(
    (
        [
            'proceeds-assignment:ApproveAcknowledgement',
            'proceeds-assignment:ApproveRelease',
        ] as const satisfies readonly AssignmentApproval[]
    ).map((name): [string, Approve] => [
        name,
        ({ approvalId }, { ledger, request }) => new AssignmentClient(ledger).approve(name, approvalId, request),
    ]),
);

/** What a regulator sees of an assignment, in the books of a bank. */
export function assignmentSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    return [
        read({
            tag: 'Supervision',
            roles: supervisors,
            path: '/v1/supervision/letters-of-credit/{bank}/{creditId}/assignments/{assignmentNumber}',
            summary: 'An assignment of proceeds as one of its two banks holds it',
            params: z.strictObject({ bank: bankSchema(banks), ...paramsSchema.shape }),
            answer: assignmentViewSchema,
            read: ({ ledger, params: { bank, ...address } }) =>
                new AssignmentClient(ledger).readAssignment({ ...addressOf(address), bank }),
        }),
    ];
}

/** An assignment, as the path of a route names it. */
function addressOf({ creditId, assignmentNumber }: z.output<typeof paramsSchema>): AssignmentAddress {
    return { creditId, number: assignmentNumber };
}

async function replyOf(
    ledger: Ledger,
    { creditId, number }: AssignmentAddress,
    committed: Committed,
): Promise<ActReply> {
    return { committed, resource: await new AssignmentClient(ledger).readAssignment({ creditId, number }) };
}
