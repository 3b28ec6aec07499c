import {
    financedImportReadSchema,
    type DisburseImportFinancing,
    type FinancedImportRead,
    type RepayImportFinancing,
    type RequestImportFinancing,
} from '@cohong/domain/import-financing/api';
import type { ExtendImportFinancing } from '@cohong/domain/import-financing/extend-import-financing';
import {
    importFinancingStandingsSchema,
    type ImportFinancingStanding,
} from '@cohong/domain/import-financing/import-financing-standing';
import { importFinancingSchema, type ImportFinancing } from '@cohong/domain/import-financing/import-financing';
import type { ReverseImportDisbursement } from '@cohong/domain/import-financing/reverse-import-disbursement';
import type { WriteOffImportFinancing } from '@cohong/domain/import-financing/write-off-import-financing';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';
import { settling, type WithSettlement } from '../receivable/financing-client.js';

/** Whose payment for imports: a regulator names the bank, a bank is its own. */
export interface ImportFinancingAddress {
    readonly importFinancingId: string;
    readonly bank?: string;
}

/** Payments for goods that have come in, and the loans that pay for them, as the gateway sees them. */
export class ImportFinancingClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    requestImportFinancing(input: RequestImportFinancing, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/import-financing:RequestImportFinancing', input, request });
    }

    withdrawImportFinancing(importFinancingId: string, request: RequestMark): Promise<Committed> {
        const name = 'trade/import-financing:WithdrawImportFinancing';
        return this.#ledger.submit({ name, input: { importFinancingId }, request });
    }

    proposeDisbursement(input: Proposal<DisburseImportFinancing>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/import-financing:ProposeDisbursement', input, request });
    }

    approveDisbursement(approvalId: string, payment: WithSettlement): Promise<Committed> {
        const name = 'trade/import-financing:ApproveDisbursement';
        return this.#ledger.submit({ name, input: { approvalId }, ...settling(payment) });
    }

    recordRepayment(input: RepayImportFinancing, payment: WithSettlement): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/import-financing:RecordRepayment', input, ...settling(payment) });
    }

    proposeExtension(input: Proposal<ExtendImportFinancing>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/import-financing-life:ProposeExtension', input, request });
    }

    approveExtension(approvalId: string, request: RequestMark): Promise<Committed> {
        const name = 'trade/import-financing-life:ApproveExtension';
        return this.#ledger.submit({ name, input: { approvalId }, request });
    }

    proposeWriteOff(input: Proposal<WriteOffImportFinancing>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/import-financing-life:ProposeWriteOff', input, request });
    }

    approveWriteOff(approvalId: string, request: RequestMark): Promise<Committed> {
        const name = 'trade/import-financing-life:ApproveWriteOff';
        return this.#ledger.submit({ name, input: { approvalId }, request });
    }

    proposeReversal(input: Proposal<ReverseImportDisbursement>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/import-financing-life:ProposeReversal', input, request });
    }

    approveReversal(approvalId: string, request: RequestMark): Promise<Committed> {
        const name = 'trade/import-financing-life:ApproveReversal';
        return this.#ledger.submit({ name, input: { approvalId }, request });
    }

    readImportFinancing(address: ImportFinancingAddress): Promise<ImportFinancing> {
        const name = 'trade/import-financing:ReadImportFinancing';
        return this.#ledger.evaluate({ name, input: address, answer: importFinancingSchema });
    }

    /** In the order of the addresses. */
    readStandings(addresses: readonly ImportFinancingAddress[]): Promise<readonly ImportFinancingStanding[]> {
        const items = addresses.map(({ importFinancingId, bank }) => ({
            importFinancingId,
            ...(bank !== undefined && { bank }),
        }));
        return this.#ledger.evaluate({
            name: 'trade/import-financing-life:ReadStandings',
            input: { items },
            answer: importFinancingStandingsSchema,
        });
    }

    readFinancedImport(declarationNumber: string): Promise<FinancedImportRead> {
        const name = 'trade/import-financing-registry:ReadFinancedImport';
        return this.#ledger.evaluate({ name, input: { declarationNumber }, answer: financedImportReadSchema });
    }
}
