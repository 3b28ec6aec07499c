import { describe, expect, it } from '@jest/globals';
import type { Settlement } from '../dcep/api.js';
import type { DisburseFinancing } from './api.js';
import { disburseFinancing, type DisbursementFacts } from './disburse-financing.js';
import type { Alert } from './financing.js';
import { first, kept, presented, second, sentOn } from './testing/presentation-samples.js';
import { disbursed, exporterUscc, idOf, morning, reserved, yuan } from './testing/samples.js';

const outside: DisburseFinancing = {
    financingId: reserved.financingId,
    means: { kind: 'OUTSIDE', reference: 'CIPS 1' },
};
const inCoins: DisburseFinancing = {
    financingId: reserved.financingId,
    means: { kind: 'E_CNY', walletId: idOf(7) },
};
const settlement: Settlement = {
    transferId: idOf(9),
    reference: reserved.financingId,
    from: { bank: 'HaizhouBankMSP', wallet: 'vault' },
    to: { bank: 'HaizhouBankMSP', wallet: idOf(7), holderUscc: exporterUscc },
    amount: yuan(300n),
    coins: ['ab'.repeat(32)],
};
const facts: DisbursementFacts = { financing: reserved, transactionId: 'tx1', paidAt: morning };

describe('disburseFinancing', () => {
    it('pays outside the ledger', () => {
        expect(disburseFinancing(outside, facts)).toEqual(disbursed);
    });

    it('pays in coins of this very transaction, from the bank’s vault to the exporter’s wallet', () => {
        expect(disburseFinancing(inCoins, { ...facts, settlement }).disbursement).toEqual({
            payment: { means: 'E_CNY', walletId: idOf(7), transactionId: 'tx1' },
            paidAt: morning,
        });
    });

    it('pays in the last millisecond of the reservation', () => {
        const last = { ...facts, paidAt: '2026-04-03T00:59:59.999Z' };

        expect(disburseFinancing(outside, last).status).toBe('DISBURSED');
    });

    const alert: Alert = {
        declarationVersion: 2,
        declarationStatus: 'RELEASED',
        available: yuan(0n),
        isCovered: false,
        raisedAt: morning,
    };

    it('pays when customs’ last word covers the loan again', () => {
        const alerts = [alert, { ...alert, declarationVersion: 3, isCovered: true }];

        expect(disburseFinancing(outside, { ...facts, financing: { ...reserved, alerts } }).status).toBe('DISBURSED');
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const inDollars = { ...reserved, amount: { currency: 'USD', minorUnits: 30_000n } };
    const alerted = { ...inDollars, alerts: [alert] };
    it.each<[string, Partial<DisbursementFacts>]>([
        [
            'FINANCING_MUST_BE_RESERVED',
            { financing: { ...alerted, status: 'EXPIRED' }, paidAt: '2026-04-03T01:00:00Z' },
        ],
        ['RESERVATION_MUST_NOT_HAVE_EXPIRED', { financing: alerted, paidAt: '2026-04-03T01:00:00Z' }],
        ['DUE_DATE_MUST_NOT_HAVE_PASSED', { financing: { ...alerted, dueOn: '2026-03-30' } }],
        ['DECLARATION_MUST_NOT_BE_ALERTED', { financing: alerted }],
        ['CURRENCY_MUST_BE_CNY_FOR_E_CNY', { financing: inDollars }],
        ['SETTLEMENT_MUST_MATCH_DECISION', {}],
    ])('refuses: %s', (code, broken) => {
        expect(() => disburseFinancing(inCoins, { ...facts, ...broken })).toThrow(code);
    });

    it.each<[string, Partial<DisbursementFacts>]>([
        [
            'DECLARATION_MUST_NOT_BE_ALERTED',
            { financing: { ...kept, alerts: [{ ...alert, declarationNumber: first }] } },
        ],
        ['PRESENTATION_MUST_BE_OPEN', { financing: kept }],
        ['PRESENTATION_MUST_BE_OPEN', { financing: kept, presentation: { ...presented, status: 'REFUSED' } }],
        [
            'PRESENTATION_MUST_BE_OPEN',
            { financing: kept, presentation: presented, forwarded: { ...sentOn, status: 'PAID' } },
        ],
    ])('refuses an advance on documents: %s', (code, broken) => {
        expect(() => disburseFinancing(outside, { ...facts, ...broken })).toThrow(code);
    });

    it('advances on documents when customs’ last word on each declaration covers it', () => {
        const alerts = [
            { ...alert, declarationNumber: first },
            { ...alert, declarationNumber: second, isCovered: true },
            { ...alert, declarationNumber: first, isCovered: true },
        ];
        const financing = { ...kept, alerts };

        expect(disburseFinancing(outside, { ...facts, financing, presentation: presented }).status).toBe('DISBURSED');
        expect(() =>
            disburseFinancing(outside, {
                ...facts,
                financing: { ...kept, alerts: alerts.slice(0, 2) },
                presentation: presented,
            }),
        ).toThrow('DECLARATION_MUST_NOT_BE_ALERTED');
    });

    it.each<[string, Settlement]>([
        ['one fen more', { ...settlement, amount: yuan(300n, 1n) }],
        ['another wallet', { ...settlement, to: { ...settlement.to, wallet: idOf(8) } as Settlement['to'] }],
        ['another holder', { ...settlement, to: { ...settlement.to, holderUscc: '91330206MA2LM0069W' } }],
        ['the bank’s own vault', { ...settlement, to: settlement.from }],
        ['for another loan', { ...settlement, reference: idOf(8) }],
        ['from the exporter', { ...settlement, from: settlement.to, to: settlement.from }],
    ])('refuses to pay %s', (_, wrong) => {
        expect(() => disburseFinancing(inCoins, { ...facts, settlement: wrong })).toThrow(
            'SETTLEMENT_MUST_MATCH_DECISION',
        );
    });
});
