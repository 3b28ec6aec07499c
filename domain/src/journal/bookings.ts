import type { CoinOutput } from '../dcep/api.js';
import type { Owner } from '../dcep/coin.js';
import type { Money } from '../kernel/money.js';
import type { BookedAct } from './entry.js';

/** What an act moved between accounts. */
export interface Booking {
    readonly act: BookedAct;
    readonly amount: Money;
}

/** Coins that go from owner to owner of one bank. Between two wallets nothing is booked: they share an account. */
export interface Movement {
    readonly from: Owner;
    readonly to: Owner;
    readonly amount: Money;
}

/** A customer's own money: drawn out of a deposit, or paid in. */
export function bookingsOfTransfers(
    transfers: readonly { readonly from: Owner; readonly outputs: readonly CoinOutput[] }[],
): readonly Booking[] {
    return transfers.flatMap(({ from, outputs }) =>
        outputs.flatMap((output) => bookingsOf({ from, ...output }, { fromVault: 'WITHDRAWN', toVault: 'DEPOSITED' })),
    );
}

/** The payment of an act of trade: a loan that is paid out or paid back. */
export function bookingsOfSettlement(movement: Movement): readonly Booking[] {
    return bookingsOf(movement, { fromVault: 'LOAN_DISBURSED', toVault: 'LOAN_REPAID' });
}

function bookingsOf(
    { from, to, amount }: Movement,
    { fromVault, toVault }: Readonly<Record<'fromVault' | 'toVault', BookedAct>>,
): readonly Booking[] {
    if (from === to) {
        return [];
    }
    if (from === 'vault') {
        return [{ act: fromVault, amount }];
    }

    return to === 'vault' ? [{ act: toVault, amount }] : [];
}
