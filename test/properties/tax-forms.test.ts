import type { Money } from '@cohong/domain/kernel/money';
import { instantOf } from '@cohong/domain/kernel/time';
import { decideOutwardPayment } from '@cohong/domain/tax-form/decide-outward-payment';
import {
    confirmOutwardPayment,
    settleOutwardPayment,
    withdrawOutwardPayment,
} from '@cohong/domain/tax-form/end-outward-payment';
import {
    partOfThreshold,
    within,
    type FormlessPayment,
    type FormlessTrail,
} from '@cohong/domain/tax-form/formless-trail';
import type { OutwardPayment } from '@cohong/domain/tax-form/outward-payment';
import { requestOutwardPayment } from '@cohong/domain/tax-form/request-outward-payment';
import type { TaxFormPolicy } from '@cohong/domain/tax-form/tax-form-policy';
import { remainingOf, type TaxForm } from '@cohong/domain/tax-form/tax-form';
import { form as sample, formNumber, releaseCode } from '@cohong/domain/tax-form/testing/samples';
import { voidTaxForm } from '@cohong/domain/tax-form/void-tax-form';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { frozen } from './frozen.js';
import { run, when } from './steps.js';

const numRuns = Number(process.env['RUNS'] ?? 200);
const banks = ['HaizhouBankMSP', 'HarbourBankMSP', 'PearlBankMSP'] as const;
const hour = 3_600_000;
const of = (currency: string, minorUnits: bigint): Money => ({ currency, minorUnits });
const policy: TaxFormPolicy = {
    effectiveFrom: '2026-01-01',
    thresholds: [of('USD', 500n), of('EUR', 420n)],
    reservationHours: 24,
    sumWindowDays: 5,
    justBelow: { payments: 3, fromBasisPoints: 9_000, windowDays: 20 },
};

/** All that the ledger knows: one form, what is paid under its contract without it, and what lies in every bank's vault. */
interface World {
    readonly at: number;
    readonly form: TaxForm;
    readonly trail: FormlessTrail | undefined;
    readonly payments: readonly OutwardPayment[];
}
type Step = (world: World) => World;

const start: World = {
    at: Date.parse('2026-03-31T01:00:00Z'),
    form: { ...sample, contractAmount: of('USD', 700n), validUntil: '2026-04-20', paid: of('USD', 0n) },
    trail: undefined,
    payments: [],
};

const put = (world: World, changed: OutwardPayment): World => ({
    ...world,
    payments: world.payments.map((each) => (each.outwardPaymentId === changed.outwardPaymentId ? changed : each)),
});

/** Does something with the n-th payment, counted round, if there is any. */
const withPayment = (act: (payment: OutwardPayment, world: World) => World): fc.Arbitrary<Step> =>
    fc.nat(30).map((n) => (world) => {
        const payment = world.payments[n % Math.max(world.payments.length, 1)];
        return payment === undefined ? world : act(payment, world);
    });

const request = fc
    .record({
        bank: fc.constantFrom(...banks),
        isOnForm: fc.boolean(),
        amount: fc.oneof(
            fc.bigInt(1n, 600n).map((cents) => of('USD', cents)),
            fc.bigInt(1n, 420n).map((cents) => of('EUR', cents)),
        ),
    })
    .map(({ bank, isOnForm, amount }): Step => (world) => {
        const { payer, payee, contractReference } = world.form;
        const asked = {
            outwardPaymentId: world.payments.length.toString(16).padStart(32, '0'),
            ...(isOnForm && { form: { formNumber, releaseCode } }),
            payerUscc: payer.uscc,
            payee,
            contractReference,
            amount,
        };
        const facts = { bank, askedAt: instantOf(world.at), book: { policies: [policy] } };
        return { ...world, payments: [...world.payments, requestOutwardPayment(asked, facts)] };
    });

/** A registrar's batch: each that waits sees what was reserved for the one before. */
const decideAll: Step = (world) =>
    world.payments
        .filter(({ status }) => status === 'REQUESTED')
        .reduce((before, asked) => {
            const {
                payment,
                form = before.form,
                trail = before.trail,
            } = decideOutwardPayment(asked, {
                known: { form: before.form, releaseCode },
                trail: before.trail,
                policy,
                decidedAt: instantOf(before.at),
            });
            return { ...put(before, payment), form, trail };
        }, world);

const confirm = withPayment((payment, world) => {
    const { outwardPaymentId } = payment;
    const facts = { payment, paidAt: instantOf(world.at) };
    return put(world, confirmOutwardPayment({ outwardPaymentId, reference: 'CIPS' }, facts).payment);
});

const withdraw = withPayment((payment, world) => put(world, withdrawOutwardPayment(payment).payment));

const settle = withPayment((asked, world) => {
    const isOnForm = asked.form !== undefined;
    const {
        payment,
        form = world.form,
        trail = world.trail,
    } = settleOutwardPayment(asked, {
        form: isOnForm ? world.form : undefined,
        trail: isOnForm ? undefined : world.trail,
        at: instantOf(world.at),
    });
    return { ...put(world, payment), form, trail };
});

const voidForm = fc.constant<Step>((world) => {
    const payments = world.form.reservations.flatMap(({ outwardPaymentId }) =>
        world.payments.filter((each) => each.outwardPaymentId === outwardPaymentId),
    );
    const order = { formNumber, reason: 'Terminated' };
    const { form, revoked } = voidTaxForm(order, { form: world.form, payments, at: instantOf(world.at) });
    return { ...revoked.reduce(put, world), form };
});

const wait = fc.nat(40).map((hours): Step => (world) => ({ ...world, at: world.at + hours * hour }));

const history = fc.array(
    fc.oneof(
        { arbitrary: request, weight: 12 },
        { arbitrary: fc.constant<Step>(decideAll), weight: 8 },
        { arbitrary: confirm, weight: 8 },
        { arbitrary: settle, weight: 8 },
        { arbitrary: withdraw, weight: 2 },
        { arbitrary: wait, weight: 4 },
        { arbitrary: voidForm, weight: 1 },
    ),
    { minLength: 10, maxLength: 80 },
);

const isLive = ({ status }: OutwardPayment): boolean => status === 'RESERVED' || status === 'PAID';
const total = (payments: readonly Pick<OutwardPayment, 'amount'>[]): bigint =>
    payments.reduce((sum, { amount }) => sum + amount.minorUnits, 0n);
const onForm = ({ payments }: World): readonly OutwardPayment[] => payments.filter(({ form }) => form !== undefined);

/** By the vaults alone: no more was granted over all banks than the contract on the form comes to. */
function faultsOfGrants(world: World): readonly string[] {
    const { minorUnits } = world.form.contractAmount;

    return [
        ...when(total(onForm(world).filter(isLive)) > minorUnits, 'more is granted than was filed'),
        ...when(remainingOf(world.form).minorUnits < 0n, 'less than nothing remains'),
    ];
}

/** What the registry has of the form is what the vaults say, but for what a registrar has still to carry over. */
function faultsOfRegistry(world: World): readonly string[] {
    const { reservations, paid } = world.form;
    const held = new Set(reservations.map(({ outwardPaymentId }) => outwardPaymentId));
    const payments = onForm(world);
    const carriedOver = payments.filter(
        ({ status, outwardPaymentId }) => status === 'PAID' && !held.has(outwardPaymentId),
    );
    const owners = payments.filter(({ outwardPaymentId }) => held.has(outwardPaymentId));

    return [
        ...when(paid.minorUnits !== total(carriedOver), 'the form has another amount paid than the banks'),
        ...when(held.size !== reservations.length || owners.length !== held.size, 'a reservation is nobody’s'),
        ...when(total(owners) !== total(reservations), 'a reservation is of another amount'),
        ...when(
            payments.some(({ status, outwardPaymentId }) => status === 'RESERVED' && !held.has(outwardPaymentId)),
            'what a bank may pay is not reserved',
        ),
        ...when(
            owners.some(({ status }) => !['RESERVED', 'PAID', 'WITHDRAWN'].includes(status)),
            'what has ended is reserved',
        ),
    ];
}

/** Nothing is granted or paid on a voided form, nothing granted on one that has lapsed, and nothing is granted twice. */
function faultsOfSteps(before: World, after: World): readonly string[] {
    const day = instantOf(after.at);
    const changed = onForm(after).filter(({ outwardPaymentId, status }) =>
        before.payments.every((each) => each.outwardPaymentId !== outwardPaymentId || each.status !== status),
    );
    const granted = changed.filter(({ status }) => status === 'RESERVED');

    return [
        ...when(before.form.voided !== undefined && changed.some(isLive), 'a voided form is used'),
        ...when(granted.length > 0 && day >= '2026-04-20T16:00:00.000Z', 'a form is used that has lapsed'),
        ...when(
            changed.some(({ reservedUntil = day }) => reservedUntil > '2026-04-20T16:00:00.000Z'),
            'too long',
        ),
    ];
}

/** By the vaults alone: what may be paid without a form never comes to more, within the days, than one payment may be. */
function faultsOfSplitting(before: World, after: World): readonly string[] {
    const formless = after.payments.filter(({ form }) => form === undefined);
    const hasGranted = formless.some(
        ({ status, outwardPaymentId }) =>
            status === 'RESERVED' &&
            before.payments.some((each) => each.outwardPaymentId === outwardPaymentId && each.status === 'REQUESTED'),
    );
    const live = formless.filter(isLive).map(({ threshold, ...payment }) => ({ ...payment, threshold: threshold! }));
    const counted: readonly FormlessPayment[] = within(policy.sumWindowDays, live, instantOf(after.at));
    const { numerator, denominator } = partOfThreshold(counted);

    return when(hasGranted && numerator > denominator, 'a payment is split');
}

describe(`payments abroad of several banks, in any order (RUNS=${numRuns} SEED=${seed})`, () => {
    it('never take more than a form has, nor more without one than one payment may be', () => {
        fc.assert(
            fc.property(history, (steps) => {
                steps.reduce((before, step) => {
                    const after = run(step, before);
                    const faults = [
                        ...faultsOfGrants(after),
                        ...faultsOfRegistry(after),
                        ...faultsOfSteps(before, after),
                        ...faultsOfSplitting(before, after),
                    ];
                    if (faults.length > 0) {
                        throw new Error(faults.join(', '));
                    }

                    return after;
                }, frozen(start));
            }),
            { numRuns, seed },
        );
    });

    it('come in these histories to a form that is exhausted, to one that is voided, and to splitting that is found', () => {
        const ends = fc
            .sample(history, { numRuns: 200, seed })
            .map((steps) => steps.reduce((w, s) => run(s, w), start));

        expect(ends.some(({ form }) => form.paid.minorUnits > 400n)).toBe(true);
        expect(ends.some((world) => remainingOf(world.form).minorUnits < 100n)).toBe(true);
        expect(ends.some(({ form }) => form.voided !== undefined)).toBe(true);
        expect(ends.some(({ payments }) => payments.some(({ status }) => status === 'EXPIRED'))).toBe(true);
        expect(ends.some(({ payments }) => payments.some(({ status }) => status === 'REVOKED'))).toBe(true);
        expect(ends.some(({ trail }) => trail?.looksSplit === true)).toBe(true);
    });
});
