import type { Money } from '../../kernel/money.js';
import { Refusal } from '../../kernel/refusal.js';
import { instantOf } from '../../kernel/time.js';
import { decideOutwardPayment } from '../../tax-form/decide-outward-payment.js';
import {
    confirmOutwardPayment,
    settleOutwardPayment,
    withdrawOutwardPayment,
} from '../../tax-form/end-outward-payment.js';
import type { FormlessTrail } from '../../tax-form/formless-trail.js';
import type { OutwardPayment } from '../../tax-form/outward-payment.js';
import { requestOutwardPayment } from '../../tax-form/request-outward-payment.js';
import type { TaxFormPolicy } from '../../tax-form/tax-form-policy.js';
import type { TaxForm } from '../../tax-form/tax-form.js';
import { form, formNumber, idOf, morning, policy, releaseCode } from '../../tax-form/testing/samples.js';
import { voidTaxForm } from '../../tax-form/void-tax-form.js';
import type { Writings } from '../writings.js';
import { written } from './writings.js';

const hour = 3_600_000;

interface Asked {
    readonly bank?: string;
    /** The code that the bank was shown with the form; without one it pays without a form. */
    readonly code?: string;
}

/** Payments under one contract, on its form and without, by one policy, with all that was written of them: what really happened. */
export class PastPayments {
    readonly history: Writings[] = [];
    readonly payments: OutwardPayment[] = [];
    readonly #by: TaxFormPolicy;
    #form: TaxForm = form;
    #trail: FormlessTrail | undefined;
    #at = Date.parse(morning);

    constructor(by: TaxFormPolicy = policy) {
        this.#by = by;
        this.#write(written({ taxFormPolicies: { policies: [by] }, taxForms: [form] }));
    }

    get #now(): string {
        return instantOf(this.#at);
    }

    wait(hours: number): void {
        this.#at += hours * hour;
    }

    ask(amount: Money, { bank = 'HaizhouBankMSP', code }: Asked = {}): void {
        const { payer, payee, contractReference } = form;
        const asked = {
            outwardPaymentId: idOf(this.payments.length),
            ...(code !== undefined && { form: { formNumber, releaseCode: code } }),
            payerUscc: payer.uscc,
            payee,
            contractReference,
            amount,
        };
        const facts = { bank, askedAt: this.#now, book: { policies: [this.#by] } };
        this.#leave([requestOutwardPayment(asked, facts)]);
    }

    /** A registrar's batch of all that waits. */
    decide(): void {
        const decided = this.payments
            .filter(({ status }) => status === 'REQUESTED')
            .map((asked) => {
                const { payment, ...registry } = decideOutwardPayment(asked, {
                    known: { form: this.#form, releaseCode },
                    trail: this.#trail,
                    policy: this.#by,
                    decidedAt: this.#now,
                });
                this.#form = registry.form ?? this.#form;
                this.#trail = registry.trail ?? this.#trail;
                return payment;
            });
        this.#leave(decided);
    }

    pay(n: number): void {
        const payment = this.#nth(n);
        const order = { outwardPaymentId: payment.outwardPaymentId, reference: 'CIPS 1' };
        this.#leave([confirmOutwardPayment(order, { payment, paidAt: this.#now }).payment]);
    }

    withdraw(n: number): void {
        this.#leave([withdrawOutwardPayment(this.#nth(n)).payment]);
    }

    settle(n: number): void {
        const ended = this.#nth(n);
        const isOnForm = ended.form !== undefined;
        const { payment, ...registry } = settleOutwardPayment(ended, {
            form: isOnForm ? this.#form : undefined,
            trail: isOnForm ? undefined : this.#trail,
            at: this.#now,
        });
        this.#form = registry.form ?? this.#form;
        this.#trail = registry.trail ?? this.#trail;
        this.#leave([payment], payment.outwardPaymentId);
    }

    voidForm(): void {
        const payments = this.#form.reservations.map(({ outwardPaymentId }) =>
            this.#nth(Number(`0x${outwardPaymentId}`)),
        );
        const order = { formNumber, reason: 'Terminated' };
        const { form: voided, revoked } = voidTaxForm(order, { form: this.#form, payments, at: this.#now });
        this.#form = voided;
        this.#leave(revoked);
    }

    #nth(n: number): OutwardPayment {
        const payment = this.payments[n % Math.max(this.payments.length, 1)];
        if (payment === undefined) {
            throw new Refusal('not-found', 'RECORD_MUST_EXIST');
        }

        return payment;
    }

    #leave(payments: readonly OutwardPayment[], settledId?: string): void {
        payments.forEach((payment) => (this.payments[Number(`0x${payment.outwardPaymentId}`)] = payment));
        const done = settledId === undefined ? [] : [{ kind: 'outward-payment-end' as const, id: settledId }];
        // What is written stands in the order of the vaults' names, whatever was dealt with first.
        const banks = [...new Set(payments.map(({ bank }) => bank))].sort().reverse();
        const vaults = banks.map((bank) => ({
            bank,
            outwardPayments: payments.filter((each) => each.bank === bank),
            done,
        }));
        const inOrder = payments.map(({ outwardPaymentId }) => outwardPaymentId);
        this.#write(written({ inOrder }, ...vaults));
    }

    #write(writings: Writings): void {
        const held = { taxForms: [this.#form], formlessTrails: this.#trail ? [this.#trail] : [] };
        this.history.push({ ...writings, ...held, at: this.#now });
    }
}
