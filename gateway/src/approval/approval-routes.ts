import { Refusal } from '@cohong/domain/kernel/refusal';
import { z } from 'zod';
import type { Committed } from '../fabric/ledger.js';
import { act, read, type ActCall, type Route } from '../http/route.js';
import { bankStaff, type Role, type RolesByKind } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { ApprovalClient, shown, type ApprovalPlace } from './approval-client.js';
import { approvalSchema, recordedApprovalSchema, type Approval } from './approval.js';

/** Carries out one kind of approved act. */
export type Approve = (
    approval: Approval,
    call: Pick<ActCall<unknown, unknown>, 'ledger' | 'readModel' | 'request'>,
) => Promise<Committed>;

/** The same, with the private collection by its name. */
export interface ApprovalCollection extends ApprovalPlace {
    readonly collection: string;
    /** Who sees what lies there; left out, everybody who sees approvals does. */
    readonly roles?: readonly Role[];
}

export interface ApprovalParts {
    /** Whose approvals they are: others keep theirs in the same collections. */
    readonly mspId: string;
    readonly places: readonly ApprovalCollection[];
    /** What to do for the approval of each act, by the name of the transaction that carries it out. */
    readonly approve: Readonly<Record<string, Approve>>;
}

const readers = {
    tag: 'Approvals',
    roles: {
        ...bankStaff,
        'central-bank': ['issuer', 'officer', 'regulator'],
        'foreign-exchange-regulator': ['officer', 'regulator'],
    },
} as const;
const decided = {
    ...readers,
    roles: {
        bank: ['checker'],
        'central-bank': ['issuer', 'officer'],
        'foreign-exchange-regulator': ['officer'],
    } satisfies RolesByKind,
} as const;
const paramsSchema = approvalSchema.pick({ approvalId: true });

/** Four eyes: what one user proposed, another approves or refuses. */
export function approvalRoutes({ mspId, places, approve }: ApprovalParts): readonly Route[] {
    const clientFor = ({ ledger, role }: Pick<ActCall<unknown, unknown>, 'ledger' | 'role'>): ApprovalClient =>
        new ApprovalClient(ledger, placesFor(places, role));
    const decide = async (call: ActCall<z.output<typeof paramsSchema>, unknown>, carryOut: Approve) => {
        const { params } = call;
        const approvals = clientFor(call);
        const committed = await carryOut(await approvals.readApproval(params.approvalId), call);

        return { committed, resource: await approvals.readApproval(params.approvalId) };
    };

    return [
        list({
            ...readers,
            path: '/v1/approvals',
            summary: 'What waits for a second pair of eyes, and what was decided',
            chaincode: places.map(({ chaincode }) => chaincode),
            kind: 'approval',
            schema: recordedApprovalSchema,
            show: {
                schema: approvalSchema,
                of: (approval, collection) => shown(approval, placeAt(places, collection)),
            },
            only: { organisation: mspId },
            filters: { status: approvalSchema.shape.status.optional() },
            collectionsFor: (_query, role) => placesFor(places, role).map(({ collection }) => collection),
            orderBy: 'proposedAt',
        }),
        read({
            ...readers,
            path: '/v1/approvals/{approvalId}',
            summary: 'One approval',
            params: paramsSchema,
            answer: approvalSchema,
            read: (call) => clientFor(call).readApproval(call.params.approvalId),
        }),
        act({
            ...decided,
            path: '/v1/approvals/{approvalId}/approve',
            summary: 'Approve what another user proposed: it is carried out now',
            params: paramsSchema,
            body: z.strictObject({}),
            status: 200,
            answer: approvalSchema,
            act: (call) => decide(call, (approval, context) => approverOf(approve, approval)(approval, context)),
        }),
        act({
            ...decided,
            path: '/v1/approvals/{approvalId}/refuse',
            summary: 'Refuse what another user proposed: nobody can carry it out any more',
            params: paramsSchema,
            body: z.strictObject({}),
            status: 200,
            answer: approvalSchema,
            act: (call) => decide(call, (approval, { request }) => clientFor(call).refuseApproval(approval, request)),
        }),
    ];
}

/** The places that a user of the role sees: of the others it is not even told whether anything lies there. */
function placesFor(places: readonly ApprovalCollection[], role: string | undefined): readonly ApprovalCollection[] {
    return places.filter(({ roles }) => roles === undefined || roles.some((each) => each === role));
}

function placeAt(places: readonly ApprovalCollection[], collection: string): ApprovalPlace {
    const place = places.find((each) => each.collection === collection);
    if (place === undefined) {
        throw new Error(`an approval lies in ${collection}, where none was asked for`);
    }

    return place;
}

/** An act that this version of the gateway does not know was proposed by a later one. */
function approverOf(approve: ApprovalParts['approve'], approval: Approval): Approve {
    const found = approve[approval.act];
    if (found === undefined) {
        throw new Refusal('conflict', 'APPROVAL_MUST_BE_OF_A_KNOWN_ACT', { act: approval.act });
    }

    return found;
}
