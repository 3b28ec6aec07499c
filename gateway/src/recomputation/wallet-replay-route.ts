import type { ReplayParts } from '@cohong/domain/recomputation/replay-parts';
import { changedMovementSchema, movementTotalSchema } from '@cohong/domain/recomputation/wallet-replayed';
import { WalletReplay } from '@cohong/domain/recomputation/wallet-replay';
import { walletPolicyAt } from '@cohong/domain/limit/set-wallet-policies';
import { walletPolicySchema, type WalletPolicy, type WalletPolicyBook } from '@cohong/domain/limit/wallet-policy';
import { z } from 'zod';
import { ask, type Route } from '../http/route.js';
import { mustBeOneOf } from '../read-model/list-route.js';
import { exampleWalletPolicy } from '../limit/limit-examples.js';
import { followBlocks, type Stretch } from './follow-chain.js';
import { moneyWritingsIn } from './money-writings-in.js';
import { asItWouldBe, periodFields, readFields } from './policy-replay-read.js';
import { replayPartsOf } from './replay-policy.js';

const watchers = ['officer', 'regulator'] as const;

const proposedSchema = z.strictObject({
    policy: walletPolicySchema.meta(asItWouldBe),
    ...periodFields,
    asOfBlock: z.int().min(0).exactOptional().meta({ description: 'The last block to read; left out, the newest' }),
});

const replayedSchema = z.object({
    ...readFields,
    policy: walletPolicySchema,
    movements: z.array(changedMovementSchema).meta({ description: 'Those that would have been refused' }),
    totals: z.array(movementTotalSchema).meta({ description: 'All movements, by bank and tier' }),
});
type Replayed = z.output<typeof replayedSchema>;

/** How the central bank sees what a policy of wallets would have changed, before it is set. */
export function walletReplayRoute(source: () => Promise<Stretch>): Route {
    return ask({
        tag: 'Supervision',
        roles: { 'central-bank': watchers },
        path: '/v1/supervision/wallet-policy-replays',
        summary: 'Which past movements of money a policy of wallets would have refused, by tier, and why',
        examples: { request: { policy: exampleWalletPolicy } },
        body: proposedSchema,
        answer: replayedSchema,
        ask: async ({ role, body: { policy, asOfBlock, ...period } }) => {
            mustBeOneOf(watchers, role);
            const { chain, last } = await source();
            const stretch = { chain, last: Math.min(last, asOfBlock ?? last) };
            const parts = replayPartsOf<WalletPolicy | undefined, WalletPolicyBook>(period, policy, walletPolicyAt);

            return { policy, ...(await replayWallets(stretch, parts)) };
        },
    });
}

/** All movements of wallets' money that there ever were, tested again by whatever policies. */
export async function replayWallets(
    stretch: Stretch,
    parts: ReplayParts<WalletPolicy | undefined, WalletPolicyBook>,
): Promise<Omit<Replayed, 'policy'>> {
    const replay = new WalletReplay(parts);
    const { number, hash } = await followBlocks(stretch, (block) => {
        moneyWritingsIn(block).forEach((writings) => {
            replay.take(writings);
        });
    });
    const { movements, totals } = replay;

    return { asOfBlock: number, blockHash: hash, movements, totals: [...totals] };
}
