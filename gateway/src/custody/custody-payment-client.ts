import type { PayFromAccounts } from '@cohong/domain/custody/api';
import { custodyOrderSchema, custodyPaymentSchema } from '@cohong/domain/custody/custody-payment';
import { custodyPositionSchema, type CustodyPosition } from '@cohong/domain/custody/custody-position';
import { z } from 'zod';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** A payment, and at the payer's bank by whom it was ordered. */
export const custodyPaymentReadSchema = custodyPaymentSchema.extend({ order: custodyOrderSchema.exactOptional() });
export type CustodyPaymentRead = z.output<typeof custodyPaymentReadSchema>;

/** Payments of one institution. */
interface Payments {
    readonly institutionId: string;
    readonly paymentIds: readonly string[];
}

interface Position {
    readonly institutionId: string;
    readonly cycleId: string;
}

/** Payments between accounts of payment institutions, and their nets, as the gateway sees them. */
export class CustodyPaymentClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    payFromAccounts(input: PayFromAccounts, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/custody-payment:PayFromAccounts', input, request });
    }

    creditPayments(input: Payments, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/custody-payment:CreditPayments', input, request });
    }

    returnPayments(input: Payments, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/custody-payment:ReturnPayments', input, request });
    }

    readPayments(input: Payments): Promise<CustodyPaymentRead[]> {
        return this.#ledger.evaluate({
            name: 'dcep/custody-payment:ReadPayments',
            input,
            answer: z.array(custodyPaymentReadSchema),
        });
    }

    confirmPosition(input: Position & { readonly positionId: string }, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/custody-netting:ConfirmPosition', input, request });
    }

    collectPosition(input: Position, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/custody-netting:CollectPosition', input, request });
    }

    readPosition(input: Position): Promise<CustodyPosition> {
        return this.#ledger.evaluate({
            name: 'dcep/custody-netting:ReadPosition',
            input,
            answer: custodyPositionSchema,
        });
    }
}
