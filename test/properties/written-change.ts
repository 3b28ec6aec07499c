import type { Written } from './written-blocks.js';

type Fields = Readonly<Record<string, unknown>>;

/** A coin as it was written. */
export interface WrittenCoin {
    readonly serial: string;
    readonly owner: string;
    readonly fen: bigint;
    readonly parents: readonly string[];
}

/** A payment as it was written. */
export interface WrittenTransfer {
    readonly transferId: string;
    readonly from: string;
    readonly coins: readonly string[];
    readonly outputs: readonly { readonly to: string; readonly amount: unknown }[];
    readonly reference?: string;
    readonly refundOf?: string;
    readonly signed?: { readonly keyVersion: number; readonly validUntil: string; readonly signature: string };
}

/** A payment to another bank as both banks have it. */
export interface WrittenRemittance {
    readonly remittanceId: string;
    readonly payerBank: string;
    readonly payeeBank: string;
    readonly payee: string;
    readonly amount: unknown;
    readonly serial: string;
    readonly acceptBy?: string;
    readonly message?: string;
    readonly status: 'PENDING' | 'ACCEPTED' | 'REFUSED' | 'TAKEN_BACK';
}

/** By whom it was ordered, as the payer's bank has it. */
export interface WrittenOrder extends Pick<WrittenTransfer, 'from' | 'coins' | 'signed'> {
    readonly remittanceId: string;
}

export interface WrittenReserve {
    readonly balance: bigint;
    readonly issued: bigint;
    readonly destroyed: bigint;
}

/** What one transaction wrote of a bank's coins. */
export interface WrittenChange {
    readonly bank: string;
    readonly made: readonly WrittenCoin[];
    readonly ended: readonly { readonly serial: string; readonly status: string }[];
    readonly transfers: readonly WrittenTransfer[];
    readonly remittances: readonly WrittenRemittance[];
    readonly orders: readonly WrittenOrder[];
    /** Undefined where it stays as it is. */
    readonly reserve: WrittenReserve | undefined;
    /** The keys that the holders of newly opened wallets sign with. */
    readonly holderKeys: ReadonlyMap<string, string>;
    /** The states that were written and those that were taken away, by the serials of their coins. */
    readonly states: ReadonlyMap<string, Fields | undefined>;
}

export function changeAt(bank: string, writes: readonly Written[]): WrittenChange {
    const own = writes.filter(({ collection }) => collection === `coins_${bank}`);
    const of = (kind: string): Written[] => own.filter(({ key }) => key[0] === kind);
    const records = (kind: string): Fields[] => of(kind).map(({ record }) => there(record, kind));

    return {
        bank,
        made: records('coin').map(coinOf),
        ended: records('coin-end') as unknown as WrittenChange['ended'],
        transfers: records('transfer') as unknown as WrittenTransfer[],
        remittances: records('remittance') as unknown as WrittenRemittance[],
        orders: records('remittance-order') as unknown as WrittenOrder[],
        reserve: records('reserve').map(reserveOf)[0],
        holderKeys: new Map(
            records('wallet').map((wallet) => [String(wallet['walletId']), String(wallet['holderKey'])]),
        ),
        states: new Map(of('coin-status').map(({ key, record }) => [key[1] ?? '', record])),
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
