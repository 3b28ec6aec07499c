import { CohongContext, CohongContract, isSignedBy, once, resultOf } from '@cohong/chaincode-runtime';
import { consentText } from '@cohong/domain/consent/consent';
import { askCreditInformation } from '@cohong/domain/credit-information/answer-credit-inquiry';
import {
    answerCreditInquiriesSchema,
    askCreditInformationSchema,
    readCreditInquirySchema,
} from '@cohong/domain/credit-information/api';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { financingPolicyAt } from '@cohong/domain/receivable/set-financing-policy';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { actingBank, vaultInView, vaultOf } from '../places.js';
import { financingPolicies, waitingNotes } from '../receivable/records.js';
import { leaveNote } from '../receivable/waiting-notes.js';
import { mustBeRegistrar, mustWait } from '../registry/registrars-work.js';
import { CreditRound } from './credit-round.js';
import { creditInquiries } from './records.js';

/** Banks ask in their own vaults about enterprises that have consented; a registrar answers by sums. */
@Info({ title: 'CreditInquiry', description: 'What enterprises have consented that banks are told of them' })
export class CreditInquiryContract extends CohongContract {
    constructor() {
        super('credit-inquiry');
    }

    /** Asks with a consent that the enterprise has signed. Endorsers: the bank and a regulator. */
    @Transaction()
    @Returns('string')
    async AskCreditInformation(ctx: CohongContext): Promise<string> {
        const input = ctx.input(askCreditInformationSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const { signature, ...consent } = input.consent;
            const isSigned = isSignedBy(consent.publicKey, { text: consentText(consent, ctx.channel), signature });

            const inquiry = askCreditInformation(input, { bank, isSigned, askedAt: ctx.now });

            const { inquiryId } = inquiry;
            await ctx.ledger.in(place).insert(creditInquiries, inquiry);
            await leaveNote(ctx.ledger.in(place), { kind: 'credit-inquiry', id: inquiryId, since: ctx.now });
            ctx.emit({ type: 'CreditInformationAsked', inquiryId });
            return inquiryId;
        });
    }

    /** Answers, each with those before it in the batch taken into account. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async AnswerCreditInquiries(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(answerCreditInquiriesSchema);
        await mustBeRegistrar(ctx, items);
        const policy = financingPolicyAt(await ctx.ledger.findBook(financingPolicies), ctx.now);
        const round = await CreditRound.open(ctx, policy);

        for (const { bank, inquiryId } of items) {
            const inquiry = await ctx.ledger.in(vaultOf(bank)).find(creditInquiries, inquiryId);
            if (inquiry?.status === 'ASKED') {
                await round.take(inquiry);
            }
        }

        mustWait(round.answered);
        for (const inquiry of round.answered) {
            const vault = ctx.ledger.in(vaultOf(inquiry.bank));
            await vault.replace(creditInquiries, inquiry);
            await vault.remove(waitingNotes, 'credit-inquiry', inquiry.inquiryId);
        }
        await round.save();
        ctx.emit({
            type: 'CreditInquiriesAnswered',
            inquiryIds: round.answered.map(({ inquiryId }) => inquiryId),
        });
        return resultOf(ctx, ctx.transactionId);
    }

    @Transaction(false)
    @Returns('string')
    async ReadCreditInquiry(ctx: CohongContext): Promise<string> {
        const { bank, inquiryId } = ctx.input(readCreditInquirySchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(creditInquiries, inquiryId));
    }
}
