import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import {
    acceptDocumentsSchema,
    confirmReceiptSchema,
    dealAddressSchema,
    readDealSchema,
    rejectDocumentsSchema,
} from '@cohong/domain/forfaiting/deal/api';
import { callOffDeal } from '@cohong/domain/forfaiting/deal/call-off-deal';
import { dealView } from '@cohong/domain/forfaiting/deal/deal-view';
import type { Deal } from '@cohong/domain/forfaiting/deal/deal';
import {
    acceptDocuments,
    deliverDocuments,
    lapseDeal,
    rejectDocuments,
} from '@cohong/domain/forfaiting/deal/deliver-documents';
import { confirmReceipt, settleDeal } from '@cohong/domain/forfaiting/deal/settle-deal';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { moveClaim } from '../claim/find-claim.js';
import { actingBank, vaultInView } from '../places.js';
import { keepOutsidePayment, paidBefore } from '../presentation/outside-payments.js';
import { settle } from '../settle.js';
import { findDeal, saveDeal, saveNotice, type FoundDeal } from './find-deal.js';
import { pricingBooks } from './find-quotes.js';
import { assignmentNotices, deals } from './records.js';
import { titleFacts } from './title-facts.js';

const proposedSchema = dealAddressSchema.extend({ approvalId: randomIdSchema });

const acceptanceByTwo: ByTwo<typeof acceptDocumentsSchema> = {
    act: 'deal:ApproveAcceptance',
    schema: acceptDocumentsSchema,
    decide: async (ctx, acting, { dealId, reserve }) => {
        const found = await findDeal(ctx, acting, dealId);

        const accepted = acceptDocuments({ reserve }, found);

        return { told: { dealId }, save: () => saveDeal(ctx, acting, accepted) };
    },
    events: ['DealAcceptanceProposed', 'DealDocumentsAccepted'],
};

const settlementByTwo: ByTwo<typeof dealAddressSchema> = {
    act: 'deal:ApproveSettlement',
    schema: dealAddressSchema,
    decide: async (ctx, acting, { dealId }) => {
        const { deal: before, notice } = await findDeal(ctx, acting, dealId);
        const held = await titleFacts(ctx, acting, before.claimId);
        const books = await pricingBooks(ctx);

        const { deal, claim, title, coins } = settleDeal({ ...held, ...books, deal: before, notice });

        const save = async (): Promise<void> => {
            await settle(ctx, coins);
            await moveClaim(ctx, { from: held.title, to: { claim, title } });
            await saveDeal(ctx, acting, deal);
        };
        return { told: { dealId }, save };
    },
    events: ['DealSettlementProposed', 'DealSettled'],
};

const receiptByTwo: ByTwo<typeof confirmReceiptSchema> = {
    act: 'deal:ApproveReceipt',
    schema: confirmReceiptSchema,
    decide: async (ctx, acting, { dealId, uetr }) => {
        const { deal: before, notice } = await findDeal(ctx, acting, dealId);
        const held = await titleFacts(ctx, acting, before.claimId);
        const books = await pricingBooks(ctx);
        const paid = await paidBefore(ctx, acting, { uetr });

        const { deal, claim, title } = confirmReceipt({ uetr }, { ...held, ...books, ...paid, deal: before, notice });

        const save = async (): Promise<void> => {
            await moveClaim(ctx, { from: held.title, to: { claim, title } });
            await saveDeal(ctx, acting, deal);
            await keepOutsidePayment(ctx, acting, { uetr, creditId: deal.origin.creditId });
        };
        return { told: { dealId }, save };
    },
    events: ['DealReceiptProposed', 'DealSettledOutside'],
};

/**
 * The sale of a claim, from its trade date to title against money. Events name the deal and neither claim nor price.
 * Endorsers: the acting bank and a regulator; where coins move, the central bank.
 */
@Info({ title: 'Deal', description: 'Sales of claims' })
export class DealContract extends CohongContract {
    constructor() {
        super('deal');
    }

    /** Delivers the documents, or delivers them again after they were rejected. */
    @Transaction()
    @Returns('string')
    async DeliverDocuments(ctx: CohongContext): Promise<string> {
        const { dealId } = ctx.input(dealAddressSchema);
        return await changeDeal(ctx, { dealId, event: 'DealDocumentsDelivered', rule: deliverDocuments });
    }

    /** Rejects the documents for reasons that the seller can cure. */
    @Transaction()
    @Returns('string')
    async RejectDocuments(ctx: CohongContext): Promise<string> {
        const { dealId, reasons } = ctx.input(rejectDocumentsSchema);
        const rule = (found: FoundDeal): Deal => rejectDocuments({ reasons }, found);
        return await changeDeal(ctx, { dealId, event: 'DealDocumentsRejected', rule });
    }

    /** Proposes to find the documents satisfactory, or all but what the buyer pays for under reserve. */
    @Transaction()
    @Returns('string')
    async ProposeAcceptance(ctx: CohongContext): Promise<string> {
        const { approvalId, ...request } = ctx.input(acceptDocumentsSchema.extend({ approvalId: randomIdSchema }));
        return await proposeByTwo(ctx, acceptanceByTwo, { approvalId, request });
    }

    /** Finds the documents satisfactory: the seller has done what it must. */
    @Transaction()
    @Returns('string')
    async ApproveAcceptance(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, acceptanceByTwo);
    }

    /** Writes down that the availability date has passed without satisfactory documents. */
    @Transaction()
    @Returns('string')
    async LapseDeal(ctx: CohongContext): Promise<string> {
        const { dealId } = ctx.input(dealAddressSchema);
        return await changeDeal(ctx, { dealId, event: 'DealLapsed', rule: lapseDeal });
    }

    /** Proposes to pay for the claim. */
    @Transaction()
    @Returns('string')
    async ProposeSettlement(ctx: CohongContext): Promise<string> {
        const { approvalId, ...request } = ctx.input(proposedSchema);
        return await proposeByTwo(ctx, settlementByTwo, { approvalId, request });
    }

    /** Pays for the claim: title and e-CNY move in this transaction, or neither does. */
    @Transaction()
    @Returns('string')
    async ApproveSettlement(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, settlementByTwo);
    }

    /** Proposes to confirm that the buyer has paid outside the ledger. */
    @Transaction()
    @Returns('string')
    async ProposeReceipt(ctx: CohongContext): Promise<string> {
        const { approvalId, ...request } = ctx.input(confirmReceiptSchema.extend({ approvalId: randomIdSchema }));
        return await proposeByTwo(ctx, receiptByTwo, { approvalId, request });
    }

    /** Confirms that the seller was paid outside the ledger: the title passes with its word. */
    @Transaction()
    @Returns('string')
    async ApproveReceipt(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, receiptByTwo);
    }

    /** Calls off a deal that the buyer has not paid for in time. */
    @Transaction()
    @Returns('string')
    async CallOffDeal(ctx: CohongContext): Promise<string> {
        const { dealId } = ctx.input(dealAddressSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const found = await findDeal(ctx, acting, dealId);
            const isAcknowledged = found.notice?.acknowledgement !== undefined;
            const held = isAcknowledged ? await titleFacts(ctx, acting, found.deal.claimId) : undefined;

            const { deal, notice, title } = callOffDeal({ ...found, title: held?.title });

            await saveDeal(ctx, acting, deal);
            if (notice !== undefined) {
                await saveNotice(ctx, acting, notice);
            }
            if (held !== undefined && title !== undefined) {
                await moveClaim(ctx, { from: held.title, to: { claim: held.claim, title } });
            }
            ctx.emit({ type: 'DealCalledOff', dealId });
            return dealId;
        });
    }

    /** A deal as it stands now, with its notice and what it costs to settle it. */
    @Transaction(false)
    @Returns('string')
    async ReadDeal(ctx: CohongContext): Promise<string> {
        const { dealId, bank } = ctx.input(readDealSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));
        const deal = await vault.get(deals, dealId);
        const notice = await vault.find(assignmentNotices, dealId);

        return canonicalJson(dealView(deal, { ...(await pricingBooks(ctx)), notice, at: ctx.now }));
    }
}

/** An act that one user does with a deal. */
interface DealAct {
    readonly dealId: string;
    readonly event: string;
    readonly rule: (found: FoundDeal) => Deal;
}

async function changeDeal(ctx: CohongContext, { dealId, event, rule }: DealAct): Promise<string> {
    const acting = await actingBank(ctx, 'maker');

    return await once(ctx, acting.place, async () => {
        const found = await findDeal(ctx, acting, dealId);

        const deal = rule(found);

        await saveDeal(ctx, acting, deal);
        ctx.emit({ type: event, dealId });
        return dealId;
    });
}
