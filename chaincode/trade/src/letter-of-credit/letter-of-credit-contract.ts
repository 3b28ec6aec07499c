import { CohongContext, CohongContract } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { adviseCredit, declineAdvice } from '@cohong/domain/letter-of-credit/advise-credit';
import { creditAddressSchema, declineAdviceSchema, readCreditSchema } from '@cohong/domain/letter-of-credit/api';
import { closeCredit } from '@cohong/domain/letter-of-credit/close-credit';
import { confirmCredit, declineConfirmation } from '@cohong/domain/letter-of-credit/confirm-credit';
import { applicantsView, beneficiarysView } from '@cohong/domain/letter-of-credit/views';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { actingBank, vaultInView } from '../places.js';
import { approveChange, changeCredit, proposeChange, type ChangeByTwo } from './change-credit.js';
import { amendmentsIn } from './find-credit.js';
import { creditInstructions, credits } from './records.js';

const confirmation: Pick<ChangeByTwo, 'act' | 'change'> = {
    act: 'letter-of-credit:ApproveConfirmation',
    change: confirmCredit,
};

/** The life of an issued credit at the banks that are party to it. Endorsers of every act: the acting bank and a regulator. */
@Info({ title: 'LetterOfCredit', description: 'Issued letters of credit' })
export class LetterOfCreditContract extends CohongContract {
    constructor() {
        super('letter-of-credit');
    }

    /** Passes the credit on, by the advising or the second advising bank. */
    @Transaction()
    @Returns('string')
    async AdviseCredit(ctx: CohongContext): Promise<string> {
        const { creditId } = ctx.input(creditAddressSchema);
        return await changeCredit(ctx, { creditId, event: 'CreditAdvised', change: adviseCredit });
    }

    /** Tells that the credit is not passed on. */
    @Transaction()
    @Returns('string')
    async DeclineAdvice(ctx: CohongContext): Promise<string> {
        const { creditId, reason } = ctx.input(declineAdviceSchema);
        return await changeCredit(ctx, {
            creditId,
            event: 'CreditAdviceDeclined',
            change: (credit, advising) => declineAdvice(credit, { ...advising, reason }),
        });
    }

    /** Proposes to add the bank's confirmation, which binds it; another user approves. */
    @Transaction()
    @Returns('string')
    async ProposeConfirmation(ctx: CohongContext): Promise<string> {
        return await proposeChange(ctx, { ...confirmation, event: 'ConfirmationProposed' });
    }

    /** Adds the bank's confirmation. */
    @Transaction()
    @Returns('string')
    async ApproveConfirmation(ctx: CohongContext): Promise<string> {
        return await approveChange(ctx, { ...confirmation, event: 'CreditConfirmed' });
    }

    /** Tells that the bank will not confirm. */
    @Transaction()
    @Returns('string')
    async DeclineConfirmation(ctx: CohongContext): Promise<string> {
        const { creditId } = ctx.input(creditAddressSchema);
        return await changeCredit(ctx, { creditId, event: 'ConfirmationDeclined', change: declineConfirmation });
    }

    /** Ends the record of a credit under which nobody owes anything. */
    @Transaction()
    @Returns('string')
    async CloseCredit(ctx: CohongContext): Promise<string> {
        const { creditId } = ctx.input(creditAddressSchema);
        return await changeCredit(ctx, { creditId, event: 'CreditClosed', change: closeCredit });
    }

    /** A credit that the caller's bank is party to; for a regulator, as the bank that it names holds it. */
    @Transaction(false)
    @Returns('string')
    async ReadCredit(ctx: CohongContext): Promise<string> {
        const { creditId, bank } = ctx.input(readCreditSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(credits, creditId));
    }

    /** What the banks tell each other about it. */
    @Transaction(false)
    @Returns('string')
    async ReadInstructions(ctx: CohongContext): Promise<string> {
        const { creditId, bank } = ctx.input(readCreditSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(creditInstructions, creditId));
    }

    /** The credit as the applicant sees it, for the issuing bank to show its customer. */
    @Transaction(false)
    @Returns('string')
    async ReadApplicantsView(ctx: CohongContext): Promise<string> {
        return await this.#view(ctx, applicantsView);
    }

    /** The credit as the beneficiary sees it, for the bank that advises it. */
    @Transaction(false)
    @Returns('string')
    async ReadBeneficiarysView(ctx: CohongContext): Promise<string> {
        return await this.#view(ctx, beneficiarysView);
    }

    async #view(ctx: CohongContext, view: typeof applicantsView): Promise<string> {
        const { creditId } = ctx.input(creditAddressSchema);
        const { bank, place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        const credit = await ctx.ledger.in(place).get(credits, creditId);
        const amendments = await amendmentsIn(ctx.ledger.in(place), credit);

        return canonicalJson(view(credit, { bank, amendments, at: ctx.now }));
    }
}
