import type { RemittanceTerms, SendRemittance } from '@cohong/domain/remittance/api';
import { remittanceOrderSchema, remittanceSchema } from '@cohong/domain/remittance/remittance';
import type { z } from 'zod';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** A remittance, and at the payer's bank by whom it was ordered. */
export const remittanceReadSchema = remittanceSchema.extend({
    order: remittanceOrderSchema.exactOptional(),
});
export type RemittanceRead = z.output<typeof remittanceReadSchema>;

/** Payments to and from other banks as the gateway sees them. */
export class RemittanceClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    sendRemittance(input: SendRemittance, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/remittance:SendRemittance', input, request });
    }

    proposeVaultRemittance(input: Proposal<RemittanceTerms>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/remittance:ProposeVaultRemittance', input, request });
    }

    approveVaultRemittance(
        input: { readonly approvalId: string; readonly coins: readonly string[] },
        request: RequestMark,
    ): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/remittance:ApproveVaultRemittance', input, request });
    }

    acceptRemittance(remittanceId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/remittance:AcceptRemittance', input: { remittanceId }, request });
    }

    refuseRemittance(remittanceId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/remittance:RefuseRemittance', input: { remittanceId }, request });
    }

    takeBackRemittance(remittanceId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/remittance:TakeBackRemittance', input: { remittanceId }, request });
    }

    readRemittance(remittanceId: string): Promise<RemittanceRead> {
        return this.#ledger.evaluate({
            name: 'dcep/remittance:ReadRemittance',
            input: { remittanceId },
            answer: remittanceReadSchema,
        });
    }
}
