import { z } from 'zod';
import { canonicalJson } from '../kernel/json.js';
import { moneySchema, zero } from '../kernel/money.js';
import { formlessTrailSchema, type FormlessTrail } from '../tax-form/formless-trail.js';
import { reservationSchema, taxFormSchema, type Reservation, type TaxForm } from '../tax-form/tax-form.js';
import { bookSchema, eitherSchema, type Book } from './book.js';
import { byKey, differingAmounts, differingShares, type Share, type Sides } from './shares.js';
import type { TaxFormRegister } from './tax-form-register.js';

/** Absent on one side is what is not there. */
const differingPaymentSchema = reservationSchema
    .pick({ outwardPaymentId: true, bank: true })
    .extend({ inBook: moneySchema.exactOptional(), inHistory: moneySchema.exactOptional() });

export const taxFormDifferenceSchema = z.strictObject({
    book: bookSchema,
    formNumber: taxFormSchema.shape.formNumber,
    reservations: z.array(differingPaymentSchema),
    paid: eitherSchema.exactOptional(),
    /** What may be paid on it in all, as it was filed. */
    contractAmount: eitherSchema.exactOptional(),
});
/** A form of which something else is used than the history says. */
export type TaxFormDifference = z.output<typeof taxFormDifferenceSchema>;

export const trailDifferenceSchema = formlessTrailSchema
    .pick({ payerUscc: true, payee: true, contractReference: true })
    .extend({
        book: bookSchema,
        payments: z.array(differingPaymentSchema),
        /** How many findings of payments that look split, where these are not the same. */
        findings: z.strictObject({ inBook: z.int().min(0), inHistory: z.int().min(0) }).exactOptional(),
    });
/** Payments without a form under one contract that count otherwise than the history says. */
export type TrailDifference = z.output<typeof trailDifferenceSchema>;

export interface ComparedTaxForms extends Sides<TaxFormRegister> {
    readonly book: Book;
}

/** Every form of which the book and the history say something else. */
export function taxFormDifferences({ book, inBook, inHistory }: ComparedTaxForms): readonly TaxFormDifference[] {
    return byKey(new Map([...inBook.forms, ...inHistory.forms])).flatMap(([formNumber, known]) => {
        const nothing = unused(known);
        const here = inBook.forms.get(formNumber) ?? nothing;
        const there = inHistory.forms.get(formNumber) ?? nothing;
        const reservations = differing({ inBook: here.reservations, inHistory: there.reservations });
        const paid = differingAmounts({ inBook: here.paid, inHistory: there.paid });
        const contractAmount = differingAmounts({ inBook: here.contractAmount, inHistory: there.contractAmount });
        return reservations.length === 0 && paid === undefined && contractAmount === undefined
            ? []
            : [{ book, formNumber, reservations, ...(paid && { paid }), ...(contractAmount && { contractAmount }) }];
    });
}

/** Every contract under which the book and the history have something else paid without a form. */
export function trailDifferences({ book, inBook, inHistory }: ComparedTaxForms): readonly TrailDifference[] {
    return byKey(new Map([...inBook.trails, ...inHistory.trails])).flatMap(([, known]) => {
        const nothing: FormlessTrail = { ...known, payments: [], findings: [] };
        const here = inBook.findTrail(known) ?? nothing;
        const there = inHistory.findTrail(known) ?? nothing;
        const payments = differing({ inBook: here.payments, inHistory: there.payments });
        const isSameFindings = canonicalJson(here.findings) === canonicalJson(there.findings);
        const { payerUscc, payee, contractReference } = known;
        const findings = { inBook: here.findings.length, inHistory: there.findings.length };
        return payments.length === 0 && isSameFindings
            ? []
            : [
                  {
                      book,
                      payerUscc,
                      payee,
                      contractReference,
                      payments,
                      ...(!isSameFindings && { findings }),
                  },
              ];
    });
}

function differing({ inBook, inHistory }: Sides<readonly Reservation[]>): TaxFormDifference['reservations'] {
    const differences = differingShares({ inBook: inBook.map(shareOf), inHistory: inHistory.map(shareOf) });

    return differences.map(({ id, ...each }) => ({ ...each, outwardPaymentId: id }));
}

function shareOf({ outwardPaymentId: id, bank, amount }: Reservation): Share {
    return { id, bank, amount };
}

/** A form that is not there. */
function unused({ contractAmount: { currency }, ...form }: TaxForm): TaxForm {
    const nothing = zero(currency);

    return { ...form, contractAmount: nothing, paid: nothing, reservations: [] };
}
