import {
    approve,
    CohongContext,
    CohongContract,
    memberBook,
    once,
    proposeApproval,
    type PrivateCollection,
} from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import type { Advising } from '@cohong/domain/letter-of-credit/advise-credit';
import {
    amendmentAddressSchema,
    answerAmendmentSchema,
    declineAmendmentAdviceSchema,
    issueAmendmentSchema,
    readAmendmentSchema,
    readTermsSchema,
    type AmendmentAddress,
} from '@cohong/domain/letter-of-credit/amendment-api';
import type { Amendment } from '@cohong/domain/letter-of-credit/amendment';
import {
    adviseAmendment,
    answerAmendment,
    declineAmendmentAdvice,
} from '@cohong/domain/letter-of-credit/answer-amendment';
import { approveCreditActSchema } from '@cohong/domain/letter-of-credit/api';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { declineExtension, extendConfirmation } from '@cohong/domain/letter-of-credit/extend-confirmation';
import { issueAmendment, type AmendingFacts } from '@cohong/domain/letter-of-credit/issue-amendment';
import { termsAtTime } from '@cohong/domain/letter-of-credit/terms-at-time';
import { randomIdSchema } from '@cohong/domain/kernel/salt';
import { drawnFrom } from '@cohong/domain/transfer/transferred-amount';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { domesticPolicies } from '../domestic-credit/records.js';
import { actingBank, vaultInView } from '../places.js';
import { standingUnder } from '../presentation/find-presentation.js';
import { findAmendment, findCredit, saveCredit, vaultsOf, type Acting } from './find-credit.js';
import { amendments, credits } from './records.js';

const approveAmendment = 'credit-amendment:ApproveAmendment';
const approveExtension = 'credit-amendment:ApproveExtension';
const approvalId = { approvalId: randomIdSchema };

/** What an act makes of an amendment, by the bank that acts. */
type Change = (
    amendment: Amendment,
    credit: Credit,
    advising: Advising & { readonly vaults: PrivateCollection },
) => Promise<Amendment> | Amendment;

/** How a credit is changed (UCP 600 art. 10). Endorsers of every act: the acting bank and a regulator. */
@Info({ title: 'CreditAmendment', description: 'Amendments of letters of credit' })
export class AmendmentContract extends CohongContract {
    constructor() {
        super('credit-amendment');
    }

    /** Proposes an amendment, for another user of the issuing bank to approve. */
    @Transaction()
    @Returns('string')
    async ProposeAmendment(ctx: CohongContext): Promise<string> {
        const { approvalId: id, ...request } = ctx.input(issueAmendmentSchema.extend(approvalId));
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const facts = await this.#facts(ctx, acting, request.creditId);

            issueAmendment(request, facts);

            await this.#propose(ctx, acting, { approvalId: id, act: approveAmendment, input: request });
            ctx.emit({ type: 'CreditAmendmentProposed', approvalId: id });
            return id;
        });
    }

    /** Issues the amendment: the issuing bank is bound by it from its block on. */
    @Transaction()
    @Returns('string')
    async ApproveAmendment(ctx: CohongContext): Promise<string> {
        const { approvalId: id } = ctx.input(approveCreditActSchema);
        const acting = await actingBank(ctx, 'checker');
        const { place } = acting;

        return await once(ctx, place, async () => {
            const schema = issueAmendmentSchema;
            const request = await approve(ctx, { collection: place, approvalId: id, act: approveAmendment, schema });
            const facts = await this.#facts(ctx, acting, request.creditId);

            const { credit, amendment } = issueAmendment(request, facts);

            const { creditId } = credit;
            await saveCredit(ctx, acting, credit);
            await vaultsOf(ctx, acting, credit.terms).insert(amendments, amendment);
            ctx.emit({ type: 'CreditAmended', creditId, approvalId: id });
            return id;
        });
    }

    /** Passes an amendment on, by the banks that advised the credit. */
    @Transaction()
    @Returns('string')
    async AdviseAmendment(ctx: CohongContext): Promise<string> {
        const address = ctx.input(amendmentAddressSchema);
        return await this.#change(ctx, { address, event: 'AmendmentAdvised', change: adviseAmendment });
    }

    /** Tells that an amendment is not passed on. */
    @Transaction()
    @Returns('string')
    async DeclineAdvice(ctx: CohongContext): Promise<string> {
        const { reason, ...address } = ctx.input(declineAmendmentAdviceSchema);
        return await this.#change(ctx, {
            address,
            event: 'AmendmentAdviceDeclined',
            change: (amendment, credit, advising) => declineAmendmentAdvice(amendment, credit, { ...advising, reason }),
        });
    }

    /** What the beneficiary says to it, through the bank that advises it. */
    @Transaction()
    @Returns('string')
    async AnswerAmendment(ctx: CohongContext): Promise<string> {
        const { creditId, number, ...said } = ctx.input(answerAmendmentSchema);
        return await this.#change(ctx, {
            address: { creditId, number },
            event: 'AmendmentAnswered',
            change: async (amendment, credit, { vaults, ...advising }) => {
                const { amendments: all, ...whole } = await standingUnder(ctx, vaults, credit);
                const standing = all.find(({ number: each }) => each === number) ?? amendment;
                const drawn = drawnFrom(whole);

                return answerAmendment(said, { credit, amendment: standing, amendments: all, drawn, ...advising });
            },
        });
    }

    /** Proposes to extend the bank's confirmation to an amendment; another user approves. */
    @Transaction()
    @Returns('string')
    async ProposeExtension(ctx: CohongContext): Promise<string> {
        const { approvalId: id, ...address } = ctx.input(amendmentAddressSchema.extend(approvalId));
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const { credit, amendment } = await findAmendment(ctx, acting, address);

            extendConfirmation(amendment, credit, { bank: acting.bank, at: ctx.now });

            await this.#propose(ctx, acting, { approvalId: id, act: approveExtension, input: address });
            ctx.emit({ type: 'ExtensionProposed', approvalId: id });
            return id;
        });
    }

    /** Extends the bank's confirmation to an amendment. */
    @Transaction()
    @Returns('string')
    async ApproveExtension(ctx: CohongContext): Promise<string> {
        const { approvalId: id } = ctx.input(approveCreditActSchema);
        const acting = await actingBank(ctx, 'checker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const schema = amendmentAddressSchema;
            const address = await approve(ctx, { collection: place, approvalId: id, act: approveExtension, schema });
            const { credit, amendment } = await findAmendment(ctx, acting, address);

            const extended = extendConfirmation(amendment, credit, { bank, at: ctx.now });

            await vaultsOf(ctx, acting, credit.terms).replace(amendments, extended);
            ctx.emit({ type: 'ConfirmationExtended', creditId: address.creditId, approvalId: id });
            return id;
        });
    }

    /** Tells that the bank's confirmation stays as it was. */
    @Transaction()
    @Returns('string')
    async DeclineExtension(ctx: CohongContext): Promise<string> {
        const address = ctx.input(amendmentAddressSchema);
        return await this.#change(ctx, { address, event: 'ExtensionDeclined', change: declineExtension });
    }

    @Transaction(false)
    @Returns('string')
    async ReadAmendment(ctx: CohongContext): Promise<string> {
        const { creditId, number, bank } = ctx.input(readAmendmentSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));

        return canonicalJson(await vault.get(amendments, creditId, String(number)));
    }

    /** Exactly which terms bound a party at an instant, from what the caller's bank holds. */
    @Transaction(false)
    @Returns('string')
    async ReadTermsAtTime(ctx: CohongContext): Promise<string> {
        const { creditId, party, at = ctx.now } = ctx.input(readTermsSchema);
        const vault = ctx.ledger.in((await actingBank(ctx, 'maker', 'checker', 'auditor')).place);
        const credit = await vault.get(credits, creditId);
        const standing = await standingUnder(ctx, vault, credit);

        return canonicalJson({ party, at, ...termsAtTime(standing, { party, at }) });
    }

    /** One user's act on an amendment: loads it with its credit, lets the rule decide, and writes it at every bank. */
    async #change(
        ctx: CohongContext,
        {
            address,
            event,
            change,
        }: { readonly address: AmendmentAddress; readonly event: string; readonly change: Change },
    ): Promise<string> {
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const { creditId } = address;
            const { credit, amendment } = await findAmendment(ctx, acting, address);

            const vaults = vaultsOf(ctx, acting, credit.terms);

            const changed = await change(amendment, credit, { bank, at: ctx.now, vaults });

            await vaults.replace(amendments, changed);
            ctx.emit({ type: event, creditId });
            return creditId;
        });
    }

    async #facts(ctx: CohongContext, acting: Acting, creditId: string): Promise<AmendingFacts> {
        const credit = await findCredit(ctx, acting, creditId);
        const vaults = vaultsOf(ctx, acting, credit.terms);
        const { amendments: issued, ...whole } = await standingUnder(ctx, vaults, credit);

        return {
            bank: acting.bank,
            memberBook: await ctx.ledger.getBook(memberBook),
            domesticPolicies: await ctx.ledger.findBook(domesticPolicies),
            at: ctx.now,
            credit,
            amendments: issued,
            drawn: drawnFrom(whole),
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
