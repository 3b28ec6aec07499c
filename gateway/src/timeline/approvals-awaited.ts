import { epochMilliseconds, type Instant } from '@cohong/domain/kernel/time';
import type { z } from 'zod';
import { recordedApprovalSchema } from '../approval/approval.js';
import { mustHaveRead } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import type { ReadModel } from '../read-model/read-model.js';

export const approvalAwaitedSchema = recordedApprovalSchema.pick({
    approvalId: true,
    act: true,
    proposedAt: true,
    expiresAt: true,
});
export type ApprovalAwaited = z.output<typeof approvalAwaitedSchema>;

/** How many are told at most; nobody lets so many lie for one thing. */
const limit = 100;

/** What makers of a bank have proposed for something and nobody has decided in time, the newest first. */
export async function approvalsAwaited(
    readModel: ReadModel,
    { bank, id, at }: { readonly bank: string; readonly id: string; readonly at: Instant },
): Promise<readonly ApprovalAwaited[]> {
    await mustHaveRead(readModel, []);
    const { rows } = await readModel.records.list({
        chaincode: 'trade',
        kind: 'approval',
        schema: recordedApprovalSchema,
        collections: [vaultOf(bank)],
        where: { organisation: bank, status: 'AWAITING' },
        // What was proposed is kept as a text, in which the id of what it is for stands.
        mentioning: { input: id },
        orderBy: 'proposedAt',
        limit,
    });

    return rows
        .map(({ value: { approvalId, act, proposedAt, expiresAt } }) => ({ approvalId, act, proposedAt, expiresAt }))
        .filter(({ expiresAt }) => epochMilliseconds(at) < epochMilliseconds(expiresAt));
}
