import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { confirmReceiptSchema, dealAddressSchema } from '@cohong/domain/forfaiting/deal/api';
import {
    confirmRefund,
    refundDeal,
    type RescindedDeal,
    type RescindingFacts,
} from '@cohong/domain/forfaiting/deal/rescind-deal';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { moveClaim } from '../claim/find-claim.js';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { keepOutsidePayment, paidBefore } from '../presentation/outside-payments.js';
import { settle } from '../settle.js';
import { findDeal, findNotice, saveDeal, saveNotice } from './find-deal.js';
import { recoursesOf, saveRecourse } from './find-recourse.js';
import { titleFacts } from './title-facts.js';

const refundByTwo: ByTwo<typeof dealAddressSchema> = {
    act: 'deal-refund:ApproveRefund',
    schema: dealAddressSchema,
    decide: async (ctx, acting, { dealId }) => {
        const facts = await rescindingFacts(ctx, acting, dealId);

        const { coins, ...rescinded } = refundDeal(facts);

        const save = async (): Promise<void> => {
            await settle(ctx, coins);
            await saveRescinded(ctx, acting, { facts, rescinded });
        };
        return { told: { dealId }, save };
    },
    events: ['RefundProposed', 'DealRefunded'],
};

const receiptByTwo: ByTwo<typeof confirmReceiptSchema> = {
    act: 'deal-refund:ApproveReceipt',
    schema: confirmReceiptSchema,
    decide: async (ctx, acting, { dealId, uetr }) => {
        const facts = await rescindingFacts(ctx, acting, dealId);
        const paid = await paidBefore(ctx, acting, { uetr });

        const rescinded = confirmRefund({ uetr }, { ...facts, ...paid });

        const save = async (): Promise<void> => {
            await saveRescinded(ctx, acting, { facts, rescinded });
            await keepOutsidePayment(ctx, acting, { uetr, creditId: rescinded.deal.origin.creditId });
        };
        return { told: { dealId }, save };
    },
    events: ['RefundReceiptProposed', 'DealRefundedOutside'],
};

/**
 * A sale that is undone: the price goes back to the buyer and the title to the seller, both or neither. Endorsers: the acting
 * bank and a regulator; where coins move, the central bank.
 */
@Info({ title: 'DealRefund', description: 'Sales of claims that are undone' })
export class DealRefundContract extends CohongContract {
    constructor() {
        super('deal-refund');
    }

    /** Proposes to pay the price back. */
    @Transaction()
    @Returns('string')
    async ProposeRefund(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, refundByTwo);
    }

    /** Pays the price back: title and e-CNY move in this transaction, or neither does. */
    @Transaction()
    @Returns('string')
    async ApproveRefund(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, refundByTwo);
    }

    /** Proposes to confirm that the seller has paid back outside the ledger. */
    @Transaction()
    @Returns('string')
    async ProposeReceipt(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, receiptByTwo);
    }

    /** Confirms that the buyer was paid back: the title returns with its word. */
    @Transaction()
    @Returns('string')
    async ApproveReceipt(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, receiptByTwo);
    }
}

async function rescindingFacts(ctx: CohongContext, acting: Acting, dealId: string): Promise<RescindingFacts> {
    const { deal } = await findDeal(ctx, acting, dealId);
    const held = await titleFacts(ctx, acting, deal.claimId);
    const recourse = (await recoursesOf(ctx, acting, deal)).at(-1);

    return { ...held, deal, notice: await findNotice(ctx, acting, dealId), recourse };
}

async function saveRescinded(
    ctx: CohongContext,
    acting: Acting,
    { facts, rescinded }: { readonly facts: RescindingFacts; readonly rescinded: RescindedDeal },
): Promise<void> {
    const { deal, claim, title, notice, recourse } = rescinded;
    await saveDeal(ctx, acting, deal);
    await saveNotice(ctx, acting, notice);
    await moveClaim(ctx, { from: facts.title, to: { claim, title } });
    if (recourse !== undefined) {
        await saveRecourse(ctx, acting, { deal, recourse });
    }
}
