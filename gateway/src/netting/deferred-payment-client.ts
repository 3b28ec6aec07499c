import type { QueuePayment } from '@cohong/domain/netting/api';
import { deferredOrderSchema, deferredPaymentSchema } from '@cohong/domain/netting/deferred-payment';
import type { z } from 'zod';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** A deferred payment, and at the payer's bank by whom it was ordered. */
export const deferredPaymentReadSchema = deferredPaymentSchema.extend({ order: deferredOrderSchema.exactOptional() });
export type DeferredPaymentRead = z.output<typeof deferredPaymentReadSchema>;

/** Payments that wait for the net of their day, as the gateway sees them. */
export class DeferredPaymentClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    queuePayment(input: QueuePayment, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/deferred-payment:QueuePayment', input, request });
    }

    creditPayment(paymentId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/deferred-payment:CreditPayment', input: { paymentId }, request });
    }

    refusePayment(paymentId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/deferred-payment:RefusePayment', input: { paymentId }, request });
    }

    returnPayment(paymentId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/deferred-payment:ReturnPayment', input: { paymentId }, request });
    }

    readDeferredPayment(paymentId: string): Promise<DeferredPaymentRead> {
        return this.#ledger.evaluate({
            name: 'dcep/deferred-payment:ReadDeferredPayment',
            input: { paymentId },
            answer: deferredPaymentReadSchema,
        });
    }
}
