import { describe, expect, it } from '@jest/globals';
import type { Repayment } from '../receivable/financing.js';
import { idOf, morning, yuan } from '../receivable/testing/samples.js';
import { settlePackingCredit, withdrawPackingCredit } from './end-packing-credit.js';
import type { PackingCredit } from './packing-credit.js';
import { disbursed, financed, financedByOther, requested, reserved } from './testing/samples.js';

const lastInstant = '2026-04-03T00:59:59.999Z';
const tooLate = '2026-04-03T01:00:00.000Z';
const withdrawn: PackingCredit = { ...reserved, status: 'WITHDRAWN', outstanding: yuan(0n) };
const repaid = (amount: bigint, more: Partial<Repayment> = {}): Repayment => ({
    repaymentId: idOf(31),
    amount: yuan(amount),
    source: 'OTHER_FUNDS',
    payment: { means: 'OUTSIDE', reference: 'CIPS 2' },
    receivedAt: morning,
    isNoted: false,
    ...more,
});
const settle = (packingCredit: PackingCredit, at = morning) => settlePackingCredit(packingCredit, { financed, at });
const partly: PackingCredit = { ...disbursed, outstanding: yuan(200n), repayments: [repaid(100n)] };

describe('withdrawPackingCredit', () => {
    it('takes back a request, and gives up a reservation, which counts until a registrar has settled it', () => {
        expect(withdrawPackingCredit(requested)).toEqual({
            packingCredit: { ...requested, status: 'WITHDRAWN' },
            mustBeSettled: false,
        });
        expect(withdrawPackingCredit(reserved)).toEqual({ packingCredit: withdrawn, mustBeSettled: true });
    });

    it.each(['REFUSED', 'WITHDRAWN', 'EXPIRED', 'DISBURSED', 'REPAID', 'RELEASED', 'CONVERTED'] as const)(
        'refuses: PACKING_CREDIT_MUST_NOT_BE_DISBURSED_OR_CLOSED (%s)',
        (status) => {
            expect(() => withdrawPackingCredit({ ...disbursed, status })).toThrow(
                'PACKING_CREDIT_MUST_NOT_BE_DISBURSED_OR_CLOSED',
            );
        },
    );
});

describe('settlePackingCredit', () => {
    it('frees the order of what was given up, and of what was not paid out in time', () => {
        expect(settle(withdrawn)).toEqual({ packingCredit: withdrawn, financed: financedByOther });
        expect(settle(reserved, tooLate)).toEqual({
            packingCredit: { ...withdrawn, status: 'EXPIRED' },
            financed: financedByOther,
        });
    });

    it('leaves alone what another bank has under the same id', () => {
        const { packingCreditId } = reserved;
        const [other, own] = financed.allocations;
        const same = { ...other!, packingCreditId };
        const both = { ...financed, allocations: [same, own!] };
        const settleBoth = (packingCredit: PackingCredit) =>
            settlePackingCredit(packingCredit, { financed: both, at: morning }).financed.allocations;

        expect(settleBoth(withdrawn)).toEqual([same]);
        expect(settleBoth(partly)).toEqual([same, { ...own, outstanding: yuan(200n) }]);
    });

    it('frees the order by what was repaid out of other funds', () => {
        const settled = settle(partly);

        expect(settled.packingCredit).toEqual({ ...partly, repayments: [repaid(100n, { isNoted: true })] });
        expect(settled.financed).toEqual({
            ...financed,
            allocations: [financed.allocations[0], { ...financed.allocations[1], outstanding: yuan(200n) }],
        });
    });

    it('does not free it by what the buyer has paid: all of that counts', () => {
        const prepaid = repaid(100n, { source: 'EXPORT_PROCEEDS', proceeds: yuan(150n) });

        expect(settle({ ...partly, repayments: [prepaid] }).financed).toMatchObject({
            allocations: [{ outstanding: yuan(400n) }, { outstanding: yuan(200n) }],
            collected: yuan(150n),
        });
    });

    it('releases what is repaid in full, and carries over once what was noted before', () => {
        const repayments = [repaid(100n, { isNoted: true }), repaid(200n, { repaymentId: idOf(32) })];
        const before = {
            ...financed,
            allocations: [financed.allocations[0]!, { ...financed.allocations[1]!, outstanding: yuan(200n) }],
        };
        const all: PackingCredit = { ...disbursed, status: 'REPAID', outstanding: yuan(0n), repayments };

        expect(settlePackingCredit(all, { financed: before, at: morning })).toMatchObject({
            packingCredit: { status: 'RELEASED', repayments: [{ isNoted: true }, { isNoted: true }] },
            financed: financedByOther,
        });
    });

    it('leaves converted what was repaid in part and converted for the rest', () => {
        expect(settle({ ...partly, status: 'CONVERTED' }).packingCredit.status).toBe('CONVERTED');
    });

    it.each<[string, PackingCredit, string]>([
        ['a request', requested, tooLate],
        ['a reservation to its last instant', reserved, lastInstant],
        ['a loan of which nothing was repaid', disbursed, tooLate],
        ['what was noted', { ...partly, repayments: [repaid(100n, { isNoted: true })] }, tooLate],
        ['what has expired', { ...withdrawn, status: 'EXPIRED' }, tooLate],
    ])('refuses: PACKING_CREDIT_MUST_AWAIT_SETTLEMENT (%s)', (_what, packingCredit, at) => {
        expect(() => settle(packingCredit, at)).toThrow('PACKING_CREDIT_MUST_AWAIT_SETTLEMENT');
    });
});
