import { creditAddressSchema } from '@cohong/domain/letter-of-credit/api';
import {
    examinePresentationSchema,
    judgePresentationSchema,
    lodgePresentationSchema,
    refusePresentationSchema,
} from '@cohong/domain/presentation/api';
import { presentationViewSchema, sharedPresentationSchema } from '@cohong/domain/presentation/presentation';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import type { Purse } from '../dcep/purse.js';
import { act, read, type Route } from '../http/route.js';
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
import { electronicRecordRoutes } from './electronic-record-routes.js';
import { payingRoutes } from './paying-routes.js';
import { approveHonour, approveNegotiation } from './approve-payment.js';
import { PresentationClient } from './presentation-client.js';
import { exampleJudgement, examplePresented } from './presentation-examples.js';
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
        ...electronicRecordRoutes,
        ...doubleActs,
        ...waiverRoutes,
        ...payingRoutes,
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

/** What binds the bank: a maker proposes it, and a checker approves. */
const doubleActs: readonly Route[] = [
    propose({
        ...byMakers,
        path: `${onPresentation}/refusals`,
        summary: 'Propose the one notice of refusal, with every discrepancy and what becomes of the documents',
        params: paramsSchema,
        examples: { request: { disposal: 'HELD_FOR_PRESENTER' } },
        body: refusePresentationSchema.omit(said),
        propose: ({ ledger, params, body, request }, approvalId) =>
            new PresentationClient(ledger).proposeRefusal({ ...addressOf(params), ...body, approvalId }, request),
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
