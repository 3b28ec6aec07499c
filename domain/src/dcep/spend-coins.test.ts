import { describe, expect, it } from '@jest/globals';
import { spendCoins, type Spending, type SpendingFacts } from './spend-coins.js';
import { coinOf, idOf, live, minting, serialOf, yuan } from './testing/samples.js';

const payer = idOf(7);
const payee = idOf(8);
const sixty = live(coinOf(1, payer, yuan(60n)));
const forty = live(coinOf(2, payer, yuan(40n)));
const spending: Spending = { payer, payee, amount: yuan(70n), coins: [serialOf(1), serialOf(2)] };
const facts: SpendingFacts = { ...minting, coins: [sixty, forty] };

describe('spendCoins', () => {
    it('ends the coins given and makes one of the amount and one of the change', () => {
        const parents = spending.coins;

        expect(spendCoins(spending, facts)).toEqual({
            spent: [
                { serial: serialOf(1), status: 'SPENT' },
                { serial: serialOf(2), status: 'SPENT' },
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
        expect(spendCoins({ ...spending, amount: yuan(100n) }, facts).made).toHaveLength(1);
    });

    it('splits off one fen', () => {
        const { made } = spendCoins({ ...spending, amount: yuan(0n, 1n) }, facts);

        expect(made.map(({ coin }) => coin.amount)).toEqual([yuan(0n, 1n), yuan(99n, 99n)]);
    });

    it('pays out of the vault and back into it', () => {
        const inVault = live(coinOf(3, 'vault', yuan(70n)));
        const out = spendCoins(
            { ...spending, payer: 'vault', amount: yuan(20n), coins: [serialOf(3)] },
            { ...facts, coins: [inVault] },
        );
        const back = spendCoins({ ...spending, payee: 'vault' }, facts);

        expect(out.made.map(({ status }) => status)).toEqual(['UNSPENT', 'IN_VAULT']);
        expect(back.made.map(({ status }) => status)).toEqual(['IN_VAULT', 'UNSPENT']);
    });

    const foreign = live(coinOf(1, payee, yuan(1n)));
    const spent = { ...sixty, status: 'SPENT' } as const;
    const dollars = (minorUnits: bigint) => ({ currency: 'USD', minorUnits });
    const repeated = [serialOf(1), serialOf(1)];

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<Spending>, SpendingFacts['coins']]>([
        ['COINS_MUST_BE_CNY', { amount: dollars(0n), payee: payer, coins: repeated }, [foreign, undefined]],
        ['AMOUNT_MUST_BE_POSITIVE', { amount: yuan(0n), payee: payer, coins: repeated }, [foreign, undefined]],
        ['PAYEE_MUST_DIFFER_FROM_PAYER', { payee: payer, coins: repeated }, [foreign, undefined]],
        ['COINS_MUST_NOT_REPEAT', { coins: repeated }, [foreign, undefined]],
        ['COINS_MUST_EXIST', {}, [{ ...foreign, status: 'SPENT' }, undefined]],
        ['COINS_MUST_BELONG_TO_PAYER', {}, [spent, foreign]],
        ['COINS_MUST_BE_SPENDABLE', { amount: yuan(101n) }, [spent, forty]],
        ['COINS_MUST_COVER_AMOUNT', { amount: yuan(100n, 1n) }, facts.coins],
    ])('refuses: %s', (code, broken, coins) => {
        expect(() => spendCoins({ ...spending, ...broken }, { ...facts, coins })).toThrow(code);
    });

    it('names the coin at fault by its place, not by its serial', () => {
        const act = () => spendCoins(spending, { ...facts, coins: [sixty, spent] });

        expect(act).toThrow(expect.objectContaining({ detail: { index: 1 } }));
    });
});
