import type { RecordRepayment } from '@cohong/domain/receivable/api';
import type { Financing } from '@cohong/domain/receivable/financing';
import type { SettlementEnd } from '@cohong/domain/dcep/api';
import type { Purse } from '../dcep/purse.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';
import { FinancingClient } from './financing-client.js';

export interface Paying {
    readonly ledger: Ledger;
    readonly purse: Purse;
    readonly request: RequestMark;
}

/** Records a repayment; one out of a wallet moves the wallet's coins into the bank's vault with it. */
export async function repay(repayment: RecordRepayment, { ledger, purse, request }: Paying): Promise<Committed> {
    const financings = new FinancingClient(ledger);
    const { means, amount } = repayment;
    if (means.kind === 'OUTSIDE') {
        return await financings.recordRepayment(repayment, { request });
    }
    const financing = await financings.readFinancing({ financingId: repayment.financingId });
    const { wallet, vault } = settlementEnds(financing, means.walletId);

    return await purse.pay(ledger, { owner: means.walletId, amount }, (coins) =>
        financings.recordRepayment(repayment, { request, settlement: { from: wallet, to: vault, amount, coins } }),
    );
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
