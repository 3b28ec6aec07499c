import { expect } from '@jest/globals';
import fc from 'fast-check';
import { newId } from '../../contracts/consortium.js';
import { Holder } from '../../story/holder.js';
import { yuan, type Account, type Bank, type CoinMarket, type Signed } from './market.js';
import { account, accountOf, bank, fen, oneOf, rarely, walletsPerBank, type Step } from './world.js';

async function exchange(
    { consortium }: CoinMarket,
    kind: 'ReserveCredit' | 'Issue' | 'Redemption',
    order: { readonly bank: Bank; readonly fen: bigint; readonly coins?: readonly string[] },
): Promise<void> {
    const [approvalId, { bank: of, fen: amount, coins: spent }] = [newId(), order];
    await consortium.submit('PbocMSP/issuer-1', `dcep/coin:Propose${kind}`, {
        input: { approvalId, bank: of, amount: yuan(amount) },
        bank: of,
    });
    await consortium.submit('PbocMSP/issuer-2', `dcep/coin:Approve${kind}`, {
        input: { approvalId, bank: of, ...(spent && { coins: spent }) },
        bank: of,
    });
}

export async function issueTo(market: CoinMarket, of: Bank, amount: bigint): Promise<void> {
    await exchange(market, 'ReserveCredit', { bank: of, fen: amount });
    await exchange(market, 'Issue', { bank: of, fen: amount });
}

export async function redeemFrom(market: CoinMarket, of: Bank, amount: bigint): Promise<void> {
    await exchange(market, 'Redemption', { bank: of, fen: amount, coins: await market.coins(of, 'vault') });
}

/** Out of a bank's vault, under four eyes. */
export async function payOutTo(market: CoinMarket, { bank: of, walletId }: Account, amount: bigint): Promise<void> {
    const approvalId = newId();
    const outputs = [{ to: walletId, amount: yuan(amount) }];
    await market.submit(of, 'dcep/transfer:ProposeVaultPayment', { approvalId, outputs });
    await market.consortium.submit(`${of}/checker-1`, 'dcep/transfer:ApproveVaultPayment', {
        input: { approvalId, coins: await market.coins(of, 'vault') },
    });
}

export async function transferAt(market: CoinMarket, of: Bank, transfers: readonly Signed[]): Promise<void> {
    await market.submit(of, 'dcep/transfer:TransferCoins', { transfers });
}

export const issue = fc.record({ bank, fen }).map(
    (wish): Step =>
        ({ market }) =>
            issueTo(market, wish.bank, wish.fen),
);
export const redeem = fc.record({ bank, fen }).map(
    (wish): Step =>
        ({ market }) =>
            redeemFrom(market, wish.bank, wish.fen),
);
export const payOut = fc.record({ account, fen }).map(
    (wish): Step =>
        (world) =>
            payOutTo(world.market, accountOf(world, wish.account), wish.fen),
);

const order = fc.record({
    /** The place of the payer among the wallets of the bank. */
    from: fc.nat(walletsPerBank - 1),
    outputs: fc.array(
        fc.record({
            /** The place of the payee among the wallets of the bank, and past the last one its vault. */
            to: fc.nat(walletsPerBank),
            isElsewhere: rarely,
            isClosed: rarely,
            fen: fc.bigInt(0n, 4_000n),
        }),
        { minLength: 1, maxLength: 3 },
    ),
    /** Any coins that were ever seen; a careful client takes those that the wallet has. */
    picks: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    isCareless: rarely,
    isForged: rarely,
});

export const transfer = fc
    .record({ bank, wishes: fc.array(order, { minLength: 1, maxLength: 3 }) })
    .map(({ bank: at, wishes }): Step => async ({ market, seen, closed, carriedOut }) => {
        const [here, elsewhere] = [true, false].map((isHere) =>
            market.accounts.filter((each) => (each.bank === at) === isHere),
        ) as [Account[], Account[]];
        const taken = new Set<string>();
        const orders: Signed[] = [];
        for (const { from, outputs, picks, isCareless, isForged } of wishes) {
            const payer = here[from]!;
            const own = (await market.coins(at, payer.walletId)).filter((serial) => !taken.has(serial));
            own.forEach((serial) => seen.add(serial));
            const known = [...seen, 'f'.repeat(64)];
            const coins = isCareless
                ? picks.map((pick) => known[pick % known.length]!)
                : own.slice(0, 1 + own.length / 2);
            coins.forEach((serial) => taken.add(serial));
            const payeeOf = (to: number, isElsewhere: boolean, isClosed: boolean): Account | undefined =>
                isClosed ? oneOf(closed, to) : (isElsewhere ? elsewhere : here)[to];
            orders.push(
                market.sign(payer, {
                    coins,
                    outputs: outputs.map(({ to, isElsewhere, isClosed, fen: paid }) => ({
                        to: payeeOf(to, isElsewhere, isClosed)?.walletId ?? 'vault',
                        fen: paid,
                    })),
                    ...(isForged && { signer: new Holder() }),
                }),
            );
        }
        await transferAt(market, at, orders);
        carriedOut.push({ bank: at, orders });
    });

/** An order that was carried out is handed in once more, as a new request. */
export const replay = fc.nat().map((pick): Step => async ({ market, carriedOut }) => {
    const earlier = oneOf(carriedOut, pick);
    await (earlier && transferAt(market, earlier.bank, earlier.orders));
    expect(earlier).toBeUndefined();
});

/** Two payments with the same coins, each of which is right as long as the other has not happened. */
export const race = account.map((index): Step => async (world) => {
    const payer = accountOf(world, index);
    const coins = await world.market.coins(payer.bank, payer.walletId);
    if (coins.length === 0) {
        return;
    }
    const rivals: (() => Promise<unknown>)[] = [];
    for (const to of ['vault', payer.walletId]) {
        const transfers = [world.market.sign(payer, { coins, outputs: [{ to, fen: 1n }] })];
        rivals.push(await world.market.endorse(payer.bank, 'dcep/transfer:TransferCoins', { input: { transfers } }));
    }
    await oneWins(rivals);
});

/** Of acts that were endorsed on the same state one is valid. */
export async function oneWins(rivals: readonly (() => Promise<unknown>)[]): Promise<void> {
    const outcomes = await Promise.allSettled(rivals.map((submit) => submit()));

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
}
