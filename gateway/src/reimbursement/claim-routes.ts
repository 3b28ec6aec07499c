import { creditAddressSchema } from '@cohong/domain/letter-of-credit/api';
import {
    claimReimbursementSchema,
    coverClaimSchema,
    declineClaimSchema,
    demandCoverSchema,
    reimburseClaimSchema,
    type ClaimAddress,
} from '@cohong/domain/reimbursement/api';
import { authorisationSchema } from '@cohong/domain/reimbursement/authorisation';
import {
    reimbursementClaimSchema,
    reimbursementClaimViewSchema,
} from '@cohong/domain/reimbursement/reimbursement-claim';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import type { Purse } from '../dcep/purse.js';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { act, read, type ActReply, type Route } from '../http/route.js';
import { propose } from '../approval/propose.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { approveCover } from './approve-cover.js';
import { reimbursementApprovalNames, ReimbursementClient } from './reimbursement-client.js';

const byMakers = { tag: 'Reimbursement', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const ofAuthorisation = '/v1/reimbursement-authorisations/{creditId}/claims' as const;
const onClaim = `${ofAuthorisation}/{claimNumber}` as const;
export const claimNumberSchema = z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'must be the number of a claim')
    .transform(Number);
const paramsSchema = creditAddressSchema.extend({ claimNumber: claimNumberSchema });
const said = { creditId: true, number: true } as const;
const exampleUetr = 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01';

const addressOf = ({ creditId, claimNumber }: z.output<typeof paramsSchema>): ClaimAddress => ({
    creditId,
    number: claimNumber,
});

/** Claims for reimbursement, at the banks that hold the authorisation. */
export function reimbursementClaimRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            path: '/v1/reimbursement-claims',
            summary: 'The claims for reimbursement that this bank has made, is to answer, or has authorised',
            chaincode: 'trade',
            kind: 'reimbursement-claim',
            schema: reimbursementClaimSchema,
            filters: {
                creditId: reimbursementClaimSchema.shape.creditId.optional(),
                claimingBank: reimbursementClaimSchema.shape.claimingBank.optional(),
                status: reimbursementClaimSchema.shape.status.optional(),
            },
            collectionsFor: () => [vaultOf(bank)],
            orderBy: 'receivedAt',
        }),
        read({
            ...forStaff,
            path: onClaim,
            summary: 'A claim for reimbursement as it stands now, and until when it can be answered',
            params: paramsSchema,
            answer: reimbursementClaimViewSchema,
            read: ({ ledger, params }) => new ReimbursementClient(ledger).readClaim(addressOf(params)),
        }),
        ...singleActs,
        ...answers,
    ];
}

const singleActs: readonly Route[] = [
    act({
        ...byMakers,
        path: ofAuthorisation,
        summary: 'Claim reimbursement of a drawing that this bank has honoured, once',
        params: creditAddressSchema,
        examples: {
            request: { number: 1, presentationNumber: 1, amount: { amount: '200000.00', currency: 'USD' } },
        },
        body: claimReimbursementSchema.omit({ creditId: true }),
        status: 201,
        answer: reimbursementClaimViewSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...params, ...body };
            const client = new ReimbursementClient(ledger);
            return await replyOf(ledger, input, await client.claimReimbursement(input, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onClaim}/demands`,
        summary:
            'Demand of the issuing bank what the reimbursing bank has not paid on first demand, with interest and expenses',
        params: paramsSchema,
        examples: { request: { yearlyBasisPoints: 450, expenses: { amount: '62.50', currency: 'USD' } } },
        body: demandCoverSchema.omit(said),
        status: 200,
        answer: reimbursementClaimViewSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...addressOf(params), ...body };
            return await replyOf(ledger, input, await new ReimbursementClient(ledger).demandCover(input, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onClaim}/overdue-notes`,
        summary: 'Write down that the time of the reimbursing bank is over',
        params: paramsSchema,
        body: z.strictObject({}),
        status: 200,
        answer: reimbursementClaimViewSchema,
        act: async ({ ledger, params, request }) => {
            const address = addressOf(params);
            return await replyOf(ledger, address, await new ReimbursementClient(ledger).noteOverdue(address, request));
        },
    }),
];

/** What binds the bank: a maker proposes it, and a checker approves. */
const answers: readonly Route[] = [
    propose({
        ...byMakers,
        path: `${onClaim}/reimbursements`,
        summary: 'Propose to record that the claim has been paid, with the reference of the payment',
        params: paramsSchema,
        examples: { request: { uetr: exampleUetr } },
        body: reimburseClaimSchema.omit(said),
        propose: ({ ledger, params, body, request }, approvalId) => {
            const input = { ...addressOf(params), ...body, approvalId };
            return new ReimbursementClient(ledger).propose('reimbursement-claim:ProposeReimbursement', input, request);
        },
    }),
    propose({
        ...byMakers,
        path: `${onClaim}/declines`,
        summary: 'Propose the notice that the claim is not paid, with its reason, by the third banking day',
        params: paramsSchema,
        examples: { request: { reason: 'NO_FUNDS', explanation: 'The account of the issuing bank is not in funds' } },
        body: declineClaimSchema.omit(said),
        propose: ({ ledger, params, body, request }, approvalId) => {
            const input = { ...addressOf(params), ...body, approvalId };
            return new ReimbursementClient(ledger).propose('reimbursement-claim:ProposeDecline', input, request);
        },
    }),
    propose({
        ...byMakers,
        path: `${onClaim}/covers`,
        summary:
            'Propose that this bank, which has issued the credit, pays itself what is demanded, in e-CNY or outside the ledger',
        params: paramsSchema,
        examples: { request: { means: { kind: 'OUTSIDE', uetr: exampleUetr }, valueDate: '2026-06-04' } },
        body: coverClaimSchema.omit(said),
        propose: ({ ledger, params, body, request }, approvalId) => {
            const input = { ...addressOf(params), ...body, approvalId };
            return new ReimbursementClient(ledger).propose('reimbursement-claim:ProposeCover', input, request);
        },
    }),
];

/** What carries an approved act of reimbursement out. */
export function reimbursementApprovals(purse: Purse): Readonly<Record<string, Approve>> {
    const withoutCoins = reimbursementApprovalNames.map((name): [string, Approve] => [
        name,
        ({ approvalId }, { ledger, request }) => new ReimbursementClient(ledger).approve(name, approvalId, { request }),
    ]);

    return { ...Object.fromEntries(withoutCoins), 'reimbursement-claim:ApproveCover': approveCover(purse) };
}

/** What a regulator sees of reimbursement, in the books of a bank. */
export function reimbursementSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    const bank = bankSchema(banks);
    const inBooks = '/v1/supervision/reimbursement-authorisations/{bank}/{creditId}' as const;

    return [
        read({
            tag: 'Supervision',
            roles: supervisors,
            path: inBooks,
            summary: 'An authorisation to reimburse as one of its banks holds it',
            params: z.strictObject({ bank, ...creditAddressSchema.shape }),
            answer: authorisationSchema,
            read: ({ ledger, params }) => new ReimbursementClient(ledger).readAuthorisation(params),
        }),
        read({
            tag: 'Supervision',
            roles: supervisors,
            path: `${inBooks}/claims/{claimNumber}`,
            summary: 'A claim for reimbursement as one of its banks holds it',
            params: z.strictObject({ bank, ...paramsSchema.shape }),
            answer: reimbursementClaimViewSchema,
            read: ({ ledger, params }) =>
                new ReimbursementClient(ledger).readClaim({ ...addressOf(params), bank: params.bank }),
        }),
    ];
}

async function replyOf(ledger: Ledger, { creditId, number }: ClaimAddress, committed: Committed): Promise<ActReply> {
    return { committed, resource: await new ReimbursementClient(ledger).readClaim({ creditId, number }) };
}
