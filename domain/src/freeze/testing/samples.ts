import { bank, idOf, morning, wallet } from '../../dcep/testing/samples.js';
import type { FreezeWallet } from '../api.js';
import type { FreezeOrder } from '../freeze-order.js';
import type { Freeze } from '../freeze.js';

/** What the tests of freezing start from. */
export const freezing: FreezeWallet = {
    orderId: idOf(1),
    bank,
    walletId: wallet.walletId,
    caseNumber: '(2026)浙02执保17号',
    reason: 'Preservation of property',
};

export const order: FreezeOrder = { ...freezing, status: 'IN_FORCE', approvalId: idOf(2), frozenAt: morning };

export const freeze: Freeze = {
    walletId: wallet.walletId,
    orders: [{ orderId: order.orderId, caseNumber: order.caseNumber }],
};
