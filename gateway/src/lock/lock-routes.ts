import type { Whereabouts } from '@cohong/domain/dcep/holder-order';
import {
    claimLockSchema,
    lockCoinsSchema,
    lockOrderSchema,
    payForPurposeSchema,
    purposeOrderSchema,
    readLockSchema,
} from '@cohong/domain/lock/api';
import { refusals } from '@cohong/domain/kernel/refusal';
import { lockSchema } from '@cohong/domain/lock/lock';
import { lockText, purposeText, releaseText } from '@cohong/domain/lock/signed-texts';
import { z } from 'zod';
import type { TransferDrafts } from '../dcep/transfer-drafts.js';
import { randomId } from '../fabric/random-id.js';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { act, change, read, type ActReply, type Route } from '../http/route.js';
import { bankStaff, makers } from '../party/roles.js';
import { list, mustBeOneOf } from '../read-model/list-route.js';
import { coinsOf } from '../read-model/places.js';
import { LockClient } from './lock-client.js';

const refusal = refusals({ EVIDENCE_MUST_BE_OF_CONDITION: 'invalid' });

const byMakers = { tag: 'Locks', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const ofLock = { ...byMakers, params: readLockSchema, status: 200, answer: lockSchema } as const;

const text = z.string().meta({ description: 'What the holder signs: the UTF-8 bytes of this text' });
const wishSchema = lockOrderSchema.pick({ from: true, payee: true, amount: true, condition: true, escapeAt: true });

const exampleWish = {
    from: '5f0c9a7e3b1d4826a0e4c2f6d8b19753',
    payee: 'vault',
    amount: { amount: '120.50', currency: 'CNY' },
    condition: { kind: 'HASH', sha256: '5a1c'.repeat(16) },
    escapeAt: '2026-12-31T08:00:00Z',
};
const exampleSigned = { keyVersion: 1, validUntil: '2026-11-26T10:05:00Z', signature: '7b1e'.repeat(32) };

export interface LockParts {
    readonly whereabouts: Whereabouts;
    readonly drafts: TransferDrafts;
}

/** Coins of a wallet that wait for a condition. What the payer signs says what they wait for. */
export function lockRoutes({ whereabouts, drafts }: LockParts): readonly Route[] {
    return [
        change({
            ...byMakers,
            path: '/v1/lock-drafts',
            summary: 'Choose the coins to be locked, for the holder of the wallet to sign; nothing is locked yet',
            examples: { request: exampleWish },
            body: wishSchema,
            status: 201,
            answer: lockOrderSchema.extend({ text }),
            change: async (call) => {
                const order = { ...call.body, lockId: randomId(), ...(await drafts.take(call, call.body)) };
                return { ...order, text: lockText(order, whereabouts) };
            },
        }),
        act({
            ...byMakers,
            path: '/v1/locks',
            summary: 'Lock coins of a wallet as its holder has signed',
            examples: {
                request: {
                    lockId: 'c4b1f07d92e84a5ab3d6e1f8a09c7254',
                    ...exampleWish,
                    ...exampleSigned,
                    coins: ['3e1d0c9b8a7f6e5d4c3b2a190817f6e5d4c3b2a190817f6e5d4c3b2a19081726'],
                },
            },
            body: lockCoinsSchema,
            status: 201,
            answer: lockSchema,
            act: async ({ ledger, body, request }) =>
                replyOf(ledger, await drafts.sending([body], () => new LockClient(ledger).lockCoins(body, request))),
        }),
        ...lookingRoutes(whereabouts),
        ...endingRoutes,
        ...purposeRoutes({ whereabouts, drafts }),
    ];
}

const lookingRoutes = (whereabouts: Whereabouts): readonly Route[] => [
    list({
        ...forStaff,
        path: '/v1/locks',
        summary: 'The locks on coins that this bank keeps',
        chaincode: 'dcep',
        kind: 'lock',
        schema: lockSchema,
        filters: {
            status: lockSchema.shape.status.optional(),
            payer: lockSchema.shape.payer.optional(),
            payee: lockSchema.shape.payee.optional(),
        },
        collectionsFor: () => [coinsOf(whereabouts.bank)],
        orderBy: 'lockedAt',
    }),
    read({
        ...forStaff,
        path: '/v1/locks/{lockId}',
        summary: 'A lock, and the text that its parties sign to release it',
        params: readLockSchema,
        answer: lockSchema.extend({ releaseText: z.string() }),
        read: async ({ ledger, params }) => {
            const lock = await new LockClient(ledger).readLock(params.lockId);
            return { ...lock, releaseText: releaseText(lock, whereabouts) };
        },
    }),
];

const endingRoutes: readonly Route[] = [
    act({
        ...ofLock,
        path: '/v1/locks/{lockId}/claims',
        summary: 'Show that the condition is met: the coins go to the payee',
        examples: { request: { evidence: { kind: 'HASH', secret: '0f'.repeat(32) } } },
        body: claimLockSchema.omit({ lockId: true }),
        act: async ({ ledger, params, body, request }) =>
            replyOf(ledger, await new LockClient(ledger).claimLock({ ...params, ...body }, request)),
    }),
    act({
        ...ofLock,
        path: '/v1/locks/{lockId}/returns',
        summary: 'Give the coins back to the payer, half an hour after the escape at the earliest',
        body: z.strictObject({}),
        act: async ({ ledger, params, request }) =>
            replyOf(ledger, await new LockClient(ledger).returnLock(params.lockId, request)),
    }),
];

const purposeRoutes = ({ whereabouts, drafts }: LockParts): readonly Route[] => [
    change({
        ...byMakers,
        path: '/v1/locks/{lockId}/purpose-drafts',
        summary: 'What the holder of money for a purpose is to sign to pay it on; nothing moves yet',
        params: readLockSchema,
        examples: { request: { to: '5f0c9a7e3b1d4826a0e4c2f6d8b19753' } },
        body: purposeOrderSchema.pick({ to: true }),
        status: 201,
        answer: purposeOrderSchema.omit({ lockId: true }).extend({ text }),
        change: async ({ ledger, role, params, body }) => {
            mustBeOneOf(makers.bank, role);
            const { payee, condition } = await new LockClient(ledger).readLock(params.lockId);
            if (condition.kind !== 'PURPOSE' || payee === 'vault') {
                throw refusal('EVIDENCE_MUST_BE_OF_CONDITION', { condition: condition.kind });
            }
            const order = { ...body, ...(await drafts.terms({ ledger, role }, payee)) };
            return { ...order, text: purposeText({ ...params, ...order }, whereabouts) };
        },
    }),
    act({
        ...ofLock,
        path: '/v1/locks/{lockId}/purpose-payments',
        summary: 'Pay money for a purpose on, whole, as its holder has signed',
        examples: { request: { to: '5f0c9a7e3b1d4826a0e4c2f6d8b19753', ...exampleSigned } },
        body: payForPurposeSchema.omit({ lockId: true }),
        act: async ({ ledger, params, body, request }) =>
            replyOf(ledger, await new LockClient(ledger).payForPurpose({ ...params, ...body }, request)),
    }),
];

async function replyOf(ledger: Ledger, committed: Committed): Promise<ActReply> {
    return { committed, resource: await new LockClient(ledger).readLock(committed.id) };
}
