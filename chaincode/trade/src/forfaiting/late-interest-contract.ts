import { CohongContext, CohongContract, once, type PrivateCollection } from '@cohong/chaincode-runtime';
import { claimAddressSchema } from '@cohong/domain/claim/api';
import {
    payLateInterestSchema,
    readLateInterestSchema,
    waiveLateInterestSchema,
} from '@cohong/domain/forfaiting/late-interest/api';
import {
    payLateInterest,
    waiveLateInterest,
    type AnsweringFacts,
} from '@cohong/domain/forfaiting/late-interest/answer-late-interest';
import { claimLateInterest } from '@cohong/domain/forfaiting/late-interest/claim-late-interest';
import { lateInterestBanks, type LateInterest } from '@cohong/domain/forfaiting/late-interest/late-interest';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import type { Acting } from '../letter-of-credit/find-credit.js';
import { actingBank, vaultInView, vaultsOfBanks } from '../places.js';
import { keepOutsidePayment, paidBefore } from '../presentation/outside-payments.js';
import { settle } from '../settle.js';
import { lateInterestBooks } from './late-interest-books.js';
import { lateInterests } from './records.js';
import { titleFacts } from './title-facts.js';

const paymentByTwo: ByTwo<typeof payLateInterestSchema> = {
    act: 'late-interest:ApprovePayment',
    schema: payLateInterestSchema,
    decide: async (ctx, acting, request) => {
        const facts = await answeringFacts(ctx, acting, request.claimId);
        const paid = await paidBefore(ctx, acting, request);

        const { lateInterest, coins } = payLateInterest(request, {
            ...{ ...facts, ...paid, transactionId: ctx.transactionId },
        });

        const save = async (): Promise<void> => {
            await settle(ctx, coins);
            await vaultsOf(ctx, acting, lateInterest).replace(lateInterests, lateInterest);
            await keepOutsidePayment(ctx, acting, { ...request, creditId: lateInterest.creditId });
        };
        return { save };
    },
    events: ['LateInterestPaymentProposed', 'LateInterestPaid'],
};

const waiverByTwo: ByTwo<typeof waiveLateInterestSchema> = {
    act: 'late-interest:ApproveWaiver',
    schema: waiveLateInterestSchema,
    decide: async (ctx, acting, request) => {
        const facts = await answeringFacts(ctx, acting, request.claimId);

        const waived = waiveLateInterest(request, facts);

        return { save: () => vaultsOf(ctx, acting, waived).replace(lateInterests, waived) };
    },
    events: ['LateInterestWaiverProposed', 'LateInterestWaived'],
};

/**
 * What a debtor owes for having paid a claim late. Events name no claim. Endorsers: the acting bank and a regulator; where
 * coins move, the central bank.
 */
@Info({ title: 'LateInterest', description: 'Interest on claims that were paid late' })
export class LateInterestContract extends CohongContract {
    constructor() {
        super('late-interest');
    }

    /** Asks the debtor for it, when the claim is paid. */
    @Transaction()
    @Returns('string')
    async ClaimLateInterest(ctx: CohongContext): Promise<string> {
        const { claimId } = ctx.input(claimAddressSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const held = await titleFacts(ctx, acting, claimId);
            const books = await lateInterestBooks(ctx);

            const lateInterest = claimLateInterest({ ...held, ...books });

            await vaultsOf(ctx, acting, lateInterest).insert(lateInterests, lateInterest);
            ctx.emit({ type: 'LateInterestClaimed' });
            return claimId;
        });
    }

    /** Proposes to pay it. */
    @Transaction()
    @Returns('string')
    async ProposePayment(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, paymentByTwo);
    }

    /** Pays it. */
    @Transaction()
    @Returns('string')
    async ApprovePayment(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, paymentByTwo);
    }

    /** Proposes to give it up. */
    @Transaction()
    @Returns('string')
    async ProposeWaiver(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, waiverByTwo);
    }

    /** Gives it up: the debtor owes it no more. */
    @Transaction()
    @Returns('string')
    async ApproveWaiver(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, waiverByTwo);
    }

    /** What was asked, and what has come of it. */
    @Transaction(false)
    @Returns('string')
    async ReadLateInterest(ctx: CohongContext): Promise<string> {
        const { claimId, bank } = ctx.input(readLateInterestSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(lateInterests, claimId));
    }
}

/** The vaults of the debtor and of who was paid late, the acting bank's first: of the other only the hash is read. */
function vaultsOf(ctx: CohongContext, acting: Acting, lateInterest: LateInterest): PrivateCollection {
    return vaultsOfBanks(ctx, acting, lateInterestBanks(lateInterest));
}

/** As both its banks hold it: to any other bank there is no such record. */
async function answeringFacts(ctx: CohongContext, acting: Acting, claimId: string): Promise<AnsweringFacts> {
    const own = await ctx.ledger.in(acting.place).get(lateInterests, claimId);
    const lateInterest = await vaultsOf(ctx, acting, own).get(lateInterests, claimId);

    return { bank: acting.bank, lateInterest, at: ctx.now };
}
