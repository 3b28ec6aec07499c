import {
    dealViewSchema,
    type AcceptDocuments,
    type AcknowledgeNotice,
    type ConfirmReceipt,
    type DealAddress,
    type DealView,
    type DemandRefund,
    type RefuseNotice,
    type RejectDocuments,
    type SendPayment,
} from '@cohong/domain/forfaiting/deal/api';
import { assignmentNoticeSchema, type AssignmentNotice } from '@cohong/domain/forfaiting/deal/assignment-notice';
import type { Proposal } from '../approval/proposal.js';
import type { WithPayment } from '../dcep/approve-from-vault.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** What a checker carries out. */
export type DealApproval =
    | 'deal:ApproveAcceptance'
    | 'deal-payment:ApproveSettlement'
    | 'deal-payment:ApprovePayment'
    | 'deal-payment:ApproveReceipt'
    | 'deal-reserve:ApproveLifting'
    | 'deal-reserve:ApproveDemand'
    | 'deal-refund:ApproveRefund'
    | 'deal-refund:ApproveReceipt'
    | 'assignment-notice:ApproveAcknowledgement'
    | 'assignment-notice:ApproveRefusal';
/** What a maker does, or proposes, and there is nothing more to say. */
export type DealAct =
    'deal:DeliverDocuments' | 'deal:LapseDeal' | 'deal:CallOffDeal' | 'assignment-notice:NotifyAssignment';
export type DealProposal =
    'deal-payment:ProposeSettlement' | 'deal-reserve:ProposeLifting' | 'deal-refund:ProposeRefund';
/** What it proposes of a payment outside the ledger. */
export type OutsideProposal =
    'deal-payment:ProposePayment' | 'deal-payment:ProposeReceipt' | 'deal-refund:ProposeReceipt';
type InBooksOf = { readonly bank?: string };

/** Sales of claims, as the gateways of seller, buyer and debtor see them. */
export class DealClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    act(act: DealAct, input: DealAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/${act}`, input, request });
    }

    rejectDocuments(input: RejectDocuments, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/deal:RejectDocuments', input, request });
    }

    propose(act: DealProposal, input: Proposal<DealAddress>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/${act}`, input, request });
    }

    proposeAcceptance(input: Proposal<AcceptDocuments>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/deal:ProposeAcceptance', input, request });
    }

    proposeDemand(input: Proposal<DemandRefund>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/deal-reserve:ProposeDemand', input, request });
    }

    proposeOutside(
        act: OutsideProposal,
        input: Proposal<SendPayment | ConfirmReceipt>,
        request: RequestMark,
    ): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/${act}`, input, request });
    }

    proposeAcknowledgement(input: Proposal<AcknowledgeNotice>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/assignment-notice:ProposeAcknowledgement', input, request });
    }

    proposeRefusal(input: Proposal<RefuseNotice>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/assignment-notice:ProposeRefusal', input, request });
    }

    approve(act: DealApproval, approvalId: string, payment: WithPayment): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/${act}`, input: { approvalId }, ...payment });
    }

    readDeal(input: DealAddress & InBooksOf): Promise<DealView> {
        return this.#ledger.evaluate({ name: 'trade/deal:ReadDeal', input, answer: dealViewSchema });
    }

    readNotice(input: DealAddress & InBooksOf): Promise<AssignmentNotice> {
        return this.#ledger.evaluate({
            name: 'trade/assignment-notice:ReadNotice',
            input,
            answer: assignmentNoticeSchema,
        });
    }
}
