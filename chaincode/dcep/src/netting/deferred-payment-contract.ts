import { CohongContext, CohongContract, isSignedBy, memberBook, once } from '@cohong/chaincode-runtime';
import {
    bookingsOfAcceptance,
    bookingsOfNet,
    bookingsOfQueuing,
    bookingsOfReturn,
} from '@cohong/domain/journal/bookings';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { deferredPaymentAddressSchema, queuePaymentSchema } from '@cohong/domain/netting/api';
import { creditPayment, refusePayment, returnPayment, type EndedPayment } from '@cohong/domain/netting/end-payment';
import { queuePayment } from '@cohong/domain/netting/queue-payment';
import { deferredText } from '@cohong/domain/netting/signed-text';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { findCoins, mintingIn, saveCoins, writeCoins } from '../coin/purse.js';
import { isFrozen } from '../freeze/is-frozen.js';
import { book } from '../journal/journal.js';
import { actingBank, coinsOf } from '../places.js';
import { findWallet } from '../wallet/find-wallet.js';
import { wallets } from '../wallet/records.js';
import { outcomeOf, saveObligations, type Acting } from './cycle-facts.js';
import { endingFacts, otherPlace } from './payment-facts.js';
import { deferredOrders, deferredPayments, obligations, positions } from './records.js';

/** Payments to wallets of other banks that wait for the net of their day. Endorsers: the central bank and the acting bank. */
@Info({ title: 'DeferredPayment', description: 'Payments that are settled in nets' })
export class DeferredPaymentContract extends CohongContract {
    constructor() {
        super('deferred-payment');
    }

    /** Takes a payment into the day's cycle, as the holder of the wallet has signed. */
    @Transaction()
    @Returns('string')
    async QueuePayment(ctx: CohongContext): Promise<string> {
        const input = ctx.input(queuePaymentSchema);
        const acting = await actingBank(ctx, 'maker');
        const { bank, place } = acting;
        const { signature, ...unsigned } = input;
        const { paymentId, from, cycleId, payeeBank } = input;

        return await once(ctx, place, async () => {
            const own = ctx.ledger.in(place);
            const payerWallet = await findWallet(ctx, place, from);
            const text = deferredText(unsigned, { channel: ctx.channel, bank });
            const abroad = coinsOf(payeeBank);
            const obligation = await ctx.ledger.in(place, abroad).find(obligations, cycleId, bank, payeeBank);

            const queued = queuePayment(input, {
                ...mintingIn(ctx),
                bank,
                memberBook: await ctx.ledger.getBook(memberBook),
                payerWallet,
                isPayerFrozen: await isFrozen(ctx, payerWallet),
                isSigned: isSignedBy(payerWallet?.holderKey, { text, signature }),
                isIdTaken: await own.isThere(deferredPayments, paymentId),
                outcome: await outcomeOf(ctx, cycleId),
                obligation,
                coins: await findCoins(ctx, place, input.coins),
            });

            await saveCoins(ctx, place, queued.paid);
            await writeCoins(ctx, place, { spent: queued.before, made: [queued.setAside] });
            await ctx.ledger.in(place, abroad).insert(deferredPayments, queued.payment);
            await own.insert(deferredOrders, queued.order);
            await saveObligations(ctx, acting, [queued.obligation]);
            await book(ctx, place, bookingsOfQueuing(queued.payment.amount));
            ctx.emit({ type: 'PaymentQueued', paymentId });
            return paymentId;
        });
    }

    /** The payee's bank credits the payee, once the cycle is settled and what came of it collected. */
    @Transaction()
    @Returns('string')
    async CreditPayment(ctx: CohongContext): Promise<string> {
        const { paymentId, acting } = await this.#addressed(ctx);
        const { place } = acting;

        return await once(ctx, place, async () => {
            const facts = await endingFacts(ctx, acting, paymentId);
            const payeeWallet = facts.payment && (await ctx.ledger.in(place).find(wallets, facts.payment.payee));

            const credited = creditPayment({ ...facts, payeeWallet });

            await saveCoins(ctx, place, { made: credited.made });
            await this.#save(ctx, { acting, ended: credited });
            await book(ctx, place, bookingsOfAcceptance(credited.payment.amount));
            ctx.emit({ type: 'PaymentCredited', paymentId });
            return paymentId;
        });
    }

    /** The payee's bank gives back what it can credit to nobody. */
    @Transaction()
    @Returns('string')
    async RefusePayment(ctx: CohongContext): Promise<string> {
        const { paymentId, acting } = await this.#addressed(ctx);

        return await once(ctx, acting.place, async () => {
            const facts = await endingFacts(ctx, acting, paymentId);

            const refused = refusePayment(facts);

            const abroad = otherPlace(refused.payment, acting.bank);
            await writeCoins(ctx, abroad, { made: refused.made });
            await this.#save(ctx, { acting, ended: refused });
            await book(ctx, acting.place, bookingsOfNet('NET_PAID', refused.payment.amount));
            await book(ctx, abroad, bookingsOfNet('NET_RECEIVED', refused.payment.amount));
            ctx.emit({ type: 'PaymentRefused', paymentId });
            return paymentId;
        });
    }

    /** The payer's bank pays back what was refused, or belongs to a cycle that has failed. */
    @Transaction()
    @Returns('string')
    async ReturnPayment(ctx: CohongContext): Promise<string> {
        const { paymentId, acting } = await this.#addressed(ctx);
        const { place } = acting;

        return await once(ctx, place, async () => {
            const facts = await endingFacts(ctx, acting, paymentId);
            const order = await ctx.ledger.in(place).find(deferredOrders, paymentId);

            const payerWallet = order && (await ctx.ledger.in(place).find(wallets, order.from));

            const returned = returnPayment({ ...facts, order, payerWallet });

            await saveCoins(ctx, place, { made: returned.made });
            await this.#save(ctx, { acting, ended: returned });
            const { returnedTo: to, payment } = returned;
            await book(ctx, place, bookingsOfReturn({ to, amount: payment.amount }));
            ctx.emit({ type: 'PaymentReturned', paymentId });
            return paymentId;
        });
    }

    /** A deferred payment of the caller's bank's customers, or to them. */
    @Transaction(false)
    @Returns('string')
    async ReadDeferredPayment(ctx: CohongContext): Promise<string> {
        const { paymentId } = ctx.input(deferredPaymentAddressSchema);
        const { place } = await actingBank(ctx, 'maker', 'checker', 'auditor');
        const payment = await ctx.ledger.in(place).get(deferredPayments, paymentId);
        const order = await ctx.ledger.in(place).find(deferredOrders, paymentId);

        return canonicalJson({ ...payment, ...(order && { order }) });
    }

    async #addressed(ctx: CohongContext): Promise<{ readonly paymentId: string; readonly acting: Acting }> {
        const { paymentId } = ctx.input(deferredPaymentAddressSchema);

        return { paymentId, acting: await actingBank(ctx, 'maker') };
    }

    /** Writes how a payment has ended at both banks, and what the acting one still holds for customers. */
    async #save(
        ctx: CohongContext,
        { acting: { bank, place }, ended }: { readonly acting: Acting; readonly ended: EndedPayment },
    ): Promise<void> {
        await writeCoins(ctx, place, { spent: ended.ended, made: ended.held });
        await ctx.ledger.in(place, otherPlace(ended.payment, bank)).replace(deferredPayments, ended.payment);
        if (ended.position !== undefined) {
            await ctx.ledger.in(place).replace(positions, ended.position);
        }
    }
}
