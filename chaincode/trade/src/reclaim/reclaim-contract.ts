import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { disputeReclaim, payReclaim } from '@cohong/domain/reclaim/answer-reclaim';
import {
    disputeReclaimSchema,
    payReclaimSchema,
    readReclaimSchema,
    reclaimReimbursementSchema,
} from '@cohong/domain/reclaim/api';
import { reclaimReimbursement } from '@cohong/domain/reclaim/reclaim-reimbursement';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { dayCounts } from '../day-count/records.js';
import { actingBank, vaultInView } from '../places.js';
import { keepOutsidePayment, paidBefore } from '../presentation/outside-payments.js';
import { findClaim, vaultsOfAuthorisation } from '../reimbursement/find-reimbursement.js';
import { reimbursementClaims } from '../reimbursement/records.js';
import { settle } from '../settle.js';
import { findReclaim, payingBackFacts, presentationsUnder, vaultsOfReclaim } from './find-reclaim.js';
import { reclaims } from './records.js';

const paymentByTwo: ByTwo<typeof payReclaimSchema> = {
    act: 'reclaim:ApprovePayment',
    schema: payReclaimSchema,
    decide: async (ctx, acting, request) => {
        const { authorisation, ...facts } = await payingBackFacts(ctx, acting, request);
        const paid = await paidBefore(ctx, acting, request);

        const { reclaim, claim, coins } = payReclaim(request, { ...facts, ...paid });

        const save = async (): Promise<void> => {
            await settle(ctx, coins);
            await vaultsOfReclaim(ctx, acting, reclaim).replace(reclaims, reclaim);
            await vaultsOfAuthorisation(ctx, acting, authorisation).replace(reimbursementClaims, claim);
            await keepOutsidePayment(ctx, acting, request);
        };
        return { creditId: request.creditId, save };
    },
    events: ['ReclaimPaymentProposed', 'ReclaimPaid'],
};

/**
 * What an issuing bank asks back that was reimbursed for documents it has refused (UCP 600 art. 16g). Endorsers: the acting
 * bank and a regulator; where coins move, the central bank.
 */
@Info({ title: 'Reclaim', description: 'Reimbursement that is asked back after a refusal' })
export class ReclaimContract extends CohongContract {
    constructor() {
        super('reclaim');
    }

    /** Asks the bank that was reimbursed to pay it back, with interest. */
    @Transaction()
    @Returns('string')
    async ReclaimReimbursement(ctx: CohongContext): Promise<string> {
        const request = ctx.input(reclaimReimbursementSchema);
        const acting = await actingBank(ctx, 'maker');
        const { creditId, claimNumber: number } = request;

        return await once(ctx, acting.place, async () => {
            const answering = await findClaim(ctx, acting, { creditId, number });
            const presentations = await presentationsUnder(ctx, acting, creditId);
            const book = await ctx.ledger.findBook(dayCounts);

            const reclaim = reclaimReimbursement(request, { ...answering, presentations, dayCounts: book });

            await vaultsOfReclaim(ctx, acting, reclaim).insert(reclaims, reclaim);
            ctx.emit({ type: 'ReimbursementReclaimed', creditId });
            return creditId;
        });
    }

    /** Says what stands against it. */
    @Transaction()
    @Returns('string')
    async DisputeReclaim(ctx: CohongContext): Promise<string> {
        const request = ctx.input(disputeReclaimSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const reclaim = await findReclaim(ctx, acting, request);

            const disputed = disputeReclaim(request, { reclaim, bank, at: ctx.now });

            await vaultsOfReclaim(ctx, acting, disputed).replace(reclaims, disputed);
            ctx.emit({ type: 'ReclaimDisputed', creditId: request.creditId });
            return request.creditId;
        });
    }

    /** Proposes to pay it back, with interest. */
    @Transaction()
    @Returns('string')
    async ProposePayment(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, paymentByTwo);
    }

    /** Pays it back. With coins the central bank endorses it. */
    @Transaction()
    @Returns('string')
    async ApprovePayment(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, paymentByTwo);
    }

    @Transaction(false)
    @Returns('string')
    async ReadReclaim(ctx: CohongContext): Promise<string> {
        const { creditId, claimNumber, bank } = ctx.input(readReclaimSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));

        return canonicalJson(await vault.get(reclaims, creditId, String(claimNumber)));
    }
}
