import type { AskDisclosure, LookAtIdentity } from '@cohong/domain/disclosure/api';
import { disclosureCaseSchema, type DisclosureCase } from '@cohong/domain/disclosure/disclosure-case';
import { lookSchema, type Look } from '@cohong/domain/disclosure/look';
import { knownIdentitiesSchema, type KnownIdentities } from '@cohong/domain/dcep/wallet-identity';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

export interface CaseAddress {
    readonly caseId: string;
}

/** Cases of disclosure as a regulator's gateway sees them. */
export class DisclosureClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    askDisclosure(input: AskDisclosure, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/disclosure:AskDisclosure', input, request });
    }

    approveDisclosure(input: CaseAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/disclosure:ApproveDisclosure', input, request });
    }

    refuseDisclosure(input: CaseAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/disclosure:RefuseDisclosure', input, request });
    }

    endDisclosure(input: CaseAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/disclosure:EndDisclosure', input, request });
    }

    lookAtIdentity(input: LookAtIdentity, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'dcep/disclosure:LookAtIdentity', input, request });
    }

    readCase(caseId: string): Promise<DisclosureCase> {
        return this.#ledger.evaluate({
            name: 'dcep/disclosure:ReadCase',
            input: { caseId },
            answer: disclosureCaseSchema,
        });
    }

    readLook(lookId: string): Promise<Look> {
        return this.#ledger.evaluate({ name: 'dcep/disclosure:ReadLook', input: { lookId }, answer: lookSchema });
    }

    readIdentity(lookId: string): Promise<KnownIdentities> {
        return this.#ledger.evaluate({
            name: 'dcep/disclosure:ReadIdentity',
            input: { lookId },
            answer: knownIdentitiesSchema,
        });
    }
}
