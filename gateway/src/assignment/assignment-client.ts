import type { AssignmentAddress, AssignProceeds } from '@cohong/domain/assignment/api';
import { assignmentViewSchema, type AssignmentView } from '@cohong/domain/assignment/assignment';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** What a maker proposes and a checker carries out. */
export type AssignmentProposal = 'ProposeAcknowledgement' | 'ProposeRelease';
export type AssignmentApproval = `proceeds-assignment:Approve${'Acknowledgement' | 'Release'}`;

/** Assignments of proceeds, as the gateway sees them. */
export class AssignmentClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    assignProceeds(input: AssignProceeds, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/proceeds-assignment:AssignProceeds', input, request });
    }

    refuse(input: AssignmentAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/proceeds-assignment:RefuseAssignment', input, request });
    }

    propose(act: AssignmentProposal, input: Proposal<AssignmentAddress>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/proceeds-assignment:${act}`, input, request });
    }

    approve(act: AssignmentApproval, approvalId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/${act}`, input: { approvalId }, request });
    }

    readAssignment(input: AssignmentAddress & { readonly bank?: string }): Promise<AssignmentView> {
        const name = 'trade/proceeds-assignment:ReadAssignment';
        return this.#ledger.evaluate({ name, input, answer: assignmentViewSchema });
    }
}
