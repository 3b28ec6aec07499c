import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import {
    acceptParticipation,
    declineParticipation,
    withdrawParticipation,
} from '@cohong/domain/forfaiting/participation/answer-participation';
import {
    acceptParticipationSchema,
    offerParticipationSchema,
    participationAddressSchema,
    participationView,
    readParticipationSchema,
} from '@cohong/domain/forfaiting/participation/api';
import { offerParticipation } from '@cohong/domain/forfaiting/participation/offer-participation';
import type { ParticipationFacts } from '@cohong/domain/forfaiting/participation/participation-as-it-stands';
import type { Participation } from '@cohong/domain/forfaiting/participation/participation';
import { acceptAndPay, type PaidParticipation } from '@cohong/domain/forfaiting/participation/pay-participation';
import { exposureOfShare } from '@cohong/domain/forfaiting/participation/share-at-stake';
import { withExposure } from '@cohong/domain/forfaiting/limit/buyer-book';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { claims } from '../claim/records.js';
import { dayCounts } from '../day-count/records.js';
import { actingBank, vaultInView } from '../places.js';
import { settle } from '../settle.js';
import { findExposures } from './find-exposures.js';
import { everyBank } from './find-offer.js';
import {
    findParticipation,
    keepShare,
    participationIdIn,
    participationPayingFacts,
    saveParticipation,
    tellDebtor,
    vaultsOfParticipation,
} from './find-participation.js';
import { pricingBooks } from './find-quotes.js';
import { buyerBooks, participationNotices, participationPolicies, participations } from './records.js';
import { offeringFacts } from './selling-facts.js';

const offerByTwo: ByTwo<typeof offerParticipationSchema> = {
    act: 'participation:ApproveOffer',
    schema: offerParticipationSchema,
    decide: async (ctx, acting, order) => {
        const facts = await offeringFacts(ctx, acting, order.claimId);
        const { salt: claimSalt } = await ctx.ledger.in(acting.place).getWithSalt(claims, order.claimId);
        const books = {
            ...(await pricingBooks(ctx)),
            dayCounts: await ctx.ledger.findBook(dayCounts),
            policies: await ctx.ledger.findBook(participationPolicies),
            banks: await everyBank(ctx),
        };

        const offered = offerParticipation(order, {
            ...{ ...facts, ...books, claimSalt, participationId: participationIdIn(ctx) },
        });

        const save = async (): Promise<void> => {
            await vaultsOfParticipation(ctx, acting, offered).insert(participations, offered);
            await keepShare(ctx, acting, { offered, engaged: facts.participations });
        };
        return { told: { participationId: offered.participationId }, save };
    },
    events: ['ParticipationOfferProposed', 'ParticipationOffered'],
};

const acceptanceByTwo: ByTwo<typeof acceptParticipationSchema> = {
    act: 'participation:ApproveAcceptance',
    schema: acceptParticipationSchema,
    decide: async (ctx, acting, { participationId, programme, pays }) => {
        const facts = await participationPayingFacts(ctx, acting, { participationId });
        const exposed = await findExposures(ctx, acting);

        const { participation, notice, coins }: PaidParticipation =
            pays === undefined ? { participation: acceptParticipation(facts) } : acceptAndPay(facts);
        const book = withExposure(exposureOfShare(participation, { programme }), exposed);

        const save = async (): Promise<void> => {
            await settle(ctx, coins);
            await saveParticipation(ctx, acting, participation);
            await tellDebtor(ctx, notice);
            await ctx.ledger.in(acting.place).put(buyerBooks, book);
        };
        return { told: { participationId }, save };
    },
    events: ['ParticipationAcceptanceProposed', 'ParticipationAccepted'],
};

/**
 * Shares in the risk of a claim, from their offer to their answer. The title stays with the grantor. Events name the
 * participation and neither claim nor price. Endorsers: the acting bank and a regulator; where coins move, the central bank.
 */
@Info({ title: 'Participation', description: 'Shares in the risk of claims' })
export class ParticipationContract extends CohongContract {
    constructor() {
        super('participation');
    }

    /** Proposes to offer a bank a share. */
    @Transaction()
    @Returns('string')
    async ProposeOffer(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, offerByTwo);
    }

    /** Offers it: until it is answered or lapses, the claim is neither sold nor split. */
    @Transaction()
    @Returns('string')
    async ApproveOffer(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, offerByTwo);
    }

    /** Proposes to accept it. */
    @Transaction()
    @Returns('string')
    async ProposeAcceptance(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, acceptanceByTwo);
    }

    /** Accepts it, within the participant's limits. */
    @Transaction()
    @Returns('string')
    async ApproveAcceptance(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, acceptanceByTwo);
    }

    @Transaction()
    @Returns('string')
    async DeclineParticipation(ctx: CohongContext): Promise<string> {
        return await answer(ctx, { event: 'ParticipationDeclined', rule: declineParticipation });
    }

    @Transaction()
    @Returns('string')
    async WithdrawParticipation(ctx: CohongContext): Promise<string> {
        return await answer(ctx, { event: 'ParticipationWithdrawn', rule: withdrawParticipation });
    }

    /** A participation as it stands now, with what is owed under it. */
    @Transaction(false)
    @Returns('string')
    async ReadParticipation(ctx: CohongContext): Promise<string> {
        const { participationId, bank } = ctx.input(readParticipationSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));

        return canonicalJson(participationView(await vault.get(participations, participationId), ctx.now));
    }

    /** What the debtor is told of one. */
    @Transaction(false)
    @Returns('string')
    async ReadNotice(ctx: CohongContext): Promise<string> {
        const { participationId, bank } = ctx.input(readParticipationSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));

        return canonicalJson(await vault.get(participationNotices, participationId));
    }
}

/** What one user does that ends an offer. */
interface Answer {
    readonly event: string;
    readonly rule: (facts: ParticipationFacts) => Participation;
}

async function answer(ctx: CohongContext, { event, rule }: Answer): Promise<string> {
    const { participationId } = ctx.input(participationAddressSchema);
    const acting = await actingBank(ctx, 'maker');

    return await once(ctx, acting.place, async () => {
        const facts = await findParticipation(ctx, acting, participationId);

        const answered = rule(facts);

        await saveParticipation(ctx, acting, answered);
        ctx.emit({ type: event, participationId });
        return participationId;
    });
}
