import { describe, expect, it } from '@jest/globals';
import type { Money } from '../kernel/money.js';
import type { Owner } from './coin.js';
import { spendCoins, type Spending, type SpendingFacts } from './spend-coins.js';
import { coinOf, idOf, live, minting, serialOf, yuan } from './testing/samples.js';

const payer = idOf(7);
const payee = idOf(8);
const sixty = live(coinOf(1, payer, yuan(60n)));
const forty = live(coinOf(2, payer, yuan(40n)));
const paying = (amount: Money, to: Owner = payee): Pick<Spending, 'outputs'> => ({ outputs: [{ to, amount }] });
const spending: Spending = { payer, ...paying(yuan(70n)), coins: [serialOf(1), serialOf(2)] };
const facts: SpendingFacts = { ...minting, coins: [sixty, forty] };

describe('spendCoins', () => {
    it('ends the coins given and makes one of the amount and one of the change', () => {
        const parents = spending.coins;

        expect(spendCoins(spending, facts)).toEqual({
            spent: [
                { serial: serialOf(1), owner: payer, amount: yuan(60n), status: 'SPENT' },
                { serial: serialOf(2), owner: payer, amount: yuan(40n), status: 'SPENT' },
            ],
            made: [
                {
                    coin: { ...coinOf(100, payee, yuan(70n)), parents, createdTransactionId: 'tx1' },
                    status: 'UNSPENT',
                },
                {
                    coin: { ...coinOf(101, payer, yuan(30n)), parents, createdTransactionId: 'tx1' },
                    status: 'UNSPENT',
                },
            ],
        });
    });

    it('makes no coin of no change', () => {
        expect(spendCoins({ ...spending, ...paying(yuan(100n)) }, facts).made).toHaveLength(1);
    });

    it('splits off one fen', () => {
        const { made } = spendCoins({ ...spending, ...paying(yuan(0n, 1n)) }, facts);

        expect(made.map(({ coin }) => coin.amount)).toEqual([yuan(0n, 1n), yuan(99n, 99n)]);
    });

    it('pays out of the vault and back into it', () => {
        const inVault = live(coinOf(3, 'vault', yuan(70n)));
        const out = spendCoins(
            { ...spending, payer: 'vault', ...paying(yuan(20n)), coins: [serialOf(3)] },
            { ...facts, coins: [inVault] },
        );
        const back = spendCoins({ ...spending, ...paying(yuan(70n), 'vault') }, facts);

        expect(out.made.map(({ status }) => status)).toEqual(['UNSPENT', 'IN_VAULT']);
        expect(back.made.map(({ status }) => status)).toEqual(['IN_VAULT', 'UNSPENT']);
    });

    it('makes one coin for each output in their order, and the change last', () => {
        const outputs = [
            { to: payee, amount: yuan(20n) },
            { to: 'vault', amount: yuan(30n) },
            { to: payee, amount: yuan(49n, 99n) },
        ] as const;

        const { made } = spendCoins({ ...spending, outputs }, facts);

        expect(made.map(({ coin }) => [coin.serial, coin.owner, coin.amount])).toEqual([
            [serialOf(100), payee, yuan(20n)],
            [serialOf(101), 'vault', yuan(30n)],
            [serialOf(102), payee, yuan(49n, 99n)],
            [serialOf(103), payer, yuan(0n, 1n)],
        ]);
    });

    it('merges and splits the coins of a wallet that pays itself', () => {
        const merged = spendCoins({ ...spending, ...paying(yuan(100n), payer) }, facts);
        const split = spendCoins(
            { payer, coins: [serialOf(1)], outputs: [yuan(50n), yuan(9n)].map((amount) => ({ to: payer, amount })) },
            { ...minting, coins: [sixty] },
        );

        expect(merged.made.map(({ coin }) => [coin.owner, coin.amount])).toEqual([[payer, yuan(100n)]]);
        expect(split.made.map(({ coin }) => coin.amount)).toEqual([yuan(50n), yuan(9n), yuan(1n)]);
    });

    const foreign = live(coinOf(1, payee, yuan(1n)));
    const spent = { ...sixty, status: 'SPENT' } as const;
    const dollars = (minorUnits: bigint) => ({ currency: 'USD', minorUnits });
    const repeated = [serialOf(1), serialOf(1)];

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<Spending>, SpendingFacts['coins']]>([
        ['COINS_MUST_BE_CNY', { ...paying(dollars(0n)), coins: repeated }, [foreign, undefined]],
        ['AMOUNT_MUST_BE_POSITIVE', { ...paying(yuan(0n)), coins: repeated }, [foreign, undefined]],
        ['COINS_MUST_NOT_REPEAT', { coins: repeated }, [foreign, undefined]],
        ['COINS_MUST_EXIST', {}, [{ ...foreign, status: 'SPENT' }, undefined]],
        ['COINS_MUST_BELONG_TO_PAYER', {}, [spent, foreign]],
        ['COINS_MUST_BE_SPENDABLE', paying(yuan(101n)), [spent, forty]],
        ['COINS_MUST_COVER_AMOUNT', paying(yuan(100n, 1n)), facts.coins],
    ])('refuses: %s', (code, broken, coins) => {
        expect(() => spendCoins({ ...spending, ...broken }, { ...facts, coins })).toThrow(code);
    });

    it('names the coin or the output at fault by its place, not by its serial', () => {
        const outputs = [yuan(1n), yuan(0n)].map((amount) => ({ to: payee, amount }));

        expect(() => spendCoins(spending, { ...facts, coins: [sixty, spent] })).toThrow(
            expect.objectContaining({ detail: { coin: 1 } }),
        );
        expect(() => spendCoins({ ...spending, outputs }, facts)).toThrow(
            expect.objectContaining({ code: 'AMOUNT_MUST_BE_POSITIVE', detail: { output: 1 } }),
        );
    });

    it('covers what all outputs are together, to the fen', () => {
        const outputs = [yuan(60n), yuan(40n, 1n)].map((amount) => ({ to: payee, amount }));

        expect(() => spendCoins({ ...spending, outputs }, facts)).toThrow('COINS_MUST_COVER_AMOUNT');
    });
});
