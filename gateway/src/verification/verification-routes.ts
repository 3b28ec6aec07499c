import { verifyDeclarationSchema } from '@cohong/domain/verification/api';
import { verificationSchema, type Verification } from '@cohong/domain/verification/verification';
import { z } from 'zod';
import type { LedgerEvents } from '../fabric/ledger-events.js';
import { randomId } from '../fabric/random-id.js';
import { waitFor } from '../fabric/wait-for.js';
import { act, read, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { proofRoutes } from './proof-routes.js';
import { sourceRoutes } from './source-routes.js';
import { VerificationClient } from './verification-client.js';

interface VerificationParts {
    readonly mspId: string;
    readonly events: LedgerEvents;
    /** Those whose questions a regulator sees. */
    readonly banks: readonly string[];
}

const tag = 'Declaration verifications';
const params = verificationSchema.pick({ verificationId: true });
const { status, result, declarationNumber } = verificationSchema.shape;

/** Verifications as they lie in a bank's vault. */
const stored = {
    chaincode: 'trade',
    kind: 'verification',
    schema: verificationSchema,
    filters: {
        status: status.optional(),
        result: result.unwrap().optional(),
        declarationNumber: declarationNumber.optional(),
    },
    hasPeriod: true,
    orderBy: 'askedAt',
} as const;

const example = {
    declarationNumber: '310120260000000017',
    releaseCode: '8d0f1c5b7a2e4963b1c0d9e8f7a6b5c4',
    shown: {
        exporterUscc: '91330206MA2CH0012E',
        value: { amount: { amount: '48750.00', currency: 'USD' }, incotermCode: 'CIF' },
        exportedBetween: { from: '2026-05-01', until: '2026-07-31' },
        contractReference: 'HL-SH-2026-19',
    },
};

/** How a bank has a declaration verified that it was shown, and proves the answer. A registrar answers. */
export function verificationRoutes({ mspId, events, banks }: VerificationParts): readonly Route[] {
    return [
        act({
            tag,
            roles: makers,
            path: '/v1/declaration-verifications',
            summary: 'Ask whether customs has what this bank was shown of a declaration',
            examples: { request: example },
            body: verifyDeclarationSchema.omit({ verificationId: true }),
            status: 201,
            canWait: true,
            answer: verificationSchema,
            act: async ({ ledger, body, request, waitSeconds = 0 }) => {
                const verifications = new VerificationClient(ledger);
                const input = { ...body, verificationId: randomId() };
                const committed = await verifications.verifyDeclaration(input, request);
                const resource = await waitFor({
                    events,
                    id: committed.id,
                    seconds: waitSeconds,
                    read: () => verifications.readVerification({ verificationId: committed.id }),
                    isDone: isAnswered,
                });
                return { committed, resource };
            },
        }),
        list({
            ...stored,
            tag,
            roles: bankStaff,
            path: '/v1/declaration-verifications',
            summary: 'What this bank has had verified, and what was found',
            collectionsFor: () => [vaultOf(mspId)],
        }),
        read({
            tag,
            roles: bankStaff,
            path: '/v1/declaration-verifications/{verificationId}',
            summary: 'A verification and what was found',
            params,
            answer: verificationSchema,
            read: ({ ledger, params: address }) => new VerificationClient(ledger).readVerification(address),
        }),
        ...proofRoutes,
        ...sourceRoutes,
        ...supervisionRoutes(banks),
    ];
}

function supervisionRoutes(banks: readonly string[]): readonly Route[] {
    const bank = bankSchema(banks);
    const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;

    return [
        list({
            ...ofRegulator,
            ...stored,
            path: '/v1/supervision/declaration-verifications',
            summary: 'Which declarations all banks have had verified, and what was found: who guesses, asks much',
            filters: { ...stored.filters, bank: bank.optional() },
            collectionsFor: () => banks.map(vaultOf),
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/declaration-verifications/{bank}/{verificationId}',
            summary: "One bank's verification and what was found",
            params: z.strictObject({ bank, ...params.shape }),
            answer: verificationSchema,
            read: ({ ledger, params: address }) => new VerificationClient(ledger).readVerification(address),
        }),
    ];
}

function isAnswered(verification: Verification): boolean {
    return verification.status !== 'ASKED';
}
