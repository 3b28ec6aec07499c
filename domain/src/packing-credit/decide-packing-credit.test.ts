import { describe, expect, it } from '@jest/globals';
import { idOf, morning, yuan } from '../receivable/testing/samples.js';
import { decidePackingCredit, type PackingCreditFacts } from './decide-packing-credit.js';
import type { PackingCredit } from './packing-credit.js';
import { advance, financed, financedByOther, order, requested, reserved } from './testing/samples.js';

const facts: PackingCreditFacts = { financed: financedByOther, policy: advance, decidedAt: morning };
const decide = (changes: Partial<PackingCreditFacts> = {}, packingCredit: PackingCredit = requested) =>
    decidePackingCredit(packingCredit, { ...facts, ...changes });
const worth = (whole: bigint): PackingCredit => ({ ...requested, order: { ...order, amount: yuan(whole) } });
const empty = { ...financed, allocations: [] };
const refused = (decision: PackingCredit['decision'], packingCredit = requested) => ({
    packingCredit: { ...packingCredit, status: 'REFUSED', decidedAt: morning, decision },
});

describe('decidePackingCredit', () => {
    it('reserves beside another bank, and begins what lies on an order that nobody has financed', () => {
        expect(decide()).toEqual({ packingCredit: reserved, financed });
        expect(decide({ financed: undefined }).financed).toEqual({
            ...financed,
            allocations: financed.allocations.slice(1),
        });
    });

    it('reserves over all banks to the last fen that the policy lets be advanced', () => {
        const last = { ...requested, amount: yuan(400n) };
        const more = { ...requested, amount: yuan(400n, 1n) };

        expect(decide({}, last).financed?.allocations[1]?.outstanding).toEqual(yuan(400n));
        expect(decide({}, more)).toEqual(
            refused({ code: 'AMOUNT_MUST_NOT_EXCEED_WHAT_ORDER_BEARS', available: yuan(400n) }, more),
        );
    });

    it.each([
        ['converted', { ...empty, converted: yuan(500n, 1n) }],
        ['collected', { ...empty, collected: yuan(500n, 1n) }],
    ])('counts what was %s as what is lent', (_what, before) => {
        expect(decide({ financed: before })).toEqual(
            refused({ code: 'AMOUNT_MUST_NOT_EXCEED_WHAT_ORDER_BEARS', available: yuan(299n, 99n) }),
        );
    });

    it('has nothing left, and not less, where a lower policy leaves more on the order than it bears', () => {
        expect(decide({ policy: { ...advance, advanceBasisPoints: 1_000 } })).toEqual(
            refused({ code: 'AMOUNT_MUST_NOT_EXCEED_WHAT_ORDER_BEARS', available: yuan(0n) }),
        );
    });

    it('lets nobody lend on the order as worth more, or less, than it was shown first: ORDER_MUST_BE_WORTH_WHAT_WAS_SHOWN_FIRST', () => {
        const decision = { code: 'ORDER_MUST_BE_WORTH_WHAT_WAS_SHOWN_FIRST' } as const;

        expect(decide({}, worth(2_000n))).toEqual(refused(decision, worth(2_000n)));
        expect(decide({}, worth(999n))).toEqual(refused(decision, worth(999n)));
    });

    it('takes the order as it is shown now where nothing lies on it any more', () => {
        expect(decide({ financed: empty }, worth(2_000n)).financed).toMatchObject({
            order: { amount: yuan(2_000n) },
            allocations: [{ packingCreditId: idOf(21), outstanding: yuan(300n) }],
        });
    });

    it('reserves on the last day of shipment and not on the next: LATEST_SHIPMENT_MUST_NOT_HAVE_PASSED', () => {
        expect(decide({ decidedAt: '2026-05-31T15:59:59.999Z' }).packingCredit.status).toBe('RESERVED');
        expect(decide({ decidedAt: '2026-05-31T16:00:00.000Z' }, worth(2_000n)).packingCredit.decision).toEqual({
            code: 'LATEST_SHIPMENT_MUST_NOT_HAVE_PASSED',
        });
    });

    it.each(['REFUSED', 'RESERVED', 'WITHDRAWN', 'DISBURSED'] as const)(
        'refuses: PACKING_CREDIT_MUST_BE_REQUESTED (%s)',
        (status) => {
            expect(() => decide({}, { ...requested, status })).toThrow('PACKING_CREDIT_MUST_BE_REQUESTED');
        },
    );
});
