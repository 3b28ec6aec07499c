import { balanceOf, unencumbered } from '@cohong/domain/receivable/balance';
import type { Collateral } from '@cohong/domain/receivable/collateral';
import { decideTogether } from '@cohong/domain/receivable/decide-together';
import { disburseFinancing } from '@cohong/domain/receivable/disburse-financing';
import type { Encumbrance } from '@cohong/domain/receivable/encumbrance';
import { extendFinancing } from '@cohong/domain/receivable/extend-financing';
import type { Financing, RepaymentSource } from '@cohong/domain/receivable/financing';
import { documentsOf, unheld, type Hold } from '@cohong/domain/receivable/hold';
import { isOwed } from '@cohong/domain/receivable/owed';
import type { FinancingPolicy } from '@cohong/domain/receivable/policy';
import { recordRepayment } from '@cohong/domain/receivable/record-repayment';
import { asRequested } from '@cohong/domain/receivable/request-financing';
import { reversalsToDecide, standingRepayments } from '@cohong/domain/receivable/reversal';
import { reverseDisbursement, reverseRepayment } from '@cohong/domain/receivable/reverse-entry';
import { settleTogether } from '@cohong/domain/receivable/settle-release';
import { settleReversals } from '@cohong/domain/receivable/settle-reversals';
import { declaration as oneDeclaration } from '@cohong/domain/receivable/testing/samples';
import { withdrawFinancing } from '@cohong/domain/receivable/withdraw-financing';
import { writeOffFinancing } from '@cohong/domain/receivable/write-off-financing';
import { instantOf } from '@cohong/domain/kernel/time';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { run } from './steps.js';

const numRuns = Number(process.env.RUNS ?? 200);

const day = 86_400_000;
const begin = Date.parse('2026-03-31T01:00:00Z');
const cny = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });
const idOf = (n: number): string => n.toString(16).padStart(32, '0');
const releaseCode = '0f'.repeat(16);
const reason = 'It was another loan';
const outside = { kind: 'OUTSIDE', reference: 'CIPS' } as const;
const policy: FinancingPolicy = {
    effectiveFrom: '2026-01-01',
    capBasisPoints: 8_000,
    reservationHours: 8_760,
    balanceQuestionsPerDay: 3,
    tenor: { maximumDays: 30, maximumExtensions: 2, maximumExtensionDays: 30 },
};
/** A loan rests on both, so that its repayments are shared out and rounded. */
const declarations = ['310120260000000017', '310120260000000025'].map((declarationNumber) => ({
    ...oneDeclaration,
    declarationNumber,
    totalValue: cny(1_000n),
}));

/** What banks have in their vaults, and what the registry has on the two declarations and on the invoices. */
interface World {
    readonly at: number;
    readonly encumbrances: readonly Encumbrance[];
    readonly holds: readonly Hold[];
    readonly financings: readonly Financing[];
    /** How many acts there were, for ids. */
    readonly acts: number;
}
type Step = (world: World) => World;

const start: World = {
    at: begin,
    encumbrances: declarations.map(unencumbered),
    holds: [],
    financings: [],
    acts: 0,
};

const sameHold = (one: Hold) => (other: Hold) => JSON.stringify(one.document) === JSON.stringify(other.document);
const holdsOf = ({ holds }: World, financing: Financing): readonly Hold[] =>
    documentsOf(financing)
        .map(unheld)
        .map((none) => holds.find(sameHold(none)) ?? none);

function withCollateral(world: World, { encumbrances, holds }: Collateral): Pick<World, 'encumbrances' | 'holds'> {
    const others = world.holds.filter((hold) => !holds.some(sameHold(hold)));
    return { encumbrances, holds: [...others, ...holds] };
}

function withFinancing(n: number, act: (financing: Financing, world: World) => Partial<World>): Step {
    return (world) => {
        const financing = world.financings[n % Math.max(world.financings.length, 1)];
        return financing === undefined ? world : { ...world, acts: world.acts + 1, ...act(financing, world) };
    };
}

const put = (world: World, changed: Financing): Pick<World, 'financings'> => ({
    financings: world.financings.map((each) => (each.financingId === changed.financingId ? changed : each)),
});
const index = fc.nat(20);
type Act = (financing: Financing, at: string, world: World) => Financing;
const on = (n: number, act: Act): Step =>
    withFinancing(n, (financing, world) => put(world, act(financing, instantOf(world.at), world)));
const simple = (act: Act): fc.Arbitrary<Step> => index.map((n) => on(n, act));

const request = fc
    .record({
        bank: fc.constantFrom('A', 'B', 'C'),
        parts: fc.tuple(fc.bigInt(1n, 500n), fc.bigInt(1n, 500n)),
        invoice: fc.nat(4),
    })
    .map(({ bank, parts, invoice }): Step => (world) => {
        const at = instantOf(world.at);
        const asked = asRequested(
            {
                financingId: idOf(world.financings.length),
                shares: declarations.map(({ declarationNumber }, n) => ({
                    declarationNumber,
                    releaseCode,
                    amount: cny(parts[n] ?? 0n),
                })),
                invoices: [`INV-${invoice}`],
                exporterUscc: oneDeclaration.consignor.uscc,
                amount: cny(parts[0] + parts[1]),
                dueOn: instantOf(world.at + 30 * day).slice(0, 10),
            },
            { bank: `${bank}BankMSP`, askedAt: at },
        );
        const { financing, collateral } = decideTogether(asked, {
            declarations: declarations.map((declaration, n) => ({
                known: { declaration, releaseCode },
                encumbrance: world.encumbrances[n],
            })),
            holds: holdsOf(world, asked),
            policy,
            decidedAt: at,
        });
        const financings = [...world.financings, financing];
        return { ...world, financings, ...(collateral && withCollateral(world, collateral)) };
    });

const withdraw = simple((financing) => withdrawFinancing(financing).financing);
const payOut: Act = (financing, paidAt) =>
    disburseFinancing(
        { financingId: financing.financingId, means: outside },
        { financing, transactionId: 'tx', paidAt },
    );
const disburse = simple(payOut);

interface Repaying {
    readonly n: number;
    /** All that is outstanding, where none is said. */
    readonly amount?: bigint | undefined;
    readonly source: RepaymentSource;
    readonly more?: bigint | undefined;
}
const repaid = ({ n, amount, source, more }: Repaying): Step =>
    on(n, (financing, receivedAt, { acts }) => {
        const { financingId, outstanding } = financing;
        const repayment = amount === undefined ? outstanding : cny(amount);
        const order = {
            ...{ financingId, repaymentId: idOf(acts), amount: repayment, source, means: outside },
            ...(more !== undefined && { proceeds: cny(repayment.minorUnits + more) }),
        };
        return recordRepayment(order, { financing, transactionId: 'tx', receivedAt });
    });
const repay = fc
    .record({
        n: index,
        amount: fc.option(fc.bigInt(1n, 900n), { nil: undefined }),
        source: fc.constantFrom<RepaymentSource>('EXPORT_PROCEEDS', 'OTHER_FUNDS'),
        more: fc.option(fc.bigInt(0n, 100n), { nil: undefined }),
    })
    .map(repaid);
const extend = fc.nat(40).chain((days) =>
    simple((financing, at, world) => {
        const until = instantOf(world.at + days * day).slice(0, 10);
        return extendFinancing({ financingId: financing.financingId, until, reason }, { financing, policy, at });
    }),
);
const writeOff = simple((financing, at) => {
    const { financingId, outstanding: amount } = financing;
    return writeOffFinancing({ financingId, amount, reason }, { financing, at });
});
/** One of its repayments was none. */
const mistaken =
    (which: number): Act =>
    (financing, at, { acts }) => {
        const { financingId, repayments } = financing;
        const repaymentId = repayments[which % Math.max(1, repayments.length)]?.repaymentId ?? idOf(0);
        return reverseRepayment({ financingId, repaymentId, reversalId: idOf(acts), reason }, { financing, at });
    };
const reverse = fc.nat(5).chain((which) => simple(mistaken(which)));
const neverPaid = simple((financing, at, { acts }) =>
    reverseDisbursement({ financingId: financing.financingId, reversalId: idOf(acts), reason }, { financing, at }),
);
const settled = (n: number): Step =>
    withFinancing(n, (financing, world) => {
        const collateral = { encumbrances: world.encumbrances, holds: holdsOf(world, financing) };
        const after =
            reversalsToDecide(financing).length === 0
                ? settleTogether(financing, collateral)
                : settleReversals(financing, { collateral, declarations, policy, decidedAt: instantOf(world.at) });
        return { ...put(world, after.financing), ...withCollateral(world, after.collateral) };
    });
const settle = index.map(settled);
/** Whoever says by mistake that a loan was repaid finds others on its goods when it says so. */
const late = fc
    .record({ n: index, others: fc.array(request, { minLength: 1, maxLength: 4 }) })
    .map(({ n: any, others }): Step => (world) => {
        const n = any % Math.max(world.financings.length, 1);
        const steps = [
            ...[on(n, payOut), repaid({ n, source: 'OTHER_FUNDS' }), settled(n)],
            ...others,
            ...[on(n, mistaken(0)), settled(n)],
        ];
        return steps.reduce((before, step) => run(step, before), world);
    });
const wait = fc.nat(20).map((days): Step => (world) => ({ ...world, at: world.at + days * day }));

const history = fc.array(
    fc.oneof(
        { arbitrary: request, weight: 4 },
        { arbitrary: disburse, weight: 4 },
        { arbitrary: repay, weight: 4 },
        { arbitrary: settle, weight: 5 },
        { arbitrary: reverse, weight: 4 },
        { arbitrary: late, weight: 2 },
        withdraw,
        extend,
        writeOff,
        neverPaid,
        wait,
    ),
    { minLength: 10, maxLength: 70 },
);

const total = (amounts: readonly bigint[]): bigint => amounts.reduce((before, each) => before + each, 0n);

function mustHold({ encumbrances, holds, financings }: World): void {
    const notedOf = financings.flatMap(standingRepayments).filter(({ isNoted }) => isNoted);
    declarations.forEach((declaration, n) => {
        const { cap, used, collected } = balanceOf(declaration, encumbrances[n]!, policy);
        // A buyer may pay more than may be lent; nothing else goes beyond.
        const beyond = notedOf
            .map(({ source, onDeclarations }) => ({ source, on: onDeclarations![n]! }))
            .filter(({ source }) => source === 'EXPORT_PROCEEDS')
            .map(({ on }) => on.collected.minorUnits - on.repaid.minorUnits);
        expect(used.minorUnits + collected.minorUnits).toBeLessThanOrEqual(cap.minorUnits + total(beyond));
    });
    for (const financing of financings) {
        const { financingId, amount, outstanding, disbursement, status } = financing;
        const standing = standingRepayments(financing);
        const repaid = total(standing.map((each) => each.amount.minorUnits));
        const isLent = disbursement !== undefined && status !== 'REVERSED';
        expect(outstanding.minorUnits).toBeGreaterThanOrEqual(0n);
        if (isLent) {
            expect(outstanding.minorUnits + repaid).toBe(amount.minorUnits);
            const allocated = encumbrances.flatMap(({ allocations }) =>
                allocations
                    .filter((each) => each.financingId === financingId)
                    .map((each) => each.outstanding.minorUnits),
            );
            const toNote = standing.filter(({ isNoted }) => !isNoted).map((each) => each.amount.minorUnits);
            expect(total(allocated)).toBe(outstanding.minorUnits + total(toNote));
        }
        if (isOwed(financing)) {
            expect(holdsOfAll(holds, financing)).toEqual([financingId]);
        }
    }
    const received = notedOf
        .filter(({ source }) => source === 'EXPORT_PROCEEDS')
        .map(({ amount, proceeds = amount }) => proceeds.minorUnits);
    expect(total(encumbrances.map(({ collected }) => collected.minorUnits))).toBe(total(received));
}

const holdsOfAll = (holds: readonly Hold[], financing: Financing): readonly (string | undefined)[] =>
    holdsOf({ ...start, holds }, financing).map(({ holder }) => holder?.financingId);

describe('the life of financings, in whatever order', () => {
    it('entries add up to what is outstanding, and nothing is taken again that another bank has taken', () => {
        const seen = new Set<string>();
        fc.assert(
            fc.property(history, (steps) => {
                let world = start;
                for (const step of steps) {
                    world = run(step, world);
                    mustHold(world);
                }
                world.financings.forEach(({ status, reversals = [] }) => {
                    [status, ...reversals.map(({ decision }) => decision?.code ?? 'AWAITED')].forEach((each) =>
                        seen.add(each),
                    );
                });
            }),
            { seed, numRuns },
        );
        // The histories come where it matters.
        expect([...seen]).toEqual(
            expect.arrayContaining([
                'WRITTEN_OFF',
                'REVERSED',
                'RELEASED',
                'ENTRY_IS_REVERSED',
                'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
                'DOCUMENTS_MUST_BE_FREE',
            ]),
        );
    });
});
