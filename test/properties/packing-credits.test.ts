import type { Money } from '@cohong/domain/kernel/money';
import { instantOf } from '@cohong/domain/kernel/time';
import { convertPackingCredit, loanAskedFor } from '@cohong/domain/packing-credit/convert-packing-credit';
import { decidePackingCredit } from '@cohong/domain/packing-credit/decide-packing-credit';
import { disbursePackingCredit } from '@cohong/domain/packing-credit/disburse-packing-credit';
import { settlePackingCredit, withdrawPackingCredit } from '@cohong/domain/packing-credit/end-packing-credit';
import { unfinanced, type FinancedOrder } from '@cohong/domain/packing-credit/financed-order';
import type { PackingCredit } from '@cohong/domain/packing-credit/packing-credit';
import { repayPackingCredit } from '@cohong/domain/packing-credit/repay-packing-credit';
import { pendingConversion, requestConversion } from '@cohong/domain/packing-credit/request-conversion';
import { requestPackingCredit } from '@cohong/domain/packing-credit/request-packing-credit';
import { advance as sampleAdvance, order as sample } from '@cohong/domain/packing-credit/testing/samples';
import { decideTogether } from '@cohong/domain/receivable/decide-together';
import type { Encumbrance } from '@cohong/domain/receivable/encumbrance';
import type { Financing, Repayment } from '@cohong/domain/receivable/financing';
import { requestFinancing } from '@cohong/domain/receivable/request-financing';
import {
    declaration,
    declarationNumber,
    exporterUscc,
    policy,
    releaseCode,
} from '@cohong/domain/receivable/testing/samples';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { frozen } from './frozen.js';
import { run, when } from './steps.js';

const numRuns = Number(process.env['RUNS'] ?? 200);
const banks = ['HaizhouBankMSP', 'PearlBankMSP'] as const;
const hour = 3_600_000;
const fen = (minorUnits: bigint): Money => ({ currency: 'CNY', minorUnits });
const order = { ...sample, amount: fen(1_000n), latestShipmentOn: '2026-04-20' };
const advance = { ...sampleAdvance, reservationHours: 24 };
const goods = { ...declaration, totalValue: fen(900n) };
const [capOfOrder, capOfGoods] = [800n, 720n];

/** All that the ledger knows: one order, one declaration of its goods, and what lies in two vaults. */
interface World {
    readonly at: number;
    readonly financed: FinancedOrder | undefined;
    readonly credits: readonly PackingCredit[];
    readonly encumbrance: Encumbrance | undefined;
    readonly loans: readonly Financing[];
}
type Step = (world: World) => World;

const start: World = {
    at: Date.parse('2026-03-31T01:00:00Z'),
    financed: undefined,
    credits: [],
    encumbrance: undefined,
    loans: [],
};
const idOf = (kind: string, n: number): string => `${kind}${n.toString(16).padStart(31, '0')}`;

const put = (world: World, changed: PackingCredit): World => ({
    ...world,
    credits: world.credits.map((each) => (each.packingCreditId === changed.packingCreditId ? changed : each)),
});

/** Does something with the n-th credit, counted round, if there is any. */
const withCredit = (act: (packingCredit: PackingCredit, world: World) => World): fc.Arbitrary<Step> =>
    fc.nat(30).map((n) => (world) => {
        const packingCredit = world.credits[n % Math.max(world.credits.length, 1)];
        return packingCredit === undefined ? world : act(packingCredit, world);
    });

const request = fc
    .record({ bank: fc.constantFrom(...banks), amount: fc.bigInt(1n, 700n) })
    .map(({ bank, amount }): Step => (world) => {
        const packingCreditId = idOf('c', world.credits.length);
        const asked = { packingCreditId, exporterUscc, order, amount: fen(amount) };
        const packingCredit = requestPackingCredit(asked, { bank, askedAt: instantOf(world.at) });
        return { ...world, credits: [...world.credits, packingCredit] };
    });

/** A registrar's batch: each that waits sees what was reserved for the one before. */
const decideAll: Step = (world) =>
    world.credits
        .filter(({ status }) => status === 'REQUESTED')
        .reduce((before, asked) => {
            const facts = { financed: before.financed, policy: advance, decidedAt: instantOf(before.at) };
            const { packingCredit, financed = before.financed } = decidePackingCredit(asked, facts);
            return { ...put(before, packingCredit), financed };
        }, world);

const payment = ({ at }: World, packingCredit: PackingCredit) =>
    ({ packingCredit, paidAt: instantOf(at), transactionId: 'tx' }) as const;
const outside = { kind: 'OUTSIDE', reference: 'CIPS' } as const;

const disburse = withCredit((packingCredit, world) => {
    const { packingCreditId } = packingCredit;
    return put(world, disbursePackingCredit({ packingCreditId, means: outside }, payment(world, packingCredit)));
});

/** So much, or all that is outstanding, which chance alone would hardly hit. */
const some = (most: bigint): fc.Arbitrary<(packingCredit: PackingCredit) => Money> =>
    fc.oneof(
        fc.bigInt(1n, most).map((amount) => () => fen(amount)),
        fc.constant(({ outstanding }: PackingCredit) => outstanding),
    );

const repay = fc.record({ amount: some(400n), isByBuyer: fc.boolean() }).chain(({ amount, isByBuyer }) =>
    withCredit((packingCredit, world) => {
        const { packingCreditId, repayments } = packingCredit;
        const repayment = {
            packingCreditId,
            repaymentId: idOf('e', repayments.length),
            amount: amount(packingCredit),
            source: isByBuyer ? ('EXPORT_PROCEEDS' as const) : ('OTHER_FUNDS' as const),
            means: outside,
        };
        return put(world, repayPackingCredit(repayment, payment(world, packingCredit)));
    }),
);

const withdraw = withCredit((packingCredit, world) => put(world, withdrawPackingCredit(packingCredit).packingCredit));

const settle = withCredit((asked, world) => {
    const lying = world.financed ?? unfinanced(asked);
    const { packingCredit, financed } = settlePackingCredit(asked, { financed: lying, at: instantOf(world.at) });
    return { ...put(world, packingCredit), financed };
});

const askConversion = some(700n).chain((amount) =>
    withCredit((packingCredit, world) => {
        const { packingCreditId } = packingCredit;
        const asked = { packingCreditId, declarationNumber, releaseCode, amount: amount(packingCredit) };
        return put(world, requestConversion(asked, { packingCredit, askedAt: instantOf(world.at) }));
    }),
);

const onGoods = ({ encumbrance, at }: World) => ({
    declarations: [{ known: { declaration: goods, releaseCode }, encumbrance }],
    holds: [],
    policy,
    decidedAt: instantOf(at),
});

const convertAll: Step = (world) =>
    world.credits
        .filter((each) => pendingConversion(each) !== undefined)
        .reduce((before, asked) => {
            const financed = before.financed ?? unfinanced(asked);
            const loan = loanAskedFor(asked, idOf('f', before.loans.length));
            const { packingCredit, moved } = convertPackingCredit(asked, loan, { ...onGoods(before), financed });
            const after = put(before, packingCredit);
            return moved === undefined
                ? after
                : {
                      ...after,
                      financed: moved.financed,
                      encumbrance: moved.collateral.encumbrances[0],
                      loans: [...after.loans, moved.financing],
                  };
        }, world);

/** A loan that another takes on the declaration, decided at once. */
const lendOnGoods = fc.bigInt(1n, 400n).map((amount): Step => (world) => {
    const asked = { declarationNumber, releaseCode, exporterUscc, amount: fen(amount) };
    const loan = { ...asked, financingId: idOf('a', world.loans.length) };
    const asking = { bank: 'HarbourBankMSP', askedAt: instantOf(world.at) };
    const { financing, collateral } = decideTogether(requestFinancing(loan, asking), onGoods(world));
    return collateral === undefined
        ? world
        : { ...world, encumbrance: collateral.encumbrances[0], loans: [...world.loans, financing] };
});

const wait = fc.nat(40).map((hours): Step => (world) => ({ ...world, at: world.at + hours * hour }));

const history = fc.array(
    fc.oneof(
        { arbitrary: request, weight: 10 },
        { arbitrary: fc.constant<Step>(decideAll), weight: 8 },
        { arbitrary: disburse, weight: 10 },
        { arbitrary: repay, weight: 5 },
        { arbitrary: settle, weight: 6 },
        { arbitrary: withdraw, weight: 1 },
        { arbitrary: askConversion, weight: 8 },
        { arbitrary: fc.constant<Step>(convertAll), weight: 6 },
        { arbitrary: lendOnGoods, weight: 1 },
        { arbitrary: wait, weight: 4 },
    ),
    { minLength: 10, maxLength: 80 },
);

const total = (amounts: readonly Money[]): bigint => amounts.reduce((sum, { minorUnits }) => sum + minorUnits, 0n);
const convertedOf = ({ conversions }: PackingCredit): bigint =>
    total(conversions.filter(({ status }) => status === 'CONVERTED').map(({ amount }) => amount));
const outstandingOn = ({ credits }: World): bigint => total(credits.map(({ outstanding }) => outstanding));
const convertedOn = ({ credits }: World): bigint => credits.reduce((sum, each) => sum + convertedOf(each), 0n);
const lentOnGoods = ({ encumbrance }: World): bigint =>
    total((encumbrance?.allocations ?? []).map(({ outstanding }) => outstanding));

const byBuyer = ({ credits }: World): readonly Repayment[] =>
    credits.flatMap(({ repayments }) => repayments.filter(({ source }) => source === 'EXPORT_PROCEEDS'));

/** By the vaults alone: over both banks never more stands or has stood on the order for good than may be advanced on it. */
function faultsOfCap(world: World): readonly string[] {
    const paid = total(byBuyer(world).map(({ amount }) => amount));
    const taken = outstandingOn(world) + convertedOn(world) + paid;

    return [
        ...when(taken > capOfOrder, 'more is advanced on the order than the policy lets'),
        ...when(lentOnGoods(world) > capOfGoods, 'more is lent on the declaration than it bears'),
    ];
}

/** What a loan once was is repaid, converted or outstanding; and what was converted stands on the declaration. */
function faultsOfConservation(world: World): readonly string[] {
    const paidOut = world.credits.filter(({ disbursement }) => disbursement !== undefined);
    const lost = paidOut.some(
        (each) =>
            each.amount.minorUnits !==
            each.outstanding.minorUnits + convertedOf(each) + total(each.repayments.map(({ amount }) => amount)),
    );
    const moved = world.loans.filter(({ disbursement }) => disbursement?.payment.means === 'PACKING_CREDIT');

    return [
        ...when(lost, 'a part of a loan is lost or doubled'),
        ...when(total(moved.map(({ amount }) => amount)) !== convertedOn(world), 'what was converted stands nowhere'),
        ...when(
            total(world.loans.map(({ outstanding }) => outstanding)) !== lentOnGoods(world),
            'the declaration bears another amount than the banks lend on it',
        ),
    ];
}

/** What the registry has of the order is what the vaults say, but for what a registrar has still to carry over. */
function faultsOfRegistry(world: World): readonly string[] {
    const { allocations = [], converted = fen(0n), collected = fen(0n) } = world.financed ?? {};
    const noted = byBuyer(world).filter(({ isNoted }) => isNoted);
    const lying = new Map(allocations.map((each) => [each.packingCreditId, each.outstanding.minorUnits]));
    const wrong = world.credits.filter(({ status, packingCreditId, outstanding, repayments, amount }) => {
        const unnoted = total(repayments.filter(({ isNoted }) => !isNoted).map((each) => each.amount));
        const onOrder = lying.get(packingCreditId) ?? 0n;
        return status === 'WITHDRAWN'
            ? onOrder !== 0n && onOrder !== amount.minorUnits
            : onOrder !== outstanding.minorUnits + unnoted;
    });

    return [
        ...when(wrong.length > 0, 'the order bears another amount of a credit than its bank says'),
        ...when(converted.minorUnits !== convertedOn(world), 'another amount is used up than was converted'),
        ...when(
            collected.minorUnits !== total(noted.map(({ amount }) => amount)),
            'another amount is collected than the buyer has paid',
        ),
        ...when(
            allocations.some(({ outstanding }) => outstanding.minorUnits <= 0n),
            'nothing lies on the order',
        ),
    ];
}

/** Whatever registrars convert, what is owed in all stays the same. */
function faultsOfConversion(before: World, step: Step, after: World): readonly string[] {
    const owed = (world: World): bigint => outstandingOn(world) + lentOnGoods(world);

    return when(step === convertAll && owed(before) !== owed(after), 'a conversion changes what is owed');
}

describe(`packing credits of two banks on one order, in any order (RUNS=${numRuns} SEED=${seed})`, () => {
    it('never come to more than the order bears, and lose nothing on their way to a declaration', () => {
        fc.assert(
            fc.property(history, (steps) => {
                steps.reduce((before, step) => {
                    const after = run(step, before);
                    const faults = [
                        ...faultsOfCap(after),
                        ...faultsOfConservation(after),
                        ...faultsOfRegistry(after),
                        ...faultsOfConversion(before, step, after),
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

    it('come in these histories to an order that is full, and to conversions whole, in part and refused', () => {
        const ends = fc
            .sample(history, { numRuns: 200, seed })
            .map((steps) => steps.reduce((world, step) => run(step, world), start));
        const conversions = ends.flatMap(({ credits }) => credits.flatMap((each) => each.conversions));
        const credits = ends.flatMap((world) => world.credits);

        expect(ends.some((world) => outstandingOn(world) + convertedOn(world) > capOfOrder - 50n)).toBe(true);
        expect(credits.some(({ status }) => status === 'EXPIRED')).toBe(true);
        expect(credits.some(({ status }) => status === 'RELEASED')).toBe(true);
        expect(credits.some(({ status }) => status === 'CONVERTED')).toBe(true);
        expect(credits.some((each) => each.status === 'DISBURSED' && convertedOf(each) > 0n)).toBe(true);
        expect(conversions.some(({ decision }) => decision?.code === 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE')).toBe(true);
        expect(conversions.some(({ decision }) => decision?.code === 'CONVERSION_MUST_NOT_EXCEED_OUTSTANDING')).toBe(
            true,
        );
    });
});
