import type {
    DemandSubstitution,
    ForwardPresentation,
    PassAmendmentOn,
    PassRefusalOn,
    SubstituteDocuments,
    TransferAddress,
} from '@cohong/domain/transfer/api';
import { substitutionSchema, substitutionStatus, substitutionStatuses } from '@cohong/domain/transfer/substitution';
import type { Substitution } from '@cohong/domain/transfer/substitution';
import { z } from 'zod';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** A substitution with where it stands. */
export const substitutionReadSchema = substitutionSchema.extend({ status: z.enum(substitutionStatuses) });

/** What lies between a credit and the second beneficiaries' credits, as the gateway sees it. */
export class TransferredCreditClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    passAmendmentOn(input: PassAmendmentOn, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/transferred-credit:PassAmendmentOn', input, request });
    }

    recountTransfer(input: TransferAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/transferred-credit:RecountTransfer', input, request });
    }

    demandSubstitution(input: DemandSubstitution, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/transferred-credit:DemandSubstitution', input, request });
    }

    substituteDocuments(input: SubstituteDocuments, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/transferred-credit:SubstituteDocuments', input, request });
    }

    passRefusalOn(input: PassRefusalOn, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/transferred-credit:PassRefusalOn', input, request });
    }

    forwardPresentation(input: ForwardPresentation, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/transferred-credit:ForwardPresentation', input, request });
    }
}

/** A substitution as the API shows it. */
export function shownSubstitution(substitution: Substitution): z.output<typeof substitutionReadSchema> {
    return { ...substitution, status: substitutionStatus(substitution) };
}
