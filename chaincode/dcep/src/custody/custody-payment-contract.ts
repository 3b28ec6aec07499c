import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { endPaymentsSchema, payFromAccountsSchema } from '@cohong/domain/custody/api';
import type { CustodyAccount } from '@cohong/domain/custody/custody-account';
import { endPayments, type EndingFacts, type EndingPayment } from '@cohong/domain/custody/end-payments';
import { payFromAccounts, type OrderedPayment } from '@cohong/domain/custody/pay-from-accounts';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { chinaDate } from '@cohong/domain/kernel/time';
import { custodyCycleOn } from '@cohong/domain/netting/cycle';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { outcomeOf } from '../netting/cycle-facts.js';
import { actingInstitution, findAccounts, findCustody, twinPlaces } from './acting-institution.js';
import { findObligations, saveObligations } from './obligations.js';
import { endingPayment, orderedPayment } from './payment-facts.js';
import { custodyAccounts, custodyOrders, custodyPayments, custodyWallets } from './records.js';

/** Payments between accounts of payment institutions. No coin moves in any of them. Endorsers: the central bank and the bank. */
@Info({ title: 'CustodyPayment', description: 'Payments between accounts of payment institutions' })
export class CustodyPaymentContract extends CohongContract {
    constructor() {
        super('custody-payment');
    }

    /** Enters into an institution's book what holders of its accounts have signed. */
    @Transaction()
    @Returns('string')
    async PayFromAccounts(ctx: CohongContext): Promise<string> {
        const { institutionId, payments: orders } = ctx.input(payFromAccountsSchema);
        const acting = await actingInstitution(ctx, institutionId, 'maker');
        const { place } = acting;

        return await once(ctx, place, async () => {
            const payees = orders.map(({ payee }) => payee);
            const inside = payees.filter((payee) => payee.institutionId === institutionId);
            const others = payees.map((payee) => payee.institutionId).filter((each) => each !== institutionId);
            const named = [...orders, ...inside].map(({ accountId }) => accountId);
            const accounts = await findAccounts(ctx, acting, named);
            const custody = await findCustody(ctx, acting);
            const cycleId = custodyCycleOn(chinaDate(ctx.now));
            const obligations = await findObligations(ctx, acting, { cycleId, others, both: false });
            const ordered: OrderedPayment[] = [];
            for (const order of orders) {
                ordered.push(await orderedPayment(ctx, acting, { order, accounts }));
            }

            const booked = payFromAccounts(ordered, {
                institutionId,
                accounts,
                custody,
                cycleId,
                outcome: await outcomeOf(ctx, cycleId),
                obligations,
                now: ctx.now,
            });

            await this.#saveAccounts(ctx, place, booked.accounts);
            for (const payment of booked.payments) {
                const places = twinPlaces(acting, payment.payee.institutionId);
                await ctx.ledger.in(...places).insert(custodyPayments, payment);
            }
            for (const order of booked.orders) {
                await ctx.ledger.in(place).insert(custodyOrders, order);
            }
            await saveObligations(ctx, acting, booked.obligations);
            if (booked.custody !== undefined) {
                await ctx.ledger.in(place).put(custodyWallets, booked.custody);
            }
            ctx.emit({ type: 'CustodyPaid', paymentIds: orders.map(({ paymentId }) => paymentId) });
            return ctx.transactionId;
        });
    }

    /** Puts onto accounts what has come for them with the nets of a cycle. */
    @Transaction()
    @Returns('string')
    async CreditPayments(ctx: CohongContext): Promise<string> {
        return await this.#end(ctx, 'CREDITED');
    }

    /** Puts back onto accounts what they paid in a cycle that has failed. */
    @Transaction()
    @Returns('string')
    async ReturnPayments(ctx: CohongContext): Promise<string> {
        return await this.#end(ctx, 'RETURNED');
    }

    /** Payments from and to accounts of an institution, in the order in which they are asked for. */
    @Transaction(false)
    @Returns('string')
    async ReadPayments(ctx: CohongContext): Promise<string> {
        const { institutionId, paymentIds } = ctx.input(endPaymentsSchema);
        const { place } = await actingInstitution(ctx, institutionId, 'maker', 'checker', 'auditor');
        const found: object[] = [];
        for (const paymentId of paymentIds) {
            const payment = await ctx.ledger.in(place).get(custodyPayments, paymentId);
            const order = await ctx.ledger.in(place).find(custodyOrders, paymentId);
            found.push({ ...payment, ...(order && payment.payer === institutionId && { order }) });
        }

        return canonicalJson(found);
    }

    async #end(ctx: CohongContext, to: EndingFacts['to']): Promise<string> {
        const { institutionId, paymentIds } = ctx.input(endPaymentsSchema);
        const acting = await actingInstitution(ctx, institutionId, 'maker');
        const { place } = acting;

        return await once(ctx, place, async () => {
            const ending: EndingPayment[] = [];
            for (const paymentId of paymentIds) {
                ending.push(await endingPayment(ctx, acting, { paymentId, to }));
            }
            const named = ending.map(({ accountId }) => accountId).filter((each) => each !== undefined);
            const custody = await findCustody(ctx, acting);

            const ended = endPayments(ending, {
                institutionId,
                to,
                accounts: await findAccounts(ctx, acting, named),
                custody,
                endedAt: ctx.now,
            });

            await this.#saveAccounts(ctx, place, ended.accounts);
            for (const payment of ended.payments) {
                const other = to === 'CREDITED' ? payment.payer : payment.payee.institutionId;
                await ctx.ledger.in(...twinPlaces(acting, other)).replace(custodyPayments, payment);
            }
            await ctx.ledger.in(place).put(custodyWallets, ended.custody);
            ctx.emit({ type: to === 'CREDITED' ? 'CustodyCredited' : 'CustodyReturned', paymentIds });
            return ctx.transactionId;
        });
    }

    async #saveAccounts(ctx: CohongContext, place: string, accounts: readonly CustodyAccount[]): Promise<void> {
        for (const account of accounts) {
            await ctx.ledger.in(place).replace(custodyAccounts, account);
        }
    }
}
