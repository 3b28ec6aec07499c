import { readProofSchema } from '@cohong/domain/verification/api';
import {
    proofCheckSchema,
    verificationProofSchema,
    type VerificationProof,
} from '@cohong/domain/verification/check-proof';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { readJson } from '@cohong/domain/kernel/json-text';
import { z } from 'zod';
import { read, type Route } from '../http/route.js';
import { bankStaff, everybody } from '../party/roles.js';
import { VerificationClient } from './verification-client.js';

const tag = 'Declaration verifications';
const problem = 'must be a proof as the gateway of a bank gave it';

const proofTextSchema = z
    .string()
    .regex(/^[\w-]{1,14000}$/, problem)
    .transform((text, context): VerificationProof => {
        const proof = verificationProofSchema.safeParse(jsonIn(text));
        if (!proof.success) {
            context.addIssue({ code: 'custom', message: problem });
            return z.NEVER;
        }
        return proof.data;
    });

/** How a bank shows an answer to others, and how anybody checks what it is shown. */
export const proofRoutes: readonly Route[] = [
    read({
        tag,
        roles: bankStaff,
        path: '/v1/declaration-verifications/{verificationId}/proof',
        summary: 'What proves to anybody in the consortium what was found; the release code is not in it',
        params: readProofSchema,
        answer: z.object({ proof: z.string().meta({ description: 'As `GET /v1/verification-checks` takes it' }) }),
        read: async ({ ledger, params: { verificationId } }) => {
            const proof = await new VerificationClient(ledger).readProof(verificationId);
            return { proof: Buffer.from(canonicalJson(proof)).toString('base64url') };
        },
    }),
    read({
        tag,
        roles: everybody,
        path: '/v1/verification-checks',
        summary: 'Whether a verification is genuine, and still valid: asked of the own peer, of no other member',
        query: z.strictObject({ proof: proofTextSchema }),
        answer: proofCheckSchema,
        read: ({ ledger, query: { proof } }) => new VerificationClient(ledger).checkProof(proof),
    }),
];

function jsonIn(text: string): unknown {
    try {
        return readJson(Buffer.from(text, 'base64url').toString('utf8'));
    } catch {
        return undefined;
    }
}
