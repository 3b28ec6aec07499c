import { approve, CohongContext, CohongContract, once, proposeApproval } from '@cohong/chaincode-runtime';
import { settlementSchema, type Settlement } from '@cohong/domain/dcep/api';
import { canonicalJson } from '@cohong/domain/kernel/json';
import {
    approveDisbursementSchema,
    askBalanceSchema,
    disburseFinancingSchema,
    listFinancingsSchema,
    proposeDisbursementSchema,
    readBalanceQuestionSchema,
    readFinancingPolicySchema,
    readFinancingSchema,
    recordRepaymentSchema,
    requestFinancingSchema,
    withdrawFinancingSchema,
    type Means,
    type RequestFinancing,
} from '@cohong/domain/receivable/api';
import { checkDisbursement, disburseFinancing } from '@cohong/domain/receivable/disburse-financing';
import { recordRepayment } from '@cohong/domain/receivable/record-repayment';
import { askBalance, requestFinancing } from '@cohong/domain/receivable/request-financing';
import { withdrawFinancing } from '@cohong/domain/receivable/withdraw-financing';
import { mustBeVerified } from '@cohong/domain/verification/must-be-verified';
import type { Verification } from '@cohong/domain/verification/verification';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { exchangeRates } from '../exchange-rate/records.js';
import { actingBank, vaultInView } from '../places.js';
import { financedDocuments } from './financed-presentation.js';
import { balanceQuestions, financingPolicies, financings, waitingNotes } from './records.js';
import { saveDisbursed } from './save-disbursed.js';
import { policies } from './set-policies.js';
import { leaveNote } from './waiting-notes.js';
import { verifications } from '../verification/records.js';

const approveDisbursement = 'receivable:ApproveDisbursement';

/** Loans of banks against export declarations, each in the bank's own vault; a registrar answers what waits there. */
@Info({ title: 'Receivable', description: 'Loans against export declarations' })
export class ReceivableContract extends CohongContract {
    constructor() {
        super('receivable');
    }

    /** Asks for a reservation. Endorsers: the bank and a regulator. */
    @Transaction()
    @Returns('string')
    async RequestFinancing(ctx: CohongContext): Promise<string> {
        const request = ctx.input(requestFinancingSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            await this.#mustBeVerified(ctx, place, request);
            // Read whether a rate is named or not: the block would tell that the loan is in another currency.
            const book = await ctx.ledger.findBook(exchangeRates);

            const financing = requestFinancing(request, { bank, askedAt: ctx.now, exchangeRates: book });

            const { financingId } = financing;
            await ctx.ledger.in(place).insert(financings, financing);
            await leaveNote(ctx.ledger.in(place), { kind: 'financing', id: financingId, since: ctx.now });
            ctx.emit({ type: 'FinancingRequested', financingId });
            return financingId;
        });
    }

    /** Asks how much of a declaration is left. Endorsers: the bank and a regulator. */
    @Transaction()
    @Returns('string')
    async AskBalance(ctx: CohongContext): Promise<string> {
        const request = ctx.input(askBalanceSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const question = askBalance(request, { bank, askedAt: ctx.now });

            const { questionId } = question;
            await ctx.ledger.in(place).insert(balanceQuestions, question);
            await leaveNote(ctx.ledger.in(place), { kind: 'balance-question', id: questionId, since: ctx.now });
            ctx.emit({ type: 'BalanceAsked', questionId });
            return questionId;
        });
    }

    /** Takes back a request or gives up a reservation. Endorsers: the bank and a regulator. */
    @Transaction()
    @Returns('string')
    async WithdrawFinancing(ctx: CohongContext): Promise<string> {
        const { financingId } = ctx.input(withdrawFinancingSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const vault = ctx.ledger.in(place);
            const before = await vault.get(financings, financingId);

            const { financing, mustBeReleased } = withdrawFinancing(before);

            await vault.replace(financings, financing);
            if (mustBeReleased) {
                await vault.remove(waitingNotes, 'expiry', financingId);
                await leaveNote(ctx.ledger.in(place), { kind: 'release', id: financingId, since: ctx.now });
            } else {
                await vault.remove(waitingNotes, 'financing', financingId);
            }
            ctx.emit({ type: 'FinancingWithdrawn', financingId });
            return financingId;
        });
    }

    /** Proposes to pay a loan out, for another user to approve. Endorsers: the bank and a regulator. */
    @Transaction()
    @Returns('string')
    async ProposeDisbursement(ctx: CohongContext): Promise<string> {
        const { approvalId, ...order } = ctx.input(proposeDisbursementSchema);
        const acting = await actingBank(ctx, 'maker');
        const { place } = acting;

        return await once(ctx, place, async () => {
            const financing = await ctx.ledger.in(place).get(financings, order.financingId);
            const documents = await financedDocuments(ctx, acting, financing);

            checkDisbursement(order, { ...documents, financing, paidAt: ctx.now });

            await proposeApproval(ctx, {
                collection: place,
                approvalId,
                act: approveDisbursement,
                input: order,
                checkerRole: 'checker',
            });
            ctx.emit({ type: 'DisbursementProposed', approvalId });
            return approvalId;
        });
    }

    /**
     * Pays the loan out as proposed, its coins in the same transaction.
     * Endorsers: the bank and a regulator; with coins the central bank, as it must endorse every movement of money.
     */
    @Transaction()
    @Returns('string')
    async ApproveDisbursement(ctx: CohongContext): Promise<string> {
        const { approvalId } = ctx.input(approveDisbursementSchema);
        const acting = await actingBank(ctx, 'checker');
        const { place } = acting;

        return await once(ctx, place, async () => {
            const order = await approve(ctx, {
                collection: place,
                approvalId,
                act: approveDisbursement,
                schema: disburseFinancingSchema,
            });
            const before = await ctx.ledger.in(place).get(financings, order.financingId);

            const financing = disburseFinancing(order, {
                financing: before,
                ...(await financedDocuments(ctx, acting, before)),
                settlement: this.#settlement(ctx),
                transactionId: ctx.transactionId,
                paidAt: ctx.now,
            });

            await this.#settle(ctx, order.means);
            await saveDisbursed(ctx, acting, financing);
            ctx.emit({ type: 'FinancingDisbursed', financingId: order.financingId, approvalId });
            return approvalId;
        });
    }

    /**
     * Takes a repayment, its coins in the same transaction.
     * Endorsers: the bank and a regulator; with coins the central bank.
     */
    @Transaction()
    @Returns('string')
    async RecordRepayment(ctx: CohongContext): Promise<string> {
        const repayment = ctx.input(recordRepaymentSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const { financingId, repaymentId } = repayment;
            const before = await ctx.ledger.in(place).get(financings, financingId);

            const financing = recordRepayment(repayment, {
                financing: before,
                settlement: this.#settlement(ctx),
                transactionId: ctx.transactionId,
                receivedAt: ctx.now,
            });

            await this.#settle(ctx, repayment.means);
            await ctx.ledger.in(place).replace(financings, financing);
            await leaveNote(ctx.ledger.in(place), { kind: 'release', id: financingId, since: ctx.now });
            ctx.emit({ type: 'RepaymentRecorded', financingId, repaymentId });
            return repaymentId;
        });
    }

    /** Sets what may be financed from a day on, where the policy before lets one user do it. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async SetFinancingPolicy(ctx: CohongContext): Promise<string> {
        return await policies.set(ctx);
    }

    @Transaction(false)
    @Returns('string')
    async ReadFinancing(ctx: CohongContext): Promise<string> {
        const { bank, financingId } = ctx.input(readFinancingSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(financings, financingId));
    }

    @Transaction(false)
    @Returns('string')
    async ListFinancings(ctx: CohongContext): Promise<string> {
        const { bank } = ctx.input(listFinancingsSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).list(financings));
    }

    @Transaction(false)
    @Returns('string')
    async ReadBalanceQuestion(ctx: CohongContext): Promise<string> {
        const { bank, questionId } = ctx.input(readBalanceQuestionSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(balanceQuestions, questionId));
    }

    /** Public: everybody may know what may be financed. */
    @Transaction(false)
    @Returns('string')
    async ReadFinancingPolicy(ctx: CohongContext): Promise<string> {
        ctx.input(readFinancingPolicySchema);
        return canonicalJson((await ctx.ledger.findBook(financingPolicies)) ?? { policies: [] });
    }

    /** What customs has confirmed to this bank, if it rests on that: the block shows that it does, and not of which goods. */
    async #mustBeVerified(ctx: CohongContext, place: string, request: RequestFinancing): Promise<void> {
        const { verificationIds } = request;
        if (verificationIds === undefined) {
            return;
        }
        const named: Verification[] = [];
        for (const verificationId of verificationIds) {
            named.push(await ctx.ledger.in(place).get(verifications, verificationId));
        }

        mustBeVerified(request, { verifications: named, at: ctx.now });
    }

    #settlement(ctx: CohongContext): Settlement | undefined {
        return ctx.hasSettlement ? ctx.settlement(settlementSchema) : undefined;
    }

    /** Moves the coins; what the coin contract refuses fails the whole act. */
    async #settle(ctx: CohongContext, means: Means): Promise<void> {
        if (means.kind === 'E_CNY') {
            await ctx.callChaincode('dcep', 'settlement:Settle');
        }
    }
}
