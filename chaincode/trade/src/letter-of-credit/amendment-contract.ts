import { CohongContext, CohongContract, memberBook, once, type PrivateCollection } from '@cohong/chaincode-runtime';
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
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { declineExtension, extendConfirmation } from '@cohong/domain/letter-of-credit/extend-confirmation';
import { issueAmendment, type AmendingFacts } from '@cohong/domain/letter-of-credit/issue-amendment';
import { termsAtTime } from '@cohong/domain/letter-of-credit/terms-at-time';
import { drawnFrom } from '@cohong/domain/transfer/transferred-amount';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { domesticPolicies } from '../domestic-credit/records.js';
import { actingBank, vaultInView } from '../places.js';
import { standingUnder } from '../presentation/find-presentation.js';
import { amendmentsIn, findAmendment, findCredit, saveCredit, vaultsOf, type Acting } from './find-credit.js';
import { amendments, credits } from './records.js';

const amendment: ByTwo<typeof issueAmendmentSchema> = {
    act: 'credit-amendment:ApproveAmendment',
    schema: issueAmendmentSchema,
    events: ['CreditAmendmentProposed', 'CreditAmended'],
    decide: async (ctx, acting, request) => {
        const { credit, amendment: issued } = issueAmendment(
            request,
            await amendingFacts(ctx, acting, request.creditId),
        );

        const save = async (): Promise<void> => {
            await saveCredit(ctx, acting, credit);
            await vaultsOf(ctx, acting, credit.terms).insert(amendments, issued);
        };
        return { creditId: credit.creditId, save };
    },
};

const extension: ByTwo<typeof amendmentAddressSchema> = {
    act: 'credit-amendment:ApproveExtension',
    schema: amendmentAddressSchema,
    events: ['ExtensionProposed', 'ConfirmationExtended'],
    decide: async (ctx, acting, address) => {
        const { credit, amendment: before } = await findAmendment(ctx, acting, address);
        const vaults = vaultsOf(ctx, acting, credit.terms);
        const extending = { credit, amendments: await amendmentsIn(vaults, credit) };

        const extended = extendConfirmation(before, extending, { bank: acting.bank, at: ctx.now });

        const save = (): Promise<void> => vaults.replace(amendments, extended);
        return { creditId: address.creditId, save };
    },
};

/** What an act makes of an amendment, and of others with it, by the bank that acts. */
type Change = (
    amendment: Amendment,
    credit: Credit,
    advising: Advising & { readonly vaults: PrivateCollection },
) => Promise<readonly Amendment[]> | readonly Amendment[];

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
        return await proposeByTwo(ctx, amendment);
    }

    /** Issues the amendment: the issuing bank is bound by it from its block on. */
    @Transaction()
    @Returns('string')
    async ApproveAmendment(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, amendment);
    }

    /** Passes an amendment on, by the banks that advised the credit. */
    @Transaction()
    @Returns('string')
    async AdviseAmendment(ctx: CohongContext): Promise<string> {
        const address = ctx.input(amendmentAddressSchema);
        return await this.#change(ctx, {
            address,
            event: 'AmendmentAdvised',
            change: (...onThis) => [adviseAmendment(...onThis)],
        });
    }

    /** Tells that an amendment is not passed on. */
    @Transaction()
    @Returns('string')
    async DeclineAdvice(ctx: CohongContext): Promise<string> {
        const { reason, ...address } = ctx.input(declineAmendmentAdviceSchema);
        return await this.#change(ctx, {
            address,
            event: 'AmendmentAdviceDeclined',
            change: (amendment, credit, advising) => [
                declineAmendmentAdvice(amendment, credit, { ...advising, reason }),
            ],
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
                const facts = { ...whole, amendment: standing, amendments: all, drawn: drawnFrom(whole) };

                return answerAmendment(said, { ...facts, ...advising });
            },
        });
    }

    /** Proposes to extend the bank's confirmation to an amendment; another user approves. */
    @Transaction()
    @Returns('string')
    async ProposeExtension(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, extension);
    }

    /** Extends the bank's confirmation to an amendment. */
    @Transaction()
    @Returns('string')
    async ApproveExtension(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, extension);
    }

    /** Tells that the bank's confirmation stays as it was. */
    @Transaction()
    @Returns('string')
    async DeclineExtension(ctx: CohongContext): Promise<string> {
        const address = ctx.input(amendmentAddressSchema);
        return await this.#change(ctx, {
            address,
            event: 'ExtensionDeclined',
            change: (amendment, credit, advising) => [declineExtension(amendment, { credit }, advising)],
        });
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

    /** One user's act on an amendment: loads it with its credit, lets the rule decide, and writes all that changed at every bank. */
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

            await Promise.all(changed.map((each) => vaults.replace(amendments, each)));
            ctx.emit({ type: event, creditId });
            return creditId;
        });
    }
}

async function amendingFacts(ctx: CohongContext, acting: Acting, creditId: string): Promise<AmendingFacts> {
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
