import { createHash, randomBytes } from 'node:crypto';
import { expect } from '@jest/globals';
import type { LockOrder, PurposeOrder } from '@cohong/domain/lock/api';
import type { Condition } from '@cohong/domain/lock/condition';
import { lockText, purposeText } from '@cohong/domain/lock/signed-texts';
import fc from 'fast-check';
import { newId, type Outcome } from '../../contracts/consortium.js';
import { Holder } from '../../story/holder.js';
import { oneWins } from './coin-steps.js';
import { banks, payeeClasses, yuan, type Account, type CoinMarket } from './market.js';
import {
    account,
    accountOf,
    escapeIn,
    fen,
    oneOf,
    rarely,
    returnableIn,
    walletsPerBank,
    type Step,
    type Waiting,
    type World,
} from './world.js';

interface LockWish {
    readonly payee: string;
    readonly fen: bigint;
    readonly coins: readonly string[];
    readonly signer?: Holder;
    readonly isForPurpose?: boolean;
}

/** Coins of a wallet wait until somebody shows a secret, or until the payee pays them on for their purpose. */
export async function lockFor({ market }: World, payer: Account, wish: LockWish): Promise<Waiting> {
    const { payee, coins, signer = payer.holder, isForPurpose = false } = wish;
    const [secret, escapeAt] = [randomBytes(32), new Date(Date.now() + escapeIn)];
    const condition: Condition = isForPurpose
        ? { kind: 'PURPOSE', payeeClasses: [payeeClasses[1]] }
        : { kind: 'HASH', sha256: createHash('sha256').update(secret).digest('hex') };
    const order: LockOrder = {
        lockId: newId(),
        ...market.by(payer),
        payee,
        amount: yuan(wish.fen),
        condition,
        escapeAt: escapeAt.toISOString(),
        coins: [...coins],
    };
    const signature = signer.sign(lockText(order, market.here(payer.bank)));
    const { id: lockId } = await market.submit(payer.bank, 'dcep/lock:LockCoins', { ...order, signature });

    return { bank: payer.bank, lockId, payee, escapeAt, ...(!isForPurpose && { secret: secret.toString('hex') }) };
}

/** Endorsed on the state as it is now, and dated as told; what is given orders it. */
export function endorseClaim(
    market: CoinMarket,
    { bank, lockId, secret }: Waiting,
    at: Date,
): Promise<() => Promise<Outcome>> {
    const input = { lockId, evidence: { kind: 'HASH', secret } };
    return market.endorse(bank, 'dcep/lock:ClaimLock', { input, at });
}

export function endorseReturn(
    market: CoinMarket,
    { bank, lockId }: Waiting,
    at: Date,
): Promise<() => Promise<Outcome>> {
    return market.endorse(bank, 'dcep/lock:ReturnLock', { input: { lockId }, at });
}

/** Pays money for a purpose on, as its holder signs, or somebody else does. */
export async function payOn(
    market: CoinMarket,
    { bank, lockId }: Waiting,
    wish: { readonly by: Account; readonly to: string },
): Promise<void> {
    const { keyVersion, validUntil } = market.by(wish.by);
    const order: PurposeOrder = { lockId, to: wish.to, keyVersion, validUntil };
    const signature = wish.by.holder.sign(purposeText(order, market.here(bank)));
    await market.submit(bank, 'dcep/lock:PayForPurpose', { ...order, signature });
}

export const lock = fc
    .record({
        account,
        payee: fc.nat(banks.length * walletsPerBank),
        fen,
        isForged: rarely,
        isCareless: rarely,
        isForPurpose: fc.boolean(),
    })
    .map((wish): Step => async (world) => {
        const { fen: amount, isForged, isCareless, isForPurpose } = wish;
        const payer = accountOf(world, wish.account);
        const coins = isCareless ? [...world.seen].slice(0, 2) : await world.market.halfOf(payer);
        const payee = world.market.accounts[wish.payee]?.walletId ?? 'vault';
        const signer = isForged ? { signer: new Holder() } : {};
        world.locks.push(await lockFor(world, payer, { payee, fen: amount, coins, isForPurpose, ...signer }));
    });

/** Of any lock that there ever was: with its secret or another, in time or late. */
export const claim = fc
    .record({ pick: fc.nat(), isGuess: rarely, isLate: rarely })
    .map((wish): Step => async (world) => {
        const waiting = oneOf(world.locks, wish.pick)!;
        const { escapeAt, secret } = waiting;
        const shown = wish.isGuess || secret === undefined ? { ...waiting, secret: 'f'.repeat(64) } : waiting;
        const at = wish.isLate ? escapeAt : new Date(escapeAt.getTime() - 1);
        await (
            await endorseClaim(world.market, shown, at)
        )();
        expect([secret !== undefined, wish.isGuess, wish.isLate]).toEqual([true, false, false]);
    });

/** Of any money for a purpose: to whomever, and signed by its holder or another. */
export const payForPurpose = fc
    .record({ pick: fc.nat(), to: account, isForged: rarely })
    .map((wish): Step => async (world) => {
        const to = accountOf(world, wish.to);
        const waiting = oneOf(
            world.locks.filter(({ secret }) => secret === undefined),
            wish.pick,
        );
        const holder = world.market.accounts.find(({ walletId }) => walletId === waiting?.payee);
        if (waiting === undefined || holder === undefined) {
            return;
        }
        const by = wish.isForged ? { ...holder, holder: new Holder() } : holder;
        await payOn(world.market, waiting, { by, to: to.walletId });
        expect([wish.isForged, to.payeeClass]).toEqual([false, payeeClasses[1]]);
    });

export const returnOf = ({ escapeAt }: Waiting, isEarly = false): Date =>
    new Date(escapeAt.getTime() - escapeIn + (isEarly ? returnableIn - 2_000 : returnableIn));

export const giveBack = fc.record({ pick: fc.nat(), isEarly: rarely }).map((wish): Step => async (world) => {
    const waiting = oneOf(world.locks, wish.pick)!;
    await (
        await endorseReturn(world.market, waiting, returnOf(waiting, wish.isEarly))
    )();
    expect(wish.isEarly).toBe(false);
});

/** A claim and a return of one lock, each of which is right as its creator dates it. */
export const raceForLock = account.map((index): Step => async (world) => {
    const payer = accountOf(world, index);
    const coins = await world.market.coins(payer.bank, payer.walletId);
    const waiting = await lockFor(world, payer, { payee: 'vault', fen: 1n, coins });
    await oneWins([
        await endorseClaim(world.market, waiting, new Date(waiting.escapeAt.getTime() - 1)),
        await endorseReturn(world.market, waiting, returnOf(waiting)),
    ]);
});
