import { hmac, type CohongContext } from '@cohong/chaincode-runtime';
import { isLive, type Owner } from '@cohong/domain/dcep/coin';
import type { Minting, SpentCoins, StatedCoin } from '@cohong/domain/dcep/spend-coins';
import { coins, coinStatuses } from './records.js';

/** The coins of these serials in their order; undefined where there is none. */
export async function findCoins(
    ctx: CohongContext,
    place: string,
    serials: readonly string[],
): Promise<(StatedCoin | undefined)[]> {
    const found: (StatedCoin | undefined)[] = [];
    for (const serial of serials) {
        const coin = await ctx.ledger.in(place).find(coins, serial);
        found.push(coin && { coin, status: (await ctx.ledger.in(place).get(coinStatuses, serial)).status });
    }

    return found;
}

/** What an owner can spend, oldest first. For evaluated transactions: it reads all coins of the bank. */
export async function listCoins(ctx: CohongContext, place: string, owner: Owner): Promise<StatedCoin['coin'][]> {
    const statuses = await ctx.ledger.in(place).list(coinStatuses);
    const live = new Set(statuses.filter(({ status }) => isLive(status)).map(({ serial }) => serial));
    const owned = (await ctx.ledger.in(place).list(coins)).filter(
        (coin) => coin.owner === owner && live.has(coin.serial),
    );
    const age = ({ createdAt, serial }: StatedCoin['coin']): string => `${createdAt} ${serial}`;

    return owned.sort((one, other) => (age(one) < age(other) ? -1 : 1));
}

/** What this transaction's new coins are called: nobody can foresee a serial, and none comes twice. */
export function mintingIn(ctx: CohongContext): Minting {
    const { seed, transactionId } = ctx;

    return {
        serialOf: (index) => hmac(seed, transactionId, String(index)),
        transactionId,
        createdAt: ctx.now,
    };
}

/** Writes the end of some coins and the making of others. */
export async function saveCoins(
    ctx: CohongContext,
    place: string,
    { spent, made }: Partial<SpentCoins>,
): Promise<void> {
    const collection = ctx.ledger.in(place);
    for (const status of spent ?? []) {
        await collection.replace(coinStatuses, status);
    }
    for (const { coin, status } of made ?? []) {
        await collection.insert(coins, coin);
        await collection.insert(coinStatuses, { serial: coin.serial, status });
    }
}
