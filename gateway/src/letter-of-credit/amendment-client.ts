import {
    termsAtTimeSchema,
    type AmendmentAddress,
    type AnswerAmendment,
    type DeclineAmendmentAdvice,
    type IssueAmendment,
    type ReadTerms,
} from '@cohong/domain/letter-of-credit/amendment-api';
import {
    amendmentSchema,
    amendmentStatus,
    amendmentStatuses,
    type Amendment,
} from '@cohong/domain/letter-of-credit/amendment';
import { z } from 'zod';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** With where it stands, which is worked out and kept nowhere. */
export const amendmentReadSchema = amendmentSchema.extend({ status: z.enum(amendmentStatuses) });

/** Amendments of letters of credit, as the gateway sees them. */
export class AmendmentClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    proposeAmendment(input: Proposal<IssueAmendment>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/credit-amendment:ProposeAmendment', input, request });
    }

    proposeExtension(input: Proposal<AmendmentAddress>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/credit-amendment:ProposeExtension', input, request });
    }

    approve(
        act: 'credit-amendment:ApproveAmendment' | 'credit-amendment:ApproveExtension',
        approvalId: string,
        request: RequestMark,
    ): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/${act}`, input: { approvalId }, request });
    }

    act(
        act: 'AdviseAmendment' | 'DeclineExtension',
        input: AmendmentAddress,
        request: RequestMark,
    ): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/credit-amendment:${act}`, input, request });
    }

    declineAdvice(input: DeclineAmendmentAdvice, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/credit-amendment:DeclineAdvice', input, request });
    }

    answerAmendment(input: AnswerAmendment, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/credit-amendment:AnswerAmendment', input, request });
    }

    async readAmendment(
        input: AmendmentAddress & { readonly bank?: string },
    ): Promise<z.output<typeof amendmentReadSchema>> {
        const name = 'trade/credit-amendment:ReadAmendment';
        return shownAmendment(await this.#ledger.evaluate({ name, input, answer: amendmentSchema }));
    }

    readTermsAtTime(input: ReadTerms): Promise<z.output<typeof termsAtTimeSchema>> {
        const name = 'trade/credit-amendment:ReadTermsAtTime';
        return this.#ledger.evaluate({ name, input, answer: termsAtTimeSchema });
    }
}

/** An amendment as the API shows it. */
export function shownAmendment(amendment: Amendment): z.output<typeof amendmentReadSchema> {
    return { ...amendment, status: amendmentStatus(amendment) };
}
