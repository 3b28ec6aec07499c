import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { confirmReceiptSchema, dealAddressSchema, sendPaymentSchema } from '@cohong/domain/forfaiting/deal/api';
import { sendPayment } from '@cohong/domain/forfaiting/deal/send-payment';
import { confirmReceipt, settleDeal, type SettlingFacts } from '@cohong/domain/forfaiting/deal/settle-deal';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { moveClaim } from '../claim/find-claim.js';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { keepOutsidePayment, paidBefore } from '../presentation/outside-payments.js';
import { settle } from '../settle.js';
import { findDeal, saveDeal } from './find-deal.js';
import { pricingBooks } from './find-quotes.js';
import { titleFacts } from './title-facts.js';

const settlementByTwo: ByTwo<typeof dealAddressSchema> = {
    act: 'deal-payment:ApproveSettlement',
    schema: dealAddressSchema,
    decide: async (ctx, acting, { dealId }) => {
        const facts = await settlingFacts(ctx, acting, dealId);

        const { deal, claim, title, coins } = settleDeal(facts);

        const save = async (): Promise<void> => {
            await settle(ctx, coins);
            await moveClaim(ctx, { from: facts.title, to: { claim, title } });
            await saveDeal(ctx, acting, deal);
        };
        return { told: { dealId }, save };
    },
    events: ['DealSettlementProposed', 'DealSettled'],
};

const paymentByTwo: ByTwo<typeof sendPaymentSchema> = {
    act: 'deal-payment:ApprovePayment',
    schema: sendPaymentSchema,
    decide: async (ctx, acting, { dealId, uetr }) => {
        const found = await findDeal(ctx, acting, dealId);
        const books = await pricingBooks(ctx);
        const paid = await paidBefore(ctx, acting, { uetr });

        const deal = sendPayment({ uetr }, { ...found, ...books, ...paid });

        const save = async (): Promise<void> => {
            await saveDeal(ctx, acting, deal);
            await keepOutsidePayment(ctx, acting, { uetr, creditId: deal.origin.creditId });
        };
        return { told: { dealId }, save };
    },
    events: ['DealPaymentProposed', 'DealPaymentSent'],
};

const receiptByTwo: ByTwo<typeof confirmReceiptSchema> = {
    act: 'deal-payment:ApproveReceipt',
    schema: confirmReceiptSchema,
    decide: async (ctx, acting, { dealId, uetr }) => {
        const facts = await settlingFacts(ctx, acting, dealId);
        const paid = await paidBefore(ctx, acting, { uetr });

        const { deal, claim, title } = confirmReceipt({ uetr }, { ...facts, ...paid });

        const save = async (): Promise<void> => {
            await moveClaim(ctx, { from: facts.title, to: { claim, title } });
            await saveDeal(ctx, acting, deal);
            await keepOutsidePayment(ctx, acting, { uetr, creditId: deal.origin.creditId });
        };
        return { told: { dealId }, save };
    },
    events: ['DealReceiptProposed', 'DealSettledOutside'],
};

/**
 * How a claim that was sold is paid for: in e-CNY in one transaction, or outside the ledger by the word of its buyer and then of
 * its seller. Endorsers: the acting bank and a regulator; where coins move, the central bank.
 */
@Info({ title: 'DealPayment', description: 'Payments for claims that were sold' })
export class DealPaymentContract extends CohongContract {
    constructor() {
        super('deal-payment');
    }

    /** Proposes to pay for the claim. */
    @Transaction()
    @Returns('string')
    async ProposeSettlement(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, settlementByTwo);
    }

    /** Pays for the claim: title and e-CNY move in this transaction, or neither does. */
    @Transaction()
    @Returns('string')
    async ApproveSettlement(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, settlementByTwo);
    }

    /** Proposes to say by which payment outside the ledger the buyer has paid. */
    @Transaction()
    @Returns('string')
    async ProposePayment(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, paymentByTwo);
    }

    /** Says by which payment outside the ledger the buyer has paid: the title waits for it until its time is over. */
    @Transaction()
    @Returns('string')
    async ApprovePayment(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, paymentByTwo);
    }

    /** Proposes to confirm that the money has come. */
    @Transaction()
    @Returns('string')
    async ProposeReceipt(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, receiptByTwo);
    }

    /** Confirms that the seller was paid outside the ledger: the title passes with its word. */
    @Transaction()
    @Returns('string')
    async ApproveReceipt(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, receiptByTwo);
    }
}

async function settlingFacts(ctx: CohongContext, acting: Acting, dealId: string): Promise<SettlingFacts> {
    const { deal, notice } = await findDeal(ctx, acting, dealId);
    const held = await titleFacts(ctx, acting, deal.claimId);

    return { ...held, ...(await pricingBooks(ctx)), deal, notice };
}
