import type { CoinEnd } from '../dcep/coin.js';
import type { MadeCoin, Minting } from '../dcep/spend-coins.js';
import { add, zero, type Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { endOf, type CycleOutcome } from './cycle.js';
import type { Position } from './position.js';
import { released, setAside } from './set-aside.js';

const refusal = refusals({
    POSITION_MUST_EXIST: 'not-found',
    POSITION_MUST_NOT_BE_COLLECTED: 'conflict',
});

export interface CollectingFacts extends Minting {
    readonly position: Position | undefined;
    readonly outcome: CycleOutcome | undefined;
}

export interface CollectedPosition {
    readonly position: Position;
    /** What came: the bank's payout, or what it had laid down for a cycle that failed. */
    readonly came: Money;
    /** The coin that ends at the central bank, and the one that ends at the bank. */
    readonly arrived: readonly CoinEnd[];
    readonly ended: readonly CoinEnd[];
    readonly held: readonly MadeCoin[];
}

/** Fetches what a bank is paid when its cycle has been settled, or what it has laid down when that has failed. */
export function collectPosition(facts: CollectingFacts): CollectedPosition {
    const { position } = facts;
    if (position === undefined) {
        throw refusal('POSITION_MUST_EXIST');
    }
    if (position.status !== 'CONFIRMED') {
        throw refusal('POSITION_MUST_NOT_BE_COLLECTED');
    }
    const { held: before, ...rest } = position;
    const status = endOf(facts.outcome);
    const [came, from] = status === 'SETTLED' ? [rest.receives, rest.payoutSerial] : [rest.pays, rest.fundedSerial];
    const arrived = came.minorUnits > 0n ? from : undefined;
    const amount = add(before?.amount ?? zero('CNY'), came);
    const serial = facts.serialOf(0);
    const parents = [before?.serial, arrived].filter((each) => each !== undefined);

    return {
        position: { ...rest, status, ...(amount.minorUnits > 0n && { held: { serial, amount } }) },
        came,
        arrived: released(arrived),
        ended: released(before?.serial),
        held: setAside({ owner: rest.positionId, amount, parents, serial }, facts),
    };
}
