import { CohongContext, CohongContract, memberBook, once } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import {
    applicationActSchema,
    applyForCreditSchema,
    creditAddressSchema,
    readCreditSchema,
    reviseApplicationSchema,
} from '@cohong/domain/letter-of-credit/api';
import type { Application } from '@cohong/domain/letter-of-credit/application';
import {
    applyForCredit,
    preAdviseCredit,
    reviseApplication,
    withdrawApplication,
    type ApplicationFacts,
} from '@cohong/domain/letter-of-credit/apply-for-credit';
import { issueCredit } from '@cohong/domain/letter-of-credit/issue-credit';
import { bankIn } from '@cohong/domain/letter-of-credit/parties';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { domesticPolicies } from '../domestic-credit/records.js';
import { actingBank, vaultInView, vaultOf } from '../places.js';
import { vaultsOf, type Acting } from './find-credit.js';
import { applications, creditInstructions, credits, preAdvices } from './records.js';

type ByTwoOnApplication = ByTwo<typeof applicationActSchema>;

const preAdvice: ByTwoOnApplication = {
    act: 'credit-application:ApprovePreAdvice',
    schema: applicationActSchema,
    events: ['PreAdviceProposed', 'CreditPreAdvised'],
    decide: async (ctx, acting, act) => {
        const decided = preAdviseCredit(act, await applicationFacts(ctx, acting, act.creditId));

        const { bank, place } = acting;
        const { creditId, terms } = decided.application;
        const adviser = bankIn(terms, 'ADVISING_BANK');
        const twins = adviser === undefined || adviser === bank ? [] : [vaultOf(adviser)];
        const save = async (): Promise<void> => {
            await ctx.ledger.in(place).replace(applications, decided.application);
            await ctx.ledger.in(place, ...twins).insert(preAdvices, decided.preAdvice);
        };
        return { creditId, save };
    },
};

const issue: ByTwoOnApplication = {
    act: 'credit-application:ApproveIssue',
    schema: applicationActSchema,
    events: ['CreditIssueProposed', 'CreditIssued'],
    decide: async (ctx, acting, act) => {
        const { application, credit } = issueCredit(act, await applicationFacts(ctx, acting, act.creditId));

        const { creditId, instructions } = application;
        const save = async (): Promise<void> => {
            const vaults = vaultsOf(ctx, acting, credit.terms);
            await ctx.ledger.in(acting.place).replace(applications, application);
            await vaults.insert(credits, credit);
            await vaults.insert(creditInstructions, { ...instructions, creditId });
        };
        return { creditId, save };
    },
};

/** From an applicant's wish to an issued credit, at the issuing bank. Endorsers of every act: that bank and a regulator. */
@Info({ title: 'CreditApplication', description: 'Applications for letters of credit, and their issue' })
export class ApplicationContract extends CohongContract {
    constructor() {
        super('credit-application');
    }

    /** Takes a customer's application into the bank's books. */
    @Transaction()
    @Returns('string')
    async ApplyForCredit(ctx: CohongContext): Promise<string> {
        const request = ctx.input(applyForCreditSchema);
        const acting = await actingBank(ctx, 'maker');
        const { creditId } = request;

        return await once(ctx, acting.place, async () => {
            const application = applyForCredit(request, await customersFacts(ctx, acting.bank));

            await ctx.ledger.in(acting.place).insert(applications, application);
            ctx.emit({ type: 'CreditAppliedFor', creditId });
            return creditId;
        });
    }

    /** Changes what an application asks for, before it is issued. */
    @Transaction()
    @Returns('string')
    async ReviseApplication(ctx: CohongContext): Promise<string> {
        const request = ctx.input(reviseApplicationSchema);
        const acting = await actingBank(ctx, 'maker');
        const { creditId } = request;

        return await once(ctx, acting.place, async () => {
            const revised = reviseApplication(request, await applicationFacts(ctx, acting, creditId));

            await ctx.ledger.in(acting.place).replace(applications, revised);
            ctx.emit({ type: 'CreditApplicationRevised', creditId });
            return creditId;
        });
    }

    /** Gives an application up. */
    @Transaction()
    @Returns('string')
    async WithdrawApplication(ctx: CohongContext): Promise<string> {
        const { creditId } = ctx.input(creditAddressSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const application = await ctx.ledger.in(place).get(applications, creditId);

            const withdrawn = withdrawApplication(application, ctx.now);

            await ctx.ledger.in(place).replace(applications, withdrawn);
            ctx.emit({ type: 'CreditApplicationWithdrawn', creditId });
            return creditId;
        });
    }

    /** Proposes to send word of the credit ahead; that binds the bank to issue it, so another user approves. */
    @Transaction()
    @Returns('string')
    async ProposePreAdvice(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, preAdvice);
    }

    /** Sends word of the credit ahead, to the advising bank. */
    @Transaction()
    @Returns('string')
    async ApprovePreAdvice(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, preAdvice);
    }

    /** Proposes to issue the credit, as the application reads in this version, for another user to approve. */
    @Transaction()
    @Returns('string')
    async ProposeIssue(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, issue);
    }

    /** Issues the credit: from its block on the bank is irrevocably bound. Every bank that is party to it receives a twin. */
    @Transaction()
    @Returns('string')
    async ApproveIssue(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, issue);
    }

    @Transaction(false)
    @Returns('string')
    async ReadApplication(ctx: CohongContext): Promise<string> {
        const { creditId, bank } = ctx.input(readCreditSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(applications, creditId));
    }

    @Transaction(false)
    @Returns('string')
    async ReadPreAdvice(ctx: CohongContext): Promise<string> {
        const { creditId, bank } = ctx.input(readCreditSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(preAdvices, creditId));
    }
}

/** What an act on an application starts from, where there is one. */
async function applicationFacts(
    ctx: CohongContext,
    { bank, place }: Acting,
    creditId: string,
): Promise<ApplicationFacts & { readonly application: Application }> {
    return {
        ...(await customersFacts(ctx, bank)),
        application: await ctx.ledger.in(place).get(applications, creditId),
    };
}

/** What a bank knows when a customer first applies. */
async function customersFacts(ctx: CohongContext, bank: string): Promise<ApplicationFacts> {
    return {
        bank,
        memberBook: await ctx.ledger.getBook(memberBook),
        domesticPolicies: await ctx.ledger.findBook(domesticPolicies),
        at: ctx.now,
    };
}
