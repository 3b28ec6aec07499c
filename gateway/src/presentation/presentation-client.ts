import type {
    AnswerWaiver,
    CompletePresentation,
    DamageNotice,
    ExaminePresentation,
    ForwardPresentation,
    HonourPresentation,
    JudgePresentation,
    LodgePresentation,
    NegotiatePresentation,
    PresentationAddress,
    RefusePresentation,
    ReplaceRecords,
    SeekWaiver,
} from '@cohong/domain/presentation/api';
import { presentationViewSchema, type PresentationView } from '@cohong/domain/presentation/presentation';
import type { Proposal } from '../approval/proposal.js';
import type { WithPayment } from '../dcep/approve-from-vault.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** What a checker carries out. */
export type PresentationApproval = `presentation:Approve${'Refusal' | 'Waiver' | 'Honour' | 'Negotiation'}`;
/** Presentations under letters of credit, as the gateway sees them. */
export class PresentationClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    lodgePresentation(input: LodgePresentation, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/presentation:LodgePresentation', input, request });
    }

    completePresentation(input: CompletePresentation, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/presentation:CompletePresentation', input, request });
    }

    examinePresentation(input: ExaminePresentation, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/presentation:ExaminePresentation', input, request });
    }

    reportDamage(input: DamageNotice, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/presentation:ReportDamage', input, request });
    }

    replaceRecords(input: ReplaceRecords, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/presentation:ReplaceRecords', input, request });
    }

    dropRecords(input: PresentationAddress, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/presentation:DropRecords', input, request });
    }

    act(
        act: 'PrecludePresentation' | 'ReturnDocuments',
        input: PresentationAddress,
        request: RequestMark,
    ): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/presentation:${act}`, input, request });
    }

    judgePresentation(input: JudgePresentation, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/presentation:JudgePresentation', input, request });
    }

    seekWaiver(address: PresentationAddress, request: RequestMark): Promise<Committed> {
        const input: SeekWaiver = { ...address, seeks: 'WAIVER' };
        return this.#ledger.submit({ name: 'trade/presentation:JudgePresentation', input, request });
    }

    answerWaiver(input: AnswerWaiver, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/presentation:JudgePresentation', input, request });
    }

    proposeRefusal(input: Proposal<RefusePresentation>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/presentation:ProposeRefusal', input, request });
    }

    proposeWaiver(input: Proposal<PresentationAddress>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/presentation:ProposeWaiver', input, request });
    }

    proposeHonour(input: Proposal<HonourPresentation>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/presentation:ProposeHonour', input, request });
    }

    proposeNegotiation(input: Proposal<NegotiatePresentation>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/presentation:ProposeNegotiation', input, request });
    }

    forwardPresentation(input: ForwardPresentation, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/presentation:ForwardPresentation', input, request });
    }

    approve(act: PresentationApproval, approvalId: string, payment: WithPayment): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/${act}`, input: { approvalId }, ...payment });
    }

    readPresentation(input: PresentationAddress & { readonly bank?: string }): Promise<PresentationView> {
        const name = 'trade/presentation:ReadPresentation';
        return this.#ledger.evaluate({ name, input, answer: presentationViewSchema });
    }
}
