import type { DeferredDraft } from '@cohong/domain/netting/api';
import { deferredText } from '@cohong/domain/netting/signed-text';
import fc from 'fast-check';
import { newId } from '../../contracts/consortium.js';
import { Holder } from '../../story/holder.js';
import { allBanks, banks, yuan, type Account, type CoinMarket } from './market.js';
import {
    account,
    accountOf,
    cycleAfter,
    dayEnd,
    fen,
    oneOf,
    rarely,
    tried,
    type Queued,
    type Step,
    type World,
} from './world.js';

/** Days pass: a payment is of the day of its cycle, which lies ahead, as all that follows lies after it. */
export async function queueTo(
    { market, cycles, queued }: World,
    payer: Account,
    wish: { readonly payee: Account; readonly fen: bigint; readonly signer?: Holder; readonly isLate?: boolean },
): Promise<Queued> {
    const { payee, signer = payer.holder, isLate = false } = wish;
    const cycleId = cycles.at(isLate ? -2 : -1) ?? cycles[0]!;
    const draft: DeferredDraft = {
        paymentId: newId(),
        ...market.by(payer),
        coins: await market.halfOf(payer),
        cycleId,
        payeeBank: payee.bank,
        payee: payee.walletId,
        amount: yuan(wish.fen),
    };
    const signature = signer.sign(deferredText(draft, market.here(payer.bank)));
    const input = { ...draft, signature };
    const name = 'dcep/deferred-payment:QueuePayment';
    const { id: paymentId } = await market.submitAt(dayEnd(cycleId, -12), payer.bank, { name, input });
    const one = { payerBank: payer.bank, payeeBank: payee.bank, paymentId };
    queued.push(one);

    return one;
}

/** The banks count what they owe, and the central bank ends the cycle; where one is missing, a day later, in failure. */
export async function endDay(world: World, missing?: (typeof allBanks)[number]): Promise<string> {
    const { market, cycles } = world;
    const cycleId = cycles.at(-1)!;
    for (const bank of allBanks.filter((each) => each !== missing)) {
        // One may have counted before.
        await tried(confirm(world, bank, { cycleId, hours: 1 }));
    }
    await endCycle(market, cycleId, missing === undefined ? 1 : 25);
    cycles.push(cycleAfter(cycles));

    return cycleId;
}

export async function endCycle({ consortium }: CoinMarket, cycleId: string, hours: number): Promise<void> {
    const at = dayEnd(cycleId, hours);
    await consortium.submit('PbocMSP/issuer-1', 'dcep/netting:EndCycle', { input: { cycleId }, at });
}

/** What a bank is paid it fetches; one that was missing counts first what its customers are to have back. */
export async function collect({ market }: World, bank: string, cycleId: string): Promise<void> {
    await market.submit(bank, 'dcep/netting:CollectPosition', { cycleId });
}

/** So many hours after the day of the cycle. */
export async function confirm(
    { market }: World,
    bank: string,
    { cycleId, hours }: { readonly cycleId: string; readonly hours: number },
): Promise<void> {
    const input = { cycleId, positionId: newId() };
    await market.submitAt(dayEnd(cycleId, hours), bank, { name: 'dcep/netting:ConfirmPosition', input });
}

const ends = ['Credit', 'Refuse', 'Return'] as const;

export async function endPayment(
    { market }: World,
    how: (typeof ends)[number],
    { payerBank, payeeBank, paymentId }: Queued,
): Promise<void> {
    const bank = how === 'Return' ? payerBank : payeeBank;
    await market.submit(bank, `dcep/deferred-payment:${how}Payment`, { paymentId });
}

export const queue = fc
    .record({ account, payee: account, fen, isForged: rarely, isLate: rarely })
    .map((wish): Step => async (world) => {
        const payees = world.market.accounts.filter(({ bank }) => bank !== accountOf(world, wish.account).bank);
        const payee = oneOf([...payees, ...world.closed], wish.payee)!;
        const { fen: amount, isForged, isLate } = wish;
        const signer = isForged ? { signer: new Holder() } : {};
        await queueTo(world, accountOf(world, wish.account), { payee, fen: amount, isLate, ...signer });
    });

export const dayOver = fc
    .record({ missing: fc.constantFrom(...allBanks), isMissing: rarely })
    .map(({ missing, isMissing }): Step => async (world) => {
        await endDay(world, isMissing ? missing : undefined);
    });

/** Any bank, of any cycle, whether it is time or not. */
export const collectAny = fc.record({ bank: fc.constantFrom(...allBanks), ago: fc.nat(2) }).map(
    ({ bank, ago }): Step =>
        (world) =>
            collect(world, bank, world.cycles.at(-1 - ago) ?? world.cycles[0]!),
);

export const confirmAny = fc.record({ bank: fc.constantFrom(...allBanks), ago: fc.nat(2), isEarly: fc.boolean() }).map(
    ({ bank, ago, isEarly }): Step =>
        (world) =>
            confirm(world, bank, { cycleId: world.cycles.at(-1 - ago) ?? world.cycles[0]!, hours: isEarly ? -1 : 25 }),
);

export const endQueued = fc
    .record({ ago: fc.nat(9), how: fc.constantFrom('Credit', ...ends) })
    .map(({ ago, how }): Step => async (world) => {
        const one = world.queued.at(-1 - ago);
        await (one && endPayment(world, how, one));
    });

/** What is due of the last cycle that ended: each bank fetches its own, and each payee is credited. */
export const payOutNets = fc.constant<Step>(async (world) => {
    const cycleId = world.cycles.at(-2);
    for (const bank of cycleId === undefined ? [] : banks) {
        await collect(world, bank, cycleId!);
    }
});
