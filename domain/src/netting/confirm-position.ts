import type { CoinEnd } from '../dcep/coin.js';
import type { MadeCoin, Minting } from '../dcep/spend-coins.js';
import { subtract, zero } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { methodOf, mustBeOver, mustNotHaveEnded, type CycleOutcome } from './cycle.js';
import { between, netOf, type Obligation } from './obligation.js';
import type { Contribution, Position } from './position.js';
import { released, setAside } from './set-aside.js';

const refusal = refusals({ POSITION_MUST_BE_NEW: 'conflict' });

export interface ConfirmingFacts extends Minting {
    readonly bank: string;
    /** Those with every other bank, in both directions. */
    readonly obligations: readonly Obligation[];
    readonly isConfirmed: boolean;
    readonly outcome: CycleOutcome | undefined;
}

export interface ConfirmedPosition {
    readonly position: Position;
    /** None where the cycle has failed already: then all stays with the bank, to be paid back. */
    readonly contribution?: Contribution;
    /** Those that this closes, so that nothing can be added to what was counted. */
    readonly closed: readonly Obligation[];
    readonly ended: readonly CoinEnd[];
    /** What the bank holds on for customers. */
    readonly held: readonly MadeCoin[];
    /** What it pays, laid down at the central bank. */
    readonly funded: readonly MadeCoin[];
}

/**
 * Counts what a bank pays and is paid in a cycle, lays down what it pays, and keeps the rest for customers. Both come
 * out of what its customers have set aside, of which the net is a part: it can always pay.
 */
export function confirmPosition(
    { cycleId, positionId }: Pick<Position, 'cycleId' | 'positionId'>,
    facts: ConfirmingFacts,
): ConfirmedPosition {
    const { bank, createdAt: confirmedAt, serialOf } = facts;
    mustBeOver(cycleId, confirmedAt);
    if (facts.isConfirmed) {
        throw refusal('POSITION_MUST_BE_NEW');
    }
    const hasFailed = facts.outcome === 'FAILED';
    if (!hasFailed) {
        mustNotHaveEnded(facts.outcome);
    }
    const net = netOf(bank, methodOf(cycleId), facts.obligations.map(between));
    const shares = hasFailed ? { pays: zero('CNY'), receives: zero('CNY') } : net;
    const [serial, fundedSerial, payoutSerial] = [serialOf(0), serialOf(1), serialOf(2)];
    const amount = subtract(net.outgoing, shares.pays);
    const parents = facts.obligations.flatMap((each) => (each.payerBank === bank ? [each.serial] : []));
    const own = parents.filter((each) => each !== undefined);
    const terms = { cycleId, positionId, pays: shares.pays, receives: shares.receives, fundedSerial, payoutSerial };
    const { outgoing, incoming } = net;

    return {
        position: {
            ...terms,
            outgoing,
            incoming,
            ...(amount.minorUnits > 0n && { held: { serial, amount } }),
            status: hasFailed ? 'FAILED' : 'CONFIRMED',
            confirmedAt,
        },
        ...(!hasFailed && { contribution: { ...terms, bank } }),
        closed: facts.obligations.filter(({ isClosed }) => !isClosed).map((each) => ({ ...each, isClosed: true })),
        ended: released(...own),
        held: setAside({ owner: positionId, amount, parents: own, serial }, facts),
        funded: setAside({ owner: positionId, amount: shares.pays, parents: own, serial: fundedSerial }, facts),
    };
}
