import { createHash, randomBytes } from 'node:crypto';
import { expect } from '@jest/globals';
import fc from 'fast-check';
import { Holder } from '../story/holder.js';
import { banks, type Account } from './coin-market.js';
import {
    account,
    accountOf,
    escapeIn,
    fen,
    rarely,
    returnableIn,
    walletsPerBank,
    type Step,
    type Waiting,
    type World,
} from './coin-world.js';

export const lockFor = async (
    { market }: World,
    payer: Account,
    wish: { readonly payee: string; readonly fen: bigint; readonly coins: readonly string[]; readonly signer?: Holder },
): Promise<Waiting> => {
    const [secret, escapeAt] = [randomBytes(32), new Date(Date.now() + escapeIn)];
    const sha256 = createHash('sha256').update(secret).digest('hex');
    const lockId = await market.lock(payer, { ...wish, sha256, escapeAt });
    return { bank: payer.bank, lockId, secret: secret.toString('hex'), escapeAt };
};

export const lock = fc
    .record({ account, payee: fc.nat(banks.length * walletsPerBank), fen, isForged: rarely, isCareless: rarely })
    .map((wish): Step => async (world) => {
        const payer = accountOf(world, wish.account);
        const own = await world.market.coins(payer.bank, payer.walletId);
        const coins = wish.isCareless ? [...world.seen].slice(0, 2) : own.slice(0, 1 + own.length / 2);
        const payee = world.market.accounts[wish.payee]?.walletId ?? 'vault';
        const signer = wish.isForged ? { signer: new Holder() } : {};
        world.locks.push(await lockFor(world, payer, { payee, fen: wish.fen, coins, ...signer }));
    });

/** Of any lock that there ever was: with its secret or another, in time or late. */
export const claim = fc
    .record({ pick: fc.nat(), isGuess: rarely, isLate: rarely })
    .map((wish): Step => async (world) => {
        const { bank: at, lockId, secret, escapeAt } = world.locks[wish.pick % world.locks.length]!;
        const shown = wish.isGuess ? 'f'.repeat(64) : secret;
        const commit = await world.market.endorseClaim(at, lockId, {
            secret: shown,
            at: wish.isLate ? escapeAt : new Date(escapeAt.getTime() - 1),
        });
        await commit();
        expect([wish.isGuess, wish.isLate]).toEqual([false, false]);
    });

export const returnOf = ({ escapeAt }: Waiting, isEarly = false): Date =>
    new Date(escapeAt.getTime() - escapeIn + (isEarly ? returnableIn - 2_000 : returnableIn));

export const giveBack = fc.record({ pick: fc.nat(), isEarly: rarely }).map((wish): Step => async (world) => {
    const waiting = world.locks[wish.pick % world.locks.length]!;
    const commit = await world.market.endorseReturn(waiting.bank, waiting.lockId, returnOf(waiting, wish.isEarly));
    await commit();
    expect(wish.isEarly).toBe(false);
});

/** A claim and a return of one lock, each of which is right as its creator dates it. */
export const raceForLock = account.map((index): Step => async (world) => {
    const payer = accountOf(world, index);
    const coins = await world.market.coins(payer.bank, payer.walletId);
    const waiting = await lockFor(world, payer, { payee: 'vault', fen: 1n, coins });
    const { lockId, secret, escapeAt } = waiting;
    const rivals = [
        await world.market.endorseClaim(payer.bank, lockId, { secret, at: new Date(escapeAt.getTime() - 1) }),
        await world.market.endorseReturn(payer.bank, lockId, returnOf(waiting)),
    ];
    const outcomes = await Promise.allSettled(rivals.map((submit) => submit()));

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
