import { z } from 'zod';
import { serialSchema, type CoinEnd } from '../dcep/coin.js';
import { mint, type MadeCoin, type Minting } from '../dcep/spend-coins.js';
import { add, moneySchema, zero, type Money } from '../kernel/money.js';
import { randomIdSchema } from '../kernel/salt.js';

export const custodyWalletSchema = z.strictObject({
    institutionId: randomIdSchema,
    /** Its one coin; none while it is empty. */
    coin: z.strictObject({ serial: serialSchema, amount: moneySchema }).exactOptional(),
    /** What is in it and on no account: it has left one for another institution, or come from one for an account. */
    underWay: moneySchema,
});
/**
 * What stands behind the accounts of a payment institution, coin for coin: it is always worth all accounts together and
 * what is under way. No key moves it, the institution's neither: only what the accounts do.
 */
export type CustodyWallet = z.output<typeof custodyWalletSchema>;

/** By how much what is in a custody wallet changes, and what its new coin is made of besides the one before. */
export interface Change {
    /** Below zero where it is paid out. */
    readonly minorUnits: bigint;
    readonly parents?: readonly string[];
    readonly serial: string;
}

export interface ChangedWallet {
    readonly wallet: CustodyWallet;
    readonly ended: readonly CoinEnd[];
    readonly made: readonly MadeCoin[];
}

export function emptyCustodyWallet(institutionId: string): CustodyWallet {
    return { institutionId, underWay: zero('CNY') };
}

/** The coin of a custody wallet ends, and one that is worth more or less stands in its place. */
export function changeCustody(before: CustodyWallet, change: Change, minting: Minting): ChangedWallet {
    const { coin: old, ...rest } = before;
    const { minorUnits, serial, parents = [] } = change;
    const amount = add(old?.amount ?? zero('CNY'), { currency: 'CNY', minorUnits });
    if (amount.minorUnits < 0n) {
        throw new Error('a custody wallet covers all that its accounts pay');
    }
    const ended = old === undefined ? [] : [{ serial: old.serial, status: 'RELEASED' as const }];
    const of = { ...minting, serialOf: () => serial };
    const made = mint([{ owner: before.institutionId, amount }], {
        minting: of,
        parents: [...parents, ...ended.map((each) => each.serial)],
    });

    return {
        wallet: { ...rest, ...(amount.minorUnits > 0n && { coin: { serial, amount } }) },
        ended,
        made: made.map((each) => ({ ...each, status: 'IN_CUSTODY' })),
    };
}

/** More, or less, on its way between institutions. */
export function withUnderWay(wallet: CustodyWallet, minorUnits: bigint): CustodyWallet {
    const underWay: Money = add(wallet.underWay, { currency: 'CNY', minorUnits });
    if (underWay.minorUnits < 0n) {
        throw new Error('what reaches an account was under way before');
    }

    return { ...wallet, underWay };
}
