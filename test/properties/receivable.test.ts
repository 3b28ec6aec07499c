import { balanceOf, type FinanceableDeclaration } from '@cohong/domain/receivable/balance';
import { alertLender } from '@cohong/domain/receivable/alert-lenders';
import { decideFinancing } from '@cohong/domain/receivable/decide-financing';
import { disburseFinancing } from '@cohong/domain/receivable/disburse-financing';
import type { Encumbrance } from '@cohong/domain/receivable/encumbrance';
import type { Financing, RepaymentSource } from '@cohong/domain/receivable/financing';
import type { FinancingPolicy } from '@cohong/domain/receivable/policy';
import { recordRepayment } from '@cohong/domain/receivable/record-repayment';
import { requestFinancing } from '@cohong/domain/receivable/request-financing';
import { expireReservation, settleRelease } from '@cohong/domain/receivable/testing/one-declaration';
import { withdrawFinancing } from '@cohong/domain/receivable/withdraw-financing';
import { instantOf } from '@cohong/domain/kernel/time';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { frozen } from './frozen.js';
import { run } from './steps.js';

const numRuns = Number(process.env.RUNS ?? 300);

const hour = 3_600_000;
const begin = Date.parse('2026-03-31T01:00:00Z');
const releaseCode = '0f'.repeat(16);
const exporterUscc = '91330206MA2CH0012E';
const policy: FinancingPolicy = {
    effectiveFrom: '2026-01-01',
    capBasisPoints: 8_000,
    reservationHours: 24,
    balanceQuestionsPerDay: 3,
};
const cny = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });

/** All that the ledger knows of one declaration: customs' record, the registry's and every bank's vault. */
interface World {
    readonly at: number;
    readonly declaration: FinanceableDeclaration;
    readonly encumbrance: Encumbrance;
    readonly financings: readonly Financing[];
}

/** One transaction, as `World` before and after. What the rules refuse they throw. */
type Step = (world: World) => World;

const start: World = {
    at: begin,
    declaration: {
        declarationNumber: '310120260000000017',
        status: 'RELEASED',
        version: 1,
        totalValue: cny(1_000n),
        incotermCode: 'FOB',
        grossWeight: { value: '1', unit: 'KGM' },
        consignor: { partyName: 'Xiamen Tea Export Co Ltd', uscc: exporterUscc },
    },
    encumbrance: {
        declarationNumber: '310120260000000017',
        declarationVersion: 1,
        allocations: [],
        collected: cny(0n),
    },
    financings: [],
};

/** Does something with the n-th financing, counted round, if there is any. */
function withFinancing(n: number, act: (financing: Financing, world: World) => Partial<World>): Step {
    return (world) => {
        const financing = world.financings[n % Math.max(world.financings.length, 1)];
        return financing === undefined ? world : { ...world, ...act(financing, world) };
    };
}

function put(world: World, changed: Financing): { readonly financings: readonly Financing[] } {
    return {
        financings: world.financings.map((each) => (each.financingId === changed.financingId ? changed : each)),
    };
}

const smallAmount = fc.bigInt(1n, 900n);
const index = fc.nat(20);

const request = fc
    .record({ bank: fc.constantFrom('A', 'B', 'C'), amount: smallAmount, guessed: fc.nat(9) })
    .map(({ bank, amount, guessed }): Step => (world) => ({
        ...world,
        financings: [
            ...world.financings,
            requestFinancing(
                {
                    financingId: world.financings.length.toString(16).padStart(32, '0'),
                    declarationNumber: world.declaration.declarationNumber,
                    releaseCode: guessed === 0 ? 'f0'.repeat(16) : releaseCode,
                    exporterUscc,
                    amount: cny(amount),
                },
                { bank: `${bank}BankMSP`, askedAt: instantOf(world.at) },
            ),
        ],
    }));

/** A registrar's batch: every request that waits, each seeing what was reserved for the one before. */
const decideAll = fc.constant<Step>((world) =>
    world.financings
        .filter(({ status }) => status === 'REQUESTED')
        .reduce((before, financing) => {
            const { declaration, encumbrance, at } = before;
            const decided = decideFinancing(financing, {
                known: { declaration, releaseCode },
                encumbrance,
                policy,
                decidedAt: instantOf(at),
            });
            if (decided.encumbrance !== undefined) {
                const { used, collected, cap } = balanceOf(declaration, decided.encumbrance, policy);
                expect(used.minorUnits + collected.minorUnits).toBeLessThanOrEqual(cap.minorUnits);
            }

            return { ...before, ...put(before, decided.financing), encumbrance: decided.encumbrance ?? encumbrance };
        }, world),
);

const withdraw = index.map((n) =>
    withFinancing(n, (financing, world) => put(world, withdrawFinancing(financing).financing)),
);

const disburse = index.map((n) =>
    withFinancing(n, (financing, world) => {
        const means = { kind: 'OUTSIDE', reference: 'CIPS' } as const;
        const paid = disburseFinancing(
            { financingId: financing.financingId, means },
            { financing, transactionId: 'tx', paidAt: instantOf(world.at) },
        );
        expect(financing.alerts.at(-1)?.isCovered).not.toBe(false);

        return put(world, paid);
    }),
);

const repay = fc
    .record({
        n: index,
        amount: smallAmount,
        source: fc.constantFrom<RepaymentSource>('EXPORT_PROCEEDS', 'OTHER_FUNDS'),
        more: fc.option(fc.bigInt(0n, 300n), { nil: undefined }),
        repaymentId: fc.nat(30),
    })
    .map(({ n, amount, source, more, repaymentId }) =>
        withFinancing(n, (financing, world) =>
            put(
                world,
                recordRepayment(
                    {
                        financingId: financing.financingId,
                        repaymentId: repaymentId.toString(16).padStart(32, '0'),
                        amount: cny(amount),
                        source,
                        ...(more !== undefined && { proceeds: cny(amount + more) }),
                        means: { kind: 'OUTSIDE', reference: 'CIPS' },
                    },
                    { financing, transactionId: 'tx', receivedAt: instantOf(world.at) },
                ),
            ),
        ),
    );

const settle = index.map((n) =>
    withFinancing(n, (financing, world) => {
        const settled = settleRelease(financing, world.encumbrance);
        return { ...put(world, settled.financing), encumbrance: settled.encumbrance };
    }),
);

const expire = index.map((n) =>
    withFinancing(n, (financing, world) => {
        const { encumbrance, at } = world;
        const expired = expireReservation(financing, { encumbrance, at: instantOf(at) });
        return { ...put(world, expired.financing), encumbrance: expired.encumbrance };
    }),
);

/** Customs changes what it declared, and a registrar alerts whoever holds a part of it. */
const amendAndAlert = fc
    .record({ value: fc.bigInt(0n, 2_000n), isCancelled: fc.nat(9).map((n) => n === 0) })
    .map(({ value, isCancelled }): Step => (world) => {
        const { declaration, encumbrance } = world;
        const changed: FinanceableDeclaration = {
            ...declaration,
            version: declaration.version + 1,
            totalValue: cny(value),
            status: isCancelled ? 'CANCELLED' : 'RELEASED',
        };
        const lenders = new Set(encumbrance.allocations.map(({ financingId }) => financingId));
        const facts = { declaration: changed, encumbrance, policy, raisedAt: instantOf(world.at) };

        return {
            ...world,
            declaration: changed,
            financings: world.financings.map((each) =>
                lenders.has(each.financingId) ? alertLender(each, facts) : each,
            ),
        };
    });

const wait = fc.nat(30).map((hours): Step => (world) => ({ ...world, at: world.at + hours * hour }));

const history = fc.array(
    fc.oneof(
        { arbitrary: request, weight: 3 },
        { arbitrary: decideAll, weight: 3 },
        withdraw,
        { arbitrary: disburse, weight: 3 },
        { arbitrary: repay, weight: 4 },
        { arbitrary: settle, weight: 3 },
        expire,
        amendAndAlert,
        wait,
    ),
    { minLength: 10, maxLength: 60 },
);

/** What a financing must hold of the declaration, worked out anew from the lender's vault. */
function heldBy({ status, amount, outstanding, repayments, financingId }: Financing, { encumbrance }: World): bigint {
    const unnoted = repayments
        .filter(({ isNoted }) => !isNoted)
        .reduce((total, each) => total + each.amount.minorUnits, 0n);
    // A reservation that was given up counts until a registrar has taken it off.
    const isHeld = encumbrance.allocations.some((each) => each.financingId === financingId);

    return status === 'WITHDRAWN' && isHeld ? amount.minorUnits : outstanding.minorUnits + unnoted;
}

function mustHold(world: World): void {
    const { encumbrance, financings } = world;
    const recomputed = financings
        .map((each) => [each.financingId, heldBy(each, world)] as const)
        .filter(([, held]) => held > 0n);
    const recorded = encumbrance.allocations.map((each) => [each.financingId, each.outstanding.minorUnits] as const);
    expect(new Map(recorded)).toEqual(new Map(recomputed));
    expect(recorded.length).toBe(recomputed.length);

    const proceeds = financings
        .flatMap(({ repayments }) => repayments)
        .filter(({ isNoted, source }) => isNoted && source === 'EXPORT_PROCEEDS')
        .reduce((total, each) => total + (each.proceeds ?? each.amount).minorUnits, 0n);
    expect(encumbrance.collected.minorUnits).toBe(proceeds);

    for (const { disbursement, amount, outstanding, repayments } of financings) {
        const repaid = repayments.reduce((total, each) => total + each.amount.minorUnits, 0n);
        expect(outstanding.minorUnits).toBeGreaterThanOrEqual(0n);
        expect(disbursement === undefined ? 0n : outstanding.minorUnits + repaid).toBe(
            disbursement === undefined ? 0n : amount.minorUnits,
        );
    }
}

describe(`receivables through any history (RUNS=${numRuns} SEED=${seed})`, () => {
    it('are never reserved above the cap, add up over all banks, and can be recomputed from the vaults', () => {
        fc.assert(
            fc.property(history, (steps) => {
                steps.reduce((world, step) => {
                    const after = run(step, world);
                    mustHold(after);

                    return after;
                }, frozen(start));
            }),
            { numRuns, seed },
        );
    });
});
