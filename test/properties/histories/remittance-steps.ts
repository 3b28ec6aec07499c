import { expect } from '@jest/globals';
import type { RemittanceDraft } from '@cohong/domain/remittance/api';
import { remittanceText } from '@cohong/domain/remittance/signed-text';
import fc from 'fast-check';
import { newId, type Outcome } from '../../contracts/consortium.js';
import { Holder } from '../../story/holder.js';
import { oneWins } from './coin-steps.js';
import { yuan, type Account, type Bank, type CoinMarket, type Recipient } from './market.js';
import {
    account,
    accountOf,
    escapeIn,
    fen,
    oneOf,
    rarely,
    returnableIn,
    type Sent,
    type Step,
    type World,
} from './world.js';

export const endings = ['Accept', 'Refuse', 'TakeBack'] as const;
type Ending = (typeof endings)[number];

interface RemittanceWish {
    readonly to: Recipient;
    readonly fen: bigint;
    readonly coins: readonly string[];
    readonly signer?: Holder;
}

export async function remitTo({ market }: World, payer: Account, wish: RemittanceWish): Promise<Sent> {
    const { to, coins, signer = payer.holder } = wish;
    const acceptBy = new Date(Date.now() + escapeIn);
    const draft: RemittanceDraft = {
        remittanceId: newId(),
        ...market.by(payer),
        payeeBank: to.bank,
        payee: to.walletId,
        amount: yuan(wish.fen),
        ...(to.walletId !== 'vault' && { acceptBy: acceptBy.toISOString() }),
        coins: [...coins],
    };
    const signature = signer.sign(remittanceText(draft, market.here(payer.bank)));
    const { id: remittanceId } = await market.submit(payer.bank, 'dcep/remittance:SendRemittance', {
        ...draft,
        signature,
    });

    return { payerBank: payer.bank, payeeBank: to.bank, remittanceId, acceptBy };
}

/** Endorsed on the state as it is now, and dated as told; what is given orders it. */
export function endorseEnd(
    market: CoinMarket,
    how: Ending,
    deed: { readonly bank: Bank; readonly remittanceId: string; readonly at: Date },
): Promise<() => Promise<Outcome>> {
    const { bank, remittanceId, at } = deed;
    return market.endorse(bank, `dcep/remittance:${how}Remittance`, { input: { remittanceId }, at });
}

/** When what nobody accepted can be taken back. */
export const lateFor = ({ acceptBy }: Sent): Date => new Date(acceptBy.getTime() - escapeIn + returnableIn);

export const remit = fc
    .record({ account, payee: account, toVault: fc.boolean(), fen, isForged: rarely })
    .map((wish): Step => async (world) => {
        const [payer, payee] = [accountOf(world, wish.account), accountOf(world, wish.payee)];
        const to: Recipient = wish.toVault ? { bank: payee.bank, walletId: 'vault' } : payee;
        const signer = wish.isForged ? { signer: new Holder() } : {};
        const coins = await world.market.halfOf(payer);
        world.sent.push(await remitTo(world, payer, { to, fen: wish.fen, coins, ...signer }));
    });

/** What becomes of something that was sent, by either bank, in time or not. */
export const endRemittance = fc
    .record({ pick: fc.nat(), how: fc.constantFrom('Accept', ...endings), isStranger: rarely, isLate: fc.boolean() })
    .map(({ pick, how, isStranger, isLate }): Step => async ({ market, sent }) => {
        const one = oneOf(sent, pick)!;
        const isPayers = (how === 'TakeBack') !== isStranger;
        const at = isLate ? lateFor(one) : new Date();
        const deed = { bank: isPayers ? one.payerBank : one.payeeBank, remittanceId: one.remittanceId, at };
        await (
            await endorseEnd(market, how, deed)
        )();
        expect([isStranger, how === 'Accept' && isLate]).toEqual([false, false]);
    });

/** An acceptance and a taking back of one remittance, each of which is right as its creator dates it. */
export const raceForRemittance = account.map((index): Step => async (world) => {
    const payer = accountOf(world, index);
    const to = world.market.accounts.find(({ bank: other }) => other !== payer.bank)!;
    const coins = await world.market.coins(payer.bank, payer.walletId);
    const sent = await remitTo(world, payer, { to, fen: 1n, coins });
    const { remittanceId } = sent;
    await oneWins([
        await endorseEnd(world.market, 'Accept', { bank: to.bank, remittanceId, at: new Date() }),
        await endorseEnd(world.market, 'TakeBack', { bank: payer.bank, remittanceId, at: lateFor(sent) }),
    ]);
});
