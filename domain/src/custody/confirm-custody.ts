import type { Minting, MadeCoin } from '../dcep/spend-coins.js';
import { zero } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { mustBeOver, mustNotHaveEnded, type CycleOutcome } from '../netting/cycle.js';
import { netOf, type Net } from '../netting/obligation.js';
import type { Contribution } from '../netting/position.js';
import { setAside } from '../netting/set-aside.js';
import type { CustodyObligation } from './custody-obligation.js';
import type { CustodyPosition } from './custody-position.js';
import {
    changeCustody,
    emptyCustodyWallet,
    withUnderWay,
    type ChangedWallet,
    type CustodyWallet,
} from './custody-wallet.js';

const refusal = refusals({ POSITION_MUST_BE_NEW: 'conflict' });

export interface ConfirmingFacts extends Minting {
    readonly bank: string;
    readonly custody: CustodyWallet | undefined;
    /** Those with every other institution, in both directions. */
    readonly obligations: readonly CustodyObligation[];
    readonly isConfirmed: boolean;
    readonly outcome: CycleOutcome | undefined;
}

/** The custody wallet is absent where nothing leaves it. */
export interface ConfirmedCustody {
    readonly position: CustodyPosition;
    /** None where the cycle has failed already: then all goes back to the accounts that paid. */
    readonly contribution?: Contribution;
    readonly closed: readonly CustodyObligation[];
    readonly changed?: ChangedWallet;
    /** What the institution pays, laid down at the central bank. */
    readonly funded: readonly MadeCoin[];
}

/**
 * Counts the one net of an institution with all others, and lays it down out of its custody wallet. The accounts were
 * debited when they paid, so the net is there: it is a part of what is under way.
 */
export function confirmCustody(
    { cycleId, institutionId, positionId }: Pick<CustodyPosition, 'cycleId' | 'institutionId' | 'positionId'>,
    facts: ConfirmingFacts,
): ConfirmedCustody {
    const { bank, createdAt: confirmedAt, serialOf, outcome } = facts;
    mustBeOver(cycleId, confirmedAt);
    if (facts.isConfirmed) {
        throw refusal('POSITION_MUST_BE_NEW');
    }
    const hasFailed = outcome === 'FAILED';
    const net = netOf(institutionId, 'MULTILATERAL', facts.obligations);
    const { pays, receives } = sharesOf(net, outcome);
    const [serial, fundedSerial, payoutSerial] = [serialOf(0), serialOf(1), serialOf(2)];
    const terms = { cycleId, positionId, institutionId, pays, receives, fundedSerial, payoutSerial };
    const paid = -pays.minorUnits;
    const custody = withUnderWay(facts.custody ?? emptyCustodyWallet(institutionId), paid);
    const changed = paid < 0n ? changeCustody(custody, { minorUnits: paid, serial }, facts) : undefined;
    const parents = changed?.ended.map((each) => each.serial) ?? [];

    return {
        position: {
            ...terms,
            outgoing: net.outgoing,
            incoming: net.incoming,
            status: hasFailed ? 'FAILED' : 'CONFIRMED',
            confirmedAt,
        },
        ...(!hasFailed && { contribution: { ...terms, bank } }),
        closed: facts.obligations.filter(({ isClosed }) => !isClosed).map((each) => ({ ...each, isClosed: true })),
        ...(changed && { changed }),
        funded: setAside({ owner: positionId, amount: pays, parents, serial: fundedSerial }, facts),
    };
}

/** What of a net moves: all of it, or nothing where the cycle has failed already. One that is settled has moved what there was. */
function sharesOf(net: Net, outcome: CycleOutcome | undefined): Pick<Net, 'pays' | 'receives'> {
    if (outcome === 'FAILED') {
        return { pays: zero('CNY'), receives: zero('CNY') };
    }
    mustNotHaveEnded(outcome);

    return net;
}
