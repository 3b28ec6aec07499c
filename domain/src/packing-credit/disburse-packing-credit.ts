import type { SettlementEnd } from '../dcep/api.js';
import type { PaymentDue } from '../dcep/payment-due.js';
import type { Money } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import type { Means } from '../receivable/api.js';
import { mustFitMeans, paymentBy } from '../receivable/settlement-due.js';
import type { DisbursePackingCredit } from './api.js';
import { isOverdue } from './end-packing-credit.js';
import type { PackingCredit } from './packing-credit.js';
import { mustBeShippable } from './shipment.js';

const refusal = refusals({
    PACKING_CREDIT_MUST_BE_RESERVED: 'conflict',
    RESERVATION_MUST_NOT_HAVE_EXPIRED: 'conflict',
});

export interface PackingCreditPaymentFacts {
    readonly packingCredit: PackingCredit;
    readonly transactionId: string;
    readonly paidAt: Instant;
}

/** Pays the loan out. The reservation becomes a loan of the same amount, so the registry need not be touched. */
export function disbursePackingCredit(
    { means }: DisbursePackingCredit,
    { packingCredit, transactionId, paidAt }: PackingCreditPaymentFacts,
): PackingCredit {
    const { status, order, amount } = packingCredit;
    if (status !== 'RESERVED') {
        throw refusal('PACKING_CREDIT_MUST_BE_RESERVED', { status });
    }
    if (isOverdue(packingCredit, paidAt)) {
        throw refusal('RESERVATION_MUST_NOT_HAVE_EXPIRED');
    }
    mustBeShippable(order, paidAt);
    mustFitMeans({ amount, means });

    return {
        ...packingCredit,
        status: 'DISBURSED',
        disbursement: { payment: paymentBy(means, transactionId), paidAt },
    };
}

/** The coins that move between the bank and the exporter with a payment of the loan; none with one outside the ledger. */
export function packingCreditDue(
    { bank, exporterUscc, packingCreditId: reference }: PackingCredit,
    { direction, amount, means }: { direction: 'TO_EXPORTER' | 'FROM_EXPORTER'; amount: Money; means: Means },
): PaymentDue | undefined {
    if (means.kind === 'OUTSIDE') {
        return undefined;
    }
    const vault: SettlementEnd = { bank, wallet: 'vault' };
    const wallet: SettlementEnd = { bank, wallet: means.walletId, holderUscc: exporterUscc };
    const [from, to] = direction === 'TO_EXPORTER' ? [vault, wallet] : [wallet, vault];

    return { from, to, amount, reference };
}
