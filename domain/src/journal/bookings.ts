import type { CoinOutput } from '../dcep/api.js';
import type { Owner } from '../dcep/coin.js';
import { sum, type Money } from '../kernel/money.js';
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

/** One side of a payment between banks: what each of them books. */
export interface BothSides {
    readonly payer: readonly Booking[];
    readonly payee: readonly Booking[];
}

/** A remittance that is sent. Between the vaults of two banks what one books the other books the other way round. */
export function bookingsOfSending({ from, to, amount }: Movement): BothSides {
    const book = (act: BookedAct): readonly Booking[] => [{ act, amount }];
    if (to !== 'vault') {
        return { payer: book(from === 'vault' ? 'SENT_FROM_VAULT' : 'SENT_FROM_WALLET'), payee: book('UNDER_WAY') };
    }

    return from === 'vault'
        ? { payer: book('PAID_TO_BANK'), payee: book('RECEIVED_FROM_BANK') }
        : { payer: book('SENT_FROM_WALLET'), payee: book('RECEIVED_FROM_WALLET') };
}

/** A remittance that the payee's bank accepts. */
export function bookingsOfAcceptance(amount: Money): readonly Booking[] {
    return [{ act: 'ARRIVED', amount }];
}

/** A remittance that the payer's bank takes back. */
export function bookingsOfTakingBack({ from, amount }: Pick<Movement, 'from' | 'amount'>): BothSides {
    return {
        payer: [{ act: from === 'vault' ? 'BACK_IN_VAULT' : 'BACK_IN_WALLET', amount }],
        payee: [{ act: 'GONE_BACK', amount }],
    };
}

/** Interest that a bank paid its wallets, in one entry. */
export function bookingsOfInterest({ outputs }: { readonly outputs: readonly CoinOutput[] }): readonly Booking[] {
    const amounts = outputs.map(({ amount }) => amount);

    return [{ act: 'INTEREST_PAID', amount: sum('CNY', amounts) }];
}

/** What a wallet that is closed had earned: paid to another wallet, or into its holder's deposit. */
export function bookingsOfLastInterest({ to, amount }: Pick<Movement, 'to' | 'amount'>): readonly Booking[] {
    return [{ act: to === 'vault' ? 'INTEREST_DEPOSITED' : 'INTEREST_PAID', amount }];
}

/** A payment that waits for its day's net: it has left the wallet, and is under way at the payer's bank. */
export function bookingsOfQueuing(amount: Money): readonly Booking[] {
    return [
        { act: 'SENT_FROM_WALLET', amount },
        { act: 'UNDER_WAY', amount },
    ];
}

/** A deferred payment that goes back: into the wallet, or into the vault where that was closed. */
export function bookingsOfReturn({ to, amount }: Pick<Movement, 'to' | 'amount'>): readonly Booking[] {
    return to === 'vault'
        ? [
              { act: 'NET_PAID', amount },
              { act: 'BACK_IN_VAULT', amount },
          ]
        : [{ act: 'ARRIVED', amount }];
}

/** Coins that go behind the accounts of a payment institution, or out from there. */
export function bookingsOfCustody(kind: 'DEPOSIT' | 'WITHDRAWAL', amount: Money): readonly Booking[] {
    return [{ act: kind === 'DEPOSIT' ? 'PAID_INTO_CUSTODY' : 'PAID_OUT_OF_CUSTODY', amount }];
}

/** What a bank, or a payment institution, lays down for a cycle, or fetches from it, if that is anything. */
export function bookingsOfNet(
    act: 'NET_PAID' | 'NET_RECEIVED' | 'CUSTODY_NET_PAID' | 'CUSTODY_NET_RECEIVED',
    amount: Money,
): readonly Booking[] {
    return amount.minorUnits > 0n ? [{ act, amount }] : [];
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
