import { china } from '@cohong/domain/calendar/testing/samples';
import { acknowledgeTitle, sellAcknowledgedTitle } from '@cohong/domain/forfaiting/title/acknowledge-title';
import { endTitle } from '@cohong/domain/forfaiting/title/end-title';
import { claim, title as born } from '@cohong/domain/forfaiting/title/testing/samples';
import { resaleCount, standingSales, titleBanks, type Title } from '@cohong/domain/forfaiting/title/title';
import { makeFinal, makeReturnable, undoSale } from '@cohong/domain/forfaiting/title/undo-sale';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { frozen } from './frozen.js';

const numRuns = Number(process.env.RUNS ?? 100);
const banks = ['HaizhouBankMSP', 'HarbourBankMSP', 'SampanBankMSP', claim.debtorBank] as const;
const price = 1_000n;

interface World {
    readonly now: string;
    readonly title: Title;
    readonly deals: number;
    /** What each bank has paid for the claim, less what it was paid. */
    readonly spent: Readonly<Record<string, bigint>>;
}
type Step = (world: World) => World;

const idOf = (deal: number): string => deal.toString(16).padStart(32, '0');
const moved = ({ spent }: World, from: string, to: string): World['spent'] => ({
    ...spent,
    [from]: (spent[from] ?? 0n) + price,
    [to]: (spent[to] ?? 0n) - price,
});
const factsOf = ({ now, title }: World) => ({ title, calendar: china, at: now, transactionId: `tx${now}` });

const anyBank = fc.constantFrom(...banks);
const pass = fc
    .integer({ min: 1, max: 24 * 12 })
    .map((hours): Step => (world) => ({ ...world, now: addHours(world.now, hours) }));

/** A sale by a bank, mostly the holder, that is final at once or may be undone. */
const sell = fc
    .record({ by: fc.option(anyBank), buyer: anyBank, isFinal: fc.boolean() })
    .map(({ by, buyer, isFinal }): Step => (world) => {
        const { holder } = world.title;
        const [facts, dealId] = [factsOf(world), idOf(world.deals)];
        const acknowledged = acknowledgeTitle({ dealId, buyer }, { ...facts, bank: by ?? holder });
        const sold = sellAcknowledgedTitle({ dealId }, { ...facts, title: acknowledged });
        const title = isFinal ? sold : makeReturnable({ dealId, seller: holder }, sold);

        return { ...world, title, deals: world.deals + 1, spent: moved(world, buyer, holder) };
    });

/** The money goes back for a sale, mostly the last one, if that may be undone. */
const undo = fc.record({ before: fc.nat(2), by: fc.option(anyBank) }).map(({ before, by }): Step => (world) => {
    const { title } = world;
    const buyer = by ?? title.holder;
    const undone = undoSale({ dealId: idOf(world.deals - 1 - before), buyer }, factsOf(world));

    return { ...world, title: undone, spent: moved(world, undone.holder, buyer) };
});
const letStand = fc.constant<Step>((world) => ({ ...world, title: makeFinal(world.title) }));
const pay = fc.option(anyBank).map((to): Step => (world) => ({
    ...world,
    title: endTitle(world.title, { ...factsOf(world), paidTo: to ?? world.title.holder }),
}));

/** What the rules refuse changes nothing. */
function after(world: World, step: Step): World {
    try {
        return frozen(step(frozen(world)));
    } catch (error) {
        if (error instanceof Refusal) {
            return world;
        }
        throw error;
    }
}

function mustHold({ title, spent }: World): void {
    const sales = standingSales(title);
    const { holder, returnableTo } = title;

    // Who holds it has paid for it once; who has sold it is even; and who had it first has what was paid for it.
    for (const bank of banks) {
        const isFirst = bank === born.holder;
        const paidFor = (bank === holder ? price : 0n) - (isFirst ? price : 0n);
        expect([bank, spent[bank] ?? 0n]).toEqual([bank, paidFor]);
    }
    expect(holder).toBe(sales.at(-1)?.to ?? born.holder);
    expect(sales.map(({ from }) => from)).toEqual([born.holder, ...sales.map(({ to }) => to)].slice(0, sales.length));
    expect(resaleCount(title)).toBe(Math.max(0, sales.length - 1));
    if (returnableTo !== undefined) {
        expect(sales.at(-1)).toMatchObject({ dealId: returnableTo.dealId, from: returnableTo.seller });
        expect(titleBanks(title)).toContain(returnableTo.seller);
        expect(title.status).toBe('HELD');
    }
}

const step = fc.oneof(pass, { arbitrary: sell, weight: 6 }, { arbitrary: undo, weight: 3 }, letStand, {
    arbitrary: pay,
    weight: 1,
});

describe(`a sale that may be undone, through any history (RUNS=${numRuns} SEED=${seed})`, () => {
    it('moves the title if and only if the price moves, and gives back what was not sold on', () => {
        fc.assert(
            fc.property(fc.array(step, { minLength: 10, maxLength: 50 }), (steps) => {
                steps.reduce<World>(
                    (world, each) => {
                        const next = after(world, each);
                        mustHold(next);

                        return next;
                    },
                    { now: claim.incurredAt, title: born, deals: 0, spent: {} },
                );
            }),
            { numRuns, seed },
        );
    });
});
