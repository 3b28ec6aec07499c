import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import {
    acknowledgeNoticeSchema,
    dealAddressSchema,
    readDealSchema,
    refuseNoticeSchema,
} from '@cohong/domain/forfaiting/deal/api';
import { acknowledgeNotice, notifyAssignment } from '@cohong/domain/forfaiting/deal/notify-assignment';
import { refuseNotice } from '@cohong/domain/forfaiting/deal/refuse-notice';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { originOf } from '../claim/claim-origin.js';
import { moveClaim } from '../claim/find-claim.js';
import { actingBank, vaultInView } from '../places.js';
import { findDeal, findNotice, saveDeal, saveNotice, vaultsOfNotice } from './find-deal.js';
import { assignmentNotices } from './records.js';
import { titleFacts } from './title-facts.js';

const acknowledgementByTwo: ByTwo<typeof acknowledgeNoticeSchema> = {
    act: 'assignment-notice:ApproveAcknowledgement',
    schema: acknowledgeNoticeSchema,
    decide: async (ctx, acting, { dealId, ...said }) => {
        const before = await findNotice(ctx, acting, dealId);
        const held = await titleFacts(ctx, acting, before.claimId);
        const origin = await originOf(ctx, acting, held.claim);

        const { notice, title } = acknowledgeNotice(said, { ...held, notice: before, origin });

        const save = async (): Promise<void> => {
            await saveNotice(ctx, acting, notice);
            // The buyer receives the claim, which it must hold to take it over.
            await moveClaim(ctx, { from: held.title, to: { claim: held.claim, title } });
        };
        return { told: { dealId }, save };
    },
    events: ['AcknowledgementProposed', 'NoticeAcknowledged'],
};

const refusalByTwo: ByTwo<typeof refuseNoticeSchema> = {
    act: 'assignment-notice:ApproveRefusal',
    schema: refuseNoticeSchema,
    decide: async (ctx, acting, { dealId, reasons }) => {
        const before = await findNotice(ctx, acting, dealId);

        const notice = refuseNotice({ reasons }, { bank: acting.bank, notice: before, at: ctx.now });

        return { told: { dealId }, save: () => saveNotice(ctx, acting, notice) };
    },
    events: ['NoticeRefusalProposed', 'NoticeRefused'],
};

/** That a claim is to be paid to its buyer. Endorsers: the acting bank and a regulator. */
@Info({ title: 'AssignmentNotice', description: 'Notices of assignment of claims' })
export class AssignmentNoticeContract extends CohongContract {
    constructor() {
        super('assignment-notice');
    }

    /** Tells the debtor to whom its claim is sold. */
    @Transaction()
    @Returns('string')
    async NotifyAssignment(ctx: CohongContext): Promise<string> {
        const { dealId } = ctx.input(dealAddressSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const found = await findDeal(ctx, acting, dealId);
            const held = await titleFacts(ctx, acting, found.deal.claimId);

            const { deal, notice } = notifyAssignment(found, held);

            await saveDeal(ctx, acting, deal);
            await vaultsOfNotice(ctx, acting, notice).insert(assignmentNotices, notice);
            ctx.emit({ type: 'AssignmentNotified', dealId });
            return dealId;
        });
    }

    /** Proposes to acknowledge a notice. */
    @Transaction()
    @Returns('string')
    async ProposeAcknowledgement(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, acknowledgementByTwo);
    }

    /** Acknowledges the notice: the debtor pays the buyer, and until the sale is settled or called off nobody. */
    @Transaction()
    @Returns('string')
    async ApproveAcknowledgement(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, acknowledgementByTwo);
    }

    /** Proposes to refuse a notice. */
    @Transaction()
    @Returns('string')
    async ProposeRefusal(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, refusalByTwo);
    }

    /** Refuses it: the debtor does not acknowledge the buyer, and seller and buyer may call the sale off. */
    @Transaction()
    @Returns('string')
    async ApproveRefusal(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, refusalByTwo);
    }

    @Transaction(false)
    @Returns('string')
    async ReadNotice(ctx: CohongContext): Promise<string> {
        const { dealId, bank } = ctx.input(readDealSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(assignmentNotices, dealId));
    }
}
