import { CohongContext, CohongContract, once } from '@cohong/chaincode-runtime';
import { canonicalJson } from '@cohong/domain/kernel/json';
import {
    confirmOutwardPaymentSchema,
    readOutwardPaymentSchema,
    requestOutwardPaymentSchema,
    withdrawOutwardPaymentSchema,
} from '@cohong/domain/tax-form/api';
import {
    confirmOutwardPayment,
    withdrawOutwardPayment,
    type EndedOutwardPayment,
} from '@cohong/domain/tax-form/end-outward-payment';
import type { OutwardPayment } from '@cohong/domain/tax-form/outward-payment';
import { requestOutwardPayment } from '@cohong/domain/tax-form/request-outward-payment';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { actingBank, vaultInView } from '../places.js';
import { waitingNotes } from '../receivable/records.js';
import { leaveNote } from '../receivable/waiting-notes.js';
import { outwardPayments, taxFormPolicies } from './records.js';

interface End {
    readonly outwardPaymentId: string;
    readonly type: 'OutwardPaymentConfirmed' | 'OutwardPaymentWithdrawn';
    readonly rule: (before: OutwardPayment) => EndedOutwardPayment;
}

/**
 * What banks are asked to pay abroad for services, each in the bank's own vault; a registrar answers what waits there.
 * Endorsers of every act: the bank and a regulator.
 */
@Info({ title: 'Outward payment', description: 'Payments abroad, on tax filing forms or too small to need one' })
export class OutwardPaymentContract extends CohongContract {
    constructor() {
        super('outward-payment');
    }

    /** Asks whether a payment may be made. */
    @Transaction()
    @Returns('string')
    async RequestPayment(ctx: CohongContext): Promise<string> {
        const request = ctx.input(requestOutwardPaymentSchema);
        const { bank, place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const book = await ctx.ledger.findBook(taxFormPolicies);

            const payment = requestOutwardPayment(request, { bank, askedAt: ctx.now, book });

            const { outwardPaymentId } = payment;
            await ctx.ledger.in(place).insert(outwardPayments, payment);
            await leaveNote(ctx.ledger.in(place), { kind: 'outward-payment', id: outwardPaymentId, since: ctx.now });
            ctx.emit({ type: 'OutwardPaymentRequested', outwardPaymentId });
            return outwardPaymentId;
        });
    }

    /** Confirms that what was reserved is paid. */
    @Transaction()
    @Returns('string')
    async ConfirmPayment(ctx: CohongContext): Promise<string> {
        const order = ctx.input(confirmOutwardPaymentSchema);

        return await this.#end(ctx, {
            outwardPaymentId: order.outwardPaymentId,
            type: 'OutwardPaymentConfirmed',
            rule: (payment) => confirmOutwardPayment(order, { payment, paidAt: ctx.now }),
        });
    }

    /** Takes a question back or gives up what was reserved. */
    @Transaction()
    @Returns('string')
    async WithdrawPayment(ctx: CohongContext): Promise<string> {
        const { outwardPaymentId } = ctx.input(withdrawOutwardPaymentSchema);

        return await this.#end(ctx, {
            outwardPaymentId,
            type: 'OutwardPaymentWithdrawn',
            rule: withdrawOutwardPayment,
        });
    }

    @Transaction(false)
    @Returns('string')
    async ReadPayment(ctx: CohongContext): Promise<string> {
        const { bank, outwardPaymentId } = ctx.input(readOutwardPaymentSchema);
        return canonicalJson(await ctx.ledger.in(await vaultInView(ctx, bank)).get(outwardPayments, outwardPaymentId));
    }

    async #end(ctx: CohongContext, { outwardPaymentId, type, rule }: End): Promise<string> {
        const { place } = await actingBank(ctx, 'maker');

        return await once(ctx, place, async () => {
            const vault = ctx.ledger.in(place);
            const before = await vault.get(outwardPayments, outwardPaymentId);

            const { payment, mustBeSettled } = rule(before);

            const noted = before.status === 'REQUESTED' ? 'outward-payment' : 'outward-payment-end';
            await vault.replace(outwardPayments, payment);
            if (mustBeSettled) {
                // It waited for the end of the reservation; now it waits no longer.
                await vault.replace(waitingNotes, { kind: noted, id: outwardPaymentId, since: ctx.now });
            } else {
                await vault.remove(waitingNotes, noted, outwardPaymentId);
            }
            ctx.emit({ type, outwardPaymentId });
            return outwardPaymentId;
        });
    }
}
