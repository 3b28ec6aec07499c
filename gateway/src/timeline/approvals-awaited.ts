import { epochMilliseconds, type Instant } from '@cohong/domain/kernel/time';
import type { z } from 'zod';
import { recordedApprovalSchema } from '../approval/approval.js';
import type { Language } from '../problems/explanation.js';
import { mustHaveRead } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import type { ReadModel } from '../read-model/read-model.js';
import { filled, textSchema } from './timeline-text.js';
import { approvalWords } from './timeline-words.js';

const approvalAwaitedSchema = recordedApprovalSchema.pick({
    approvalId: true,
    act: true,
    proposedAt: true,
    expiresAt: true,
});
type ApprovalAwaited = z.output<typeof approvalAwaitedSchema>;

export const approvalToldSchema = approvalAwaitedSchema.extend({ text: textSchema });
/** An approval with its sentence. */
export type ApprovalTold = z.output<typeof approvalToldSchema>;

/** How many are told at most; nobody lets so many lie for one thing. */
const limit = 100;

/** Of what, in the books of which bank, and when they are asked for, in which language. */
export interface ApprovalsQuestion {
    readonly bank: string;
    readonly id: string;
    readonly at: Instant;
    readonly language: Language;
}

/** What makers of a bank have proposed for something and nobody has decided in time, the newest first. */
export async function approvalsAwaited(
    readModel: ReadModel,
    { bank, id, at, language }: ApprovalsQuestion,
): Promise<readonly ApprovalTold[]> {
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
        .map(({ value }) => toldApproval(value, language))
        .filter(({ expiresAt }) => epochMilliseconds(at) < epochMilliseconds(expiresAt));
}

function toldApproval({ approvalId, act, proposedAt, expiresAt }: ApprovalAwaited, language: Language): ApprovalTold {
    const approval = { approvalId, act, proposedAt, expiresAt };

    return { ...approval, text: filled(approvalWords[language], approval) };
}
