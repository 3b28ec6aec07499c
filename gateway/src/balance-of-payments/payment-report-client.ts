import {
    dueDaysSchema,
    paymentReportReadSchema,
    type AdviseReport,
    type DueDay,
    type PaymentReportRead,
    type ReportPayment,
} from '@cohong/domain/balance-of-payments/api';
import { bopRuleBookSchema, type BopRuleBook, type BopRules } from '@cohong/domain/balance-of-payments/bop-rules';
import type { Dated } from '@cohong/domain/balance-of-payments/report-deadline';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Whose report: a regulator names the bank, a bank is its own. */
export interface ReportAddress {
    readonly reportId: string;
    readonly bank?: string;
}

/** Reports of payments from and to abroad, as the gateway sees them. */
export class PaymentReportClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    setRules(input: BopRules, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/bop-rule:SetBopRules', input, request });
    }

    report(input: ReportPayment, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/payment-report:ReportPayment', input, request });
    }

    advise(input: AdviseReport, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/payment-report:AdviseReport', input, request });
    }

    readRules(): Promise<BopRuleBook> {
        return this.#ledger.evaluate({ name: 'trade/bop-rule:ReadBopRules', input: {}, answer: bopRuleBookSchema });
    }

    read(address: ReportAddress): Promise<PaymentReportRead> {
        return this.#ledger.evaluate({
            name: 'trade/payment-report:ReadReport',
            input: address,
            answer: paymentReportReadSchema,
        });
    }

    /** In the order of the payments. */
    readDueDays(payments: readonly Dated[]): Promise<readonly DueDay[]> {
        return this.#ledger.evaluate({
            name: 'trade/payment-report:ReadDueDays',
            input: { payments: payments.map(({ day, direction }) => ({ day, direction })) },
            answer: dueDaysSchema,
        });
    }
}
