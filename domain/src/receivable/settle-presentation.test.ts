import { describe, expect, it } from '@jest/globals';
import { dollars } from '../document/testing/samples.js';
import type { Presentation } from '../presentation/presentation.js';
import type { Financing } from './financing.js';
import { settlePresentation } from './settle-presentation.js';
import { settleTogether } from './settle-release.js';
import { expireTogether } from './expire-reservation.js';
import { idOf, morning } from './testing/samples.js';
import { advanced, collateral, kept, presented } from './testing/presentation-samples.js';

const refused: Presentation = { ...presented, status: 'REFUSED' };
const paid: Presentation = { ...presented, status: 'PAID' };
const settle = (financing: Financing, presentation: Presentation) =>
    settlePresentation(financing, { presentation, collateral, repaymentId: idOf(9) });
const free = {
    encumbrances: collateral.encumbrances.map((each) => ({ ...each, allocations: [] })),
    holds: collateral.holds.map(({ document, isPaid }) => ({ document, isPaid })),
};
const collected = (...amounts: bigint[]) => ({
    encumbrances: free.encumbrances.map((each, index) => ({ ...each, collected: dollars(amounts[index] ?? 0n) })),
    holds: free.holds.map((hold) => ({ ...hold, isPaid: true })),
});
const repaidBefore: Financing = {
    ...advanced,
    status: 'PARTIALLY_REPAID',
    outstanding: dollars(200_000n),
    repayments: [
        {
            repaymentId: idOf(8),
            amount: dollars(100_000n),
            source: 'OTHER_FUNDS',
            payment: { means: 'OUTSIDE', reference: 'CIPS 2' },
            receivedAt: morning,
            isNoted: false,
        },
    ],
};

describe('settlePresentation', () => {
    it('gives a reservation on refused documents up: they hold nothing', () => {
        expect(settle(kept, refused)).toEqual({
            financing: { ...kept, status: 'RELEASED', outstanding: dollars(0n) },
            collateral: free,
        });
    });

    it('leaves an advance on refused documents until it is repaid', () => {
        expect(settle(advanced, refused)).toEqual({ financing: advanced, collateral });
    });

    it('repays the advance with what was paid, and collects all of it on the declarations', () => {
        const settled = settle(advanced, paid);

        expect(settled.financing).toMatchObject({
            status: 'RELEASED',
            outstanding: dollars(0n),
            repayments: [
                {
                    repaymentId: idOf(9),
                    amount: dollars(300_000n),
                    proceeds: dollars(450_000n),
                    source: 'EXPORT_PROCEEDS',
                    payment: { means: 'PRESENTATION' },
                    isNoted: true,
                },
            ],
        });
        expect(settled.collateral).toEqual(collected(300_000n, 150_000n));
    });

    it('collects without a loan, too, what was paid for goods that were reserved', () => {
        expect(settle(kept, paid)).toEqual({
            financing: { ...kept, status: 'RELEASED', outstanding: dollars(0n) },
            collateral: collected(300_000n, 150_000n),
        });
    });

    it('notes with it what was repaid before', () => {
        const { financing, collateral: after } = settle(repaidBefore, paid);

        expect(financing.repayments.map(({ amount, isNoted }) => [amount, isNoted])).toEqual([
            [dollars(100_000n), true],
            [dollars(200_000n), true],
        ]);
        expect(after).toEqual(collected(300_000n, 150_000n));
    });

    it('collects once what the bank itself has recorded already', () => {
        const [repayment] = repaidBefore.repayments;
        const byBuyer = { ...repayment!, source: 'EXPORT_PROCEEDS' as const, proceeds: dollars(150_000n) };

        expect(settle({ ...repaidBefore, repayments: [byBuyer] }, paid).collateral).toMatchObject(
            collected(300_000n, 150_000n),
        );
    });

    it('collects on what was given up and not yet taken off, and leaves that to its own note', () => {
        const withdrawn: Financing = { ...kept, status: 'WITHDRAWN', outstanding: dollars(0n) };
        const settled = settle(withdrawn, paid);

        expect(settled.financing).toBe(withdrawn);
        expect(settleTogether(withdrawn, settled.collateral).collateral).toEqual(collected(300_000n, 150_000n));
    });
});

describe('settleTogether', () => {
    it('shares a repayment out over the declarations by what is outstanding on each, to the cent', () => {
        const { collateral: after } = settleTogether(
            { ...repaidBefore, repayments: [{ ...repaidBefore.repayments[0]!, amount: dollars(100n) }] },
            collateral,
        );

        expect(after.encumbrances.map(({ allocations }) => allocations[0]?.outstanding)).toEqual([
            dollars(199_933n, 33n),
            dollars(99_966n, 67n),
        ]);
        expect(after.holds).toEqual(collateral.holds);
    });

    it('takes a reservation that was given up or has expired off everything at once', () => {
        const withdrawn: Financing = { ...kept, status: 'WITHDRAWN', outstanding: dollars(0n) };

        expect(settleTogether(withdrawn, collateral).collateral).toEqual(free);
        expect(expireTogether(kept, { collateral, at: kept.reservedUntil! })).toEqual({
            financing: { ...kept, status: 'EXPIRED', outstanding: dollars(0n) },
            collateral: free,
        });
    });
});
