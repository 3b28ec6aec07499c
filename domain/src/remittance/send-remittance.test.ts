import { describe, expect, it } from '@jest/globals';
import { bank, coinOf, idOf, live, morning, serialOf, wallet, yuan } from '../dcep/testing/samples.js';
import { remittanceTermsSchema, type SendRemittance } from './api.js';
import { checkTerms, remit, sendRemittance, type WalletRemittanceFacts } from './send-remittance.js';
import { facts, memberBook, order, payeeBank, pending, sending } from './testing/samples.js';

describe('sendRemittance', () => {
    it('makes a coin at the payee’s bank that is nobody’s yet and tells not of what it was made, and the change', () => {
        const { remittance, paid, sent, ...written } = sendRemittance(sending, facts);

        expect(remittance).toEqual(pending);
        expect(written.order).toEqual(order);
        expect(sent.status).toBe('PENDING');
        expect(sent.coin).toMatchObject({ owner: idOf(1), amount: yuan(40n), parents: [] });
        expect(paid.spent).toMatchObject([{ serial: serialOf(1), status: 'SPENT' }]);
        expect(paid.made.map(({ coin: { owner, amount }, status }) => [owner, amount, status])).toEqual([
            [wallet.walletId, yuan(10n), 'UNSPENT'],
        ]);
    });

    it('does not tell the payee’s bank out of which wallet it was paid', () => {
        const { remittance, sent } = sendRemittance(sending, facts);

        expect(Object.values({ ...remittance, ...sent.coin })).not.toContain(wallet.walletId);
    });

    it('is final at once where it goes to a vault', () => {
        const { remittance, sent } = sendRemittance({ ...sending, payee: 'vault' }, facts);

        expect([remittance.status, sent.status, sent.coin.owner]).toEqual(['ACCEPTED', 'IN_VAULT', 'vault']);
    });

    it('pays out of a vault without a signature', () => {
        const coins = [live(coinOf(1, 'vault', yuan(50n)))];
        const { payee, amount } = sending;
        const terms = { payeeBank, payee, amount, acceptBy: pending.acceptBy! };
        const sent = remit({ remittanceId: idOf(1), from: 'vault', coins: [serialOf(1)], terms }, { ...facts, coins });

        expect(sent.order).toEqual({ remittanceId: idOf(1), from: 'vault', coins: [serialOf(1)] });
        expect(sent.paid.made.map(({ coin }) => coin.owner)).toEqual(['vault']);
    });

    it('is sent up to 31 days ahead', () => {
        const terms = { payeeBank, payee: idOf(8), amount: yuan(1n), acceptBy: '2026-05-01T01:00:00.000Z' };

        expect(() => checkTerms(terms, { bank, memberBook, at: morning })).not.toThrow();
    });

    it('says until when a wallet’s bank may accept, and of a vault nothing', () => {
        const terms = { payeeBank, payee: idOf(8), amount: { amount: '1.00', currency: 'CNY' } };
        const { acceptBy } = pending;

        expect(remittanceTermsSchema.safeParse(terms).success).toBe(false);
        expect(remittanceTermsSchema.safeParse({ ...terms, acceptBy }).success).toBe(true);
        expect(remittanceTermsSchema.safeParse({ ...terms, payee: 'vault', acceptBy }).success).toBe(false);
        expect(remittanceTermsSchema.safeParse({ ...terms, payee: 'vault' }).success).toBe(true);
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Partial<SendRemittance>, Partial<WalletRemittanceFacts>]>([
        ['WALLET_MUST_EXIST', {}, { payerWallet: undefined, isPayerFrozen: true }],
        ['WALLET_MUST_NOT_BE_FROZEN', { keyVersion: 2 }, { isPayerFrozen: true, isSigned: false }],
        ['KEY_MUST_BE_CURRENT', { keyVersion: 2 }, { isSigned: false }],
        ['SIGNATURE_MUST_BE_OF_HOLDER', { validUntil: '2026-03-31T00:59:59.999Z' }, { isSigned: false }],
        ['SIGNATURE_MUST_NOT_HAVE_EXPIRED', { validUntil: '2026-03-31T00:59:59.999Z', payeeBank: 'NoneMSP' }, {}],
        ['PAYEE_BANK_MUST_BE_MEMBER', { payeeBank: 'NoneMSP', acceptBy: morning }, {}],
        ['PAYEE_BANK_MUST_BE_MEMBER', { payeeBank: 'PbocMSP', acceptBy: morning }, {}],
        ['PAYEE_BANK_MUST_BE_ANOTHER', { payeeBank: bank, acceptBy: morning }, {}],
        ['ACCEPT_BY_MUST_LIE_AHEAD', { acceptBy: morning, amount: yuan(0n) }, {}],
        ['ACCEPT_BY_MUST_COME_WITHIN_A_MONTH', { acceptBy: '2026-05-01T01:00:00.001Z', amount: yuan(0n) }, {}],
        ['COINS_MUST_BE_CNY', { amount: { currency: 'USD', minorUnits: 0n } }, { isIdTaken: true }],
        ['AMOUNT_MUST_BE_POSITIVE', { amount: yuan(0n) }, { isIdTaken: true }],
        ['REMITTANCE_MUST_BE_NEW', {}, { isIdTaken: true, coins: [undefined] }],
        ['COINS_MUST_EXIST', {}, { coins: [undefined] }],
        ['COINS_MUST_BELONG_TO_PAYER', {}, { coins: [live(coinOf(1, idOf(9), yuan(50n)))] }],
        ['COINS_MUST_BE_SPENDABLE', {}, { coins: [{ ...facts.coins[0]!, status: 'PENDING' }] }],
        ['COINS_MUST_COVER_AMOUNT', { amount: yuan(50n, 1n) }, {}],
    ])('refuses: %s', (code, broken, brokenFacts) => {
        expect(() => sendRemittance({ ...sending, ...broken }, { ...facts, ...brokenFacts })).toThrow(code);
    });
});
