import { hmac, type CohongContext, type RecordAddress } from '@cohong/chaincode-runtime';
import { canBecome, type CoinEnd, type Owner } from '@cohong/domain/dcep/coin';
import type { MadeCoin, Minting, SpentCoins, StatedCoin } from '@cohong/domain/dcep/spend-coins';
import { saveAccounts } from '../limit/save-accounts.js';
import { coinAddresses, coinEnds, coins, coinStatuses } from './records.js';

/** The coins of these serials in their order; undefined where there is none. */
export async function findCoins(
    ctx: CohongContext,
    place: string,
    serials: readonly string[],
): Promise<(StatedCoin | undefined)[]> {
    const collection = ctx.ledger.in(place);
    await collection.readAhead(...serials.flatMap(coinAddresses));
    const found: (StatedCoin | undefined)[] = [];
    for (const serial of serials) {
        const coin = await collection.find(coins, serial);
        const state =
            coin && ((await collection.find(coinStatuses, serial)) ?? (await collection.get(coinEnds, serial)));
        found.push(coin && state && { coin, status: state.status });
    }

    return found;
}

/** What an owner can spend, oldest first. For evaluated transactions: it reads all statuses of the bank. */
export async function listCoins(ctx: CohongContext, place: string, owner: Owner): Promise<StatedCoin['coin'][]> {
    const statuses = await ctx.ledger.in(place).list(coinStatuses);
    const owned: StatedCoin['coin'][] = [];
    for (const { serial } of statuses.filter((each) => each.owner === owner && canBecome(each.status, 'SPENT'))) {
        owned.push(await ctx.ledger.in(place).get(coins, serial));
    }
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

/** Writes the end of some coins and the making of others, and what both do to the accounts of wallets. */
export async function saveCoins(
    ctx: CohongContext,
    place: string,
    { spent = [], made = [] }: Partial<SpentCoins>,
): Promise<void> {
    await saveAccounts(ctx, place, { spent, made });
    const ends = spent.map(({ serial }): RecordAddress => [coinEnds, serial]);
    await ctx.ledger.in(place).readAhead(...ends, ...made.flatMap(({ coin }) => coinAddresses(coin.serial)));
    await writeCoins(ctx, place, { spent, made });
}

/** The same for coins of no wallet, at whatever bank: of what it keeps, another may read nothing. */
export async function writeCoins(
    ctx: CohongContext,
    place: string,
    { spent = [], made = [] }: { readonly spent?: readonly CoinEnd[]; readonly made?: readonly MadeCoin[] },
): Promise<void> {
    const collection = ctx.ledger.in(place);
    for (const { serial, status } of spent) {
        await collection.remove(coinStatuses, serial);
        await collection.insert(coinEnds, { serial, status });
    }
    for (const { coin, status } of made) {
        const { serial, owner, amount } = coin;
        await collection.insert(coins, coin);
        await collection.insert(coinStatuses, { serial, owner, amount, status });
    }
}
