import { alertImportersBank } from '@cohong/domain/import-financing/alert-importers-bank';
import { decideImportFinancing } from '@cohong/domain/import-financing/decide-import-financing';
import { disburseImportFinancing } from '@cohong/domain/import-financing/disburse-import-financing';
import { settleImportFinancing, withdrawImportFinancing } from '@cohong/domain/import-financing/end-import-financing';
import { unpaid, type FinancedImport } from '@cohong/domain/import-financing/financed-import';
import type { Funds, ImportFinancing } from '@cohong/domain/import-financing/import-financing';
import type { ImportedGoods } from '@cohong/domain/import-financing/imported-goods';
import { repayImportFinancing } from '@cohong/domain/import-financing/repay-import-financing';
import { requestImportFinancing } from '@cohong/domain/import-financing/request-import-financing';
import { goods as sample, policy as samplePolicy, requested } from '@cohong/domain/import-financing/testing/samples';
import { reverseImportDisbursement } from '@cohong/domain/import-financing/reverse-import-disbursement';
import { writeOffImportFinancing } from '@cohong/domain/import-financing/write-off-import-financing';
import type { Money } from '@cohong/domain/kernel/money';
import { instantOf } from '@cohong/domain/kernel/time';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { frozen } from './frozen.js';
import { run, when } from './steps.js';

const numRuns = Number(process.env['RUNS'] ?? 200);
const banks = ['HaizhouBankMSP', 'PearlBankMSP', 'HarbourBankMSP'] as const;
const hour = 3_600_000;
const fen = (minorUnits: bigint): Money => ({ currency: 'CNY', minorUnits });
const policy = { ...samplePolicy, reservationHours: 24 };
const { declarationNumber, releaseCode, importerUscc, contractReference, dueOn = '' } = requested;

/** All that the ledger knows: one declaration, what lies on it, and what lies in three vaults. */
interface World {
    readonly at: number;
    readonly goods: ImportedGoods;
    /** Whether customs has changed the goods and banks were not told. */
    readonly isNoticed: boolean;
    readonly financed: FinancedImport | undefined;
    readonly payments: readonly ImportFinancing[];
}
type Step = (world: World) => World;

const start: World = {
    at: Date.parse('2026-03-31T01:00:00Z'),
    goods: { ...sample, totalValue: fen(1_000n) },
    isNoticed: false,
    financed: undefined,
    payments: [],
};

const put = (world: World, changed: ImportFinancing): World => ({
    ...world,
    payments: world.payments.map((each) => (each.importFinancingId === changed.importFinancingId ? changed : each)),
});

/** Does something with the n-th payment, counted round, if there is any. */
const withPayment = (act: (payment: ImportFinancing, world: World) => ImportFinancing): fc.Arbitrary<Step> =>
    fc.nat(30).map((n) => (world) => {
        const payment = world.payments[n % Math.max(world.payments.length, 1)];
        return payment === undefined ? world : put(world, act(payment, world));
    });

const request = fc
    .record({
        bank: fc.constantFrom(...banks),
        funds: fc.constantFrom<Funds>('LOAN', 'LOAN', 'OWN_FUNDS'),
        amount: fc.bigInt(1n, 600n),
    })
    .map(({ bank, funds, amount }): Step => (world) => {
        const importFinancingId = world.payments.length.toString(16).padStart(32, '0');
        const asked = { importFinancingId, declarationNumber, releaseCode, importerUscc, contractReference, funds };
        const asking = { bank, askedAt: instantOf(world.at) };
        const payment = requestImportFinancing(
            { ...asked, ...(funds === 'LOAN' && { dueOn }), amount: fen(amount) },
            asking,
        );
        return { ...world, payments: [...world.payments, payment] };
    });

/** A registrar's batch: each that waits sees what was reserved for the one before. */
const decideAll: Step = (world) =>
    world.payments
        .filter(({ status }) => status === 'REQUESTED')
        .reduce((before, asked) => {
            const { importFinancing, financed = before.financed } = decideImportFinancing(asked, {
                known: { declaration: before.goods, releaseCode },
                financed: before.financed,
                policy,
                decidedAt: instantOf(before.at),
            });
            return { ...put(before, importFinancing), financed };
        }, world);

const outside = { kind: 'OUTSIDE', reference: 'CIPS' } as const;
const paying = (importFinancing: ImportFinancing, { at }: World) =>
    ({ importFinancing, paidAt: instantOf(at), transactionId: 'tx' }) as const;

const pay = withPayment((payment, world) => {
    const { importFinancingId } = payment;
    return disburseImportFinancing({ importFinancingId, means: outside }, paying(payment, world));
});

/** So much, or all that is outstanding, which chance alone would hardly hit. */
const repay = fc
    .oneof(
        fc.bigInt(1n, 400n).map((amount) => () => fen(amount)),
        fc.constant(({ outstanding }: ImportFinancing) => outstanding),
    )
    .chain((amountOf) =>
        withPayment((payment, world) => {
            const { importFinancingId, repayments } = payment;
            const repaymentId = repayments.length.toString(16).padStart(32, 'e');
            const repayment = { importFinancingId, repaymentId, amount: amountOf(payment), means: outside };
            return repayImportFinancing(repayment, paying(payment, world));
        }),
    );

const writeOff = withPayment((importFinancing, { at }) => {
    const { importFinancingId, outstanding: amount } = importFinancing;
    const request = { importFinancingId, amount, reason: 'Wound up' };
    return writeOffImportFinancing(request, { importFinancing, at: instantOf(at) });
});

const reverse = withPayment((importFinancing, { at }) => {
    const { importFinancingId } = importFinancing;
    return reverseImportDisbursement({ importFinancingId, reason: 'Returned' }, { importFinancing, at: instantOf(at) });
});

const withdraw = withPayment((payment) => withdrawImportFinancing(payment).importFinancing);

/** A registrar carries over what was given up or has run out. */
const settleAll: Step = (world) =>
    world.payments.reduce(
        (before, payment) =>
            run((here) => {
                const lying = here.financed ?? unpaid(here.goods);
                const facts = { financed: lying, at: instantOf(here.at) };
                const { importFinancing, financed } = settleImportFinancing(payment, facts);
                return { ...put(here, importFinancing), financed };
            }, before),
        world,
    );

const amend = fc.bigInt(300n, 1_200n).map((value): Step => ({ goods, ...world }) => ({
    ...world,
    goods: { ...goods, version: goods.version + 1, totalValue: fen(value) },
    isNoticed: true,
}));

/** A registrar tells every bank that has something on the goods. */
const alert: Step = (world) => {
    const { financed, goods, at } = world;
    const told = new Set(financed?.allocations.map(({ importFinancingId }) => importFinancingId));
    const facts = { goods, financed: financed ?? unpaid(goods), policy, raisedAt: instantOf(at) };
    const payments = world.payments.map((each) =>
        told.has(each.importFinancingId) ? alertImportersBank(each, facts) : each,
    );
    return { ...world, payments, isNoticed: false };
};

const wait = fc.nat(30).map((hours): Step => (world) => ({ ...world, at: world.at + hours * hour }));

const history = fc.array(
    fc.oneof(
        { arbitrary: request, weight: 10 },
        { arbitrary: fc.constant<Step>(decideAll), weight: 8 },
        { arbitrary: pay, weight: 10 },
        { arbitrary: repay, weight: 6 },
        { arbitrary: writeOff, weight: 1 },
        { arbitrary: reverse, weight: 1 },
        { arbitrary: withdraw, weight: 2 },
        { arbitrary: fc.constant<Step>(settleAll), weight: 4 },
        { arbitrary: amend, weight: 1 },
        { arbitrary: fc.constant<Step>(alert), weight: 3 },
        { arbitrary: wait, weight: 3 },
    ),
    { minLength: 10, maxLength: 70 },
);

const total = (payments: readonly Pick<ImportFinancing, 'amount'>[]): bigint =>
    payments.reduce((sum, { amount }) => sum + amount.minorUnits, 0n);
const lentOf = (payments: readonly ImportFinancing[]): bigint =>
    total(payments.filter(({ funds }) => funds === 'LOAN'));

/** What the seller has, or may get at any moment, by the vaults alone. */
const held = ({ payments }: World): readonly ImportFinancing[] =>
    payments.filter(({ status }) => ['RESERVED', 'DISBURSED', 'PAID', 'WRITTEN_OFF', 'REPAID'].includes(status));
const paid = (world: World): readonly ImportFinancing[] =>
    held(world).filter(({ disbursement }) => disbursement !== undefined);

/** Over all banks never more is reserved or paid than the goods are worth, nor more lent than their cap, unless customs has amended them. */
function faultsOfCap(before: World, after: World): readonly string[] {
    const value = after.goods.totalValue.minorUnits;
    const cap = (value * 8_000n) / 10_000n;
    const [had, has] = [held(before), held(after)];

    return [
        ...when(total(has) > value && total(has) > total(had), 'more is granted for the goods than they are worth'),
        ...when(lentOf(has) > cap && lentOf(has) > lentOf(had), 'more is lent on the goods than the cap'),
    ];
}

/** Nobody pays any more once banks were told that the goods do not bear it; and no act but a reversal takes back what the seller has. */
function faultsOfPayment(before: World, after: World): readonly string[] {
    const value = after.goods.totalValue.minorUnits;
    const grown = total(paid(after)) > total(paid(before));

    return [
        ...when(grown && !before.isNoticed && total(held(before)) > value, 'what the goods do not bear is paid'),
        ...when(
            total(paid(after)) + reversedIn(after) < total(paid(before)) + reversedIn(before),
            'what is paid is free again',
        ),
    ];
}

const reversedIn = ({ payments }: World): bigint => total(payments.filter(({ status }) => status === 'REVERSED'));

/** What the registry has of the goods is what the vaults say, but for what a registrar has still to take off. */
function faultsOfRegistry(world: World): readonly string[] {
    const { allocations = [] } = world.financed ?? {};
    const lying = new Map(allocations.map(({ importFinancingId, amount }) => [importFinancingId, amount.minorUnits]));
    const missing = held(world).filter(
        ({ importFinancingId, amount }) => lying.get(importFinancingId) !== amount.minorUnits,
    );
    const givenUp = world.payments.filter(
        ({ importFinancingId, status }) =>
            (status === 'WITHDRAWN' || status === 'REVERSED') && lying.has(importFinancingId),
    );

    return [
        ...when(missing.length > 0, 'the registry has another amount of a payment than its bank'),
        ...when(total(allocations) !== total(held(world)) + total(givenUp), 'the registry has more than the banks'),
        ...when(lying.size !== allocations.length, 'a payment lies on the goods twice'),
    ];
}

/** What a loan once was is repaid or outstanding, and of the importer's own nothing is owed. */
function faultsOfConservation({ payments }: World): readonly string[] {
    const wrong = payments.filter(({ funds, status, disbursement, amount, outstanding, repayments }) => {
        const isLent = funds === 'LOAN' && disbursement !== undefined && status !== 'REVERSED';
        const lent = isLent ? amount.minorUnits : 0n;
        return lent !== outstanding.minorUnits + total(repayments);
    });

    return when(wrong.length > 0, 'a part of a loan is lost or doubled');
}

describe(`three banks that pay for the goods of one import, in any order (RUNS=${numRuns} SEED=${seed})`, () => {
    it('never grant or pay more than they bear, and free nothing that the seller has', () => {
        fc.assert(
            fc.property(history, (steps) => {
                steps.reduce((before, step) => {
                    const after = run(step, before);
                    const faults = [
                        ...faultsOfCap(before, after),
                        ...faultsOfPayment(before, after),
                        ...faultsOfRegistry(after),
                        ...faultsOfConservation(after),
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

    it('come in these histories to goods that are paid for whole, loans of every end, and alerts that stop a payment', () => {
        const ends = fc
            .sample(history, { numRuns: 200, seed })
            .map((steps) => steps.reduce((world, step) => run(step, world), start));
        const payments = ends.flatMap((world) => world.payments);
        const statuses = new Set(payments.map(({ status }) => status));

        expect(ends.some((world) => total(paid(world)) > world.goods.totalValue.minorUnits - 50n)).toBe(true);
        for (const status of [
            'REFUSED',
            'WITHDRAWN',
            'EXPIRED',
            'PAID',
            'WRITTEN_OFF',
            'REPAID',
            'REVERSED',
        ] as const) {
            expect(statuses).toContain(status);
        }
        expect(payments.some(({ status, alerts }) => status === 'RESERVED' && alerts.at(-1)?.isCovered === false)).toBe(
            true,
        );
    });
});
