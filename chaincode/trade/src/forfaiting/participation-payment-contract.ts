import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import {
    confirmParticipationReceiptSchema,
    participationAddressSchema,
    payParticipationSchema,
} from '@cohong/domain/forfaiting/participation/api';
import { callParticipation } from '@cohong/domain/forfaiting/participation/call-participation';
import { noteCollection } from '@cohong/domain/forfaiting/participation/note-collection';
import {
    confirmParticipationReceipt,
    payParticipation,
} from '@cohong/domain/forfaiting/participation/pay-participation';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { findClaim } from '../claim/find-claim.js';
import { actingBank } from '../places.js';
import { keepOutsidePayment } from '../presentation/outside-payments.js';
import { settle } from '../settle.js';
import { findParticipation, participationPayingFacts, saveParticipation, tellDebtor } from './find-participation.js';
import { lateInterests } from './records.js';
import { titleFacts } from './title-facts.js';

const paymentByTwo: ByTwo<typeof payParticipationSchema> = {
    act: 'participation-payment:ApprovePayment',
    schema: payParticipationSchema,
    decide: async (ctx, acting, request) => {
        const { participationId } = request;
        const facts = await participationPayingFacts(ctx, acting, { participationId });

        const { participation, notice, coins } = payParticipation(request, facts);

        const save = async (): Promise<void> => {
            await settle(ctx, coins);
            await saveParticipation(ctx, acting, participation);
            await tellDebtor(ctx, notice);
        };
        return { told: { participationId }, save };
    },
    events: ['ParticipationPaymentProposed', 'ParticipationPaid'],
};

const receiptByTwo: ByTwo<typeof confirmParticipationReceiptSchema> = {
    act: 'participation-payment:ApproveReceipt',
    schema: confirmParticipationReceiptSchema,
    decide: async (ctx, acting, request) => {
        const { participationId, uetr } = request;
        const facts = await participationPayingFacts(ctx, acting, { participationId, uetr });

        const { participation, notice } = confirmParticipationReceipt(request, facts);

        const save = async (): Promise<void> => {
            await saveParticipation(ctx, acting, participation);
            await tellDebtor(ctx, notice);
            await keepOutsidePayment(ctx, acting, { uetr, creditId: participation.claim.creditId });
        };
        return { told: { participationId }, save };
    },
    events: ['ParticipationReceiptProposed', 'ParticipationPaidOutside'],
};

const callByTwo: ByTwo<typeof participationAddressSchema> = {
    act: 'participation-payment:ApproveCall',
    schema: participationAddressSchema,
    decide: async (ctx, acting, { participationId }) => {
        const found = await findParticipation(ctx, acting, participationId);
        const held = await titleFacts(ctx, acting, found.participation.claim.claimId);

        const called = callParticipation({ ...held, ...found });

        return { told: { participationId }, save: () => saveParticipation(ctx, acting, called) };
    },
    events: ['ParticipationCallProposed', 'ParticipationCalled'],
};

/**
 * What is paid under a participation: its price or fee, the share of a claim that is overdue, and what the grantor has
 * collected. Events name the participation and no amount. Endorsers: the acting bank and a regulator; where coins move, the
 * central bank.
 */
@Info({ title: 'ParticipationPayment', description: 'Payments under participations' })
export class ParticipationPaymentContract extends CohongContract {
    constructor() {
        super('participation-payment');
    }

    /** Proposes to pay what the bank owes. */
    @Transaction()
    @Returns('string')
    async ProposePayment(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, paymentByTwo);
    }

    /** Pays it: e-CNY moves in this transaction, or nothing does. */
    @Transaction()
    @Returns('string')
    async ApprovePayment(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, paymentByTwo);
    }

    /** Proposes to confirm that what was owed to the bank was paid outside the ledger. */
    @Transaction()
    @Returns('string')
    async ProposeReceipt(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, receiptByTwo);
    }

    /** Confirms it. */
    @Transaction()
    @Returns('string')
    async ApproveReceipt(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, receiptByTwo);
    }

    /** Proposes to call upon a participant that stands by. */
    @Transaction()
    @Returns('string')
    async ProposeCall(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, callByTwo);
    }

    /** Calls upon it: it owes its share of the claim, which is overdue. */
    @Transaction()
    @Returns('string')
    async ApproveCall(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, callByTwo);
    }

    /** Tells the participant that the debtor has paid the claim, or interest for having been late. */
    @Transaction()
    @Returns('string')
    async NoteCollection(ctx: CohongContext): Promise<string> {
        const { participationId } = ctx.input(participationAddressSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const found = await findParticipation(ctx, acting, participationId);
            const { claimId } = found.participation.claim;
            const { claim } = await findClaim(ctx, acting, claimId);
            const lateInterest = await ctx.ledger.in(acting.place).find(lateInterests, claimId);

            const noted = noteCollection({ ...found, claim, lateInterest });

            await saveParticipation(ctx, acting, noted);
            ctx.emit({ type: 'ParticipationCollectionNoted', participationId });
            return participationId;
        });
    }
}
