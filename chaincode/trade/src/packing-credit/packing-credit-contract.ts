import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import {
    disbursePackingCreditSchema,
    readPackingCreditSchema,
    repayPackingCreditSchema,
    requestConversionSchema,
    requestOnCreditSchema,
    requestPackingCreditSchema,
    withdrawPackingCreditSchema,
} from '@cohong/domain/packing-credit/api';
import { disbursePackingCredit, packingCreditDue } from '@cohong/domain/packing-credit/disburse-packing-credit';
import { withdrawPackingCredit } from '@cohong/domain/packing-credit/end-packing-credit';
import { orderOfCredit } from '@cohong/domain/packing-credit/order-of-credit';
import type { PackingCredit } from '@cohong/domain/packing-credit/packing-credit';
import { repayPackingCredit } from '@cohong/domain/packing-credit/repay-packing-credit';
import { requestConversion } from '@cohong/domain/packing-credit/request-conversion';
import { requestPackingCredit } from '@cohong/domain/packing-credit/request-packing-credit';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { approveByTwo, proposeByTwo, type ByTwo } from '../approval/two-users.js';
import { findCredit, vaultsOf } from '../letter-of-credit/find-credit.js';
import { actingBank, vaultInView } from '../places.js';
import { standingUnder } from '../presentation/find-presentation.js';
import { waitingNotes } from '../receivable/records.js';
import { leaveNote } from '../receivable/waiting-notes.js';
import { settle } from '../settle.js';
import { packingCredits } from './records.js';

const disbursementByTwo: ByTwo<typeof disbursePackingCreditSchema> = {
    act: 'packing-credit:ApproveDisbursement',
    schema: disbursePackingCreditSchema,
    decide: async (ctx, { place }, disbursement) => {
        const vault = ctx.ledger.in(place);
        const { packingCreditId, means } = disbursement;
        const before = await vault.get(packingCredits, packingCreditId);
        const { transactionId, now: paidAt } = ctx;

        const packingCredit = disbursePackingCredit(disbursement, { packingCredit: before, transactionId, paidAt });

        const save = async (): Promise<void> => {
            await settle(ctx, packingCreditDue(before, { direction: 'TO_BORROWER', amount: before.amount, means }));
            await vault.replace(packingCredits, packingCredit);
            await vault.remove(waitingNotes, 'packing-credit-end', packingCreditId);
        };
        return { told: { packingCreditId }, save };
    },
    events: ['PackingCreditDisbursementProposed', 'PackingCreditDisbursed'],
};

/**
 * Loans of banks on purchase orders and export letters of credit, before the goods are shipped, each in the bank's own vault; a registrar answers what
 * waits there. Endorsers: the bank and a regulator; with coins the central bank, as it must endorse every movement of money.
 */
@Info({ title: 'Packing credit', description: 'Loans on purchase orders, before the goods are shipped' })
export class PackingCreditContract extends CohongContract {
    constructor() {
        super('packing-credit');
    }

    /** Asks for a reservation on an order. */
    @Transaction()
    @Returns('string')
    async RequestPackingCredit(ctx: CohongContext): Promise<string> {
        const request = ctx.input(requestPackingCreditSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const packingCredit = requestPackingCredit(request, { bank, askedAt: ctx.now });

            return await this.#ask(ctx, place, packingCredit);
        });
    }

    /** Asks for a reservation on an export letter of credit, to which the bank is party. */
    @Transaction()
    @Returns('string')
    async RequestOnCredit(ctx: CohongContext): Promise<string> {
        const request = ctx.input(requestOnCreditSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;

        return await once(ctx, place, async () => {
            const credit = await findCredit(ctx, acting, request.creditId);
            const standing = await standingUnder(ctx, vaultsOf(ctx, acting, credit.terms), credit);

            const asked = orderOfCredit(request, standing);
            const packingCredit = requestPackingCredit(asked, { bank, askedAt: ctx.now });

            return await this.#ask(ctx, place, packingCredit);
        });
    }

    /** Takes back a request or gives up a reservation. */
    @Transaction()
    @Returns('string')
    async WithdrawPackingCredit(ctx: CohongContext): Promise<string> {
        const { packingCreditId } = ctx.input(withdrawPackingCreditSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const vault = ctx.ledger.in(place);
            const before = await vault.get(packingCredits, packingCreditId);

            const { packingCredit, mustBeSettled } = withdrawPackingCredit(before);

            await vault.replace(packingCredits, packingCredit);
            if (mustBeSettled) {
                // It waited for the end of the reservation; now it waits no longer.
                await vault.replace(waitingNotes, { kind: 'packing-credit-end', id: packingCreditId, since: ctx.now });
            } else {
                await vault.remove(waitingNotes, 'packing-credit', packingCreditId);
            }
            ctx.emit({ type: 'PackingCreditWithdrawn', packingCreditId });
            return packingCreditId;
        });
    }

    /** Proposes to pay a loan out, for another user to approve. */
    @Transaction()
    @Returns('string')
    async ProposeDisbursement(ctx: CohongContext): Promise<string> {
        return await proposeByTwo(ctx, disbursementByTwo);
    }

    /** Pays the loan out as proposed, its coins in the same transaction. */
    @Transaction()
    @Returns('string')
    async ApproveDisbursement(ctx: CohongContext): Promise<string> {
        return await approveByTwo(ctx, disbursementByTwo);
    }

    /** Takes a repayment, its coins in the same transaction. */
    @Transaction()
    @Returns('string')
    async RecordRepayment(ctx: CohongContext): Promise<string> {
        const repayment = ctx.input(repayPackingCreditSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const vault = ctx.ledger.in(place);
            const { packingCreditId, repaymentId, amount, means } = repayment;
            const before = await vault.get(packingCredits, packingCreditId);
            const { transactionId, now: paidAt } = ctx;

            const packingCredit = repayPackingCredit(repayment, { packingCredit: before, transactionId, paidAt });

            await settle(ctx, packingCreditDue(before, { direction: 'FROM_BORROWER', amount, means }));
            await vault.replace(packingCredits, packingCredit);
            await leaveNote(vault, { kind: 'packing-credit-end', id: packingCreditId, since: ctx.now });
            ctx.emit({ type: 'PackingCreditRepaid', packingCreditId, repaymentId });
            return repaymentId;
        });
    }

    /** Asks that the loan, or a part of it, stand on a declaration of the goods from now on. */
    @Transaction()
    @Returns('string')
    async RequestConversion(ctx: CohongContext): Promise<string> {
        const request = ctx.input(requestConversionSchema);
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const vault = ctx.ledger.in(place);
            const { packingCreditId } = request;
            const before = await vault.get(packingCredits, packingCreditId);

            const packingCredit = requestConversion(request, { packingCredit: before, askedAt: ctx.now });

            await vault.replace(packingCredits, packingCredit);
            await leaveNote(vault, { kind: 'packing-credit-conversion', id: packingCreditId, since: ctx.now });
            ctx.emit({ type: 'PackingCreditConversionRequested', packingCreditId });
            return packingCreditId;
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadPackingCredit(ctx: CohongContext): Promise<string> {
        const { bank, packingCreditId } = ctx.input(readPackingCreditSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(packingCredits, packingCreditId));
    }

    /** Leaves the request in the vault, with a note for a registrar. */
    async #ask(ctx: CohongContext, place: string, packingCredit: PackingCredit): Promise<string> {
        const { packingCreditId } = packingCredit;
        await ctx.ledger.in(place).insert(packingCredits, packingCredit);
        await leaveNote(ctx.ledger.in(place), { kind: 'packing-credit', id: packingCreditId, since: ctx.now });
        ctx.emit({ type: 'PackingCreditRequested', packingCreditId });

        return packingCreditId;
    }
}
