import {
    applicationActSchema,
    applyForCreditSchema,
    creditAddressSchema,
    reviseApplicationSchema,
} from '@cohong/domain/letter-of-credit/api';
import { applicationSchema, preAdviceSchema } from '@cohong/domain/letter-of-credit/application';
import { z } from 'zod';
import { propose } from '../approval/propose.js';
import { randomId } from '../fabric/random-id.js';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { act, read, type ActReply, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { ApplicationClient, applicationReadSchema, shownApplication } from './credit-client.js';
import { exampleApplication } from './credit-examples.js';

const byMakers = { tag: 'Credit applications', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const versionSchema = applicationActSchema.omit({ creditId: true });

/** From an applicant's wish to an issued credit, at the bank that issues. */
export function applicationRoutes(bank: string): readonly Route[] {
    return [...applyingRoutes, ...proposingRoutes, ...lookingRoutes(bank)];
}

const applyingRoutes: readonly Route[] = [
    act({
        ...byMakers,
        path: '/v1/credit-applications',
        summary: "Take a customer's application for a letter of credit into the books; every fault is told at once",
        examples: { request: exampleApplication },
        body: applyForCreditSchema.omit({ creditId: true }),
        status: 201,
        answer: applicationReadSchema,
        act: async ({ ledger, body, request }) =>
            replyOf(
                ledger,
                await new ApplicationClient(ledger).applyForCredit({ ...body, creditId: randomId() }, request),
            ),
    }),
    act({
        ...byMakers,
        path: '/v1/credit-applications/{creditId}/revisions',
        summary: 'Change what an application asks for; what was pre-advised stays',
        params: creditAddressSchema,
        examples: { request: { version: 1, terms: exampleApplication.terms, instructions: {} } },
        body: reviseApplicationSchema.omit({ creditId: true }),
        status: 200,
        answer: applicationReadSchema,
        act: async ({ ledger, params, body, request }) =>
            replyOf(ledger, await new ApplicationClient(ledger).reviseApplication({ ...params, ...body }, request)),
    }),
    act({
        ...byMakers,
        path: '/v1/credit-applications/{creditId}/withdrawal',
        summary: 'Give an application up, as the applicant wishes',
        params: creditAddressSchema,
        body: z.strictObject({}),
        status: 200,
        answer: applicationReadSchema,
        act: async ({ ledger, params, request }) =>
            replyOf(ledger, await new ApplicationClient(ledger).withdrawApplication(params.creditId, request)),
    }),
];

/** What binds the bank: a maker proposes it for the version that he has read, and a checker approves. */
const proposingRoutes: readonly Route[] = [
    propose({
        ...byMakers,
        path: '/v1/credit-applications/{creditId}/pre-advices',
        summary: 'Propose to send word of the credit ahead to the advising bank, which binds the bank to issue it',
        params: creditAddressSchema,
        examples: { request: { version: 1 } },
        body: versionSchema,
        propose: ({ ledger, params, body, request }, approvalId) =>
            new ApplicationClient(ledger).proposePreAdvice({ ...params, ...body, approvalId }, request),
    }),
    propose({
        ...byMakers,
        path: '/v1/credit-applications/{creditId}/issues',
        summary: 'Propose to issue the credit; once a checker approves, the bank is irrevocably bound',
        params: creditAddressSchema,
        examples: { request: { version: 1 } },
        body: versionSchema,
        propose: ({ ledger, params, body, request }, approvalId) =>
            new ApplicationClient(ledger).proposeIssue({ ...params, ...body, approvalId }, request),
    }),
];

const lookingRoutes = (bank: string): readonly Route[] => [
    list({
        ...forStaff,
        path: '/v1/credit-applications',
        summary: 'The applications in the books of this bank',
        chaincode: 'trade',
        kind: 'credit-application',
        schema: applicationSchema,
        show: { schema: applicationReadSchema, of: shownApplication },
        filters: { letterOfCreditReference: applicationSchema.shape.letterOfCreditReference.optional() },
        collectionsFor: () => [vaultOf(bank)],
        orderBy: 'appliedAt',
    }),
    read({
        ...forStaff,
        path: '/v1/credit-applications/{creditId}',
        summary: 'An application, with what only banks will see of the credit',
        params: creditAddressSchema,
        answer: applicationReadSchema,
        read: ({ ledger, params }) => new ApplicationClient(ledger).readApplication(params),
    }),
    list({
        ...forStaff,
        path: '/v1/credit-pre-advices',
        summary: 'Word of credits to come, sent or received by this bank',
        chaincode: 'trade',
        kind: 'credit-pre-advice',
        schema: preAdviceSchema,
        filters: { issuingBank: preAdviceSchema.shape.issuingBank.optional() },
        collectionsFor: () => [vaultOf(bank)],
        orderBy: 'preAdvisedAt',
    }),
    read({
        ...forStaff,
        path: '/v1/credit-pre-advices/{creditId}',
        summary: 'Word of a credit to come',
        params: creditAddressSchema,
        answer: preAdviceSchema,
        read: ({ ledger, params }) => new ApplicationClient(ledger).readPreAdvice(params.creditId),
    }),
];

async function replyOf(ledger: Ledger, committed: Committed): Promise<ActReply> {
    const resource = await new ApplicationClient(ledger).readApplication({ creditId: committed.id });

    return { committed, resource };
}
