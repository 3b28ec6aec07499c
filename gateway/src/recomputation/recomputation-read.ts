import { readJson } from '@cohong/domain/kernel/json-text';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { z } from 'zod';
import { BrokenBlockError } from '../read-model/block.js';
import { ForkError, PrivateDataMissingError } from '../read-model/projection.js';
import { recomputedSchema } from './recompute.js';

export const statementSchema = recomputedSchema.extend({
    statement: z.literal('RECOMPUTATION'),
    mspId: z.string(),
    channel: z.string(),
    signedAt: z.iso.datetime(),
    /** Not in statements of the time when orders, imports and tax forms were not rebuilt. */
    orders: recomputedSchema.shape.orders.exactOptional(),
    imports: recomputedSchema.shape.imports.exactOptional(),
    taxForms: recomputedSchema.shape.taxForms.exactOptional(),
    formlessPayments: recomputedSchema.shape.formlessPayments.exactOptional(),
});
/** What an organisation says that it has found, and signs. */
export type Statement = z.output<typeof statementSchema>;

/** Why nothing was found out. */
export const faultSchema = z.enum(['CHAIN_IS_BROKEN', 'PRIVATE_DATA_IS_MISSING', 'PEER_IS_AWAY']);

export const recomputationSchema = z.object({
    recomputationId: randomIdSchema,
    status: z.enum(['RUNNING', 'DONE', 'FAILED', 'INTERRUPTED']),
    begunAt: z.iso.datetime(),
    endedAt: z.iso.datetime().optional(),
    blocksRead: z.int().min(0).optional().meta({ description: 'How far it is, where this gateway does it' }),
    fault: faultSchema.optional().meta({ description: 'Why it has found nothing out' }),
    found: statementSchema.optional(),
    signed: z.string().optional().meta({ description: 'The same, as a JWS with the certificate that verifies it' }),
});
export type RecomputationRead = z.output<typeof recomputationSchema>;

/** What a statement says. It is the gateway's own, out of its own database. */
export function payloadOf(jws: string): Statement {
    const [, payload = ''] = jws.split('.');

    return statementSchema.parse(readJson(Buffer.from(payload, 'base64url').toString('utf8')));
}

/** Why a recomputation has failed; the log says more. */
export function faultOf(error: unknown): z.output<typeof faultSchema> {
    if (error instanceof ForkError || error instanceof BrokenBlockError) {
        return 'CHAIN_IS_BROKEN';
    }

    return error instanceof PrivateDataMissingError ? 'PRIVATE_DATA_IS_MISSING' : 'PEER_IS_AWAY';
}
