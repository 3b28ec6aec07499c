import type { CoinEnd } from '../dcep/coin.js';
import { mint, type MadeCoin, type Minting } from '../dcep/spend-coins.js';
import type { Money } from '../kernel/money.js';

/** A coin to be made that nobody can spend, and of what. */
export interface SetAside {
    readonly owner: string;
    readonly amount: Money;
    readonly parents: readonly string[];
    readonly serial: string;
}

/** The coin, or none where nothing is to be set aside. */
export function setAside({ owner, amount, parents, serial }: SetAside, minting: Minting): readonly MadeCoin[] {
    return mint([{ owner, amount }], { minting: { ...minting, serialOf: () => serial }, parents }).map((coin) => ({
        ...coin,
        status: 'PENDING',
    }));
}

/** That what was set aside is so no longer. */
export function released(...serials: readonly (string | undefined)[]): readonly CoinEnd[] {
    return serials.filter((serial) => serial !== undefined).map((serial) => ({ serial, status: 'RELEASED' }));
}
