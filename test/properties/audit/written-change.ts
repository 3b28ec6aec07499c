import type { Written, WrittenTransaction } from './written-blocks.js';
import type {
    WrittenCoin,
    WrittenContribution,
    WrittenDeferred,
    WrittenDeferredOrder,
    WrittenDevice,
    WrittenLoad,
    WrittenLock,
    WrittenObligation,
    WrittenOfflinePayment,
    WrittenOrder,
    WrittenPosition,
    WrittenProof,
    WrittenRemittance,
    WrittenReserve,
    WrittenTransfer,
    WrittenWallet,
    WrittenWalletChange,
} from './written-records.js';

type Fields = Readonly<Record<string, unknown>>;

/** Where the central bank keeps what banks have laid down to be settled together. */
export const nettingPlace = 'netting';

/** What one transaction wrote of the coins at one bank, or of those that are laid down at the central bank. */
export interface WrittenChange {
    readonly bank: string;
    readonly at: Date;
    readonly made: readonly WrittenCoin[];
    readonly ended: readonly { readonly serial: string; readonly status: string }[];
    /** The states that were written and those that were taken away, by the serials of their coins. */
    readonly states: ReadonlyMap<string, Fields | undefined>;
    /** Undefined where it stays as it is. */
    readonly reserve: WrittenReserve | undefined;
    readonly wallets: readonly WrittenWallet[];
    readonly walletChanges: readonly WrittenWalletChange[];
    readonly transfers: readonly WrittenTransfer[];
    readonly locks: readonly WrittenLock[];
    readonly remittances: readonly WrittenRemittance[];
    readonly orders: readonly WrittenOrder[];
    readonly devices: readonly WrittenDevice[];
    readonly loads: readonly WrittenLoad[];
    readonly offlinePayments: readonly WrittenOfflinePayment[];
    readonly proofs: readonly WrittenProof[];
    readonly deferred: readonly WrittenDeferred[];
    readonly deferredOrders: readonly WrittenDeferredOrder[];
    readonly obligations: readonly WrittenObligation[];
    readonly positions: readonly WrittenPosition[];
    readonly contributions: readonly WrittenContribution[];
    /** The cycles that were settled, and those that have failed. */
    readonly settled: readonly string[];
    readonly failed: readonly string[];
}

/** The changes of a transaction, one for each place that it wrote to. */
export function changesIn({ at, writes }: WrittenTransaction): WrittenChange[] {
    const places = writes.map(({ collection }) => placeOf(collection)).filter((place) => place !== undefined);

    return [...new Set(places)].map((place) =>
        changeOf(
            place,
            at,
            writes.filter(({ collection }) => placeOf(collection) === place),
        ),
    );
}

function placeOf(collection: string): string | undefined {
    return collection === nettingPlace ? nettingPlace : /^coins_(.+)$/.exec(collection)?.[1];
}

function changeOf(bank: string, at: Date, own: readonly Written[]): WrittenChange {
    const of = (kind: string): Written[] => own.filter(({ key }) => key[0] === kind);
    const fields = (kind: string): Fields[] => of(kind).map(({ record }) => there(record, kind));
    const records = <Record>(kind: string): Record[] => fields(kind) as unknown as Record[];
    const cycles = (kind: string): string[] => fields(kind).map(({ cycleId }) => String(cycleId));

    return {
        bank,
        at,
        made: fields('coin').map(coinOf),
        ended: records('coin-end'),
        states: new Map(of('coin-status').map(({ key, record }) => [key[1] ?? '', record])),
        reserve: fields('reserve').map(reserveOf)[0],
        wallets: records('wallet'),
        walletChanges: records('wallet-change'),
        transfers: records('transfer'),
        locks: records('lock'),
        remittances: records('remittance'),
        orders: records('remittance-order'),
        devices: records('device'),
        loads: records('load'),
        offlinePayments: records('offline-payment'),
        proofs: records('fraud-proof'),
        deferred: records('deferred-payment'),
        deferredOrders: records('deferred-order'),
        obligations: records('obligation'),
        positions: records('position'),
        contributions: records('contribution'),
        settled: cycles('settled-cycle'),
        failed: cycles('failed-cycle'),
    };
}

/** Records of these kinds are written, and never taken away. */
function there(record: Fields | undefined, kind: string): Fields {
    if (record === undefined) {
        throw new Error(`a ${kind} is taken away`);
    }

    return record;
}

function coinOf({ serial, owner, amount, parents }: Fields): WrittenCoin {
    return { serial: String(serial), owner: String(owner), fen: fenOf(amount), parents: parents as string[] };
}

function reserveOf({ balance, issued, destroyed }: Fields): WrittenReserve {
    return { balance: fenOf(balance), issued: fenOf(issued), destroyed: fenOf(destroyed) };
}

/** Yuan in whole fen. */
export function fenOf(money: unknown): bigint {
    const { amount, currency } = money as { readonly amount: string; readonly currency: string };
    if (currency !== 'CNY' || !/^\d+\.\d\d$/.test(amount)) {
        throw new Error(`${amount} ${currency} is no amount of yuan`);
    }

    return BigInt(amount.replace('.', ''));
}
