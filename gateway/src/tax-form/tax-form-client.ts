import {
    taxFormReadSchema,
    type ConfirmOutwardPayment,
    type FileTaxForm,
    type RequestOutwardPayment,
    type TaxFormRead,
    type VoidTaxForm,
} from '@cohong/domain/tax-form/api';
import { outwardPaymentSchema, type OutwardPayment } from '@cohong/domain/tax-form/outward-payment';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Whose payment: a regulator names the bank, a bank is its own. */
export interface OutwardPaymentAddress {
    readonly outwardPaymentId: string;
    readonly bank?: string;
}

/** Tax filing forms, and payments abroad on them, as the gateway sees them. */
export class TaxFormClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    fileTaxForm(input: FileTaxForm, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/tax-form:FileTaxForm', input, request });
    }

    voidTaxForm(input: VoidTaxForm, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/tax-form:VoidTaxForm', input, request });
    }

    requestPayment(input: RequestOutwardPayment, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/outward-payment:RequestPayment', input, request });
    }

    confirmPayment(input: ConfirmOutwardPayment, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/outward-payment:ConfirmPayment', input, request });
    }

    withdrawPayment(outwardPaymentId: string, request: RequestMark): Promise<Committed> {
        const name = 'trade/outward-payment:WithdrawPayment';
        return this.#ledger.submit({ name, input: { outwardPaymentId }, request });
    }

    readTaxForm(formNumber: string): Promise<TaxFormRead> {
        return this.#ledger.evaluate({
            name: 'trade/tax-form:ReadTaxForm',
            input: { formNumber },
            answer: taxFormReadSchema,
        });
    }

    readPayment(address: OutwardPaymentAddress): Promise<OutwardPayment> {
        return this.#ledger.evaluate({
            name: 'trade/outward-payment:ReadPayment',
            input: address,
            answer: outwardPaymentSchema,
        });
    }
}
