import { describe, expect, it } from '@jest/globals';
import type { Means } from '../receivable/api.js';
import { idOf, morning, yuan } from '../receivable/testing/samples.js';
import { disbursePackingCredit, packingCreditDue } from './disburse-packing-credit.js';
import type { PackingCredit } from './packing-credit.js';
import { disbursed, order, reserved } from './testing/samples.js';

const outside: Means = { kind: 'OUTSIDE', reference: 'CIPS 1' };
const inCoins: Means = { kind: 'E_CNY', walletId: idOf(9) };
const { packingCreditId, bank, exporterUscc } = reserved;
const disburse = (packingCredit: PackingCredit = reserved, paidAt = morning, means: Means = outside) =>
    disbursePackingCredit({ packingCreditId, means }, { packingCredit, paidAt, transactionId: 'tx' });
const dollars = { currency: 'USD', minorUnits: 1n };

describe('disbursePackingCredit', () => {
    it('pays a reservation out to its last instant, outside the ledger or in coins', () => {
        expect(disburse()).toEqual(disbursed);
        expect(disburse(reserved, '2026-04-03T00:59:59.999Z', inCoins).disbursement).toEqual({
            payment: { means: 'E_CNY', walletId: idOf(9), transactionId: 'tx' },
            paidAt: '2026-04-03T00:59:59.999Z',
        });
    });

    const passed = { ...reserved, order: { ...order, latestShipmentOn: '2026-03-30' } };
    it.each<[string, PackingCredit, string]>([
        ['PACKING_CREDIT_MUST_BE_RESERVED', { ...passed, status: 'WITHDRAWN' }, '2026-04-03T01:00:00.000Z'],
        ['RESERVATION_MUST_NOT_HAVE_EXPIRED', passed, '2026-04-03T01:00:00.000Z'],
        ['LATEST_SHIPMENT_MUST_NOT_HAVE_PASSED', { ...passed, amount: dollars }, morning],
        ['CURRENCY_MUST_BE_CNY_FOR_E_CNY', { ...reserved, amount: dollars }, morning],
    ])('refuses: %s', (code, packingCredit, paidAt) => {
        expect(() => disburse(packingCredit, paidAt, inCoins)).toThrow(code);
    });
});

describe('packingCreditDue', () => {
    const vault = { bank, wallet: 'vault' };
    const wallet = { bank, wallet: idOf(9), holderUscc: exporterUscc };
    const amount = yuan(300n);

    it('moves coins between the bank’s vault and a wallet of the exporter, for this loan', () => {
        expect(packingCreditDue(reserved, { direction: 'TO_BORROWER', amount, means: inCoins })).toEqual({
            from: vault,
            to: wallet,
            amount,
            reference: packingCreditId,
        });
        expect(packingCreditDue(reserved, { direction: 'FROM_BORROWER', amount, means: inCoins })).toMatchObject({
            from: wallet,
            to: vault,
        });
    });

    it('moves none with a payment outside the ledger', () => {
        expect(packingCreditDue(reserved, { direction: 'TO_BORROWER', amount, means: outside })).toBeUndefined();
    });
});
