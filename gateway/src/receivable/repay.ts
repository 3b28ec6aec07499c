import type { SettlementEnd, SignedOrder } from '@cohong/domain/dcep/api';
import type { PaymentDue } from '@cohong/domain/dcep/payment-due';
import type { RecordRepayment } from '@cohong/domain/receivable/api';
import type { Financing } from '@cohong/domain/receivable/financing';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';
import { FinancingClient, type WithSettlement } from './financing-client.js';

/** What the holder of the wallet has signed, besides what the repayment says itself. */
export type RepaymentOrder = Pick<SignedOrder, 'transferId' | 'keyVersion' | 'coins' | 'validUntil' | 'signature'>;

export interface Paying {
    readonly ledger: Ledger;
    readonly request: RequestMark;
    /** Of a repayment out of a wallet. */
    readonly order: RepaymentOrder | undefined;
}

/** Records a repayment; one out of a wallet moves the wallet's coins into the bank's vault with it. */
export async function repay(repayment: RecordRepayment, { ledger, request, order }: Paying): Promise<Committed> {
    const financings = new FinancingClient(ledger);
    const { financingId, means, amount } = repayment;
    if (means.kind === 'OUTSIDE' || order === undefined) {
        return await financings.recordRepayment(repayment, { request });
    }
    const financing = await financings.readFinancing({ financingId });
    const { wallet, vault } = settlementEnds(financing, means.walletId);
    const due = { reference: financingId, from: wallet, to: vault, amount };

    return await financings.recordRepayment(repayment, sentWith({ request, order }, due));
}

/** What a repayment is sent with: where coins are due out of a wallet, these, as its holder has signed. */
export function sentWith({ request, order }: Omit<Paying, 'ledger'>, due: PaymentDue | undefined): WithSettlement {
    if (due === undefined || order === undefined) {
        return { request };
    }
    const { transferId, coins, ...signed } = order;

    return { request, settlement: { transferId, ...due, coins, signed } };
}

/** The two ends of a payment between the lender and the exporter. */
export function settlementEnds(
    { bank, exporterUscc }: Financing,
    walletId: string,
): { readonly wallet: SettlementEnd; readonly vault: SettlementEnd } {
    return {
        wallet: { bank, wallet: walletId, holderUscc: exporterUscc },
        vault: { bank, wallet: 'vault' },
    };
}
