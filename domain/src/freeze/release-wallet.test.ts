import { describe, expect, it } from '@jest/globals';
import { idOf } from '../dcep/testing/samples.js';
import { freezeOrderStatuses, freezeOrderTransitions, type FreezeOrder } from './freeze-order.js';
import { checkRelease, releaseWallet, type ReleaseFacts } from './release-wallet.js';
import { freeze, order } from './testing/samples.js';

const releasedAt = '2026-04-01T01:00:00.000Z';
const facts: ReleaseFacts = { order, freeze, approvalId: idOf(4), releasedAt };
const reason = 'Settled out of court';

describe('releaseWallet', () => {
    it('frees the wallet that no other order holds, and keeps the order', () => {
        expect(releaseWallet({ reason }, facts)).toEqual({
            order: { ...order, status: 'RELEASED', release: { reason, approvalId: idOf(4), releasedAt } },
            freeze: undefined,
        });
    });

    it('leaves it frozen by the order of another case', () => {
        const other = { orderId: idOf(3), caseNumber: '(2026)浙02执保18号' };
        const both = { ...freeze, orders: [...freeze.orders, other] };

        expect(releaseWallet({ reason }, { ...facts, freeze: both }).freeze).toEqual({ ...freeze, orders: [other] });
    });

    it('refuses: FREEZE_ORDER_MUST_BE_IN_FORCE', () => {
        expect(() => releaseWallet({ reason }, { ...facts, order: { ...order, status: 'RELEASED' } })).toThrow(
            'FREEZE_ORDER_MUST_BE_IN_FORCE',
        );
    });
});

describe('what may become of an order', () => {
    const pairs = freezeOrderStatuses.flatMap((from) => freezeOrderStatuses.map((to) => [from, to] as const));
    const moves: Readonly<Record<FreezeOrder['status'], (from: FreezeOrder) => FreezeOrder['status']>> = {
        // No act puts an order into force that exists.
        IN_FORCE: () => {
            throw new Error('there is no such act');
        },
        RELEASED: (from) => releaseWallet({ reason }, { ...facts, order: from }).order.status,
    };

    it.each(pairs)('%s to %s is as the table says', (from, to) => {
        const move = (): string => moves[to]({ ...order, status: from });

        if (freezeOrderTransitions[from].includes(to)) {
            expect(move()).toBe(to);
        } else {
            expect(move).toThrow();
        }
    });

    it('is checked before a second officer is asked', () => {
        expect(() => checkRelease(order)).not.toThrow();
        expect(() => checkRelease({ ...order, status: 'RELEASED' })).toThrow('FREEZE_ORDER_MUST_BE_IN_FORCE');
    });
});
