import { describe, expect, it } from '@jest/globals';
import { checkVaultPayment, payFromVault, type VaultPaymentFacts } from './pay-from-vault.js';
import { coinOf, idOf, live, minting, morning, serialOf, wallet, yuan } from './testing/samples.js';

const outputs = [
    { to: wallet.walletId, amount: yuan(20n) },
    { to: 'vault' as const, amount: yuan(30n) },
];
const payment = { transferId: idOf(1), outputs, coins: [serialOf(1)] };
const facts: VaultPaymentFacts = {
    ...minting,
    payees: [wallet, undefined],
    isTransferIdTaken: false,
    coins: [live(coinOf(1, 'vault', yuan(100n)))],
};

describe('payFromVault', () => {
    it('pays wallets and splits the vault’s coins, gives change, and records it without a holder’s order', () => {
        const { made, transfer } = payFromVault(payment, facts);

        expect(made.map(({ coin, status }) => [coin.owner, coin.amount, status])).toEqual([
            [wallet.walletId, yuan(20n), 'UNSPENT'],
            ['vault', yuan(30n), 'IN_VAULT'],
            ['vault', yuan(50n), 'IN_VAULT'],
        ]);
        expect(transfer).toEqual({
            transferId: idOf(1),
            from: 'vault',
            coins: payment.coins,
            outputs,
            transferredAt: morning,
            transactionId: minting.transactionId,
        });
    });

    const noMoney = [{ to: wallet.walletId, amount: yuan(0n) }];

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<typeof payment>, Partial<VaultPaymentFacts>]>([
        [
            'WALLET_MUST_EXIST',
            { outputs: noMoney },
            { payees: [undefined], isTransferIdTaken: true, coins: [undefined] },
        ],
        ['AMOUNT_MUST_BE_POSITIVE', { outputs: noMoney }, { isTransferIdTaken: true, coins: [undefined] }],
        ['TRANSFER_MUST_BE_NEW', {}, { isTransferIdTaken: true, coins: [undefined] }],
        ['COINS_MUST_EXIST', {}, { coins: [undefined] }],
        ['COINS_MUST_BELONG_TO_PAYER', {}, { coins: [live(coinOf(1, wallet.walletId, yuan(100n)))] }],
        ['COINS_MUST_COVER_AMOUNT', {}, { coins: [live(coinOf(1, 'vault', yuan(49n, 99n)))] }],
    ])('refuses: %s', (code, broken, brokenFacts) => {
        expect(() => payFromVault({ ...payment, ...broken }, { ...facts, ...brokenFacts })).toThrow(code);
    });

    it('is refused as a proposal for the same reasons, as far as coins do not matter', () => {
        expect(() => checkVaultPayment({ outputs }, [wallet, undefined])).not.toThrow();
        expect(() => checkVaultPayment({ outputs }, [undefined, undefined])).toThrow('WALLET_MUST_EXIST');
        expect(() => checkVaultPayment({ outputs: noMoney }, [wallet])).toThrow('AMOUNT_MUST_BE_POSITIVE');
    });
});
