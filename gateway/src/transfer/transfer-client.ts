import type { RequestTransfer, TransferAddress, TransferCredit } from '@cohong/domain/transfer/api';
import {
    transferRequestSchema,
    transferSchema,
    transferStatus,
    transferStatuses,
    type Transfer,
    type TransferRequest,
} from '@cohong/domain/transfer/transfer';
import { z } from 'zod';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** A transfer with where it stands. */
export const transferReadSchema = transferSchema.extend({ status: z.enum(transferStatuses) });

/** Acts of one user that need nothing but the transfer. */
export type SingleTransferAct = 'WithdrawTransfer' | 'DeclineTransfer' | 'ReturnTransfer';
type TransferPlace = TransferAddress & { readonly bank?: string };

/** Transfers of letters of credit, as the gateway sees them. */
export class TransferClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    requestTransfer(input: RequestTransfer, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/credit-transfer:RequestTransfer', input, request });
    }

    act(act: SingleTransferAct, input: TransferAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/credit-transfer:${act}`, input, request });
    }

    proposeTransfer(input: Proposal<TransferCredit>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/credit-transfer:ProposeTransfer', input, request });
    }

    approveTransfer(approvalId: string, request: RequestMark): Promise<Committed> {
        const name = 'trade/credit-transfer:ApproveTransfer';
        return this.#ledger.submit({ name, input: { approvalId }, request });
    }

    async readTransfer(input: TransferPlace): Promise<z.output<typeof transferReadSchema>> {
        const name = 'trade/credit-transfer:ReadTransfer';
        return shownTransfer(await this.#ledger.evaluate({ name, input, answer: transferSchema }));
    }

    readTransferRequest(input: TransferPlace): Promise<TransferRequest> {
        const name = 'trade/credit-transfer:ReadTransferRequest';
        return this.#ledger.evaluate({ name, input, answer: transferRequestSchema });
    }
}

/** A transfer as the API shows it. */
export function shownTransfer(transfer: Transfer): z.output<typeof transferReadSchema> {
    return { ...transfer, status: transferStatus(transfer) };
}
