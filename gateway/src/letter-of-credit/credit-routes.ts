import {
    answerCancellationSchema,
    creditAddressSchema,
    declineAdviceSchema,
} from '@cohong/domain/letter-of-credit/api';
import { creditSchema } from '@cohong/domain/letter-of-credit/credit';
import { z } from 'zod';
import type { Approve } from '../approval/approval-routes.js';
import { propose } from '../approval/propose.js';
import { assignmentApprovals, assignmentRoutes, assignmentSupervisionRoutes } from '../assignment/assignment-routes.js';
import { claimApprovals, claimRoutes, claimSupervisionRoutes } from '../claim/claim-routes.js';
import { dayCountRoutes } from '../day-count/day-count-routes.js';
import type { Purse } from '../dcep/purse.js';
import type { Committed, Ledger } from '../fabric/ledger.js';
import { forfaitingApprovals, forfaitingRoutes } from '../forfaiting/forfaiting-routes.js';
import { forfaitingSupervisionRoutes } from '../forfaiting/supervision-routes.js';
import { act, read, type ActReply, type Route } from '../http/route.js';
import { bankSchema } from '../party/bank.js';
import { bankStaff, makers, supervisors } from '../party/roles.js';
import {
    presentationApprovals,
    presentationRoutes,
    presentationSupervisionRoutes,
} from '../presentation/presentation-routes.js';
import { currencyCode } from '../read-model/currency-filter.js';
import { list } from '../read-model/list-route.js';
import { vaultOf } from '../read-model/places.js';
import { transferApprovals, transferRoutes, transferSupervisionRoutes } from '../transfer/transfer-routes.js';
import { recourseApprovals, recourseRoutes } from '../recourse/recourse-routes.js';
import { authorisationRoutes } from '../reimbursement/authorisation-routes.js';
import {
    discrepancyAdviceApprovals,
    discrepancyAdviceRoutes,
    discrepancyAdviceSupervisionRoutes,
} from '../discrepancy-advice/discrepancy-advice-routes.js';
import { reclaimApprovals, reclaimRoutes, reclaimSupervisionRoutes } from '../reclaim/reclaim-routes.js';
import {
    reimbursementApprovals,
    reimbursementClaimRoutes,
    reimbursementSupervisionRoutes,
} from '../reimbursement/claim-routes.js';
import { amendmentApprovals, amendmentRoutes, amendmentSupervisionRoutes } from './amendment-routes.js';
import { issuersVaultInSql, statusInSql, transferringBankInSql } from './listed-credit.js';
import {
    CreditClient,
    creditReadSchema,
    creditWholeSchema,
    customersViewSchema,
    instructionsReadSchema,
    lastDayReadSchema,
    shownCredit,
    type DoubleAct,
    type SingleAct,
} from './credit-client.js';

const byMakers = { tag: 'Letters of credit', roles: makers } as const;
const forStaff = { ...byMakers, roles: bankStaff } as const;
const nothing = z.strictObject({});

const stored = {
    chaincode: 'trade',
    kind: 'credit',
    schema: creditSchema,
    show: { schema: creditReadSchema, of: shownCredit },
    orderBy: 'issuedAt',
    hasPeriod: true,
    fieldOf: { currency: 'terms.amount.currency' },
    derived: { status: statusInSql },
} as const;
const { issuingBank, letterOfCreditReference } = creditSchema.shape;
const storedFilters = {
    letterOfCreditReference: letterOfCreditReference.optional(),
    status: creditReadSchema.shape.status.exclude(['APPLIED', 'PREADVISED', 'FULLY_DRAWN']).optional(),
    currency: currencyCode.optional(),
};

/** Issued credits at the banks that are party to them. */
export function creditRoutes(bank: string): readonly Route[] {
    return [
        list({
            ...forStaff,
            ...stored,
            path: '/v1/letters-of-credit',
            summary: 'The letters of credit to which this bank is party',
            filters: { issuingBank: issuingBank.optional(), ...storedFilters },
            collectionsFor: () => [vaultOf(bank)],
        }),
        ...lookingRoutes,
        ...singleActs,
        ...answers,
        ...doubleActs,
        ...amendmentRoutes(bank),
        ...presentationRoutes(bank),
        ...transferRoutes(bank),
        ...assignmentRoutes(bank),
        ...authorisationRoutes(bank),
        ...reimbursementClaimRoutes(bank),
        ...discrepancyAdviceRoutes,
        ...reclaimRoutes(bank),
        ...recourseRoutes,
        ...dayCountRoutes,
        ...claimRoutes(bank),
        ...forfaitingRoutes(bank),
    ];
}

const lookingRoutes: readonly Route[] = [
    read({
        ...forStaff,
        path: '/v1/letters-of-credit/{creditId}',
        summary: 'A letter of credit, where it stands, and how much of it is left',
        params: creditAddressSchema,
        answer: creditWholeSchema,
        read: ({ ledger, params }) => new CreditClient(ledger).readWhole(params),
    }),
    read({
        ...forStaff,
        path: '/v1/letters-of-credit/{creditId}/instructions',
        summary: 'What its banks tell each other; never to be shown to the beneficiary or the applicant',
        params: creditAddressSchema,
        answer: instructionsReadSchema,
        read: ({ ledger, params }) => new CreditClient(ledger).readInstructions(params),
    }),
    read({
        ...forStaff,
        path: '/v1/letters-of-credit/{creditId}/last-day',
        summary: 'By when documents must come, at the place of expiry and by its calendar',
        params: creditAddressSchema,
        answer: lastDayReadSchema,
        read: ({ ledger, params }) => new CreditClient(ledger).readLastDay(params.creditId),
    }),
    read({
        ...forStaff,
        path: '/v1/letters-of-credit/{creditId}/applicants-view',
        summary: 'The credit as its applicant may see it, at the issuing bank',
        params: creditAddressSchema,
        answer: customersViewSchema,
        read: ({ ledger, params }) => new CreditClient(ledger).readApplicantsView(params.creditId),
    }),
    read({
        ...forStaff,
        path: '/v1/letters-of-credit/{creditId}/beneficiarys-view',
        summary: 'The credit as its beneficiary may see it, at the bank that advises it',
        params: creditAddressSchema,
        answer: customersViewSchema,
        read: ({ ledger, params }) => new CreditClient(ledger).readBeneficiarysView(params.creditId),
    }),
];

/** Acts of one user that need nothing but the credit. */
const singleActs: readonly Route[] = (
    [
        ['advices', 'AdviseCredit', 'Pass the credit on, to the second advising bank or to the beneficiary'],
        ['confirmation-refusals', 'DeclineConfirmation', 'Tell the issuing bank that this bank does not confirm'],
        ['expiry', 'ExpireCredit', 'Note that the last day to present is over at the place of expiry'],
        [
            'closure',
            'CloseCredit',
            'Close the record of a credit that nobody can draw any more, and under which nobody owes anything',
        ],
    ] as const satisfies readonly (readonly [string, SingleAct, string])[]
).map(([path, name, summary]) =>
    act({
        ...byMakers,
        path: `/v1/letters-of-credit/{creditId}/${path}`,
        summary,
        params: creditAddressSchema,
        body: nothing,
        status: 200,
        answer: creditReadSchema,
        act: async ({ ledger, params, request }) =>
            replyOf(ledger, await new CreditClient(ledger).act(name, params.creditId, request)),
    }),
);

/** Acts of one user that say something. */
const answers: readonly Route[] = [
    act({
        ...byMakers,
        path: '/v1/letters-of-credit/{creditId}/advice-refusals',
        summary: 'Tell the bank that sent the credit that it is not passed on',
        params: creditAddressSchema,
        examples: { request: { reason: 'CANNOT_AUTHENTICATE' } },
        body: declineAdviceSchema.omit({ creditId: true }),
        status: 200,
        answer: creditReadSchema,
        act: async ({ ledger, params, body, request }) =>
            replyOf(ledger, await new CreditClient(ledger).declineAdvice({ ...params, ...body }, request)),
    }),
    ...(
        [
            [
                'consents',
                'consentToCancellation',
                'Consent to cancel the credit, for this bank or for the beneficiary; the last consent cancels it',
            ],
            ['refusals', 'refuseCancellation', 'Refuse to cancel the credit, for this bank or for the beneficiary'],
        ] as const
    ).map(([answers, answer, summary]) =>
        act({
            ...byMakers,
            path: `/v1/letters-of-credit/{creditId}/cancellation-${answers}`,
            summary,
            params: creditAddressSchema,
            examples: { request: { party: 'BENEFICIARY' } },
            body: answerCancellationSchema.omit({ creditId: true }),
            status: 200,
            answer: creditReadSchema,
            act: async ({ ledger, params, body, request }) =>
                replyOf(ledger, await new CreditClient(ledger)[answer]({ ...params, ...body }, request)),
        }),
    ),
];

/** Acts that bind the bank: proposed here, approved at /v1/approvals. */
const doubleActs: readonly Route[] = (
    [
        ['confirmations', 'letter-of-credit:ApproveConfirmation', "Propose to add this bank's confirmation"],
        ['cancellations', 'credit-cancellation:ApproveCancellation', 'Propose to ask all parties to cancel the credit'],
    ] as const satisfies readonly (readonly [string, DoubleAct, string])[]
).map(([path, name, summary]) =>
    propose({
        ...byMakers,
        path: `/v1/letters-of-credit/{creditId}/${path}`,
        summary,
        params: creditAddressSchema,
        body: nothing,
        propose: ({ ledger, params, request }, approvalId) =>
            new CreditClient(ledger).propose(name, { ...params, approvalId }, request),
    }),
);

/** What carries an approved act on a credit, an amendment, a presentation, a transfer, an assignment, a reimbursement or a claim out. */
export const creditApprovals = (purse: Purse): Readonly<Record<string, Approve>> => ({
    ...amendmentApprovals,
    ...presentationApprovals(purse),
    ...transferApprovals,
    ...assignmentApprovals,
    ...reimbursementApprovals(purse),
    ...discrepancyAdviceApprovals,
    ...reclaimApprovals(purse),
    ...recourseApprovals,
    ...claimApprovals(purse),
    ...forfaitingApprovals(purse),
    ...Object.fromEntries(
        (
            [
                'credit-application:ApprovePreAdvice',
                'credit-application:ApproveIssue',
                'letter-of-credit:ApproveConfirmation',
                'credit-cancellation:ApproveCancellation',
            ] as const
        ).map((name): [string, Approve] => [
            name,
            ({ approvalId }, { ledger, request }) => new CreditClient(ledger).approve(name, approvalId, request),
        ]),
    ),
});

/** Where in a credit the banks stand by which a regulator looks for it. */
const placesOfBanks = {
    advisingBank: 'terms.advisingBank.mspId',
    secondAdvisingBank: 'terms.secondAdvisingBank.mspId',
    confirmingBank: 'terms.confirmation.requestedBank.mspId',
    nominatedBank: 'terms.availability.availableWith.bank.mspId',
} as const;

function banksOfCredit(banks: readonly string[]) {
    const bank = bankSchema(banks).optional();

    return {
        issuingBank: bank,
        advisingBank: bank,
        secondAdvisingBank: bank,
        confirmingBank: bank.meta({ description: 'Asked to confirm, whether or not it has' }),
        nominatedBank: bank,
        transferringBank: bank,
    };
}

/** What a regulator sees of credits: those of all banks, each once, with what their banks tell each other. */
export function creditSupervisionRoutes(banks: readonly string[]): readonly Route[] {
    const ofRegulator = { tag: 'Supervision', roles: supervisors } as const;
    const params = z.strictObject({ bank: bankSchema(banks), ...creditAddressSchema.shape });

    return [
        list({
            ...ofRegulator,
            ...stored,
            path: '/v1/supervision/letters-of-credit',
            summary: 'The letters of credit of all banks, each once',
            filters: { ...banksOfCredit(banks), ...storedFilters },
            fieldOf: { ...stored.fieldOf, ...placesOfBanks },
            derived: { ...stored.derived, transferringBank: transferringBankInSql },
            countedIn: issuersVaultInSql,
            collectionsFor: () => banks.map(vaultOf),
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/letters-of-credit/{bank}/{creditId}',
            summary: 'A letter of credit as one of its banks holds it',
            params,
            answer: creditWholeSchema,
            read: ({ ledger, params: place }) => new CreditClient(ledger).readWhole(place),
        }),
        read({
            ...ofRegulator,
            path: '/v1/supervision/letters-of-credit/{bank}/{creditId}/instructions',
            summary: 'What the banks of a credit tell each other',
            params,
            answer: instructionsReadSchema,
            read: ({ ledger, params: place }) => new CreditClient(ledger).readInstructions(place),
        }),
        ...amendmentSupervisionRoutes(banks),
        ...presentationSupervisionRoutes(banks),
        ...transferSupervisionRoutes(banks),
        ...assignmentSupervisionRoutes(banks),
        ...reimbursementSupervisionRoutes(banks),
        ...discrepancyAdviceSupervisionRoutes(banks),
        ...reclaimSupervisionRoutes(banks),
        ...claimSupervisionRoutes(banks),
        ...forfaitingSupervisionRoutes(banks),
    ];
}

async function replyOf(ledger: Ledger, committed: Committed): Promise<ActReply> {
    return { committed, resource: await new CreditClient(ledger).readCredit({ creditId: committed.id }) };
}
