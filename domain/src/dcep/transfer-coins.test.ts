import { describe, expect, it } from '@jest/globals';
import { coinOf, idOf, live, minting, serialOf, wallet, yuan } from './testing/samples.js';
import { transferCoins, type TransferFacts } from './transfer-coins.js';

const payee = { ...wallet, walletId: idOf(8) };
const order = {
    transferId: idOf(1),
    from: wallet.walletId,
    to: payee.walletId,
    amount: yuan(40n),
    coins: [serialOf(1)],
};
const facts: TransferFacts = {
    ...minting,
    payerWallet: wallet,
    payeeWallet: payee,
    isPayerFrozen: false,
    coins: [live(coinOf(1, wallet.walletId, yuan(40n)))],
};

describe('transferCoins', () => {
    it('pays another customer', () => {
        expect(transferCoins(order, facts).made.map(({ coin }) => coin.owner)).toEqual([payee.walletId]);
    });

    it('pays into the vault, which is no wallet', () => {
        const { made } = transferCoins({ ...order, to: 'vault' }, { ...facts, payeeWallet: undefined });

        expect(made.map(({ status }) => status)).toEqual(['IN_VAULT']);
    });

    it.each<[string, Partial<TransferFacts>]>([
        ['WALLET_MUST_EXIST', { payerWallet: undefined, coins: [undefined], isPayerFrozen: true }],
        ['WALLET_MUST_EXIST', { payeeWallet: undefined, isPayerFrozen: true, coins: [undefined] }],
        ['WALLET_MUST_NOT_BE_FROZEN', { isPayerFrozen: true, coins: [undefined] }],
        ['COINS_MUST_EXIST', { coins: [undefined] }],
    ])('refuses: %s', (code, broken) => {
        expect(() => transferCoins(order, { ...facts, ...broken })).toThrow(code);
    });
});
