import { CohongContext, CohongContract, once, type PrivateCollection } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { adviseCredit, declineAdvice } from '@cohong/domain/letter-of-credit/advise-credit';
import { creditAddressSchema, declineAdviceSchema, readCreditSchema } from '@cohong/domain/letter-of-credit/api';
import { closeCredit } from '@cohong/domain/letter-of-credit/close-credit';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { expireCredit } from '@cohong/domain/letter-of-credit/expire-credit';
import { lastDayUnder, type LastDayFacts } from '@cohong/domain/letter-of-credit/last-day';
import { leftToDraw, statusOfWhole } from '@cohong/domain/letter-of-credit/left-to-draw';
import { confirmCredit, declineConfirmation } from '@cohong/domain/letter-of-credit/confirm-credit';
import { applicantsView, beneficiarysView } from '@cohong/domain/letter-of-credit/views';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo } from '../approval/two-users.js';
import { bankingCalendars } from '../calendar/records.js';
import { actingBank, vaultInView } from '../places.js';
import { presentationsIn, standingUnder } from '../presentation/find-presentation.js';
import { claimsUnder } from '../reimbursement/find-reimbursement.js';
import { transfersIn } from '../transfer/transfers-in.js';
import { bindingChange, changeCredit } from './change-credit.js';
import { amendmentsIn, findCredit, saveCredit, vaultsOf } from './find-credit.js';
import { creditInstructions, credits } from './records.js';

const confirmationByTwo = bindingChange({
    act: 'letter-of-credit:ApproveConfirmation',
    change: confirmCredit,
    events: ['ConfirmationProposed', 'CreditConfirmed'],
});

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
        return await proposeByTwo(ctx, confirmationByTwo);
    }

    /** Adds the bank's confirmation. */
    @Transaction()
    @Returns('string')
    async ApproveConfirmation(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, confirmationByTwo);
    }

    /** Tells that the bank will not confirm. */
    @Transaction()
    @Returns('string')
    async DeclineConfirmation(ctx: CohongContext): Promise<string> {
        const { creditId } = ctx.input(creditAddressSchema);
        return await changeCredit(ctx, { creditId, event: 'ConfirmationDeclined', change: declineConfirmation });
    }

    /** Notes, by any bank that is party, that the last day to present is over. */
    @Transaction()
    @Returns('string')
    async ExpireCredit(ctx: CohongContext): Promise<string> {
        const { creditId } = ctx.input(creditAddressSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const credit = await findCredit(ctx, acting, creditId);
            const facts = await this.#lastDayFacts(ctx, vaultsOf(ctx, acting, credit.terms), credit);

            const expired = expireCredit(credit, { ...facts, at: ctx.now });

            await saveCredit(ctx, acting, expired);
            ctx.emit({ type: 'CreditExpired', creditId });
            return creditId;
        });
    }

    /** Ends the record of a credit that nobody can draw any more, and under which nobody owes anything. */
    @Transaction()
    @Returns('string')
    async CloseCredit(ctx: CohongContext): Promise<string> {
        const { creditId } = ctx.input(creditAddressSchema);
        const acting = await actingBank(ctx, 'maker');

        return await once(ctx, acting.place, async () => {
            const credit = await findCredit(ctx, acting, creditId);
            const standing = await standingUnder(ctx, vaultsOf(ctx, acting, credit.terms), credit);
            const reimbursementClaims = await claimsUnder(ctx, acting, creditId);

            const closed = closeCredit(credit, { ...standing, reimbursementClaims, bank: acting.bank, at: ctx.now });

            await saveCredit(ctx, acting, closed);
            ctx.emit({ type: 'CreditClosed', creditId });
            return creditId;
        });
    }

    /** A credit that the caller's bank is party to; for a regulator, as the bank that it names holds it. */
    @Transaction(false)
    @Returns('string')
    async ReadCredit(ctx: CohongContext): Promise<string> {
        const { creditId, bank } = ctx.input(readCreditSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(credits, creditId));
    }

    /** Where the credit stands with all that is drawn under it, and how much is left. */
    @Transaction(false)
    @Returns('string')
    async ReadStanding(ctx: CohongContext): Promise<string> {
        const { creditId, bank } = ctx.input(readCreditSchema);
        const vault = ctx.ledger.in(await vaultInView(ctx, bank));
        const credit = await vault.get(credits, creditId);
        const [amendments, transfers] = [await amendmentsIn(vault, credit), await transfersIn(vault, credit)];
        const whole = { credit, amendments, transfers, presentations: await presentationsIn(vault, credit) };

        return canonicalJson({ status: statusOfWhole(whole), remaining: leftToDraw(whole) });
    }

    /** By when documents must come, from what the caller's bank holds and the calendar of the place of expiry. */
    @Transaction(false)
    @Returns('string')
    async ReadLastDay(ctx: CohongContext): Promise<string> {
        const { creditId } = ctx.input(creditAddressSchema);
        const vault = ctx.ledger.in((await actingBank(ctx, 'maker', 'checker', 'auditor')).place);
        const credit = await vault.get(credits, creditId);

        return canonicalJson(lastDayUnder(credit, await this.#lastDayFacts(ctx, vault, credit)));
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

    async #lastDayFacts(ctx: CohongContext, vault: PrivateCollection, credit: Credit): Promise<LastDayFacts> {
        const amendments = await amendmentsIn(vault, credit);

        return { amendments, calendarBook: await ctx.ledger.findBook(bankingCalendars) };
    }

    async #view(ctx: CohongContext, view: typeof applicantsView): Promise<string> {
        const { creditId } = ctx.input(creditAddressSchema);
        const { bank, place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        const credit = await ctx.ledger.in(place).get(credits, creditId);
        const standing = await standingUnder(ctx, ctx.ledger.in(place), credit);

        return canonicalJson(view(credit, { ...standing, bank, at: ctx.now }));
    }
}
