import { codeOfRefusal } from '../kernel/refusal.js';
import type { Instant } from '../kernel/time.js';
import { decideOutwardPayment } from '../tax-form/decide-outward-payment.js';
import { confirmOutwardPayment, isOverdue } from '../tax-form/end-outward-payment.js';
import type { OutwardPayment } from '../tax-form/outward-payment.js';
import type { KnownTaxForm } from '../tax-form/outward-payment-decision.js';
import { formlessThreshold } from '../tax-form/request-outward-payment.js';
import type { TaxFormPolicy, TaxFormPolicyBook } from '../tax-form/tax-form-policy.js';
import type { TaxForm } from '../tax-form/tax-form.js';
import { voidTaxForm } from '../tax-form/void-tax-form.js';
import { changedPayments, newForms, type ChangedPayment as Changed } from './changed-payments.js';
import { RecordFile } from './record-file.js';
import type { ReplayParts } from './replay-parts.js';
import { settledPayment } from './settled-payment.js';
import { Standing } from './standing.js';
import { TaxFormRegister } from './tax-form-register.js';
import {
    addPayment,
    changedPayment,
    paymentAnswer,
    paymentOf,
    refusedAtOnceCodes,
    type ChangedConfirmation,
    type ChangedPayment,
    type PaymentAnswer,
    type PaymentTotal,
    type RefusedAtOnceCode,
    type TwoPaymentAnswers,
} from './tax-form-replayed.js';
import { Totals } from './totals.js';
import type { Writings } from './writings.js';

type Parts = ReplayParts<TaxFormPolicy, TaxFormPolicyBook>;
type Address = Pick<OutwardPayment, 'bank' | 'outwardPaymentId'>;

/**
 * What would have become of past payments abroad under another policy, by the rules by which they were answered.
 *
 * One that would have been refused counts nowhere, whatever its bank did with it later. One that would have been let through
 * counts until its reservation is over: whether its bank would have paid nobody knows. What was refused at once, because the
 * policy of the day said so, no record was made of.
 */
export class TaxFormReplay {
    readonly #parts: Parts;
    readonly #records = new RecordFile();
    readonly #register = new TaxFormRegister();
    readonly #standing = new Standing<Address, OutwardPayment>(({ outwardPaymentId }) => outwardPaymentId);
    /** Payments that could not even have been asked about: their banks would have been told so. */
    readonly #refusedAtOnce = new Map<string, RefusedAtOnceCode>();
    readonly #totals = new Totals<PaymentTotal>();
    readonly payments: ChangedPayment[] = [];
    readonly confirmations: ChangedConfirmation[] = [];

    constructor(parts: Parts) {
        this.#parts = parts;
    }

    /** By bank and currency. */
    get totals(): readonly PaymentTotal[] {
        return this.#totals.inOrder;
    }

    take(writings: Writings): void {
        for (const payment of this.#standing.reservedAdrift()) {
            this.#settle(isOverdue(payment, writings.at) ? payment : undefined, writings.at);
        }
        this.#register.put({ taxForms: newForms(writings, this.#register) });
        writings.taxForms.forEach((form) => {
            this.#void(form, writings.at);
        });
        const { asked, changed } = changedPayments(writings, this.#records);
        asked.forEach((payment) => {
            this.#ask(payment);
        });
        changed.forEach((each) => {
            this.#follow(each, writings);
        });
        this.#records.take(writings);
    }

    #void({ formNumber, voided }: TaxForm, at: Instant): void {
        const form = this.#register.forms.get(formNumber);
        if (voided === undefined || form === undefined || form.voided !== undefined) {
            return;
        }
        const payments = form.reservations.flatMap((reservation) => this.#standing.find(reservation) ?? []);
        const after = voidTaxForm({ formNumber, reason: voided.reason }, { form, payments, at });
        this.#register.put({ taxForms: [after.form] });
        after.revoked.forEach((payment) => {
            this.#standing.keep(payment);
        });
    }

    /** What needs no form by the one policy may need one by the other, and counts as another part of the most. */
    #ask(payment: OutwardPayment): void {
        if (payment.threshold === undefined) {
            this.#standing.keep(payment);
            return;
        }
        const policy = this.#policyAt(payment.requestedAt);
        const code = codeOfRefusal(() => formlessThreshold(payment.amount, policy));
        const atOnce = refusedAtOnceCodes.find((each) => each === code);
        if (atOnce === undefined) {
            this.#standing.keep({ ...payment, threshold: formlessThreshold(payment.amount, policy) });
        } else {
            this.#refusedAtOnce.set(keyOf(payment), atOnce);
        }
    }

    #follow({ before, after, isNoteGone }: Changed, writings: Writings): void {
        const { status } = after;
        if (before.status === 'REQUESTED' && (status === 'RESERVED' || status === 'REFUSED')) {
            this.#decide(after, writings);
        } else if (before.status === 'RESERVED' && status === 'PAID') {
            this.#pay(after, writings.at);
        } else if (isNoteGone && status !== 'REVOKED') {
            this.#settle(this.#standing.asBefore(before), writings.at);
        } else if (status === 'WITHDRAWN') {
            const payment = this.#standing.asBefore(before);
            this.#standing.keep(payment && { ...payment, status });
        }
    }

    #decide(was: OutwardPayment, { at, formlessTrails }: Writings): void {
        const decidedAt = was.decidedAt ?? at;
        const wouldBe = this.#answer(was, decidedAt);
        const answered = paymentAnswer(was, formlessTrails);
        if (answered !== undefined && wouldBe !== undefined && this.#parts.isTold(decidedAt)) {
            this.#tell({ payment: was, was: answered, wouldBe });
        }
    }

    /** How it would be answered, and what that leaves in the registry. */
    #answer(was: OutwardPayment, decidedAt: Instant): PaymentAnswer | undefined {
        const asked = this.#standing.find(was);
        if (asked === undefined) {
            const code = this.#refusedAtOnce.get(keyOf(was));
            return code && { code };
        }
        const { payment, form, trail } = decideOutwardPayment(asked, {
            known: this.#known(was),
            trail: asked.form === undefined ? this.#register.findTrail(asked) : undefined,
            policy: this.#policyAt(decidedAt),
            decidedAt,
        });
        this.#register.put({ taxForms: form ? [form] : [], formlessTrails: trail ? [trail] : [] });
        this.#standing.keep(payment);
        if (payment.reservedUntil !== was.reservedUntil) {
            this.#standing.castAdrift(payment);
        }

        return paymentAnswer(payment, trail ? [trail] : []);
    }

    /** Whether the code that the bank was shown is that of the form no policy has a bearing on. */
    #known({ form: shown, decision }: OutwardPayment): KnownTaxForm | undefined {
        if (shown === undefined || decision?.code === 'TAX_FORM_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE') {
            return undefined;
        }
        const form = this.#register.forms.get(shown.formNumber);

        return form && { form, releaseCode: shown.releaseCode };
    }

    #tell(answers: TwoPaymentAnswers): void {
        this.#totals.add(answers.payment, (before) => addPayment(before, answers));
        const changed = changedPayment(answers);
        if (changed !== undefined) {
            this.payments.push(changed);
        }
    }

    /** What would have been refused before is told with its answer, and cannot be paid either. */
    #pay(after: OutwardPayment, at: Instant): void {
        const payment = this.#standing.find(after);
        const { outwardPaymentId, payment: paid } = after;
        if (paid === undefined || (payment?.status !== 'RESERVED' && payment?.status !== 'EXPIRED')) {
            return;
        }
        const order = { outwardPaymentId, reference: paid.reference };
        const code = codeOfRefusal(() => confirmOutwardPayment(order, { payment, paidAt: at }));
        if (code === undefined) {
            this.#standing.keep({ ...payment, status: 'PAID', payment: paid });
            return;
        }
        this.#standing.castAdrift(payment);
        if (this.#parts.isTold(at)) {
            this.confirmations.push({ ...paymentOf(payment), paidAt: at, code });
        }
    }

    #settle(payment: OutwardPayment | undefined, at: Instant): void {
        const settled = payment && settledPayment(this.#register, payment, at);
        this.#register.put({ taxForms: settled?.form ? [settled.form] : [] });
        this.#register.put({ formlessTrails: settled?.trail ? [settled.trail] : [] });
        this.#standing.keep(settled?.payment);
    }

    #policyAt(at: Instant): TaxFormPolicy {
        return this.#parts.policyAt(at, this.#records.taxFormPolicies);
    }
}

function keyOf({ bank, outwardPaymentId }: Address): string {
    return `${bank} ${outwardPaymentId}`;
}
