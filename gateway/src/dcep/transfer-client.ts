import type { SignedOrder, VaultPayment } from '@cohong/domain/dcep/api';
import { transferSchema, type Transfer } from '@cohong/domain/dcep/transfer';
import { z } from 'zod';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Payments within a bank as the gateway sees them. */
export class TransferClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    transferCoins(transfers: readonly SignedOrder[], request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/transfer:TransferCoins', input: { transfers }, request });
    }

    proposeVaultPayment(input: Proposal<VaultPayment>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/transfer:ProposeVaultPayment', input, request });
    }

    approveVaultPayment(
        input: { readonly approvalId: string; readonly coins: readonly string[] },
        request: RequestMark,
    ): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/transfer:ApproveVaultPayment', input, request });
    }

    async readTransfer(transferId: string): Promise<Transfer> {
        const [transfer] = await this.readTransfers([transferId]);
        if (transfer === undefined) {
            throw new Error('the ledger answered without the transfer that it was asked for');
        }

        return transfer;
    }

    readTransfers(transferIds: readonly string[]): Promise<readonly Transfer[]> {
        return this.#ledger.evaluate({
            name: 'dcep/transfer:ReadTransfers',
            input: { transferIds },
            answer: z.array(transferSchema),
        });
    }
}
