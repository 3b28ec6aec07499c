import { consentAddressSchema } from '@cohong/domain/consent/api';
import { consentReceiptSchema, consentSchema, consentText, consentUseSchema } from '@cohong/domain/consent/consent';
import {
    enterpriseInstructionSchema,
    enterpriseInstructionText,
    handedInInstructionSchema,
    instructionWishSchema,
    signedEnterpriseInstructionSchema,
    type HandedInInstruction,
} from '@cohong/domain/consent/enterprise-instruction';
import type { Whereabouts } from '@cohong/domain/dcep/holder-order';
import { z } from 'zod';
import { signableUntil } from '../custody/signable-until.js';
import type { LedgerEvents } from '../fabric/ledger-events.js';
import { randomId } from '../fabric/random-id.js';
import { waitFor } from '../fabric/wait-for.js';
import { act, change, read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import { list, mustBeOneOf } from '../read-model/list-route.js';
import { registryPlace, vaultOf } from '../read-model/places.js';
import { ConsentClient } from './consent-client.js';
import { exampleRevocation, exampleScope, exampleSignature } from './consent-examples.js';

const tag = 'Enterprises and consents';
const byMakers = { tag, roles: makers } as const;
const forStaff = { tag, roles: bankStaff } as const;
const ofRegulator = { tag, roles: supervisors } as const;
const byOfficers = { tag, roles: { 'foreign-exchange-regulator': ['officer'] } } as const;
const text = z.string().meta({ description: 'What the enterprise signs: the UTF-8 bytes of this text' });

export interface ConsentParts {
    readonly whereabouts: Whereabouts;
    readonly events: LedgerEvents;
    /** Those whose inquiries a regulator sees. */
    readonly banks: readonly string[];
}

/** What enterprises sign, for banks to be told of them, and to know who was. */
export function consentRoutes({ whereabouts, events, banks }: ConsentParts): readonly Route[] {
    return [...draftRoutes(whereabouts), ...instructionRoutes(whereabouts.bank, events), ...supervisionRoutes(banks)];
}

/** Nothing of a draft is kept: the enterprise may as well write the text itself. */
const draftRoutes = (whereabouts: Whereabouts): readonly Route[] => [
    change({
        ...byMakers,
        path: '/v1/consent-drafts',
        summary: 'What an enterprise is to sign so that this bank may be told of it',
        examples: { request: exampleScope },
        body: consentSchema.omit({ consentId: true, bank: true }),
        status: 201,
        answer: consentSchema.extend({ text }),
        change: ({ role, body }) => {
            mustBeOneOf(makers.bank, role);
            const { bank, channel } = whereabouts;
            const consent = { ...body, consentId: randomId(), bank };
            return Promise.resolve({ ...consent, text: consentText(consent, channel) });
        },
    }),
    change({
        ...byMakers,
        path: '/v1/enterprise-instruction-drafts',
        summary: 'What an enterprise is to sign to revoke a consent, or to be shown who was told of it',
        examples: { request: exampleRevocation },
        body: instructionWishSchema,
        status: 201,
        answer: z.object({ instruction: enterpriseInstructionSchema, text }),
        change: ({ role, body }) => {
            mustBeOneOf(makers.bank, role);
            const instruction = { ...body, instructionId: randomId(), validUntil: signableUntil() };
            return Promise.resolve({ instruction, text: enterpriseInstructionText(instruction, whereabouts) });
        },
    }),
];

const instructionRoutes = (mspId: string, events: LedgerEvents): readonly Route[] => [
    act({
        ...byMakers,
        path: '/v1/enterprise-instructions',
        summary: 'Hand in what an enterprise has signed: a consent is revoked, or it is shown who was told of it',
        examples: {
            request: {
                ...exampleRevocation,
                instructionId: '0b9e6d5c4f3a28171605f4e3d2c1b0a9',
                validUntil: '2026-11-28T10:05:00Z',
                signature: exampleSignature,
            },
        },
        body: signedEnterpriseInstructionSchema,
        status: 201,
        canWait: true,
        answer: handedInInstructionSchema,
        act: async ({ ledger, body, request, waitSeconds = 0 }) => {
            const consents = new ConsentClient(ledger);
            const committed = await consents.handInInstruction(body, request);
            const resource = await waitFor({
                events,
                id: committed.id,
                seconds: waitSeconds,
                read: () => consents.readInstruction({ instructionId: committed.id }),
                isDone: ({ status }: HandedInInstruction) => status !== 'RECEIVED',
            });
            return { committed, resource };
        },
    }),
    list({
        ...forStaff,
        path: '/v1/enterprise-instructions',
        summary: 'What enterprises have had this bank hand in',
        chaincode: 'trade',
        kind: 'enterprise-instruction',
        schema: handedInInstructionSchema,
        filters: { status: handedInInstructionSchema.shape.status.optional() },
        orderBy: 'receivedAt',
        collectionsFor: () => [vaultOf(mspId)],
    }),
    read({
        ...forStaff,
        path: '/v1/enterprise-instructions/{instructionId}',
        summary: 'An instruction of an enterprise, and what a registrar did',
        params: handedInInstructionSchema.pick({ instructionId: true }),
        answer: handedInInstructionSchema,
        read: ({ ledger, params }) => new ConsentClient(ledger).readInstruction(params),
    }),
];

const supervisionRoutes = (banks: readonly string[]): readonly Route[] => [
    list({
        ...ofRegulator,
        path: '/v1/supervision/consent-receipts',
        summary: 'Which banks were told what of which enterprises, and why',
        chaincode: 'trade',
        kind: 'consent-receipt',
        schema: consentReceiptSchema,
        filters: {
            uscc: consentReceiptSchema.shape.uscc.optional(),
            bank: bankSchema(banks).optional(),
        },
        hasPeriod: true,
        orderBy: 'lookedAt',
        collectionsFor: () => [registryPlace],
    }),
    read({
        ...ofRegulator,
        path: '/v1/supervision/enterprises/{uscc}/consents/{consentId}',
        summary: 'How often a consent was used, and whether it is revoked',
        params: consentAddressSchema,
        answer: consentUseSchema,
        read: ({ ledger, params }) => new ConsentClient(ledger).readConsent(params),
    }),
    act({
        ...byOfficers,
        path: '/v1/supervision/enterprises/{uscc}/consents/{consentId}/revocation',
        summary: 'Revoke a consent for an enterprise that asks for it',
        params: consentAddressSchema,
        body: z.strictObject({}),
        status: 200,
        answer: consentUseSchema,
        act: async ({ ledger, params, request }) => {
            const consents = new ConsentClient(ledger);
            const committed = await consents.revokeConsent(params, request);
            return { committed, resource: await consents.readConsent(params) };
        },
    }),
];
