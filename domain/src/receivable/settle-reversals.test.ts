import { describe, expect, it } from '@jest/globals';
import { standingOf, type Filing } from '../fingerprint/filing.js';
import { identityOf } from '../fingerprint/fingerprint.js';
import type { Match } from '../fingerprint/match-document.js';
import { billOfLading } from '../fingerprint/testing/samples.js';
import type { Money } from '../kernel/money.js';
import type { Collateral } from './collateral.js';
import { recordRepayment } from './record-repayment.js';
import type { Financing } from './financing.js';
import { documentsOf, unheld } from './hold.js';
import { reverseRepayment } from './reverse-entry.js';
import { settleTogether } from './settle-release.js';
import { settleReversals } from './settle-reversals.js';
import { declaration, disbursed, encumbrance, idOf, morning, policy, yuan } from './testing/samples.js';

const lent: Financing = { ...disbursed, invoices: ['INV-1'] };
const { financingId, bank } = lent;
const holder = { financingId, bank };
const before: Collateral = {
    encumbrances: [encumbrance],
    holds: documentsOf(lent).map((document) => ({ ...unheld(document), holder })),
};

type Source = 'OTHER_FUNDS' | 'EXPORT_PROCEEDS';
const repay = (financing: Financing, [id, amount, source]: readonly [number, Money, Source]): Financing =>
    recordRepayment(
        { financingId, repaymentId: idOf(id), amount, source, means: { kind: 'OUTSIDE', reference: 'CIPS' } },
        { financing, transactionId: 'tx1', receivedAt: morning },
    );
const reverse = (financing: Financing, id = 8): Financing =>
    reverseRepayment(
        { financingId, repaymentId: idOf(id), reversalId: idOf(20 + id), reason: 'Of another loan' },
        { financing, at: morning },
    );
const settle = (financing: Financing, collateral: Collateral) =>
    settleReversals(financing, { collateral, declarations: [declaration], policy, decidedAt: morning });
/** Repaid, noted, and then said to be wrong. */
const noted = (source: Source, amount = yuan(300n)) => {
    const { financing, collateral } = settleTogether(repay(lent, [8, amount, source]), before);
    return { financing: reverse(financing), collateral };
};
const taken = (collateral: Collateral, amount: Money): Collateral => ({
    ...collateral,
    encumbrances: collateral.encumbrances.map((each) => ({
        ...each,
        allocations: [...each.allocations, { financingId: idOf(30), bank: 'PearlBankMSP', outstanding: amount }],
    })),
});
const reversed = (financing: Financing) => financing.reversals?.map(({ decision }) => decision?.code);

describe('settleReversals', () => {
    it.each<Source>(['OTHER_FUNDS', 'EXPORT_PROCEEDS'])(
        'a loan that was released on %s is owed again, and all is as before',
        (source) => {
            const { financing, collateral } = noted(source);
            expect(financing.status).toBe('RELEASED');

            const settled = settle(financing, collateral);

            expect(reversed(settled.financing)).toEqual(['ENTRY_IS_REVERSED']);
            expect(settled.financing).toMatchObject({ status: 'DISBURSED', outstanding: yuan(300n) });
            expect(settled.financing.repayments).toHaveLength(1);
            expect(settled.collateral).toEqual(before);
            expect(standingOf(settled.financing)).toBe('HELD');
        },
    );

    it('takes back one of two repayments, in part of what is collected', () => {
        const first = settleTogether(repay(lent, [8, yuan(100n), 'EXPORT_PROCEEDS']), before);
        const both = settleTogether(repay(first.financing, [9, yuan(50n), 'EXPORT_PROCEEDS']), first.collateral);

        const settled = settle(reverse(both.financing), both.collateral);

        expect(settled.financing).toMatchObject({ status: 'PARTIALLY_REPAID', outstanding: yuan(250n) });
        expect(settled.collateral.encumbrances[0]).toMatchObject({
            allocations: [{ outstanding: yuan(400n) }, { outstanding: yuan(250n) }],
            collected: yuan(50n),
        });
        expect(settled.collateral.holds).toEqual([{ ...before.holds[0], isPaid: true }]);
    });

    it('notes first what nobody has noted yet', () => {
        const settled = settle(reverse(repay(lent, [8, yuan(300n), 'OTHER_FUNDS'])), before);

        expect(settled.financing).toMatchObject({ status: 'DISBURSED', outstanding: yuan(300n) });
        expect(settled.collateral).toEqual(before);
    });

    it('leaves a loan that was written off written off', () => {
        const writeOff = { amount: yuan(300n), reason: 'Wound up', at: morning };
        const { financing, collateral } = noted('OTHER_FUNDS');

        expect(settle({ ...financing, writeOff }, collateral).financing.status).toBe('WRITTEN_OFF');
    });

    // Of 800 yuan 400 are another bank's: what it takes besides is not there to be taken again.
    it('takes again to the last fen, and not one that another bank has taken', () => {
        const { financing, collateral } = noted('OTHER_FUNDS');

        expect(reversed(settle(financing, taken(collateral, yuan(100n))).financing)).toEqual(['ENTRY_IS_REVERSED']);
        const late = taken(collateral, yuan(100n, 1n));
        const settled = settle(financing, late);

        expect(settled.financing).toMatchObject({
            status: 'RELEASED',
            outstanding: yuan(0n),
            reversals: [
                { decision: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: yuan(299n, 99n), at: morning } },
            ],
        });
        expect(settled.collateral).toEqual(late);
    });

    it('leaves alone what another bank has under the same id', () => {
        const { financing, collateral } = noted('OTHER_FUNDS');
        const others = { financingId, bank: 'PearlBankMSP' };
        const held = { ...collateral, holds: collateral.holds.map((hold) => ({ ...hold, holder: others })) };
        const allocated = taken(collateral, yuan(100n));
        const [lying] = allocated.encumbrances;
        const same = lying!.allocations.map((each) => ({ ...each, ...(each.financingId === idOf(30) && others) }));

        expect(reversed(settle(financing, held).financing)).toEqual(['DOCUMENTS_MUST_BE_FREE']);
        const again = settle(financing, { ...allocated, encumbrances: [{ ...lying!, allocations: same }] });
        expect(again.collateral.encumbrances[0]?.allocations).toEqual([
            ...same,
            { financingId, bank, outstanding: yuan(300n) },
        ]);
    });

    it('leaves a bill of lading to the bank that has financed it since; the own filing of it is in nobody’s way', () => {
        const { financing, collateral } = noted('OTHER_FUNDS');
        const described: Financing = { ...financing, documents: [billOfLading] };
        const filed = {
            financingId,
            bank,
            applicantUscc: lent.exporterUscc,
            document: identityOf(billOfLading),
            isPaid: false,
        };
        const settledAmong = (...filings: Filing[]) => {
            const matches = [filings.map((filing): Match => ({ filing, rules: [], likeness: 'EXACT' }))];
            const facts = { collateral, declarations: [declaration], matches, policy, decidedAt: morning };
            return reversed(settleReversals(described, facts).financing);
        };

        expect(settledAmong(filed)).toEqual(['ENTRY_IS_REVERSED']);
        expect(settledAmong(filed, { ...filed, bank: 'PearlBankMSP' })).toEqual(['DOCUMENTS_MUST_BE_FREE']);
    });

    it('what proceeds have repaid takes no room, even where customs has since declared less', () => {
        const { financing, collateral } = noted('EXPORT_PROCEEDS');
        const settled = settleReversals(financing, {
            collateral: taken(collateral, yuan(100n)),
            declarations: [{ ...declaration, totalValue: yuan(10n) }],
            policy,
            decidedAt: morning,
        });

        expect(reversed(settled.financing)).toEqual(['ENTRY_IS_REVERSED']);
    });

    it.each([
        ['is financed by another bank', { holder: { financingId: idOf(30), bank: 'PearlBankMSP' }, isPaid: false }],
        ['has been paid', { isPaid: true }],
    ])('takes no invoice again that %s', (_, now) => {
        const { financing, collateral } = noted('OTHER_FUNDS');
        const late = { ...collateral, holds: collateral.holds.map(({ document }) => ({ document, ...now })) };

        const settled = settle(financing, late);

        expect(reversed(settled.financing)).toEqual(['DOCUMENTS_MUST_BE_FREE']);
        expect(settled.collateral).toEqual(late);
    });

    it('takes nothing again of goods that customs has cancelled, or declared in another currency', () => {
        const { financing, collateral } = noted('OTHER_FUNDS');
        const facts = { policy, decidedAt: morning };
        const cancelled = { ...declaration, status: 'CANCELLED' } as const;
        const rebased = {
            ...collateral,
            encumbrances: collateral.encumbrances.map((each) => ({
                ...each,
                allocations: [],
                collected: { currency: 'USD', minorUnits: 0n },
            })),
        };
        for (const now of [
            { ...facts, collateral, declarations: [cancelled] },
            { ...facts, collateral: rebased, declarations: [declaration] },
        ]) {
            expect(reversed(settleReversals(financing, now).financing)).toEqual(['AMOUNT_MUST_NOT_EXCEED_AVAILABLE']);
        }
    });
});
