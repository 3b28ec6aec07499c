import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { admitRecourse, rejectRecourse, withdrawRecourse } from '@cohong/domain/forfaiting/recourse/answer-recourse';
import {
    claimRecourseSchema,
    readRecourseSchema,
    recourseAddressSchema,
    rejectRecourseSchema,
} from '@cohong/domain/forfaiting/recourse/api';
import { claimRecourse } from '@cohong/domain/forfaiting/recourse/claim-recourse';
import { recourseAsItStands } from '@cohong/domain/forfaiting/recourse/recourse-stands';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { moveClaim } from '../claim/find-claim.js';
import { vaultInView } from '../places.js';
import { saveDeal, vaultsOfDeal } from './find-deal.js';
import { claimingFacts, findRecourse, saveEnded, saveRecourse } from './find-recourse.js';
import { recourseClaims, titles } from './records.js';

const claimByTwo: ByTwo<typeof claimRecourseSchema> = {
    act: 'recourse-claim:ApproveClaim',
    schema: claimRecourseSchema,
    decide: async (ctx, acting, request) => {
        const facts = await claimingFacts(ctx, acting, request.dealId);

        const { recourse, deal, title } = claimRecourse(request, facts);

        const save = async (): Promise<void> => {
            await vaultsOfDeal(ctx, acting, deal).insert(recourseClaims, recourse);
            await saveDeal(ctx, acting, deal);
            if (facts.held !== undefined) {
                // The seller receives the claim, which it must hold to take it back.
                await moveClaim(ctx, { from: facts.held.title, to: { claim: facts.held.claim, title } });
            }
        };
        return { told: { dealId: deal.dealId, recourseId: recourse.recourseId }, save };
    },
    events: ['RecourseClaimProposed', 'RecourseClaimed'],
};

const admissionByTwo: ByTwo<typeof recourseAddressSchema> = {
    act: 'recourse-claim:ApproveAdmission',
    schema: recourseAddressSchema,
    decide: async (ctx, acting, { recourseId }) => {
        const { facts } = await findRecourse(ctx, acting, recourseId);

        const admitted = admitRecourse(facts);

        const save = async (): Promise<void> => {
            await saveRecourse(ctx, acting, admitted);
            await saveDeal(ctx, acting, admitted.deal);
        };
        return { told: { dealId: admitted.deal.dealId, recourseId }, save };
    },
    events: ['RecourseAdmissionProposed', 'RecourseAdmitted'],
};

const rejectionByTwo: ByTwo<typeof rejectRecourseSchema> = {
    act: 'recourse-claim:ApproveRejection',
    schema: rejectRecourseSchema,
    decide: async (ctx, acting, request) => {
        const { recourseId } = request;
        const { facts, held } = await findRecourse(ctx, acting, recourseId);

        const rejected = rejectRecourse(request, facts);

        const { dealId } = rejected.deal;
        return { told: { dealId, recourseId }, save: () => saveEnded(ctx, acting, { held, ended: rejected }) };
    },
    events: ['RecourseRejectionProposed', 'RecourseRejected'],
};

const withdrawalByTwo: ByTwo<typeof recourseAddressSchema> = {
    act: 'recourse-claim:ApproveWithdrawal',
    schema: recourseAddressSchema,
    decide: async (ctx, acting, { recourseId }) => {
        const { facts, held } = await findRecourse(ctx, acting, recourseId);

        const withdrawn = withdrawRecourse(facts);

        const { dealId } = withdrawn.deal;
        return { told: { dealId, recourseId }, save: () => saveEnded(ctx, acting, { held, ended: withdrawn }) };
    },
    events: ['RecourseWithdrawalProposed', 'RecourseWithdrawn'],
};

/**
 * What buyers of claims ask back of their sellers (URF 800 art. 13); what is admitted is paid back as any sale that is undone.
 * Events name neither the ground nor what is alleged. Endorsers: the acting bank and a regulator.
 */
@Info({ title: 'RecourseClaim', description: 'Recourse to the sellers of claims, for what they answer for' })
export class RecourseClaimContract extends CohongContract {
    constructor() {
        super('recourse-claim');
    }

    /** Proposes to claim the price back. */
    @Transaction()
    @Returns('string')
    async ProposeClaim(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, claimByTwo);
    }

    /** Claims it: until the answer the title is the seller's to have back, and nobody else's. */
    @Transaction()
    @Returns('string')
    async ApproveClaim(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, claimByTwo);
    }

    /** Proposes to admit it. */
    @Transaction()
    @Returns('string')
    async ProposeAdmission(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, admissionByTwo);
    }

    /** Admits it: the seller owes the price, and has the title back when it pays. */
    @Transaction()
    @Returns('string')
    async ApproveAdmission(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, admissionByTwo);
    }

    /** Proposes to reject it. */
    @Transaction()
    @Returns('string')
    async ProposeRejection(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, rejectionByTwo);
    }

    /** Rejects it: the sale stands. */
    @Transaction()
    @Returns('string')
    async ApproveRejection(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, rejectionByTwo);
    }

    /** Proposes to withdraw it. */
    @Transaction()
    @Returns('string')
    async ProposeWithdrawal(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, withdrawalByTwo);
    }

    /** Withdraws it, admitted or not: the sale stands. */
    @Transaction()
    @Returns('string')
    async ApproveWithdrawal(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, withdrawalByTwo);
    }

    /** A recourse claim as it stands now. */
    @Transaction(false)
    @Returns('string')
    async ReadRecourseClaim(ctx: CohongContext): Promise<string> {
        const { recourseId, bank } = ctx.input(readRecourseSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));
        const recourse = await vault.get(recourseClaims, recourseId);

        return canonicalJson(recourseAsItStands(recourse, await vault.find(titles, recourse.claimId)));
    }
}
