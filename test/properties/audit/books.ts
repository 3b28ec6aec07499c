import type { WrittenChange } from './written-change.js';
import type {
    WrittenCoin,
    WrittenDevice,
    WrittenLoad,
    WrittenLock,
    WrittenReserve,
    WrittenWallet,
} from './written-records.js';

/** All that one bank keeps, as it was before a transaction; or what is laid down at the central bank. */
export interface Books {
    readonly channel: string;
    readonly bank: string;
    readonly isFrozen: (wallet: string) => boolean;
    readonly live: Map<string, WrittenCoin>;
    readonly wallets: Map<string, WrittenWallet>;
    /** The locks that wait, by the serial of the coin that is locked. */
    readonly held: Map<string, WrittenLock>;
    readonly devices: Map<string, WrittenDevice>;
    readonly loads: Map<string, WrittenLoad>;
    /** What lies on devices, and was put there by which load. */
    readonly onDevices: Map<string, string>;
    /** What belongs to nobody until a remittance or a net has ended: serials, and their worth. */
    readonly aside: Map<string, bigint>;
    reserve: WrittenReserve;
}

export function emptyBooks(of: Pick<Books, 'channel' | 'bank' | 'isFrozen'>): Books {
    return {
        ...of,
        live: new Map(),
        wallets: new Map(),
        held: new Map(),
        devices: new Map(),
        loads: new Map(),
        onDevices: new Map(),
        aside: new Map(),
        reserve: { balance: 0n, issued: 0n, destroyed: 0n },
    };
}

/** Whether its owner cannot spend it, though it is the owner's. */
export function waits({ held, onDevices }: Books, serial: string): boolean {
    return held.has(serial) || onDevices.has(serial);
}

/** The key that a wallet's holder pays with, as long as the wallet is open, and the one that it is under. */
export function keyOf({ wallets }: Books, walletId: string): string | undefined {
    const wallet = wallets.get(walletId);
    const head = wallet?.parent === undefined ? wallet : wallets.get(wallet.parent);

    return wallet?.status === 'OPEN' && head?.status === 'OPEN' ? wallet.holderKey : undefined;
}

/** Brings the books up to date with what a transaction has written. */
export function bring(books: Books, change: WrittenChange): void {
    const { live, wallets, held, devices, loads, onDevices, aside } = books;
    for (const { serial } of change.ended) {
        live.delete(serial);
        held.delete(serial);
        onDevices.delete(serial);
        aside.delete(serial);
    }
    for (const coin of change.made) {
        live.set(coin.serial, coin);
        if (change.states.get(coin.serial)?.['status'] === 'PENDING') {
            aside.set(coin.serial, coin.fen);
        }
    }
    change.locks.filter(({ status }) => status === 'HELD').forEach((lock) => held.set(lock.serial, lock));
    for (const load of change.loads) {
        if (!loads.has(load.loadId)) {
            load.coins.forEach(({ serial }) => onDevices.set(serial, load.loadId));
        }
        loads.set(load.loadId, load);
    }
    change.devices.forEach((device) => devices.set(device.deviceId, device));
    change.wallets.forEach((wallet) => wallets.set(wallet.walletId, wallet));
    books.reserve = change.reserve ?? books.reserve;
}
