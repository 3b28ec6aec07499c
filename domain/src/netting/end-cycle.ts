import type { CoinEnd } from '../dcep/coin.js';
import type { MadeCoin, Minting } from '../dcep/spend-coins.js';
import { compare, sum } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { hasLapsed, mustBeOver, mustNotHaveEnded, type CycleOutcome } from './cycle.js';
import type { Contribution } from './position.js';
import { released, setAside } from './set-aside.js';

const refusal = refusals({ POSITIONS_MUST_BE_COMPLETE: 'conflict' });

export interface EndingFacts extends Minting {
    readonly outcome: CycleOutcome | undefined;
    /** What each bank of the consortium has laid down; undefined of one that has not confirmed. */
    readonly contributions: readonly (Contribution | undefined)[];
}

export interface EndedCycle {
    readonly outcome: CycleOutcome;
    readonly spent: readonly CoinEnd[];
    readonly made: readonly MadeCoin[];
}

/**
 * Settles all positions of a cycle together: what was laid down ends, and each bank that is paid has one coin of it.
 * Where one is missing at the end of the next day, or they do not add up, the cycle fails and none is settled.
 */
export function endCycle(cycleId: string, facts: EndingFacts): EndedCycle {
    mustBeOver(cycleId, facts.createdAt);
    mustNotHaveEnded(facts.outcome);
    const there = facts.contributions.filter((each) => each !== undefined);
    if (there.length === facts.contributions.length && addUp(there)) {
        return { outcome: 'SETTLED', ...payouts(there, facts) };
    }
    if (!hasLapsed(cycleId, facts.createdAt)) {
        throw refusal('POSITIONS_MUST_BE_COMPLETE');
    }

    return { outcome: 'FAILED', spent: [], made: [] };
}

function addUp(contributions: readonly Contribution[]): boolean {
    const paid = contributions.map(({ pays }) => pays);
    const received = contributions.map(({ receives }) => receives);

    return compare(sum('CNY', paid), sum('CNY', received)) === 0;
}

function payouts(contributions: readonly Contribution[], minting: Minting): Omit<EndedCycle, 'outcome'> {
    const parents = contributions.filter(({ pays }) => pays.minorUnits > 0n).map(({ fundedSerial }) => fundedSerial);

    return {
        spent: released(...parents),
        made: contributions.flatMap(({ positionId: owner, receives: amount, payoutSerial: serial }) =>
            setAside({ owner, amount, parents, serial }, minting),
        ),
    };
}
