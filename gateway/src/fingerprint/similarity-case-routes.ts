import { confirmVerdictSchema, judgeCaseSchema } from '@cohong/domain/fingerprint/api';
import { similarityCaseSchema, similarityCaseViewSchema } from '@cohong/domain/fingerprint/similarity-case';
import { z } from 'zod';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { act, read, type ActReply, type Route } from '../http/route.js';
import { list } from '../read-model/list-route.js';
import { registryPlace } from '../read-model/places.js';
import { SimilarityCaseClient } from './similarity-case-client.js';

const tag = 'Supervision';
const forWatchers = {
    tag,
    roles: { 'foreign-exchange-regulator': ['officer', 'regulator'], 'central-bank': ['officer', 'regulator'] },
} as const;
const byJudges = { tag, roles: { 'foreign-exchange-regulator': ['officer', 'regulator'] } } as const;
const byOfficers = { tag, roles: { 'foreign-exchange-regulator': ['officer'] } } as const;
const path = '/v1/supervision/similarity-cases';
const params = similarityCaseSchema.pick({ caseId: true });

/** What SAFE is to look at: documents of two banks, or of two customers, that are the same or alike. */
export const similarityCaseRoutes: readonly Route[] = [
    list({
        ...forWatchers,
        path,
        summary: 'The cases of documents that may have been financed twice',
        chaincode: 'trade',
        kind: 'similarity-case',
        schema: similarityCaseSchema,
        filters: {
            status: similarityCaseSchema.shape.status.optional(),
            likeness: similarityCaseSchema.shape.likeness.optional(),
        },
        hasPeriod: true,
        collectionsFor: () => [registryPlace],
        orderBy: 'openedAt',
    }),
    read({
        ...forWatchers,
        path: `${path}/{caseId}`,
        summary: 'One case, with both documents and the rules by which they were found alike',
        params,
        answer: similarityCaseViewSchema,
        read: ({ ledger, params: { caseId } }) => new SimilarityCaseClient(ledger).readCase(caseId),
    }),
    act({
        ...byJudges,
        path: `${path}/{caseId}/verdict`,
        summary: 'Say whether the documents are one and the same trade; an officer confirms it',
        examples: { request: { verdict: 'DISTINCT', note: 'Two deliveries under one frame contract' } },
        params,
        body: judgeCaseSchema.omit({ caseId: true }),
        status: 200,
        answer: similarityCaseViewSchema,
        act: async ({ ledger, params: address, body, request }) =>
            replyOf(ledger, await new SimilarityCaseClient(ledger).judgeCase({ ...address, ...body }, request)),
    }),
    act({
        ...byOfficers,
        path: `${path}/{caseId}/confirm`,
        summary: 'Confirm the verdict of somebody else: the pair is never a case again',
        examples: { request: { expectedVersion: 2 } },
        params,
        body: confirmVerdictSchema.omit({ caseId: true }),
        status: 200,
        answer: similarityCaseViewSchema,
        act: async ({ ledger, params: address, body, request }) =>
            replyOf(ledger, await new SimilarityCaseClient(ledger).confirmVerdict({ ...address, ...body }, request)),
    }),
    act({
        ...byJudges,
        path: `${path}/{caseId}/reopen`,
        summary: 'Do not confirm the verdict: the case is to be judged anew',
        params,
        body: z.strictObject({}),
        status: 200,
        answer: similarityCaseViewSchema,
        act: async ({ ledger, params: address, request }) =>
            replyOf(ledger, await new SimilarityCaseClient(ledger).reopenCase(address, request)),
    }),
];

async function replyOf(ledger: Ledger, committed: Committed): Promise<ActReply> {
    return { committed, resource: await new SimilarityCaseClient(ledger).readCase(committed.id) };
}
