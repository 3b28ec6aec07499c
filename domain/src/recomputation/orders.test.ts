import { describe, expect, it } from '@jest/globals';
import type { Money } from '../kernel/money.js';
import { settlePackingCredit } from '../packing-credit/end-packing-credit.js';
import { unfinanced, type FinancedOrder } from '../packing-credit/financed-order.js';
import type { PackingCredit } from '../packing-credit/packing-credit.js';
import { converting, disbursed, financed, order, requested, reserved } from '../packing-credit/testing/samples.js';
import { idOf, morning, yuan } from '../receivable/testing/samples.js';
import { orderDifferences } from './order-differences.js';
import { OrderRegister } from './order-register.js';
import { Recomputation } from './recomputation.js';
import { written } from './testing/writings.js';
import type { DoneNote, Writings } from './writings.js';

const id = requested.packingCreditId;
const left = (packingCredit: PackingCredit, ...done: readonly DoneNote[]): Writings =>
    written({}, { bank: packingCredit.bank, packingCredits: [packingCredit], done });
const noteGone = { kind: 'packing-credit-end', id } as const;
const allOf = (outstanding = yuan(300n)) => [{ packingCreditId: id, bank: 'HaizhouBankMSP', outstanding }];

/** What the history says of the order of the samples. */
const after = (...history: readonly Writings[]): FinancedOrder | undefined => {
    const recomputation = new Recomputation();
    history.forEach((writings) => {
        recomputation.take(writings);
    });

    return recomputation.orders.inHistory.find(requested);
};
const onOrder = [left(requested), left(reserved)];

describe('what lies on an order, as the history says', () => {
    it('is what a registrar has reserved on it, and stays when it is paid out', () => {
        expect(after(left(requested))).toBeUndefined();
        expect(after(...onOrder)).toEqual({ ...unfinanced(requested), allocations: allOf() });
        expect(after(...onOrder, left(disbursed, noteGone))).toMatchObject({ allocations: allOf() });
    });

    it('is the same order however it is written, and worth what was shown first', () => {
        const other: PackingCredit = {
            ...requested,
            packingCreditId: idOf(22),
            bank: 'PearlBankMSP',
            order: { ...order, orderNumber: 'hl sh 2026/19', orderedOn: '2026-03-03' },
        };
        const both = after(...onOrder, left(other), left({ ...reserved, ...other, status: 'RESERVED' }));

        expect(both).toMatchObject({ order, allocations: [{ packingCreditId: id }, { packingCreditId: idOf(22) }] });
    });

    it('is in the order in which one transaction has decided', () => {
        const second: PackingCredit = {
            ...requested,
            packingCreditId: idOf(22),
            requestedAt: '2026-03-30T01:00:00.000Z',
        };
        const decided = [second, requested].map((each): PackingCredit => ({ ...each, status: 'RESERVED' }));
        const together = written({ inOrder: [id, idOf(22)] }, { packingCredits: decided });

        expect(after(left(requested), left(second), together)).toMatchObject({
            requestedAt: morning,
            allocations: [{ packingCreditId: id }, { packingCreditId: idOf(22) }],
        });
    });

    it('counts what a bank gave up until a registrar has carried it over', () => {
        const withdrawn: PackingCredit = { ...reserved, status: 'WITHDRAWN', outstanding: yuan(0n) };

        expect(after(...onOrder, left(withdrawn))).toMatchObject({ allocations: allOf() });
        expect(after(...onOrder, left(withdrawn), left(withdrawn, noteGone))).toMatchObject({ allocations: [] });
    });

    it('is free of a reservation that a registrar has ended', () => {
        const expired: PackingCredit = { ...reserved, status: 'EXPIRED', outstanding: yuan(0n) };
        const late = { ...left(expired, noteGone), at: reserved.reservedUntil! };

        expect(after(...onOrder, late)).toMatchObject({ allocations: [], collected: yuan(0n) });
    });

    it.each<['EXPORT_PROCEEDS' | 'OTHER_FUNDS', Money]>([
        ['EXPORT_PROCEEDS', yuan(120n)],
        ['OTHER_FUNDS', yuan(0n)],
    ])('is less by what was repaid out of %s, once a registrar has noted it', (source, collected) => {
        const repaid: PackingCredit = {
            ...disbursed,
            outstanding: yuan(200n),
            repayments: [
                {
                    repaymentId: idOf(31),
                    amount: yuan(100n),
                    ...(source === 'EXPORT_PROCEEDS' && { proceeds: yuan(120n) }),
                    source,
                    payment: { means: 'OUTSIDE', reference: 'CIPS 2' },
                    receivedAt: morning,
                    isNoted: false,
                },
            ],
        };
        const { packingCredit: noted } = settlePackingCredit(repaid, { financed, at: morning });
        const paidOut = [...onOrder, left(disbursed, noteGone)];

        expect(after(...paidOut, left(repaid), left(repaid))).toMatchObject({
            allocations: allOf(),
            collected: yuan(0n),
        });
        expect(after(...paidOut, left(repaid), left(noted, noteGone))).toMatchObject({
            allocations: allOf(yuan(200n)),
            collected,
        });
    });

    it('is off it for ever, what stands on a declaration now', () => {
        const [asked] = converting.conversions;
        const converted: PackingCredit = {
            ...converting,
            status: 'CONVERTED',
            outstanding: yuan(0n),
            conversions: [{ ...asked!, status: 'CONVERTED', financingId: idOf(41) }],
        };
        const refused: PackingCredit = { ...converting, conversions: [{ ...asked!, status: 'REFUSED' }] };
        const before = [...onOrder, left(disbursed, noteGone), left(converting)];

        expect(after(...before, left(refused))).toMatchObject({ allocations: allOf(), converted: yuan(0n) });
        expect(after(...before, left(converted))).toMatchObject({ allocations: [], converted: yuan(300n) });
    });
});

describe('the differences of an order', () => {
    const compare = (inBook: readonly FinancedOrder[], inHistory: readonly FinancedOrder[] = [financed]) => {
        const [here, there] = [new OrderRegister(), new OrderRegister()];
        here.put(...inBook);
        there.put(...inHistory);

        return orderDifferences({ book: 'REGISTRY', inBook: here, inHistory: there });
    };
    const { exporterUscc, allocations } = financed;
    const [ofPearl, ofHaizhou] = allocations;

    it('are none where both say the same, in whatever order, or one has nothing on it', () => {
        expect(compare([{ ...financed, allocations: [ofHaizhou!, ofPearl!] }])).toEqual([]);
        expect(compare([], [unfinanced(financed)])).toEqual([]);
        expect(
            compare([unfinanced({ ...financed, order: { ...order, amount: yuan(1n) } })], [unfinanced(financed)]),
        ).toEqual([]);
    });

    it.each<[string, readonly FinancedOrder[], Record<string, unknown>]>([
        ['all that is not there', [], { allocations: [{ bank: 'HaizhouBankMSP' }, { bank: 'PearlBankMSP' }] }],
        [
            'a credit that is one yuan too small',
            [{ ...financed, allocations: [ofPearl!, { ...ofHaizhou!, outstanding: yuan(299n) }] }],
            { allocations: [{ packingCreditId: id, inBook: yuan(299n), inHistory: yuan(300n) }] },
        ],
        [
            'what was converted',
            [{ ...financed, converted: yuan(1n) }],
            { allocations: [], converted: { inBook: yuan(1n), inHistory: yuan(0n) } },
        ],
        ['what the buyer has paid', [{ ...financed, collected: yuan(1n) }], { collected: { inBook: yuan(1n) } }],
        [
            'what it is worth',
            [{ ...financed, order: { ...order, amount: yuan(2_000n) } }],
            { worth: { inBook: yuan(2_000n), inHistory: yuan(1_000n) } },
        ],
    ])('tell %s, and which order it is', (_what, inBook, told) => {
        const { orderNumber, buyer } = order;

        expect(compare(inBook)).toEqual([
            expect.objectContaining({ book: 'REGISTRY', exporterUscc, order: { orderNumber, buyer } }),
        ]);
        expect(compare(inBook)).toMatchObject([told]);
    });
});
