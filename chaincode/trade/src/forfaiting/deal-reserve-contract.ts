import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { dealAddressSchema, demandRefundSchema } from '@cohong/domain/forfaiting/deal/api';
import { demandRefund, liftReserve } from '@cohong/domain/forfaiting/deal/lift-reserve';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { moveClaim } from '../claim/find-claim.js';
import { findDeal, saveDeal } from './find-deal.js';
import { titleFacts } from './title-facts.js';

const liftingByTwo: ByTwo<typeof dealAddressSchema> = {
    act: 'deal-reserve:ApproveLifting',
    schema: dealAddressSchema,
    decide: async (ctx, acting, { dealId }) => {
        const found = await findDeal(ctx, acting, dealId);
        const isPaidFor = found.deal.settlement !== undefined;
        const held = isPaidFor ? await titleFacts(ctx, acting, found.deal.claimId) : undefined;

        const { deal, title } = liftReserve({ ...found, title: held?.title });

        const save = async (): Promise<void> => {
            await saveDeal(ctx, acting, deal);
            if (held !== undefined && title !== undefined) {
                await moveClaim(ctx, { from: held.title, to: { claim: held.claim, title } });
            }
        };
        return { told: { dealId }, save };
    },
    events: ['ReserveLiftingProposed', 'ReserveLifted'],
};

const demandByTwo: ByTwo<typeof demandRefundSchema> = {
    act: 'deal-reserve:ApproveDemand',
    schema: demandRefundSchema,
    decide: async (ctx, acting, request) => {
        const { dealId } = request;
        const found = await findDeal(ctx, acting, dealId);

        const demanded = demandRefund(request, found);

        return { told: { dealId }, save: () => saveDeal(ctx, acting, demanded) };
    },
    events: ['RefundDemandProposed', 'RefundDemanded'],
};

/** What becomes of a reserve under which a claim was paid for (URF 800 art. 12). Endorsers: the buyer and a regulator. */
@Info({ title: 'DealReserve', description: 'Reserves under which claims are paid for' })
export class DealReserveContract extends CohongContract {
    constructor() {
        super('deal-reserve');
    }

    /** Proposes to lift it. */
    @Transaction()
    @Returns('string')
    async ProposeLifting(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, liftingByTwo);
    }

    /** Lifts it: the sale is final, or will be when it is paid for. */
    @Transaction()
    @Returns('string')
    async ApproveLifting(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, liftingByTwo);
    }

    /** Proposes to demand the money back. */
    @Transaction()
    @Returns('string')
    async ProposeDemand(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, demandByTwo);
    }

    /** Demands it: the seller owes the price, and has the title back when it pays. */
    @Transaction()
    @Returns('string')
    async ApproveDemand(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, demandByTwo);
    }
}
