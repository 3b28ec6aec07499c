import { expect } from '@jest/globals';
import fc from 'fast-check';
import { Holder } from '../story/holder.js';
import type { Account, Recipient } from './coin-market.js';
import {
    account,
    accountOf,
    escapeIn,
    fen,
    rarely,
    returnableIn,
    type Sent,
    type Step,
    type World,
} from './coin-world.js';

export const remitTo = async (
    { market }: World,
    payer: Account,
    wish: { readonly to: Recipient; readonly fen: bigint; readonly coins: readonly string[]; readonly signer?: Holder },
): Promise<Sent> => {
    const acceptBy = new Date(Date.now() + escapeIn);
    const remittanceId = await market.remit(payer, { ...wish, acceptBy });
    return { payerBank: payer.bank, payeeBank: wish.to.bank, remittanceId, acceptBy };
};

export const remit = fc
    .record({ account, payee: account, toVault: fc.boolean(), fen, isForged: rarely })
    .map((wish): Step => async (world) => {
        const [payer, payee] = [accountOf(world, wish.account), accountOf(world, wish.payee)];
        const own = await world.market.coins(payer.bank, payer.walletId);
        const coins = own.slice(0, 1 + own.length / 2);
        const to: Recipient = wish.toVault ? { bank: payee.bank, walletId: 'vault' } : payee;
        const signer = wish.isForged ? { signer: new Holder() } : {};
        world.sent.push(await remitTo(world, payer, { to, fen: wish.fen, coins, ...signer }));
    });

/** What becomes of something that was sent, by either bank, in time or not. */
export const endRemittance = fc
    .record({ pick: fc.nat(), name: fc.constantFrom('Accept', 'Accept', 'Refuse', 'TakeBack'), isStranger: rarely })
    .chain((wish) => fc.boolean().map((isLate) => ({ ...wish, isLate })))
    .map(({ pick, name, isStranger, isLate }): Step => async ({ market, sent }) => {
        const { payerBank, payeeBank, remittanceId, acceptBy } = sent[pick % sent.length]!;
        const isPayers = (name === 'TakeBack') !== isStranger;
        const deed = { bank: isPayers ? payerBank : payeeBank, remittanceId };
        const at = new Date(isLate ? acceptBy.getTime() - escapeIn + returnableIn : Date.now());
        await (
            await market.endorseEnd(name, deed, at)
        )();
        expect([isStranger, name === 'Accept' && isLate]).toEqual([false, false]);
    });

/** An acceptance and a taking back of one remittance, each of which is right as its creator dates it. */
export const raceForRemittance = account.map((index): Step => async (world) => {
    const payer = accountOf(world, index);
    const to = world.market.accounts.find(({ bank: other }) => other !== payer.bank)!;
    const coins = await world.market.coins(payer.bank, payer.walletId);
    const { remittanceId, acceptBy } = await remitTo(world, payer, { to, fen: 1n, coins });
    const late = new Date(acceptBy.getTime() - escapeIn + returnableIn);
    const rivals = [
        await world.market.endorseEnd('Accept', { bank: to.bank, remittanceId }, new Date()),
        await world.market.endorseEnd('TakeBack', { bank: payer.bank, remittanceId }, late),
    ];
    const outcomes = await Promise.allSettled(rivals.map((submit) => submit()));

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
