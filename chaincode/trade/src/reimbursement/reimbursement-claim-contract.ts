import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { declineClaim, reimburseClaim } from '@cohong/domain/reimbursement/answer-claim';
import type { Answering } from '@cohong/domain/reimbursement/answer-claim';
import { claimView, noteOverdue } from '@cohong/domain/reimbursement/answer-deadline';
import {
    claimAddressSchema,
    claimReimbursementSchema,
    coverClaimSchema,
    declineClaimSchema,
    demandCoverSchema,
    readClaimSchema,
    reimburseClaimSchema,
    type ClaimAddress,
} from '@cohong/domain/reimbursement/api';
import { forwardedFrom } from '@cohong/domain/presentation/forwarded';
import { claimReimbursement } from '@cohong/domain/reimbursement/claim-reimbursement';
import { coverClaim, demandCover } from '@cohong/domain/reimbursement/cover-claim';
import type { ReimbursementClaim } from '@cohong/domain/reimbursement/reimbursement-claim';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import type { z } from 'zod';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { dayCounts } from '../day-count/records.js';
import { vaultsOf } from '../letter-of-credit/find-credit.js';
import { actingBank, vaultInView } from '../places.js';
import { findPresentation, presentationsIn } from '../presentation/find-presentation.js';
import { keepOutsidePayment, paidBefore, type PaidOutside } from '../presentation/outside-payments.js';
import { settle } from '../settle.js';
import {
    calendarOfReimbursingBank,
    claimsIn,
    findAuthorisation,
    findClaim,
    vaultsOfAuthorisation,
} from './find-reimbursement.js';
import { authorisations, reimbursementClaims } from './records.js';

const reimbursementByTwo = answer({
    act: 'reimbursement-claim:ApproveReimbursement',
    schema: reimburseClaimSchema,
    rule: reimburseClaim,
    events: ['ReimbursementProposed', 'ClaimReimbursed'],
});

const declineByTwo = answer({
    act: 'reimbursement-claim:ApproveDecline',
    schema: declineClaimSchema,
    rule: declineClaim,
    events: ['DeclineProposed', 'ClaimDeclined'],
});

const coverByTwo: ByTwo<typeof coverClaimSchema> = {
    act: 'reimbursement-claim:ApproveCover',
    schema: coverClaimSchema,
    decide: async (ctx, acting, request) => {
        const paid = await paidBefore(ctx, acting, request);
        const answering = { ...(await findClaim(ctx, acting, request)), ...paid };

        const { claim, coins } = coverClaim(request, { ...answering, transactionId: ctx.transactionId });

        const save = async (): Promise<void> => {
            await settle(ctx, coins);
            await vaultsOfAuthorisation(ctx, acting, answering.authorisation).replace(reimbursementClaims, claim);
            await keepOutsidePayment(ctx, acting, request);
        };
        return { creditId: request.creditId, save };
    },
    events: ['CoverProposed', 'ClaimCovered'],
};

/** Claims for reimbursement, and what becomes of them. Endorsers: the acting bank and a regulator. */
@Info({ title: 'ReimbursementClaim', description: 'Claims for reimbursement under letters of credit' })
export class ReimbursementClaimContract extends CohongContract {
    constructor() {
        super('reimbursement-claim');
    }

    /** Claims a drawing that the bank has honoured. */
    @Transaction()
    @Returns('string')
    async ClaimReimbursement(ctx: CohongContext): Promise<string> {
        const request = ctx.input(claimReimbursementSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;
        const { creditId } = request;

        return await once(ctx, place, async () => {
            const drawing = { creditId, number: request.presentationNumber };
            const { credit, presentation } = await findPresentation(ctx, acting, drawing);
            const presentations = await presentationsIn(vaultsOf(ctx, acting, credit.terms), credit);
            const forwarded = forwardedFrom(presentation, presentations);
            const before = await findAuthorisation(ctx, acting, creditId);
            const vaults = vaultsOfAuthorisation(ctx, acting, before);
            const claims = await claimsIn(vaults, before);
            const calendar = await calendarOfReimbursingBank(ctx, before);

            const facts = { authorisation: before, claims, presentation, forwarded, bank, calendar, at: ctx.now };
            const { authorisation, claim } = claimReimbursement(request, facts);

            await vaults.replace(authorisations, authorisation);
            await vaults.insert(reimbursementClaims, claim);
            ctx.emit({ type: 'ReimbursementClaimed', creditId });
            return creditId;
        });
    }

    /** Writes down that the time of the reimbursing bank is over. */
    @Transaction()
    @Returns('string')
    async NoteOverdue(ctx: CohongContext): Promise<string> {
        const address = ctx.input(claimAddressSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const { authorisation, claim, ...clock } = await findClaim(ctx, acting, address);

            const overdue = noteOverdue(claim, clock);

            await vaultsOfAuthorisation(ctx, acting, authorisation).replace(reimbursementClaims, overdue);
            ctx.emit({ type: 'ClaimOverdue', creditId: address.creditId });
            return address.creditId;
        });
    }

    /** Proposes to pay the claiming bank. */
    @Transaction()
    @Returns('string')
    async ProposeReimbursement(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, reimbursementByTwo);
    }

    /** Records the payment to the claiming bank. */
    @Transaction()
    @Returns('string')
    async ApproveReimbursement(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, reimbursementByTwo);
    }

    /** Proposes the notice that the claim is not paid. */
    @Transaction()
    @Returns('string')
    async ProposeDecline(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, declineByTwo);
    }

    /** Gives the notice that the claim is not paid. */
    @Transaction()
    @Returns('string')
    async ApproveDecline(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, declineByTwo);
    }

    /** Turns to the issuing bank, for what the reimbursing bank has not paid on first demand. */
    @Transaction()
    @Returns('string')
    async DemandCover(ctx: CohongContext): Promise<string> {
        const { creditId, number, ...asked } = ctx.input(demandCoverSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const answering = await findClaim(ctx, acting, { creditId, number });
            const book = await ctx.ledger.findBook(dayCounts);

            const demanded = demandCover(asked, { ...answering, dayCounts: book });

            const vaults = vaultsOfAuthorisation(ctx, acting, answering.authorisation);
            await vaults.replace(reimbursementClaims, demanded);
            ctx.emit({ type: 'CoverDemanded', creditId });
            return creditId;
        });
    }

    /** Proposes that the issuing bank pays itself. */
    @Transaction()
    @Returns('string')
    async ProposeCover(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, coverByTwo);
    }

    /** The issuing bank pays itself. With coins the central bank endorses it. */
    @Transaction()
    @Returns('string')
    async ApproveCover(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, coverByTwo);
    }

    /** A claim as it stands now, and until when it can be answered. */
    @Transaction(false)
    @Returns('string')
    async ReadClaim(ctx: CohongContext): Promise<string> {
        const { creditId, number, bank } = ctx.input(readClaimSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));
        const claim = await vault.get(reimbursementClaims, creditId, String(number));
        const calendar = await calendarOfReimbursingBank(ctx, await vault.get(authorisations, creditId));

        return canonicalJson(claimView(claim, { calendar, at: ctx.now }));
    }
}

/** What a bank says or pays in answer to a claim, by two of its users. */
function answer<Schema extends z.ZodObject & z.ZodType<ClaimAddress & PaidOutside>>({
    rule,
    ...rest
}: Omit<ByTwo<Schema>, 'decide'> & {
    readonly rule: (request: z.output<Schema>, answering: Answering) => ReimbursementClaim;
}): ByTwo<Schema> {
    return {
        ...rest,
        decide: async (ctx, acting, request) => {
            const paid = await paidBefore(ctx, acting, request);
            const answering = { ...(await findClaim(ctx, acting, request)), ...paid };

            const answered = rule(request, answering);

            const vaults = vaultsOfAuthorisation(ctx, acting, answering.authorisation);
            const save = async (): Promise<void> => {
                await vaults.replace(reimbursementClaims, answered);
                await keepOutsidePayment(ctx, acting, request);
            };
            return { creditId: request.creditId, save };
        },
    };
}
