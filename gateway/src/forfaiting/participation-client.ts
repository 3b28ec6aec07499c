import {
    participationPoliciesReadSchema,
    participationViewSchema,
    type AcceptParticipation,
    type ConfirmParticipationReceipt,
    type OfferParticipation,
    type ParticipationAddress,
    type ParticipationView,
    type PayParticipation,
    type SetParticipationPolicies,
} from '@cohong/domain/forfaiting/participation/api';
import {
    participationNoticeSchema,
    type ParticipationNotice,
} from '@cohong/domain/forfaiting/participation/participation-notice';
import type { ParticipationPolicyBook } from '@cohong/domain/forfaiting/participation/participation-policy';
import type { Proposal } from '../approval/proposal.js';
import type { WithPayment } from '../dcep/approve-from-vault.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** What a maker does, and there is nothing more to say. */
export type ParticipationAct =
    | 'participation:DeclineParticipation'
    | 'participation:WithdrawParticipation'
    | 'participation-payment:NoteCollection';
/** What a checker carries out. */
export type ParticipationApproval =
    | 'participation:ApproveOffer'
    | 'participation:ApproveAcceptance'
    | 'participation-payment:ApprovePayment'
    | 'participation-payment:ApproveReceipt'
    | 'participation-payment:ApproveCall'
    | 'participation-policy:ApproveParticipationPolicies';
type InBooksOf = { readonly bank?: string };

/** Shares in the risk of claims, as the gateways of grantor, participant and debtor see them. */
export class ParticipationClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    act(act: ParticipationAct, input: ParticipationAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/${act}`, input, request });
    }

    proposeOffer(input: Proposal<OfferParticipation>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/participation:ProposeOffer', input, request });
    }

    proposeAcceptance(input: Proposal<AcceptParticipation>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/participation:ProposeAcceptance', input, request });
    }

    proposePayment(input: Proposal<PayParticipation>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/participation-payment:ProposePayment', input, request });
    }

    proposeReceipt(input: Proposal<ConfirmParticipationReceipt>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/participation-payment:ProposeReceipt', input, request });
    }

    proposeCall(input: Proposal<ParticipationAddress>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/participation-payment:ProposeCall', input, request });
    }

    proposePolicies(input: Proposal<SetParticipationPolicies>, request: RequestMark): Promise<Committed> {
        const name = 'trade/participation-policy:ProposeParticipationPolicies';
        return this.#ledger.submit({ name, input, request });
    }

    approve(act: ParticipationApproval, approvalId: string, payment: WithPayment): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/${act}`, input: { approvalId }, ...payment });
    }

    read(input: ParticipationAddress & InBooksOf): Promise<ParticipationView> {
        const name = 'trade/participation:ReadParticipation';
        return this.#ledger.evaluate({ name, input, answer: participationViewSchema });
    }

    readNotice(input: ParticipationAddress & InBooksOf): Promise<ParticipationNotice> {
        return this.#ledger.evaluate({
            name: 'trade/participation:ReadNotice',
            input,
            answer: participationNoticeSchema,
        });
    }

    readPolicies(): Promise<ParticipationPolicyBook> {
        const name = 'trade/participation-policy:ReadParticipationPolicies';
        return this.#ledger.evaluate({ name, input: {}, answer: participationPoliciesReadSchema });
    }
}
