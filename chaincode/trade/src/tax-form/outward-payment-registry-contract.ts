import { CohongContext, CohongContract, resultOf } from '@cohong/chaincode-runtime';
import {
    decideOutwardPaymentsSchema,
    settleOutwardPaymentsSchema,
    type OutwardPaymentItem,
} from '@cohong/domain/tax-form/api';
import { decideOutwardPayment } from '@cohong/domain/tax-form/decide-outward-payment';
import type { DecidedOutwardPayment } from '@cohong/domain/tax-form/outward-payment-decision';
import { hasEnded, settleOutwardPayment } from '@cohong/domain/tax-form/end-outward-payment';
import type { OutwardPayment } from '@cohong/domain/tax-form/outward-payment';
import { taxFormPolicyAt } from '@cohong/domain/tax-form/set-tax-form-policy';
import type { WaitingKind } from '@cohong/domain/receivable/waiting';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { vaultOf } from '../places.js';
import { waitingNotes } from '../receivable/records.js';
import { mustBeRegistrar, mustWait } from '../registry/registrars-work.js';
import { outwardPayments, taxFormPolicies } from './records.js';
import { TaxFormFile } from './tax-form-file.js';

/** What a batch made of payments and of the registry, and how it is told. */
interface Outcome {
    readonly type: 'OutwardPaymentsDecided' | 'OutwardPaymentsSettled';
    readonly changed: readonly OutwardPayment[];
    /** The kind of note that asked for it. */
    readonly noted: WaitingKind;
}

/**
 * What the registrars of both regulators answer to banks that are asked to pay abroad, over all banks, and what they carry into
 * the registry of it. They do so in batches, as `RegistryContract` says. Endorsers of every act: both regulators.
 */
@Info({ title: 'Outward payment registry', description: 'What is used of tax filing forms, over all banks' })
export class OutwardPaymentRegistryContract extends CohongContract {
    constructor() {
        super('outward-payment-registry');
    }

    /** Answers whether payments may be made, each with those before it in the batch taken into account. */
    @Transaction()
    @Returns('string')
    async DecidePayments(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(decideOutwardPaymentsSchema);
        await mustBeRegistrar(ctx, items);
        const policy = taxFormPolicyAt(await ctx.ledger.findBook(taxFormPolicies), ctx.now);
        const file = await TaxFormFile.open(ctx);
        const changed: OutwardPayment[] = [];

        for (const payment of await this.#find(ctx, items)) {
            if (payment.status === 'REQUESTED') {
                const decided = decideOutwardPayment(payment, {
                    known: payment.form && (await file.findKnown(payment.form)),
                    trail: payment.form === undefined ? await file.findTrail(payment) : undefined,
                    policy,
                    decidedAt: ctx.now,
                });
                put(file, decided);
                changed.push(decided.payment);
            }
        }

        return await this.#finish(ctx, file, { type: 'OutwardPaymentsDecided', changed, noted: 'outward-payment' });
    }

    /** Carries into the registry what banks have paid or given up, and ends what they did not pay in time. */
    @Transaction()
    @Returns('string')
    async SettlePayments(ctx: CohongContext): Promise<string> {
        const { items } = ctx.input(settleOutwardPaymentsSchema);
        await mustBeRegistrar(ctx, items);
        const file = await TaxFormFile.open(ctx);
        const changed: OutwardPayment[] = [];

        for (const payment of await this.#find(ctx, items)) {
            if (hasEnded(payment, ctx.now) && (await this.#isNoted(ctx, payment))) {
                const settled = settleOutwardPayment(payment, {
                    form: payment.form && (await file.getForm(payment.form.formNumber)),
                    trail: payment.form === undefined ? await file.findTrail(payment) : undefined,
                    at: ctx.now,
                });
                put(file, settled);
                changed.push(settled.payment);
            }
        }

        return await this.#finish(ctx, file, { type: 'OutwardPaymentsSettled', changed, noted: 'outward-payment-end' });
    }

    async #find(ctx: CohongContext, items: readonly OutwardPaymentItem[]): Promise<OutwardPayment[]> {
        const found: OutwardPayment[] = [];
        for (const { bank, outwardPaymentId } of items) {
            const payment = await ctx.ledger.in(vaultOf(bank)).find(outwardPayments, outwardPaymentId);
            if (payment !== undefined) {
                found.push(payment);
            }
        }

        return found;
    }

    async #isNoted(ctx: CohongContext, { bank, outwardPaymentId }: OutwardPayment): Promise<boolean> {
        const vault = ctx.ledger.in(vaultOf(bank));

        return (await vault.find(waitingNotes, 'outward-payment-end', outwardPaymentId)) !== undefined;
    }

    /** Writes the vaults of all whose payments changed, and the registry. */
    async #finish(ctx: CohongContext, file: TaxFormFile, { type, changed, noted }: Outcome): Promise<string> {
        mustWait(changed);
        for (const payment of changed) {
            const vault = ctx.ledger.in(vaultOf(payment.bank));
            const { outwardPaymentId: id, status, reservedUntil } = payment;
            await vault.replace(outwardPayments, payment);
            await vault.remove(waitingNotes, noted, id);
            if (status === 'RESERVED' && reservedUntil !== undefined) {
                await vault.insert(waitingNotes, { kind: 'outward-payment-end', id, since: reservedUntil });
            }
        }
        await file.save();
        ctx.emit({ type, outwardPaymentIds: changed.map(({ outwardPaymentId }) => outwardPaymentId) });
        return resultOf(ctx, ctx.transactionId);
    }
}

function put(file: TaxFormFile, { form, trail }: Pick<DecidedOutwardPayment, 'form' | 'trail'>): void {
    if (form !== undefined) {
        file.putForm(form);
    }
    if (trail !== undefined) {
        file.putTrail(trail);
    }
}
