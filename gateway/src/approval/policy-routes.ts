import type { z } from 'zod';
import type { ActName } from '../fabric/endorsers.js';
import type { Ledger, Question } from '../fabric/ledger.js';
import { act, read, type Route } from '../http/route.js';
import type { Approve } from './approval-routes.js';
import { propose } from './propose.js';

/** A public book of dated policies that the foreign-exchange regulator sets. */
export interface PolicyBook {
    readonly path: `/v1/${string}-policies`;
    /** What a policy says, as a sentence of the document goes on: `how much may be advanced on orders`. */
    readonly what: string;
    readonly example: object;
    readonly policy: z.ZodObject;
    readonly book: z.ZodObject;
    readonly names: {
        readonly read: Question<z.ZodType>['name'];
        readonly set: ActName;
        readonly propose: ActName;
    };
}

/** How a book is read, set by one officer where the last policy lets one, and proposed for another who approves. */
export function policyRoutes({ path, what, example, policy, book, names }: PolicyBook): readonly Route[] {
    const common = { path, tag: 'Policies' } as const;
    const readBook = (ledger: Ledger) => ledger.evaluate({ name: names.read, input: {}, answer: book });

    return [
        read({
            ...common,
            roles: { bank: 'everybody', 'foreign-exchange-regulator': 'everybody', 'central-bank': 'everybody' },
            summary: `Every policy that says ${what}, in the order of its first day, and who has signed it`,
            answer: book,
            read: ({ ledger }) => readBook(ledger),
        }),
        act({
            ...common,
            roles: { 'foreign-exchange-regulator': ['officer'] },
            summary: `Set ${what}, from a day on`,
            examples: { request: example },
            body: policy,
            status: 201,
            answer: book,
            act: async ({ ledger, body, request }) => {
                const committed = await ledger.submit({ name: names.set, input: body, request });
                return { committed, resource: await readBook(ledger) };
            },
        }),
        propose({
            ...common,
            path: `${path}/proposals`,
            roles: { 'foreign-exchange-regulator': ['officer', 'regulator'] },
            summary: `Propose ${what}, from a day on; an officer, who is another, approves it`,
            examples: { request: { ...example, changesTakeTwo: true } },
            body: policy,
            propose: ({ ledger, body, request }, approvalId) =>
                ledger.submit({ name: names.propose, input: { ...body, approvalId }, request }),
        }),
    ];
}

/** What carries an approved policy out. */
export function approvePolicy(name: ActName): Approve {
    return ({ approvalId }, { ledger, request }) => ledger.submit({ name, input: { approvalId }, request });
}
