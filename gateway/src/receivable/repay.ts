import type { SettlementEnd, SignedOrder } from '@cohong/domain/dcep/api';
import type { RecordRepayment } from '@cohong/domain/receivable/api';
import type { Financing } from '@cohong/domain/receivable/financing';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';
import { FinancingClient } from './financing-client.js';

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
    const { transferId, coins, ...signed } = order;

    return await financings.recordRepayment(repayment, {
        request,
        settlement: { transferId, reference: financingId, from: wallet, to: vault, amount, coins, signed },
    });
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
