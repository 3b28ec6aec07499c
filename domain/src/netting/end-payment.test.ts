import { describe, expect, it } from '@jest/globals';
import { bank, minting, morning, serialOf, wallet, yuan } from '../dcep/testing/samples.js';
import type { Wallet } from '../dcep/wallet.js';
import { payeeBank, payeeWallet } from '../remittance/testing/samples.js';
import { deferredPaymentTransitions, payable, type DeferredPaymentStatus } from './deferred-payment.js';
import { creditPayment, refusePayment, returnPayment } from './end-payment.js';
import { order, position, queued } from './testing/samples.js';

const settled = { ...position, status: 'SETTLED' as const };
const failed = { ...position, status: 'FAILED' as const, held: { serial: serialOf(100), amount: yuan(100n) } };
const atPayee = { ...minting, bank: payeeBank, payment: queued, position: settled, payeeWallet };
const payerWallet: Wallet = wallet;
const atPayer = { ...minting, bank, payment: queued, position: failed, order, payerWallet };

describe('deferred payment', () => {
    const states = Object.keys(deferredPaymentTransitions) as DeferredPaymentStatus[];
    it.each(states.flatMap((from) => states.map((to) => [from, to] as const)))('%s → %s', (from, to) => {
        const may = (deferredPaymentTransitions[from] as readonly string[]).includes(to);
        const by = to === 'RETURNED' ? bank : payeeBank;
        const change = () => payable({ ...queued, status: from }, { bank: by, to });

        (may ? expect(change).not : expect(change)).toThrow('DEFERRED_PAYMENT_MUST_BE_QUEUED');
    });

    it('is credited out of what the bank holds, which may be all of it', () => {
        const { payment, position: after, ended, held, made } = creditPayment(atPayee);

        expect(payment).toEqual({ ...queued, status: 'CREDITED', endedAt: morning });
        expect([after?.held, held]).toEqual([undefined, []]);
        expect(ended).toEqual([{ serial: serialOf(100), status: 'RELEASED' }]);
        expect(made).toMatchObject([
            { status: 'UNSPENT', coin: { owner: payeeWallet.walletId, amount: yuan(40n), parents: [serialOf(100)] } },
        ]);
    });

    it('is refused into a coin at the payer’s bank that tells of no other, and from there returned', () => {
        const { payment, made } = refusePayment(atPayee);
        expect(made).toMatchObject([{ status: 'PENDING', coin: { owner: queued.paymentId, parents: [] } }]);

        const returned = returnPayment({ ...atPayer, payment, position: undefined });
        expect(returned.payment.status).toBe('RETURNED');
        expect(returned.ended).toEqual([{ serial: payment.serial, status: 'RELEASED' }]);
        expect(returned.position).toBeUndefined();
    });

    it('is returned out of what a failed cycle left, and counts as never paid', () => {
        const { position: after, made } = returnPayment(atPayer);

        expect(after?.held).toEqual({ serial: serialOf(101), amount: yuan(60n) });
        expect(made).toMatchObject([{ coin: { owner: wallet.walletId, amount: yuan(40n) }, givesBack: morning }]);
    });

    it('is returned into the vault where the payer’s wallet was closed meanwhile', () => {
        const closed = { ...atPayer, payerWallet: { ...wallet, status: 'CLOSED' as const } };

        expect(returnPayment(closed)).toMatchObject({
            returnedTo: 'vault',
            made: [{ status: 'IN_VAULT', coin: { owner: 'vault', amount: yuan(40n) } }],
        });
    });

    it.each<[string, () => unknown]>([
        ['DEFERRED_PAYMENT_MUST_EXIST', () => creditPayment({ ...atPayee, payment: undefined, bank })],
        ['DEFERRED_PAYMENT_MUST_BE_TO_CALLER', () => creditPayment({ ...atPayee, bank, position: undefined })],
        ['CYCLE_MUST_HAVE_SETTLED', () => creditPayment({ ...atPayee, position, payeeWallet: undefined })],
        ['WALLET_MUST_EXIST', () => creditPayment({ ...atPayee, payeeWallet: undefined })],
        ['CYCLE_MUST_HAVE_SETTLED', () => refusePayment({ ...atPayee, position: failed })],
        ['DEFERRED_PAYMENT_MUST_BE_OF_CALLER', () => returnPayment({ ...atPayer, bank: payeeBank })],
        ['CYCLE_MUST_HAVE_FAILED', () => returnPayment({ ...atPayer, position: settled })],
        [
            'covers each payment',
            () => creditPayment({ ...atPayee, position: { ...settled, held: undefined as never } }),
        ],
        ['keeps the order', () => returnPayment({ ...atPayer, order: undefined })],
    ])('refuses: %s', (code, end) => {
        expect(end).toThrow(code);
    });
});
