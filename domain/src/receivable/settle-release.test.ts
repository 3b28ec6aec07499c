import { describe, expect, it } from '@jest/globals';
import type { Financing, Repayment } from './financing.js';
import { settleRelease } from './testing/one-declaration.js';
import { disbursed, encumbrance, idOf, morning, reserved, yuan } from './testing/samples.js';

const repaid = (amount: bigint, changes: Partial<Repayment> = {}): Repayment => ({
    repaymentId: idOf(9),
    amount: yuan(amount),
    source: 'OTHER_FUNDS',
    payment: { means: 'OUTSIDE', reference: 'CIPS 2' },
    receivedAt: morning,
    isNoted: false,
    ...changes,
});
const partly: Financing = { ...disbursed, status: 'PARTIALLY_REPAID', outstanding: yuan(200n) };
const outstandingAfter = (financing: Financing) =>
    settleRelease(financing, encumbrance).encumbrance.allocations.map(({ outstanding }) => outstanding);

describe('settleRelease', () => {
    it('takes a withdrawn reservation off the declaration', () => {
        const withdrawn: Financing = { ...reserved, status: 'WITHDRAWN', outstanding: yuan(0n) };

        const released = settleRelease(withdrawn, encumbrance);

        expect(released.financing).toEqual(withdrawn);
        expect(released.encumbrance.allocations).toEqual(encumbrance.allocations.slice(0, 1));
    });

    // An id is chosen by its bank, and told in the event of its request.
    it('leaves alone what another bank has under the same id', () => {
        const { financingId } = reserved;
        const others = [{ ...encumbrance.allocations[0]!, financingId }, encumbrance.allocations[1]!];
        const both = { ...encumbrance, allocations: others };
        const withdrawn: Financing = { ...reserved, status: 'WITHDRAWN', outstanding: yuan(0n) };

        expect(settleRelease(withdrawn, both).encumbrance.allocations).toEqual(others.slice(0, 1));
        expect(settleRelease({ ...partly, repayments: [repaid(100n)] }, both).encumbrance.allocations).toMatchObject([
            { outstanding: yuan(400n) },
            { outstanding: yuan(200n) },
        ]);
    });

    it('frees what other funds repaid', () => {
        const released = settleRelease({ ...partly, repayments: [repaid(100n)] }, encumbrance);

        expect(released.financing).toEqual({
            ...partly,
            repayments: [
                repaid(100n, { isNoted: true, onDeclarations: [{ repaid: yuan(100n), collected: yuan(0n) }] }),
            ],
        });
        expect(released.encumbrance.collected).toEqual(yuan(0n));
        expect(outstandingAfter({ ...partly, repayments: [repaid(100n)] })).toEqual([yuan(400n), yuan(200n)]);
    });

    it('frees nothing of what export proceeds repaid: they move to what is collected', () => {
        const fromProceeds: Financing = { ...partly, repayments: [repaid(100n, { source: 'EXPORT_PROCEEDS' })] };

        expect(settleRelease(fromProceeds, encumbrance).encumbrance.collected).toEqual(yuan(100n));
        expect(outstandingAfter(fromProceeds)).toEqual([yuan(400n), yuan(200n)]);
    });

    it('collects all that the buyer paid, also what repaid no loan', () => {
        const proceeds = yuan(1_000n);
        const paid: Financing = {
            ...partly,
            repayments: [repaid(100n, { source: 'EXPORT_PROCEEDS', proceeds })],
        };

        expect(settleRelease(paid, encumbrance).encumbrance.collected).toEqual(proceeds);
    });

    it('notes a repayment once', () => {
        const twice: Financing = {
            ...partly,
            outstanding: yuan(150n),
            repayments: [repaid(100n, { isNoted: true }), repaid(50n, { repaymentId: idOf(10) })],
        };

        expect(outstandingAfter(twice)).toEqual([yuan(400n), yuan(250n)]);
    });

    it('releases a loan repaid in full', () => {
        const inFull: Financing = {
            ...partly,
            status: 'REPAID',
            outstanding: yuan(0n),
            repayments: [repaid(300n)],
        };

        const released = settleRelease(inFull, encumbrance);

        expect(released.financing.status).toBe('RELEASED');
        expect(released.encumbrance.allocations).toEqual(encumbrance.allocations.slice(0, 1));
    });

    it.each<[string, Financing]>([
        ['a loan without a new repayment', { ...partly, repayments: [repaid(100n, { isNoted: true })] }],
        ['a withdrawn request that reserved nothing', { ...reserved, financingId: idOf(5), status: 'WITHDRAWN' }],
    ])('refuses: FINANCING_MUST_AWAIT_RELEASE (%s)', (_, financing) => {
        expect(() => settleRelease(financing, encumbrance)).toThrow('FINANCING_MUST_AWAIT_RELEASE');
    });
});
