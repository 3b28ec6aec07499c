import type { z } from 'zod';
import type { ActName } from '../fabric/endorsers.js';
import type { Ledger, Question } from '../fabric/ledger.js';
import { randomId } from '../fabric/random-id.js';
import { act, read, type Route } from '../http/route.js';
import { everybody } from '../party/roles.js';
import { ApprovalClient } from './approval-client.js';
import type { Approve } from './approval-routes.js';
import { approvalSchema } from './approval.js';

/** A public book of dated policies that the central bank sets. */
export interface WitnessedBook {
    readonly path: `/v1/${string}-policies`;
    /** What a policy says, as a sentence of the document goes on: `what wallets may hold`. */
    readonly what: string;
    readonly example: object;
    /** One or more policies. */
    readonly policies: z.ZodObject;
    readonly book: z.ZodObject;
    readonly names: {
        readonly read: Question<z.ZodType>['name'];
        readonly set: ActName;
        readonly propose: ActName;
    };
    /** The bank that endorses beside the central bank, whichever; what is proposed lies with its coins until it is set. */
    readonly witness: string;
}

/** How such a book is read, set by one officer where the last policy lets one, and proposed for another who approves. */
export function witnessedPolicyRoutes(parts: WitnessedBook): readonly Route[] {
    const { path, what, example, policies, book, names, witness } = parts;
    const readBook = (ledger: Ledger) => ledger.evaluate({ name: names.read, input: {}, answer: book });
    const common = { path, tag: 'Policies' } as const;
    const byOfficer = { ...common, roles: { 'central-bank': ['officer'] }, body: policies, status: 201 } as const;

    return [
        read({
            ...common,
            roles: everybody,
            summary: `Every policy that says ${what}, in the order of its first day, and who has signed it`,
            answer: book,
            read: ({ ledger }) => readBook(ledger),
        }),
        act({
            ...byOfficer,
            summary: `Set ${what}, from a day on`,
            examples: { request: { policies: [example] } },
            answer: book,
            act: async ({ ledger, body, request }) => {
                const input = { ...body, witness };
                const committed = await ledger.submit({ name: names.set, input, request, bank: witness });
                return { committed, resource: await readBook(ledger) };
            },
        }),
        act({
            ...byOfficer,
            path: `${path}/proposals`,
            summary: `Propose ${what}, from a day on; another officer approves it`,
            examples: { request: { policies: [{ ...example, changesTakeTwo: true }] } },
            answer: approvalSchema,
            act: async ({ ledger, body, request }) => {
                const input = { ...body, witness, approvalId: randomId() };
                const committed = await ledger.submit({ name: names.propose, input, request, bank: witness });
                const approvals = new ApprovalClient(ledger, [{ chaincode: 'dcep', bank: witness }]);
                return { committed, resource: await approvals.readApproval(committed.id) };
            },
        }),
    ];
}

/** What carries an approved policy out: it is found with the coins of the bank that endorses. */
export function approveWitnessed(name: ActName): Approve {
    return ({ approvalId, bank }, { ledger, request }) => {
        const endorsing = bank === undefined ? {} : { bank };
        return ledger.submit({ name, input: { approvalId, ...endorsing }, request, ...endorsing });
    };
}
