import { approve, CohongContext, CohongContract, memberBook, once, proposeApproval } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import {
    applicationActSchema,
    applyForCreditSchema,
    approveCreditActSchema,
    creditAddressSchema,
    proposeApplicationActSchema,
    readCreditSchema,
    reviseApplicationSchema,
} from '@cohong/domain/letter-of-credit/api';
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
import { domesticPolicies } from '../domestic-credit/records.js';
import { actingBank, vaultInView, vaultOf } from '../places.js';
import { vaultsOf, type Acting } from './find-credit.js';
import { applications, creditInstructions, credits, preAdvices } from './records.js';

const approvePreAdvice = 'credit-application:ApprovePreAdvice';
const approveIssue = 'credit-application:ApproveIssue';

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
            const application = applyForCredit(request, await this.#facts(ctx, acting));

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
            const application = await ctx.ledger.in(acting.place).get(applications, creditId);

            const revised = reviseApplication(request, { ...(await this.#facts(ctx, acting)), application });

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
        const { approvalId, ...act } = ctx.input(proposeApplicationActSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const application = await ctx.ledger.in(acting.place).get(applications, act.creditId);

            preAdviseCredit(act, { ...(await this.#facts(ctx, acting)), application });

            await this.#propose(ctx, acting, { approvalId, act: approvePreAdvice, input: act });
            ctx.emit({ type: 'PreAdviceProposed', approvalId });
            return approvalId;
        });
    }

    /** Sends word of the credit ahead, to the advising bank. */
    @Transaction()
    @Returns('string')
    async ApprovePreAdvice(ctx: CohongContext): Promise<string> {
        const { approvalId } = ctx.input(approveCreditActSchema);
        const acting = await actingBank(ctx, 'checker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const act = approvePreAdvice;
            const proposed = await approve(ctx, { collection: place, approvalId, act, schema: applicationActSchema });
            const before = await ctx.ledger.in(place).get(applications, proposed.creditId);

            const { application, preAdvice } = preAdviseCredit(proposed, {
                ...(await this.#facts(ctx, acting)),
                application: before,
            });

            const adviser = bankIn(application.terms, 'ADVISING_BANK');
            const twins = adviser === undefined || adviser === bank ? [] : [vaultOf(adviser)];
            await ctx.ledger.in(place).replace(applications, application);
            await ctx.ledger.in(place, ...twins).insert(preAdvices, preAdvice);
            ctx.emit({ type: 'CreditPreAdvised', creditId: proposed.creditId, approvalId });
            return approvalId;
        });
    }

    /** Proposes to issue the credit, as the application reads in this version, for another user to approve. */
    @Transaction()
    @Returns('string')
    async ProposeIssue(ctx: CohongContext): Promise<string> {
        const { approvalId, ...act } = ctx.input(proposeApplicationActSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const application = await ctx.ledger.in(acting.place).get(applications, act.creditId);

            issueCredit(act, { ...(await this.#facts(ctx, acting)), application });

            await this.#propose(ctx, acting, { approvalId, act: approveIssue, input: act });
            ctx.emit({ type: 'CreditIssueProposed', approvalId });
            return approvalId;
        });
    }

    /** Issues the credit: from its block on the bank is irrevocably bound. Every bank that is party to it receives a twin. */
    @Transaction()
    @Returns('string')
    async ApproveIssue(ctx: CohongContext): Promise<string> {
        const { approvalId } = ctx.input(approveCreditActSchema);
        const acting = await actingBank(ctx, 'checker');
        const { place } = acting;

        return await once(ctx, place, async () => {
            const act = approveIssue;
            const proposed = await approve(ctx, { collection: place, approvalId, act, schema: applicationActSchema });
            const before = await ctx.ledger.in(place).get(applications, proposed.creditId);

            const { application, credit } = issueCredit(proposed, {
                ...(await this.#facts(ctx, acting)),
                application: before,
            });

            const { creditId, instructions } = application;
            const vaults = vaultsOf(ctx, acting, credit.terms);
            await ctx.ledger.in(place).replace(applications, application);
            await vaults.insert(credits, credit);
            await vaults.insert(creditInstructions, { ...instructions, creditId });
            ctx.emit({ type: 'CreditIssued', creditId, approvalId });
            return approvalId;
        });
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

    async #facts(ctx: CohongContext, { bank }: Acting): Promise<ApplicationFacts> {
        return {
            bank,
            memberBook: await ctx.ledger.getBook(memberBook),
            domesticPolicies: await ctx.ledger.findBook(domesticPolicies),
            at: ctx.now,
        };
    }

    async #propose(
        ctx: CohongContext,
        { place }: Acting,
        proposal: { readonly approvalId: string; readonly act: string; readonly input: object },
    ): Promise<void> {
        await proposeApproval(ctx, { collection: place, ...proposal, checkerRole: 'checker' });
    }
}
