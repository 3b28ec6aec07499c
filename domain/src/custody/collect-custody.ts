import type { CoinEnd } from '../dcep/coin.js';
import type { Minting } from '../dcep/spend-coins.js';
import type { Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import { endOf, type CycleOutcome } from '../netting/cycle.js';
import { released } from '../netting/set-aside.js';
import type { CustodyPosition } from './custody-position.js';
import {
    changeCustody,
    emptyCustodyWallet,
    withUnderWay,
    type ChangedWallet,
    type CustodyWallet,
} from './custody-wallet.js';

const refusal = refusals({
    POSITION_MUST_EXIST: 'not-found',
    POSITION_MUST_NOT_BE_COLLECTED: 'conflict',
});

export interface CollectingFacts extends Minting {
    readonly position: CustodyPosition | undefined;
    readonly outcome: CycleOutcome | undefined;
    readonly custody: CustodyWallet | undefined;
}

export interface CollectedCustody {
    readonly position: CustodyPosition;
    /** What came: the payout, or what was laid down for a cycle that failed. */
    readonly came: Money;
    /** The coin that ends at the central bank. */
    readonly arrived: readonly CoinEnd[];
    /** Absent where nothing came. */
    readonly changed?: ChangedWallet;
}

/** Puts into a custody wallet what its institution is paid, or what it laid down in vain, for the accounts to have. */
export function collectCustody(facts: CollectingFacts): CollectedCustody {
    const { position } = facts;
    if (position === undefined) {
        throw refusal('POSITION_MUST_EXIST');
    }
    if (position.status !== 'CONFIRMED') {
        throw refusal('POSITION_MUST_NOT_BE_COLLECTED');
    }
    const status = endOf(facts.outcome);
    const { institutionId, receives, payoutSerial, pays, fundedSerial } = position;
    const [came, from] = status === 'SETTLED' ? [receives, payoutSerial] : [pays, fundedSerial];
    const { minorUnits } = came;
    const custody = withUnderWay(facts.custody ?? emptyCustodyWallet(institutionId), minorUnits);
    const change = { minorUnits, parents: [from], serial: facts.serialOf(0) };

    return {
        position: { ...position, status },
        came,
        arrived: released(minorUnits > 0n ? from : undefined),
        ...(minorUnits > 0n && { changed: changeCustody(custody, change, facts) }),
    };
}
