import type {
    AnswerCancellation,
    ApplicationAct,
    ApplyForCredit,
    ReviseApplication,
} from '@cohong/domain/letter-of-credit/api';
import { amendmentSchema, amendmentStatuses } from '@cohong/domain/letter-of-credit/amendment';
import {
    applicationSchema,
    applicationStatus,
    preAdviceSchema,
    type Application,
    type PreAdvice,
} from '@cohong/domain/letter-of-credit/application';
import { findingSchema } from '@cohong/domain/examination/finding';
import { creditSchema, creditStatus, creditStatuses, type Credit } from '@cohong/domain/letter-of-credit/credit';
import { bankInstructionsSchema } from '@cohong/domain/letter-of-credit/terms';
import { presentationSchema, waiverRequestSchema } from '@cohong/domain/presentation/presentation';
import { moneySchema } from '@cohong/domain/kernel/money';
import { dateSchema, instantSchema } from '@cohong/domain/kernel/time';
import { z } from 'zod';
import type { Proposal } from '../approval/proposal.js';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** With where it stands, which is worked out and kept nowhere. */
export const creditReadSchema = creditSchema.extend({ status: z.enum(creditStatuses) });
/** The same with what is drawn under it, which its record alone does not tell. */
export const creditStandingSchema = z.strictObject({
    status: creditReadSchema.shape.status,
    remaining: moneySchema.meta({ description: 'What may still be drawn, under amendments too that may be accepted' }),
});
export const creditWholeSchema = creditSchema.extend(creditStandingSchema.shape);
export const applicationReadSchema = applicationSchema.extend({ status: z.enum([...creditStatuses, 'WITHDRAWN']) });

export const instructionsReadSchema = bankInstructionsSchema.extend({ creditId: creditSchema.shape.creditId });

const lastDaySchema = z.strictObject({
    lastDay: dateSchema,
    /** The first instant that is too late. */
    endsAt: instantSchema,
});
export const lastDayReadSchema = z.strictObject({
    earlier: lastDaySchema.meta({ description: 'When days on which work is made up for are banking days' }),
    later: lastDaySchema.meta({ description: 'When they are none; after it the credit has expired' }),
});

/** What a customer sees through its bank. */
export const customersViewSchema = creditSchema
    .pick({ creditId: true, letterOfCreditReference: true, terms: true, issueDate: true, issuedAt: true })
    .extend({
        status: z.enum(creditStatuses),
        remaining: moneySchema,
        isConfirmed: z.boolean(),
        openAmendments: z.array(amendmentSchema.pick({ number: true, changes: true, removes: true, standsOn: true })),
        amendments: z.array(
            amendmentSchema
                .pick({ number: true, changes: true, removes: true, standsOn: true, issuedAt: true, answer: true })
                .extend({ status: z.enum(amendmentStatuses) }),
        ),
        presentations: z.array(
            presentationSchema
                .pick({
                    number: true,
                    amount: true,
                    receivedAt: true,
                    status: true,
                    refusal: true,
                    precludedAt: true,
                    undertaking: true,
                })
                .extend({
                    paidAt: instantSchema.exactOptional(),
                    waiverRequest: waiverRequestSchema
                        .extend({ discrepancies: z.array(findingSchema) })
                        .exactOptional(),
                }),
        ),
    });

/** Which credit; a regulator names the bank in whose books it looks. */
export interface CreditPlace {
    readonly creditId: string;
    readonly bank?: string;
}

/** What needs nothing but the id of the credit, and takes one user. */
export type SingleAct = 'AdviseCredit' | 'DeclineConfirmation' | 'ExpireCredit' | 'CloseCredit';

/** What a maker proposes and a checker approves, by the transaction that carries it out. */
export type DoubleAct = 'letter-of-credit:ApproveConfirmation' | 'credit-cancellation:ApproveCancellation';
const proposalOf = {
    'letter-of-credit:ApproveConfirmation': 'trade/letter-of-credit:ProposeConfirmation',
    'credit-cancellation:ApproveCancellation': 'trade/credit-cancellation:ProposeCancellation',
} as const satisfies Readonly<Record<DoubleAct, string>>;

/** Letters of credit, as the gateway sees them. */
export class CreditClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    act(act: SingleAct, creditId: string, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/letter-of-credit:${act}`, input: { creditId }, request });
    }

    propose(act: DoubleAct, input: Proposal<{ readonly creditId: string }>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: proposalOf[act], input, request });
    }

    approve(
        act: DoubleAct | 'credit-application:ApprovePreAdvice' | 'credit-application:ApproveIssue',
        approvalId: string,
        request: RequestMark,
    ): Promise<Committed> {
        return this.#ledger.submit({ name: `trade/${act}`, input: { approvalId }, request });
    }

    declineAdvice(
        input: { readonly creditId: string; readonly reason: 'ELECTS_NOT_TO_ADVISE' | 'CANNOT_AUTHENTICATE' },
        request: RequestMark,
    ): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/letter-of-credit:DeclineAdvice', input, request });
    }

    consentToCancellation(input: AnswerCancellation, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/credit-cancellation:ConsentToCancellation', input, request });
    }

    refuseCancellation(input: AnswerCancellation, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/credit-cancellation:RefuseCancellation', input, request });
    }

    async readCredit(input: CreditPlace): Promise<z.output<typeof creditReadSchema>> {
        const name = 'trade/letter-of-credit:ReadCredit';
        return shownCredit(await this.#ledger.evaluate({ name, input, answer: creditSchema }));
    }

    /** A credit with what is drawn under it. */
    async readWhole(input: CreditPlace): Promise<z.output<typeof creditWholeSchema>> {
        const name = 'trade/letter-of-credit:ReadStanding';
        const standing = await this.#ledger.evaluate({ name, input, answer: creditStandingSchema });

        return { ...(await this.readCredit(input)), ...standing };
    }

    readLastDay(creditId: string): Promise<z.output<typeof lastDayReadSchema>> {
        const name = 'trade/letter-of-credit:ReadLastDay';
        return this.#ledger.evaluate({ name, input: { creditId }, answer: lastDayReadSchema });
    }

    readInstructions(input: CreditPlace): Promise<z.output<typeof instructionsReadSchema>> {
        const name = 'trade/letter-of-credit:ReadInstructions';
        return this.#ledger.evaluate({ name, input, answer: instructionsReadSchema });
    }

    readApplicantsView(creditId: string): Promise<z.output<typeof customersViewSchema>> {
        const name = 'trade/letter-of-credit:ReadApplicantsView';
        return this.#ledger.evaluate({ name, input: { creditId }, answer: customersViewSchema });
    }

    readBeneficiarysView(creditId: string): Promise<z.output<typeof customersViewSchema>> {
        const name = 'trade/letter-of-credit:ReadBeneficiarysView';
        return this.#ledger.evaluate({ name, input: { creditId }, answer: customersViewSchema });
    }
}

/** Applications for letters of credit, at the bank that is to issue. */
export class ApplicationClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    applyForCredit(input: ApplyForCredit, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/credit-application:ApplyForCredit', input, request });
    }

    reviseApplication(input: ReviseApplication, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/credit-application:ReviseApplication', input, request });
    }

    withdrawApplication(creditId: string, request: RequestMark): Promise<Committed> {
        const name = 'trade/credit-application:WithdrawApplication';
        return this.#ledger.submit({ name, input: { creditId }, request });
    }

    proposePreAdvice(input: Proposal<ApplicationAct>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/credit-application:ProposePreAdvice', input, request });
    }

    proposeIssue(input: Proposal<ApplicationAct>, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/credit-application:ProposeIssue', input, request });
    }

    async readApplication(input: CreditPlace): Promise<z.output<typeof applicationReadSchema>> {
        const name = 'trade/credit-application:ReadApplication';
        return shownApplication(await this.#ledger.evaluate({ name, input, answer: applicationSchema }));
    }

    readPreAdvice(creditId: string): Promise<PreAdvice> {
        const name = 'trade/credit-application:ReadPreAdvice';
        return this.#ledger.evaluate({ name, input: { creditId }, answer: preAdviceSchema });
    }
}

/** A credit as the API shows it. */
export function shownCredit(credit: Credit): z.output<typeof creditReadSchema> {
    return { ...credit, status: creditStatus(credit) };
}

/** An application as the API shows it. */
export function shownApplication(application: Application): z.output<typeof applicationReadSchema> {
    return { ...application, status: applicationStatus(application) };
}
