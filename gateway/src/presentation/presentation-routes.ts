import { creditAddressSchema } from '@cohong/domain/letter-of-credit/api';
import {
    completePresentationSchema,
    damageNoticeSchema,
    examinePresentationSchema,
    forwardPresentationSchema,
    honourPresentationSchema,
    judgePresentationSchema,
    lodgePresentationSchema,
    negotiatePresentationSchema,
    refusePresentationSchema,
    replaceRecordsSchema,
} from '@cohong/domain/presentation/api';
import { presentationViewSchema, sharedPresentationSchema } from '@cohong/domain/presentation/presentation';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { approvalSchema } from '../approval/approval.js';
import type { Purse } from '../dcep/purse.js';
import { randomId } from '../fabric/random-id.js';
import { act, read, type Route } from '../http/route.js';
import { proposedIn } from '../letter-of-credit/application-routes.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import {
    addressOf,
    ofCredit,
    onPresentation,
    presentationParamsSchema as paramsSchema,
} from './presentation-address.js';
import { approveHonour, approveNegotiation } from './approve-payment.js';
import { PresentationClient } from './presentation-client.js';
import { exampleJudgement, examplePresented, exampleReplacement } from './presentation-examples.js';
import { replyOf } from './presentation-reply.js';
import { waiverRoutes } from './waiver-routes.js';

const byMakers = { tag: 'Presentations', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const said = { creditId: true, number: true } as const;

const stored = {
    chaincode: 'trade',
    kind: 'credit-presentation',
    schema: sharedPresentationSchema,
    orderBy: 'receivedAt',
    hasPeriod: true,
} as const;
const filters = {
    creditId: sharedPresentationSchema.shape.creditId.optional(),
    examiningBank: sharedPresentationSchema.shape.examiningBank.optional(),
    status: sharedPresentationSchema.shape.status.optional(),
};

/** Documents under credits, at the banks that are party to them. */
export function presentationRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            ...stored,
            path: '/v1/presentations',
            summary: 'The presentations under letters of credit to which this bank is party',
            filters,
            collectionsFor: () => [vaultOf(bank)],
        }),
        read({
            ...forStaff,
            path: onPresentation,
            summary: 'A presentation as it stands now, and until when its bank can refuse',
            params: paramsSchema,
            answer: presentationViewSchema,
            read: ({ ledger, params }) => new PresentationClient(ledger).readPresentation(addressOf(params)),
        }),
        ...singleActs,
        ...recordActs,
        forwardingRoute,
        ...doubleActs,
        ...waiverRoutes,
    ];
}

const singleActs: readonly Route[] = [
    act({
        ...byMakers,
        path: ofCredit,
        summary: 'Present documents to a bank that honours; what they claim is held from then on',
        params: creditAddressSchema,
        examples: { request: examplePresented },
        body: lodgePresentationSchema.omit({ creditId: true }),
        status: 201,
        answer: presentationViewSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...params, ...body };
            return await replyOf(ledger, input, await new PresentationClient(ledger).lodgePresentation(input, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onPresentation}/completeness-notices`,
        summary: 'Tell that all electronic records have come, with the last of them: the presentation is made by it',
        params: paramsSchema,
        examples: { request: { documents: [], records: [] } },
        body: completePresentationSchema.omit(said),
        status: 200,
        answer: presentationViewSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...addressOf(params), ...body };
            const client = new PresentationClient(ledger);
            return await replyOf(ledger, input, await client.completePresentation(input, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onPresentation}/examinations`,
        summary: 'Have the documents examined by the terms that bind the beneficiary',
        params: paramsSchema,
        examples: { request: {} },
        body: examinePresentationSchema.omit(said),
        status: 200,
        answer: presentationViewSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...addressOf(params), ...body };
            const client = new PresentationClient(ledger);
            return await replyOf(ledger, input, await client.examinePresentation(input, request));
        },
    }),
    ...(
        [
            ['preclusions', 'PrecludePresentation', 'Write down that the time of the examining bank is over'],
            ['returns', 'ReturnDocuments', 'Give refused documents back'],
        ] as const
    ).map(([path, name, summary]) =>
        act({
            ...byMakers,
            path: `${onPresentation}/${path}`,
            summary,
            params: paramsSchema,
            body: z.strictObject({}),
            status: 200,
            answer: presentationViewSchema,
            act: async ({ ledger, params, request }) => {
                const address = addressOf(params);
                return await replyOf(ledger, address, await new PresentationClient(ledger).act(name, address, request));
            },
        }),
    ),
    act({
        ...byMakers,
        path: `${onPresentation}/judgements`,
        summary: 'Drop findings and add others, each with a reason: what is left decides whether the documents comply',
        params: paramsSchema,
        examples: { request: exampleJudgement },
        body: judgePresentationSchema.omit(said),
        status: 200,
        answer: presentationViewSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...addressOf(params), ...body };
            return await replyOf(ledger, input, await new PresentationClient(ledger).judgePresentation(input, request));
        },
    }),
];

/** What is binding only where the documents go: no second user is asked. */
const forwardingRoute = act({
    ...byMakers,
    path: `${onPresentation}/forwardings`,
    summary: 'Send the documents on to the issuing bank, which examines them in its own time and must reimburse',
    params: paramsSchema,
    examples: { request: { forwardedNumber: 2 } },
    body: forwardPresentationSchema.omit(said),
    status: 201,
    answer: presentationViewSchema,
    act: async ({ ledger, params, body, request }) => {
        const input = { ...addressOf(params), ...body };
        const committed = await new PresentationClient(ledger).forwardPresentation(input, request);
        return await replyOf(ledger, { creditId: input.creditId, number: input.forwardedNumber }, committed);
    },
});

/** Electronic records that cannot be read (eUCP article e12). */
const recordActs: readonly Route[] = [
    act({
        ...byMakers,
        path: `${onPresentation}/damage-notices`,
        summary: 'Tell that electronic records cannot be read, and ask for them again: no time runs until they come',
        params: paramsSchema,
        examples: { request: { documentIds: [examplePresented.documents[0]?.documentId] } },
        body: damageNoticeSchema.omit(said),
        status: 200,
        answer: presentationViewSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...addressOf(params), ...body };
            return await replyOf(ledger, input, await new PresentationClient(ledger).reportDamage(input, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onPresentation}/record-replacements`,
        summary: 'Present damaged electronic records again: the examination goes on with them',
        params: paramsSchema,
        examples: { request: exampleReplacement },
        body: replaceRecordsSchema.omit(said),
        status: 200,
        answer: presentationViewSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...addressOf(params), ...body };
            return await replyOf(ledger, input, await new PresentationClient(ledger).replaceRecords(input, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onPresentation}/record-drops`,
        summary: 'Treat damaged electronic records that have not come again in thirty days as not presented',
        params: paramsSchema,
        body: z.strictObject({}),
        status: 200,
        answer: presentationViewSchema,
        act: async ({ ledger, params, request }) => {
            const input = addressOf(params);
            return await replyOf(ledger, input, await new PresentationClient(ledger).dropRecords(input, request));
        },
    }),
];

/** What binds the bank: a maker proposes it, and a checker approves. */
const doubleActs: readonly Route[] = [
    act({
        ...byMakers,
        path: `${onPresentation}/refusals`,
        summary: 'Propose the one notice of refusal, with every discrepancy and what becomes of the documents',
        params: paramsSchema,
        examples: { request: { disposal: 'HELD_FOR_PRESENTER' } },
        body: refusePresentationSchema.omit(said),
        status: 201,
        answer: approvalSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...addressOf(params), ...body, approvalId: randomId() };
            return await proposedIn(ledger, await new PresentationClient(ledger).proposeRefusal(input, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onPresentation}/honours`,
        summary: 'Propose to pay at sight, or with a usance to be bound to pay at maturity',
        params: paramsSchema,
        examples: { request: { means: { kind: 'E_CNY' } } },
        body: honourPresentationSchema.omit(said),
        status: 201,
        answer: approvalSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...addressOf(params), ...body, approvalId: randomId() };
            return await proposedIn(ledger, await new PresentationClient(ledger).proposeHonour(input, request));
        },
    }),
    act({
        ...byMakers,
        path: `${onPresentation}/negotiations`,
        summary:
            'Propose to buy documents that comply, by advancing for them what was reserved in the registry of goods',
        params: paramsSchema,
        examples: {
            request: {
                advance: { amount: '441000.00', currency: 'USD' },
                hasRecourse: false,
                means: { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' },
                financingId: '4f1d2c3b5a69788796a5b4c3d2e1f001',
            },
        },
        body: negotiatePresentationSchema.omit(said),
        status: 201,
        answer: approvalSchema,
        act: async ({ ledger, params, body, request }) => {
            const input = { ...addressOf(params), ...body, approvalId: randomId() };
            return await proposedIn(ledger, await new PresentationClient(ledger).proposeNegotiation(input, request));
        },
    }),
];

/** What carries an approved act on a presentation out. */
export function presentationApprovals(purse: Purse): Readonly<Record<string, Approve>> {
    return {
        'presentation:ApproveRefusal': ({ approvalId }, { ledger, request }) =>
            new PresentationClient(ledger).approve('presentation:ApproveRefusal', approvalId, { request }),
        'presentation:ApproveWaiver': ({ approvalId }, { ledger, request }) =>
            new PresentationClient(ledger).approve('presentation:ApproveWaiver', approvalId, { request }),
        'presentation:ApproveHonour': approveHonour(purse),
        'presentation:ApproveNegotiation': approveNegotiation(purse),
    };
}

/** What a regulator sees of presentations, in the books of a bank. */
export function presentationSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;

    return [
        list({
            ...ofRegulator,
            ...stored,
            path: '/v1/supervision/presentations',
            summary: 'The presentations under letters of credit to which a bank is party',
            filters,
            whose: { bank: bankSchema(banks) },
            collectionsFor: ({ bank }) => [vaultOf(String(bank))],
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/letters-of-credit/{bank}/{creditId}/presentations/{presentationNumber}',
            summary: 'A presentation as one of the banks of the credit holds it',
            params: z.strictObject({ bank: bankSchema(banks), ...paramsSchema.shape }),
            answer: presentationViewSchema,
            read: ({ ledger, params }) =>
                new PresentationClient(ledger).readPresentation({ ...addressOf(params), bank: params.bank }),
        }),
    ];
}
