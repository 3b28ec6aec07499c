import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { ReleaseWallet } from './api.js';
import { freezeOrderTransitions, type FreezeOrder } from './freeze-order.js';
import type { Freeze } from './freeze.js';

const refusal = refusals({ FREEZE_ORDER_MUST_BE_IN_FORCE: 'conflict' });

export interface ReleaseFacts {
    readonly order: FreezeOrder;
    readonly freeze: Freeze;
    readonly approvalId: string;
    readonly releasedAt: Instant;
}

export interface ReleasedWallet {
    readonly order: FreezeOrder;
    /** Undefined when the wallet is free again: no other order holds it. */
    readonly freeze: Freeze | undefined;
}

/** Whether the order can be released, so that a hopeless proposal does not wait for a second officer. */
export function checkRelease({ status }: FreezeOrder): void {
    if (!freezeOrderTransitions[status].includes('RELEASED')) {
        throw refusal('FREEZE_ORDER_MUST_BE_IN_FORCE', { status });
    }
}

/** Lifts one order. The wallet can be spent from again when it was the last. */
export function releaseWallet(
    { reason }: Pick<ReleaseWallet, 'reason'>,
    { order, freeze, approvalId, releasedAt }: ReleaseFacts,
): ReleasedWallet {
    checkRelease(order);
    const orders = freeze.orders.filter(({ orderId }) => orderId !== order.orderId);

    return {
        order: { ...order, status: 'RELEASED', release: { reason, approvalId, releasedAt } },
        freeze: orders.length === 0 ? undefined : { ...freeze, orders },
    };
}
