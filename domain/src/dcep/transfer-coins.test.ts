import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '../kernel/refusal.js';
import { transferCoinsSchema, type SignedOrder } from './api.js';
import { coinOf, idOf, live, minting, morning, serialOf, wallet, yuan } from './testing/samples.js';
import type { Transfer } from './transfer.js';
import { transferCoins, type OrderedTransfer } from './transfer-coins.js';

const payee = { ...wallet, walletId: idOf(8) };
const signed = { keyVersion: 1, validUntil: morning, signature: '0'.repeat(128) };
const order: SignedOrder = {
    transferId: idOf(1),
    from: wallet.walletId,
    ...signed,
    coins: [serialOf(1)],
    outputs: [{ to: payee.walletId, amount: yuan(30n) }],
};
const ordered: OrderedTransfer = {
    order,
    payer: wallet,
    payees: [payee],
    isPayerFrozen: false,
    isSigned: true,
    isTransferIdTaken: false,
    coins: [live(coinOf(1, wallet.walletId, yuan(40n)))],
};
const second: OrderedTransfer = {
    ...ordered,
    order: { ...order, transferId: idOf(2), coins: [serialOf(2)] },
    coins: [live(coinOf(2, wallet.walletId, yuan(35n)))],
};

describe('transferCoins', () => {
    it('pays another customer, and records the order with its signature', () => {
        const { made, transfers } = transferCoins([ordered], minting);

        expect(made.map(({ coin }) => coin.owner)).toEqual([payee.walletId, wallet.walletId]);
        expect(transfers).toEqual([
            {
                transferId: idOf(1),
                from: wallet.walletId,
                coins: order.coins,
                outputs: order.outputs,
                transferredAt: morning,
                transactionId: minting.transactionId,
                signed,
            },
        ]);
    });

    it('pays into the vault, which is no wallet', () => {
        const outputs = [{ to: 'vault', amount: yuan(40n) }] as const;
        const deposit = { ...ordered, order: { ...order, outputs: [...outputs] }, payees: [undefined] };
        const { made } = transferCoins([deposit], minting);

        expect(made.map(({ status }) => status)).toEqual(['IN_VAULT']);
    });

    it('numbers the coins through the whole batch, so that none shares its serial', () => {
        const { spent, made } = transferCoins([ordered, second], minting);

        expect(spent.map(({ serial }) => serial)).toEqual([serialOf(1), serialOf(2)]);
        expect(made.map(({ coin }) => [coin.serial, coin.amount, coin.parents])).toEqual([
            [serialOf(100), yuan(30n), [serialOf(1)]],
            [serialOf(101), yuan(10n), [serialOf(1)]],
            [serialOf(102), yuan(30n), [serialOf(2)]],
            [serialOf(103), yuan(5n), [serialOf(2)]],
        ]);
    });

    const poor = [undefined];

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<OrderedTransfer>]>([
        ['WALLET_MUST_EXIST', { payer: undefined, isPayerFrozen: true, isSigned: false, coins: poor }],
        ['WALLET_MUST_EXIST', { payees: [undefined], isPayerFrozen: true, isSigned: false, coins: poor }],
        ['WALLET_MUST_NOT_BE_FROZEN', { isPayerFrozen: true, isSigned: false, isTransferIdTaken: true, coins: poor }],
        ['SIGNATURE_MUST_BE_OF_HOLDER', { isSigned: false, isTransferIdTaken: true, coins: poor }],
        ['TRANSFER_MUST_BE_NEW', { isTransferIdTaken: true, coins: poor }],
        ['COINS_MUST_EXIST', { coins: poor }],
    ])('refuses: %s', (code, broken) => {
        const act = () => transferCoins([{ ...ordered, ...broken }], minting);

        expect(act).toThrow(expect.objectContaining({ code, detail: expect.objectContaining({ transfer: 0 }) }));
    });

    it.each<[Partial<Refusal>, Partial<SignedOrder>, OrderedTransfer['coins']]>([
        [{ code: 'TRANSFER_MUST_BE_NEW', detail: { transfer: 1 } }, { transferId: idOf(1) }, second.coins],
        [
            { code: 'COINS_MUST_NOT_REPEAT', detail: { transfer: 1, coin: 1 } },
            { coins: [serialOf(2), serialOf(1)] },
            [...second.coins, ...ordered.coins],
        ],
        // The change of the first is not there yet.
        [{ code: 'COINS_MUST_EXIST', detail: { transfer: 1, coin: 0 } }, { coins: [serialOf(101)] }, [undefined]],
    ])('refuses a batch whose second order is at fault: %j', (fault, broken, coins) => {
        const atFault = { ...second, order: { ...second.order, ...broken }, coins };

        expect(() => transferCoins([ordered, atFault], minting)).toThrow(expect.objectContaining(fault));
    });
});

describe('transferCoins that refund', () => {
    const paid = {
        ...madeBefore(),
        transferId: idOf(9),
        from: payee.walletId,
        outputs: [{ to: wallet.walletId, amount: yuan(60n) }],
    };
    const refunding = { refunded: paid, before: undefined };
    const back = (of: OrderedTransfer): OrderedTransfer => ({
        ...of,
        order: { ...of.order, refundOf: paid.transferId },
        refunding,
    });

    it('say so in the record, and of each coin when what it gives back was paid', () => {
        const { made, transfers, refunds } = transferCoins([back(ordered)], minting);

        expect(transfers).toMatchObject([{ transferId: idOf(1), refundOf: paid.transferId }]);
        expect(refunds).toEqual([{ transferId: paid.transferId, refunder: wallet.walletId, amount: yuan(30n) }]);
        expect(made.map(({ coin, givesBack }) => [coin.owner, givesBack])).toEqual([
            [payee.walletId, paid.transferredAt],
            [wallet.walletId, undefined],
        ]);
    });

    it('give nothing back between a wallet and one under it, where nothing has counted', () => {
        const under = { ...payee, parent: wallet.walletId };

        expect(() => transferCoins([{ ...back(ordered), payees: [under] }], minting)).toThrow(
            expect.objectContaining({ code: 'REFUNDED_TRANSFER_MUST_BE_A_PAYMENT', detail: { transfer: 0 } }),
        );
    });

    it('give back what was locked to the day on which it was locked', () => {
        const lockedAt = '2026-03-01T00:00:00.000Z';
        const claimed = { ...back(ordered), refunding: { ...refunding, refunded: { ...paid, lockedAt } } };

        expect(transferCoins([claimed], minting).made[0]?.givesBack).toBe(lockedAt);
    });

    it('add up what a batch pays back of one transfer, and refuse a fen too much of it', () => {
        const { refunds } = transferCoins([back(ordered), back(second)], minting);
        const more = {
            ...back(second),
            order: { ...back(second).order, outputs: [{ to: payee.walletId, amount: yuan(30n, 1n) }] },
        };

        expect(refunds).toEqual([{ transferId: paid.transferId, refunder: wallet.walletId, amount: yuan(60n) }]);
        expect(() => transferCoins([back(ordered), more], minting)).toThrow(
            expect.objectContaining({ code: 'REFUND_MUST_NOT_EXCEED_PAYMENT', detail: { transfer: 1 } }),
        );
    });
});

describe('the bounds of a batch', () => {
    const serials = (count: number) => Array.from({ length: count }, (_, n) => serialOf(n));
    const outputs = (count: number) =>
        Array.from({ length: count }, () => ({ to: idOf(8), amount: { amount: '0.01', currency: 'CNY' } }));
    const transfer = (coins: number, made: number) => ({ ...order, coins: serials(coins), outputs: outputs(made) });
    const isTaken = (...transfers: unknown[]) => transferCoinsSchema.safeParse({ transfers }).success;

    it.each([
        ['100 coins', true, [transfer(100, 1)]],
        ['101 coins', false, [transfer(101, 1)]],
        ['no coin', false, [transfer(0, 1)]],
        ['50 outputs', true, [transfer(1, 50)]],
        ['51 outputs', false, [transfer(1, 51)]],
        ['no output', false, [transfer(1, 0)]],
        ['no transfer', false, []],
        ['50 transfers', true, Array.from({ length: 50 }, () => transfer(8, 1))],
        ['51 transfers', false, Array.from({ length: 51 }, () => transfer(1, 1))],
        [
            '500 coins and one, spent and made',
            false,
            [...Array.from({ length: 49 }, () => transfer(8, 1)), transfer(9, 1)],
        ],
        ['ten thousand coins', false, [transfer(10_000, 1)]],
    ])('%s: %s', (_what, expected, transfers) => {
        expect(isTaken(...transfers)).toBe(expected);
    });
});

function madeBefore(): Transfer {
    const { transferId, from, coins, outputs } = order;

    return { transferId, from, coins, outputs, transferredAt: morning, transactionId: 'tx0', signed };
}
