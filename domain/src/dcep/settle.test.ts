import { describe, expect, it } from '@jest/globals';
import type { Settlement } from './api.js';
import { memberBook, payeeBank } from '../remittance/testing/samples.js';
import { settle, type SettledRemittance, type SettledTransfer, type SettlementFacts } from './settle.js';
import { bank, coinOf, holderUscc, idOf, live, minting, morning, serialOf, wallet, yuan } from './testing/samples.js';

const vault = { bank, wallet: 'vault' } as const;
const exporter = { bank, wallet: wallet.walletId, holderUscc };
const signed = { keyVersion: 1, validUntil: morning, signature: '0'.repeat(128) };
const settlement: Settlement = {
    transferId: idOf(1),
    reference: idOf(2),
    from: vault,
    to: exporter,
    amount: yuan(300n),
    coins: [serialOf(1)],
};
const repayment: Settlement = { ...settlement, from: exporter, to: vault, signed };
const facts: SettlementFacts = {
    ...minting,
    invokedChaincode: 'trade',
    bank,
    memberBook,
    isIdTaken: false,
    payerWallet: undefined,
    isPayerFrozen: false,
    payeeWallet: wallet,
    shareWallets: [],
    isSigned: false,
    isTransferIdTaken: false,
    coins: [live(coinOf(1, 'vault', yuan(500n)))],
};

/** What is settled within one bank. */
const within = (ordered: Settlement, given: SettlementFacts): SettledTransfer => {
    const settled = settle(ordered, given);
    if ('remittance' in settled) {
        throw new Error('it went to another bank');
    }
    return settled;
};

describe('settle', () => {
    it('pays from the vault to the exporter’s wallet, and the change back to the vault', () => {
        const { made } = within(settlement, facts);

        expect(made.map(({ coin }) => [coin.owner, coin.amount])).toEqual([
            [wallet.walletId, yuan(300n)],
            ['vault', yuan(200n)],
        ]);
    });

    const ofRepayment: SettlementFacts = {
        ...facts,
        payerWallet: wallet,
        payeeWallet: undefined,
        isSigned: true,
        coins: [live(coinOf(1, wallet.walletId, yuan(300n)))],
    };

    it('pays from the exporter’s wallet into the vault, and records the exporter’s order', () => {
        const { made, transfer } = within(repayment, ofRepayment);

        expect(made.map(({ coin }) => [coin.owner, coin.amount])).toEqual([['vault', yuan(300n)]]);
        expect(transfer).toEqual({
            transferId: idOf(1),
            from: wallet.walletId,
            coins: [serialOf(1)],
            outputs: [{ to: 'vault', amount: yuan(300n) }],
            reference: idOf(2),
            transferredAt: morning,
            transactionId: minting.transactionId,
            signed,
        });
    });

    it('takes nothing out of a wallet that its holder has not signed', () => {
        const unsigned: Settlement = { ...settlement, from: exporter, to: vault };

        expect(() => settle(unsigned, ofRepayment)).toThrow('SIGNATURE_MUST_BE_OF_HOLDER');
        expect(() => settle(repayment, { ...ofRepayment, isSigned: false })).toThrow('SIGNATURE_MUST_BE_OF_HOLDER');
    });

    const toBank: Settlement = { ...settlement, to: { bank: payeeBank, wallet: 'vault' } };

    it('pays into the vault of another bank for good, and says there what for', () => {
        const settled = settle(toBank, { ...facts, payeeWallet: undefined });

        expect(settled).toMatchObject({
            sent: { coin: { owner: 'vault', amount: yuan(300n), parents: [] }, status: 'IN_VAULT' },
            paid: { spent: [{ serial: serialOf(1) }], made: [{ coin: { owner: 'vault', amount: yuan(200n) } }] },
            remittance: { remittanceId: idOf(1), payeeBank, payee: 'vault', status: 'ACCEPTED', reference: idOf(2) },
            order: { from: 'vault', coins: [serialOf(1)] },
        });
    });

    it('pays another bank’s vault out of a wallet as its holder has signed, and keeps the order at the payer’s bank', () => {
        const settled = settle({ ...toBank, from: exporter, signed }, ofRepayment);

        expect(settled).toMatchObject({ order: { from: wallet.walletId, signed } });
        expect(() => settle({ ...toBank, from: exporter, signed }, { ...ofRepayment, isSigned: false })).toThrow(
            'SIGNATURE_MUST_BE_OF_HOLDER',
        );
    });

    it('pays a bank of the consortium, and none under an id that a remittance has', () => {
        const nobody: Settlement = { ...toBank, to: { bank: 'NoneMSP', wallet: 'vault' } };

        expect(() => settle(nobody, { ...facts, isIdTaken: true })).toThrow('PAYEE_BANK_MUST_BE_MEMBER');
        expect(() => settle(toBank, { ...facts, isIdTaken: true })).toThrow('REMITTANCE_MUST_BE_NEW');
    });

    const share = { wallet: idOf(7), holderUscc: '91330206MA2LM0069W', amount: yuan(120n) };
    const sharing: Settlement = { ...settlement, shares: [share] };
    const ofSharing: SettlementFacts = {
        ...facts,
        shareWallets: [{ ...wallet, walletId: share.wallet, holderUscc: share.holderUscc }],
    };

    it('pays who has a share beside the payee, and the change back to the vault: what goes in comes out', () => {
        const { made, transfer } = within(sharing, ofSharing);

        expect(made.map(({ coin }) => [coin.owner, coin.amount])).toEqual([
            [wallet.walletId, yuan(300n)],
            [share.wallet, yuan(120n)],
            ['vault', yuan(80n)],
        ]);
        expect(transfer.outputs).toHaveLength(2);
    });

    it('pays a share here and another bank there with the same coins, and tells that bank nothing of the share', () => {
        const settled = settle({ ...toBank, shares: [share] }, { ...ofSharing, payeeWallet: undefined });

        expect(settled).toMatchObject({
            sent: { coin: { owner: 'vault', amount: yuan(300n), parents: [] } },
            remittance: { remittanceId: idOf(1), amount: yuan(300n) },
            paid: { made: [{ coin: { owner: share.wallet, amount: yuan(120n) } }, { coin: { owner: 'vault' } }] },
            transfer: { from: 'vault', outputs: [{ to: share.wallet, amount: yuan(120n) }], reference: idOf(2) },
        });
        const { remittance, sent } = settled as SettledRemittance;
        expect(Object.values({ ...remittance, ...sent.coin })).not.toContain(share.wallet);
    });

    it('settles nothing under an id that is taken', () => {
        expect(() => settle(repayment, { ...ofRepayment, isTransferIdTaken: true })).toThrow('TRANSFER_MUST_BE_NEW');
    });

    const another = { ...wallet, holderUscc: '91330206MA2LM0069W' };
    const abroad = { ...settlement, to: { ...exporter, bank: 'PearlBankMSP' }, amount: yuan(0n) };

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Settlement, Partial<SettlementFacts>]>([
        ['SETTLEMENT_MUST_BE_CALLED_BY_TRADE', abroad, { invokedChaincode: 'dcep', bank: 'HarbourBankMSP' }],
        ['SETTLEMENT_MUST_BE_OF_CALLER', abroad, { bank: 'HarbourBankMSP', payeeWallet: undefined }],
        ['SETTLEMENT_ABROAD_MUST_REACH_VAULT', abroad, { payeeWallet: undefined }],
        ['WALLET_MUST_EXIST', { ...settlement, amount: yuan(0n) }, { payeeWallet: undefined }],
        ['WALLET_MUST_EXIST', { ...settlement, from: exporter, to: vault }, {}],
        [
            'WALLET_MUST_BELONG_TO_HOLDER',
            { ...settlement, amount: yuan(0n) },
            { payeeWallet: another, isPayerFrozen: true },
        ],
        [
            'WALLET_MUST_BELONG_TO_HOLDER',
            { ...sharing, amount: yuan(0n) },
            { shareWallets: [wallet], isPayerFrozen: true },
        ],
        ['WALLET_MUST_EXIST', { ...sharing, amount: yuan(0n) }, { isPayerFrozen: true }],
        [
            'SHARES_MUST_BE_PAID_OUT_OF_VAULT',
            { ...sharing, from: exporter, to: vault },
            { payerWallet: wallet, shareWallets: ofSharing.shareWallets, isTransferIdTaken: true },
        ],
        ['WALLET_MUST_NOT_BE_FROZEN', { ...settlement, amount: yuan(0n) }, { isPayerFrozen: true }],
        ['AMOUNT_MUST_BE_POSITIVE', { ...settlement, amount: yuan(0n) }, {}],
        ['COINS_MUST_COVER_AMOUNT', { ...sharing, amount: yuan(380n, 1n) }, ofSharing],
    ])('refuses: %s', (code, broken, brokenFacts) => {
        expect(() => settle(broken, { ...facts, ...brokenFacts })).toThrow(code);
    });
});
