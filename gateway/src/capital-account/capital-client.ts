import type {
    FileEvidence,
    OpenCapitalAccount,
    PayFromCapital,
    RecordCapitalReceipt,
    RestoreEnterprise,
    WitnessSeed,
} from '@cohong/domain/capital-account/api';
import { capitalAccountSchema, type CapitalAccount } from '@cohong/domain/capital-account/capital-account';
import { capitalEnterpriseSchema, type CapitalEnterprise } from '@cohong/domain/capital-account/capital-enterprise';
import { capitalPaymentSchema, type CapitalPayment } from '@cohong/domain/capital-account/capital-payment';
import { capitalPopulationSchema, type CapitalPopulation } from '@cohong/domain/capital-account/capital-population';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** Whose record: a regulator names the bank, a bank is its own. */
interface LookedAt {
    readonly bank?: string;
}

/** Capital accounts, what is paid out of them, and what is drawn for checks, as the gateway sees them. */
export class CapitalClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    restoreEnterprise(input: RestoreEnterprise, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/capital-policy:RestoreEnterprise', input, request });
    }

    openAccount(input: OpenCapitalAccount, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/capital-account:OpenAccount', input, request });
    }

    recordReceipt(input: RecordCapitalReceipt, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/capital-account:RecordReceipt', input, request });
    }

    proposePayment(input: Proposal<PayFromCapital>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/capital-payment:ProposePayment', input, request });
    }

    approvePayment(approvalId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/capital-payment:ApprovePayment', input: { approvalId }, request });
    }

    proposeEvidence(input: Proposal<FileEvidence>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/capital-payment:ProposeEvidence', input, request });
    }

    approveEvidence(approvalId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/capital-payment:ApproveEvidence', input: { approvalId }, request });
    }

    witnessSeed(input: WitnessSeed, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/capital-population:WitnessSeed', input, request });
    }

    readEnterprise(enterpriseUscc: string): Promise<CapitalEnterprise> {
        const name = 'trade/capital-policy:ReadEnterprise';
        return this.#ledger.evaluate({ name, input: { enterpriseUscc }, answer: capitalEnterpriseSchema });
    }

    readAccount(input: LookedAt & { readonly capitalAccountId: string }): Promise<CapitalAccount> {
        const name = 'trade/capital-account:ReadAccount';
        return this.#ledger.evaluate({ name, input, answer: capitalAccountSchema });
    }

    readPayment(input: LookedAt & { readonly capitalPaymentId: string }): Promise<CapitalPayment> {
        const name = 'trade/capital-payment:ReadPayment';
        return this.#ledger.evaluate({ name, input, answer: capitalPaymentSchema });
    }

    readPopulation(input: LookedAt & { readonly populationId: string }): Promise<CapitalPopulation> {
        const name = 'trade/capital-population:ReadPopulation';
        return this.#ledger.evaluate({ name, input, answer: capitalPopulationSchema });
    }
}
