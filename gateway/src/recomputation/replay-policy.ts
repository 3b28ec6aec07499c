import { epochMilliseconds, instantSchema, type Instant } from '@cohong/domain/kernel/time';
import { PolicyReplay, type ReplayParts } from '@cohong/domain/recomputation/policy-replay';
import {
    changedDisbursementSchema,
    changedRequestSchema,
    replayTotalSchema,
} from '@cohong/domain/recomputation/replayed';
import { financingPolicySchema } from '@cohong/domain/receivable/policy';
import { financingPolicyAt } from '@cohong/domain/receivable/set-financing-policy';
import { z } from 'zod';
import { followChain, type Stretch } from './follow-chain.js';
import { releaseCodeOf } from './release-code.js';

export const proposedPolicySchema = z.strictObject({
    policy: financingPolicySchema.meta({ description: 'As it would be set; from which day on does not matter here' }),
    since: instantSchema.exactOptional().meta({ description: 'What was decided before was decided as it was' }),
    before: instantSchema.exactOptional().meta({ description: 'What was decided then or later is not told' }),
});
export type ProposedPolicy = z.output<typeof proposedPolicySchema>;

export const policyReplaySchema = z.object({
    asOfBlock: z.int().min(0).meta({ description: 'The last block that was read' }),
    blockHash: z.string(),
    policy: financingPolicySchema,
    requests: z.array(changedRequestSchema).meta({ description: 'Those that would have been answered otherwise' }),
    disbursements: z
        .array(changedDisbursementSchema)
        .meta({ description: 'Loans that could not have been paid out when they were' }),
    totals: z.array(replayTotalSchema).meta({ description: 'All requests, by bank and currency' }),
});
export type PolicyReplayRead = z.output<typeof policyReplaySchema>;

/** What a policy would have changed, had it been in force: nothing is written anywhere. */
export async function replayPolicy(stretch: Stretch, proposed: ProposedPolicy): Promise<PolicyReplayRead> {
    const { policy, since, before } = proposed;
    const isFrom = (at: Instant): boolean => since === undefined || epochMilliseconds(at) >= epochMilliseconds(since);
    const isUntil = (at: Instant): boolean => before === undefined || epochMilliseconds(at) < epochMilliseconds(before);
    const replayed = await replayHistory(stretch, {
        policyAt: (at, book) => (isFrom(at) ? policy : financingPolicyAt(book, at)),
        isTold: (at) => isFrom(at) && isUntil(at),
    });

    return { policy, ...replayed };
}

/** All that was ever decided, decided again by whatever policies. */
export async function replayHistory(
    stretch: Stretch,
    parts: Omit<ReplayParts, 'releaseCodeOf'>,
): Promise<Omit<PolicyReplayRead, 'policy'>> {
    const replay = new PolicyReplay({ ...parts, releaseCodeOf });
    const { number, hash } = await followChain(stretch, (writings) => {
        replay.take(writings);
    });
    const { requests, disbursements, totals } = replay;

    return { asOfBlock: number, blockHash: hash, requests, disbursements, totals: [...totals] };
}
