import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import {
    acceptDocumentsSchema,
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
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { moveClaim } from '../claim/find-claim.js';
import { actingBank, vaultInView } from '../places.js';
import { findDeal, saveDeal, saveNotice, type FoundDeal } from './find-deal.js';
import { pricingBooks } from './find-quotes.js';
import { assignmentNotices, deals, titles } from './records.js';
import { titleFacts } from './title-facts.js';

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

/**
 * The sale of a claim, from its trade date to satisfactory documents, or to where it ends without them or without money.
 * Events name the deal and neither claim nor price. Endorsers: the acting bank and a regulator.
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
        return await proposeByTwo(ctx, acceptanceByTwo);
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

    /** Calls off a deal that the buyer has not paid for in time, or that the debtor has refused to acknowledge. */
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
        const title = await vault.find(titles, deal.claimId);

        return canonicalJson(dealView(deal, { ...(await pricingBooks(ctx)), notice, title, at: ctx.now }));
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
