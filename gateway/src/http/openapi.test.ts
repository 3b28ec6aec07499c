import { parse } from '@cohong/domain/kernel/parse';
import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Database } from '../database/database.js';
import { DeclarationImports } from '../declaration/declaration-imports.js';
import { Recomputations } from '../recomputation/recomputations.js';
import { LedgerEvents } from '../fabric/ledger-events.js';
import { Seal } from '../outbox/sealed.js';
import { routesOf } from '../routes.js';
import { Targets } from '../webhook/target.js';
import { LookCounts } from '../regulator-look/look-counts.js';
import { Looks } from '../regulator-look/looks.js';
import { Webhooks } from '../webhook/webhooks.js';
import { openApiDocument } from './openapi.js';

interface Operation {
    readonly operationId: string;
    readonly summary: string;
    readonly description: string;
    readonly security: readonly { readonly bearer: readonly string[] }[];
    readonly parameters?: readonly { in: string; name: string; required?: boolean }[];
    readonly requestBody?: { content: Record<string, { schema: unknown }> };
    readonly responses: Record<string, { content: Record<string, { schema: unknown }> }>;
}

interface Document {
    readonly paths: Record<string, Record<string, Operation>>;
    readonly webhooks: Record<string, Record<string, Operation>>;
    readonly components: { schemas: Record<string, unknown> };
}

const kinds = ['bank', 'customs', 'foreign-exchange-regulator', 'central-bank'] as const;
const unused = () => {
    throw new Error('a document needs no ledger');
};
const logger = pino({ level: 'silent' });
const database = new Database('postgres://127.0.0.1:1/none', logger);
const webhooks = new Webhooks(database, {
    targets: new Targets({ allowedHosts: [] }),
    seal: new Seal(Buffer.alloc(32)),
    now: unused,
});
const routesOfKind = (kind: (typeof kinds)[number]) =>
    routesOf(
        { mspId: 'HaizhouBankMSP', channel: 'cohong', kind, banks: ['HaizhouBankMSP'], formerBanks: [] },
        {
            events: new LedgerEvents(unused, logger),
            operations: { find: unused },
            signatures: { awaited: unused, give: unused, isStopped: false },
            webhooks,
            certify: unused,
            imports: new DeclarationImports(database, 0),
            looks: new Looks({ database, ledger: undefined, logger }),
            lookCounts: new LookCounts(database),
            recomputations: new Recomputations(database, {
                mspId: 'SafeMSP',
                channel: 'cohong',
                runner: 0,
                source: unused,
                sign: unused,
                logger,
            }),
        },
    );
/** Each is made once: that takes a second. */
const documents = new Map<(typeof kinds)[number], Document>();
const documentOf = (kind: (typeof kinds)[number]): Document => {
    const made =
        documents.get(kind) ?? (openApiDocument(routesOfKind(kind), { mspId: 'TestMSP', kind }) as unknown as Document);
    documents.set(kind, made);

    return made;
};
const operationsOf = ({ paths }: Document) =>
    Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
    );

describe('the OpenAPI document', () => {
    it.each(kinds)('of a %s names each of its operations once, and every part of its paths', (kind) => {
        const operations = operationsOf(documentOf(kind));
        const ids = operations.map(({ operationId }) => operationId);

        expect(new Set(ids).size).toBe(ids.length);
        for (const { path, parameters = [] } of operations) {
            const inPath = parameters.filter((parameter) => parameter.in === 'path');
            expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
            expect(inPath.every(({ required }) => required === true)).toBe(true);
        }
    });

    it('says what the receiver of a webhook is sent, in the schema of the feed', () => {
        const document = documentOf('bank');
        const sent = document.webhooks['event']!['post']!;
        const feed = document.paths['/v1/events']!['get']!.responses['200']!.content['application/json']!;

        expect(sent.parameters?.map(({ in: place, name }) => [place, name])).toEqual([
            ['header', 'webhook-id'],
            ['header', 'webhook-timestamp'],
            ['header', 'webhook-signature'],
        ]);
        expect(sent.requestBody?.content['application/cloudevents+json']?.schema).toEqual({
            $ref: '#/components/schemas/CloudEvent',
        });
        expect(JSON.stringify(feed.schema)).toContain('#/components/schemas/CloudEvent');
    });

    it.each(kinds)('of a %s has no reference that leads nowhere', (kind) => {
        const document = documentOf(kind);
        const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];

        expect(references.length).toBeGreaterThan(0);
        for (const [, name] of references) {
            expect(document.components.schemas).toHaveProperty(name!);
        }
    });

    it.each(kinds)(
        'of a %s demands an Idempotency-Key for every POST but a signature and a question, and shows problems',
        (kind) => {
            for (const { method, path, parameters = [], responses } of operationsOf(documentOf(kind))) {
                const key = parameters.find(({ name }) => name === 'Idempotency-Key');
                expect(key?.required ?? false).toBe(
                    method === 'post' &&
                        !/\}\/(signatures|document-checks)$|^\/v1\/(examinations|supervision\/(wallet-)?policy-replays)$/.test(
                            path,
                        ),
                );
                expect(responses['401']?.content).toHaveProperty('application/problem+json');
            }
        },
    );

    it('states for each operation the scope of the token and the roles, those of this kind of organisation', () => {
        const stated = (kind: (typeof kinds)[number], path: string, method: string) => {
            const { description, security } = documentOf(kind).paths[path]![method]!;
            return [description, security];
        };

        expect(stated('bank', '/v1/approvals/{approvalId}/approve', 'post')).toEqual([
            'For users with the role checker, with a token of the scope `approvals:write`.',
            [{ bearer: ['approvals:write'] }],
        ]);
        expect(stated('central-bank', '/v1/approvals/{approvalId}', 'get')).toEqual([
            'For users with the role issuer, officer, or regulator, with a token of the scope `approvals:read`.',
            [{ bearer: ['approvals:read'] }],
        ]);
        expect(stated('customs', '/v1/members', 'get')).toEqual([
            'For every user, with a token of the scope `members:read`.',
            [{ bearer: ['members:read'] }],
        ]);
    });

    it('shows a file as what it is, with the header that says what it hashes to', () => {
        const answer =
            documentOf('bank').paths['/v1/deals/{dealId}/documents/{documentKind}']!['get']!.responses['200'];

        expect(answer).toMatchObject({
            headers: { 'Repr-Digest': { required: true } },
            content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
        });
    });

    it('shows money as it is written on the wire, in requests and answers', () => {
        const { requestBody, responses } = documentOf('bank').paths['/v1/financings']!['post']!;
        const money = { type: 'object', required: ['amount', 'currency'], properties: { amount: { type: 'string' } } };

        expect(requestBody?.content['application/json']?.schema).toMatchObject({ properties: { amount: money } });
        expect(responses['201']?.content['application/json']?.schema).toMatchObject({
            properties: { amount: money, ledger: { required: ['transactionId', 'blockNumber'] } },
        });
    });

    it.each(kinds)(
        'of a %s gives an example of each request that is not empty, and the route itself takes it',
        (kind) => {
            const acts = routesOfKind(kind).flatMap((route) => (route.method === 'post' ? [route] : []));

            for (const { body, examples } of acts) {
                expect(() => parse(body, examples?.request ?? {})).not.toThrow();
            }
        },
    );

    it('has only the routes that this kind of organisation has', () => {
        const pathsOf = (kind: (typeof kinds)[number]) => Object.keys(documentOf(kind).paths);

        expect(pathsOf('customs')).toEqual([
            '/v1/declaration-secrets',
            '/v1/declarations',
            '/v1/declarations/{declarationNumber}',
            '/v1/declarations/{declarationNumber}/release',
            '/v1/declarations/{declarationNumber}/clearance',
            '/v1/declarations/{declarationNumber}/amendments',
            '/v1/declarations/{declarationNumber}/cancellation',
            '/v1/declaration-imports',
            '/v1/declaration-imports/{importId}',
            '/v1/customs-code-tables',
            '/v1/single-window-declarations',
            '/v1/single-window-imports',
            '/v1/import-declarations',
            '/v1/import-declarations/{declarationNumber}',
            '/v1/import-declarations/{declarationNumber}/release',
            '/v1/import-declarations/{declarationNumber}/clearance',
            '/v1/import-declarations/{declarationNumber}/amendments',
            '/v1/import-declarations/{declarationNumber}/cancellation',
            '/v1/verification-checks',
            '/v1/declaration-source',
            '/v1/payment-institutions',
            '/v1/coin-checks',
            '/v1/currency-policies',
            '/v1/wallet-policies',
            '/v1/offline-policies',
            '/v1/calendars',
            '/v1/calendars/{place}',
            '/v1/calendars/{place}/banking-days',
            '/v1/domestic-credit-policies',
            '/v1/day-counts',
            '/v1/pricing-conventions',
            '/v1/market-policies',
            '/v1/late-interest-rates',
            '/v1/participation-policies',
            '/v1/quote-curves',
            '/v1/quote-curves/{day}',
            '/v1/members',
            '/v1/events',
            '/v1/events/stream',
            '/v1/operations/{operationId}',
            '/v1/operations/{operationId}/signatures',
            '/v1/webhooks',
            '/v1/webhooks/{webhookId}',
            '/v1/webhooks/{webhookId}/disable',
            '/v1/webhooks/{webhookId}/enable',
            '/v1/webhooks/{webhookId}/remove',
            '/v1/webhooks/{webhookId}/rotate-secret',
            '/v1/webhooks/{webhookId}/replay',
            '/v1/webhooks/{webhookId}/dead-letters',
            '/v1/webhooks/{webhookId}/dead-letters/{eventId}/replay',
        ]);
        expect(pathsOf('bank')).not.toContain('/v1/supervision/financings');
        expect(pathsOf('foreign-exchange-regulator')).not.toContain('/v1/supply');
        expect(pathsOf('central-bank')).not.toContain('/v1/financings');
    });
});
