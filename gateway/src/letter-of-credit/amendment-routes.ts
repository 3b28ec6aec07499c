import {
    answerAmendmentSchema,
    declineAmendmentAdviceSchema,
    issueAmendmentSchema,
    readTermsSchema,
    termsAtTimeSchema,
    type AmendmentAddress,
} from '@cohong/domain/letter-of-credit/amendment-api';
import { amendmentSchema, answerSchema } from '@cohong/domain/letter-of-credit/amendment';
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
import { AmendmentClient, amendmentReadSchema, shownAmendment } from './amendment-client.js';
import { exampleAmendment } from './credit-examples.js';

const byMakers = { tag: 'Letters of credit', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const nothing = z.strictObject({});
const onAmendment = '/v1/letters-of-credit/{creditId}/amendments/{amendmentNumber}' as const;
const paramsSchema = creditAddressSchema.extend({
    amendmentNumber: z
        .string()
        .regex(/^[1-9]\d{0,2}$/, 'must be the number of an amendment')
        .transform(Number),
});

const addressOf = ({ creditId, amendmentNumber }: z.output<typeof paramsSchema>): AmendmentAddress => ({
    creditId,
    number: amendmentNumber,
});

const stored = {
    chaincode: 'trade',
    kind: 'credit-amendment',
    schema: amendmentSchema,
    show: { schema: amendmentReadSchema, of: shownAmendment },
    fieldOf: { outcome: 'answer.outcome' },
    orderBy: 'issuedAt',
    hasPeriod: true,
} as const;
const filters = {
    creditId: amendmentSchema.shape.creditId.optional(),
    outcome: answerSchema.shape.outcome.optional().meta({ description: 'What its beneficiary has answered' }),
};

/** Changes of issued credits, at the banks that are party to them. */
export function amendmentRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            ...stored,
            path: '/v1/credit-amendments',
            summary: 'The amendments of letters of credit to which this bank is party',
            filters,
            collectionsFor: () => [vaultOf(bank)],
        }),
        ...lookingRoutes,
        ...proposingRoutes,
        ...decidingRoutes,
    ];
}

const lookingRoutes: readonly Route[] = [
    read({
        ...forStaff,
        path: onAmendment,
        summary: 'An amendment and where it stands',
        params: paramsSchema,
        answer: amendmentReadSchema,
        read: ({ ledger, params }) => new AmendmentClient(ledger).readAmendment(addressOf(params)),
    }),
    read({
        ...forStaff,
        path: '/v1/letters-of-credit/{creditId}/terms',
        summary: 'Exactly which terms bound a party at an instant, and which amendments it may still have to honour',
        params: creditAddressSchema,
        query: readTermsSchema.omit({ creditId: true }),
        answer: termsAtTimeSchema,
        read: ({ ledger, params, query }) => new AmendmentClient(ledger).readTermsAtTime({ ...params, ...query }),
    }),
];

/** What binds the bank: a maker proposes it, and a checker approves. */
const proposingRoutes: readonly Route[] = [
    propose({
        ...byMakers,
        path: '/v1/letters-of-credit/{creditId}/amendments',
        summary: 'Propose an amendment; once a checker approves, the issuing bank is bound by it',
        params: creditAddressSchema,
        examples: { request: exampleAmendment },
        body: issueAmendmentSchema.omit({ creditId: true }),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new AmendmentClient(ledger).proposeAmendment({ ...params, ...body, approvalId }, request),
    }),
    propose({
        ...byMakers,
        path: `${onAmendment}/extensions`,
        summary: "Propose to extend this bank's confirmation to an amendment",
        params: paramsSchema,
        body: nothing,
        propose: ({ ledger, params, request }, approvalId) =>
            new AmendmentClient(ledger).proposeExtension({ ...addressOf(params), approvalId }, request),
    }),
];

const decidingRoutes: readonly Route[] = [
    ...(
        [
            ['advices', 'AdviseAmendment', 'Pass an amendment on, as the credit was passed on'],
            ['extension-refusals', 'DeclineExtension', "Tell that this bank's confirmation does not extend to it"],
        ] as const
    ).map(([path, name, summary]) =>
        act({
            ...byMakers,
            path: `${onAmendment}/${path}`,
            summary,
            params: paramsSchema,
            body: nothing,
            status: 200,
            answer: amendmentReadSchema,
            act: async ({ ledger, params, request }) =>
                replyOf(
                    ledger,
                    addressOf(params),
                    await new AmendmentClient(ledger).act(name, addressOf(params), request),
                ),
        }),
    ),
    act({
        ...byMakers,
        path: `${onAmendment}/advice-refusals`,
        summary: 'Tell the bank that sent an amendment that it is not passed on',
        params: paramsSchema,
        examples: { request: { reason: 'CANNOT_AUTHENTICATE' } },
        body: declineAmendmentAdviceSchema.omit({ creditId: true, number: true }),
        status: 200,
        answer: amendmentReadSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...addressOf(params), ...body };
            return await replyOf(ledger, input, await new AmendmentClient(ledger).declineAdvice(input, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onAmendment}/answers`,
        summary: 'Tell what the beneficiary says to an amendment; acceptance of a part rejects it',
        params: paramsSchema,
        examples: { request: { answer: 'ACCEPT' } },
        body: answerAmendmentSchema.omit({ creditId: true, number: true }),
        status: 200,
        answer: amendmentReadSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...addressOf(params), ...body };
            return await replyOf(ledger, input, await new AmendmentClient(ledger).answerAmendment(input, request));
        },
    }),
];

/** What carries an approved act on an amendment out. */
export const amendmentApprovals: Readonly<Record<string, Approve>> = Object.fromEntries(
    (['credit-amendment:ApproveAmendment', 'credit-amendment:ApproveExtension'] as const).map(
        (name): [string, Approve] => [
            name,
            ({ approvalId }, { ledger, request }) => new AmendmentClient(ledger).approve(name, approvalId, request),
        ],
    ),
);

/** What a regulator sees of amendments, in the books of a bank. */
export function amendmentSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;

    return [
        list({
            ...ofRegulator,
            ...stored,
            path: '/v1/supervision/credit-amendments',
            summary: 'The amendments of letters of credit to which a bank is party',
            filters,
            whose: { bank: bankSchema(banks) },
            collectionsFor: ({ bank }) => [vaultOf(String(bank))],
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/letters-of-credit/{bank}/{creditId}/amendments/{amendmentNumber}',
            summary: 'An amendment as one of the banks of the credit holds it',
            params: z.strictObject({ bank: bankSchema(banks), ...paramsSchema.shape }),
            answer: amendmentReadSchema,
            read: ({ ledger, params }) =>
                new AmendmentClient(ledger).readAmendment({ ...addressOf(params), bank: params.bank }),
        }),
    ];
}

async function replyOf(
    ledger: Ledger,
    { creditId, number }: AmendmentAddress,
    committed: Committed,
): Promise<ActReply> {
    return { committed, resource: await new AmendmentClient(ledger).readAmendment({ creditId, number }) };
}
