import { mint, type Minting, type SpentCoins } from '../dcep/spend-coins.js';
import { refusals } from '../kernel/refusal.js';
import { addHours, epochMilliseconds } from '../kernel/time.js';
import { knownLoad, loadTransitions, openCoins, released, type Load, type LoadedCoin } from './load.js';

const refusal = refusals({ LOAD_MUST_NOT_HAVE_ENDED: 'conflict', LOAD_MUST_HAVE_ESCAPED: 'conflict' });

/** As of a lock: twice what a transaction may be dated wrong lies between the last registration and the first return. */
const hoursBetween = 0.5;

export interface ReturnFacts {
    readonly load: Load | undefined;
    readonly minting: Minting;
}

export interface ReturnedLoad extends SpentCoins {
    readonly load: Load;
}

/**
 * Gives back to the wallet what nobody came with in time: the device is lost, or its payees never had a connection.
 * The holder need not ask for it, and no device need sign.
 */
export function returnLoad({ load: before, minting }: ReturnFacts): ReturnedLoad {
    const load = knownLoad(before);
    if (loadTransitions[load.status].length === 0) {
        throw refusal('LOAD_MUST_NOT_HAVE_ENDED');
    }
    const from = addHours(load.registrableUntil, hoursBetween);
    if (epochMilliseconds(minting.createdAt) < epochMilliseconds(from)) {
        throw refusal('LOAD_MUST_HAVE_ESCAPED', { returnableFrom: from });
    }
    const coins = openCoins(load);
    const returned = coins.map(({ serial }) => serial);
    const after: Load = { ...load, returned, status: 'ENDED' };

    return { ...givenBack(load, coins, minting), load: after };
}

/** What makes coins of a load the wallet's again, under new serials. They were not paid after all. */
export function givenBack(load: Load, coins: readonly LoadedCoin[], minting: Minting): SpentCoins {
    const parts = coins.map(({ amount }) => ({ owner: load.walletId, amount }));
    const made = mint(parts, { minting, parents: coins.map(({ serial }) => serial) });

    return { spent: released(load, coins), made: made.map((coin) => ({ ...coin, givesBack: load.loadedAt })) };
}
