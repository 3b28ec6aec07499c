import { localDay } from '@cohong/domain/calendar/banking-days';
import { china } from '@cohong/domain/calendar/testing/samples';
import { payClaim, prepayClaim } from '@cohong/domain/claim/pay-claim';
import { dayCounts } from '@cohong/domain/day-count/testing/samples';
import type { InBooks } from '@cohong/domain/forfaiting/holding/holding-as-it-stands';
import { holdingStatus } from '@cohong/domain/forfaiting/holding/stands';
import { held } from '@cohong/domain/forfaiting/holding/testing/samples';
import { writeOffClaim } from '@cohong/domain/forfaiting/holding/write-off';
import { payLateInterest, waiveLateInterest } from '@cohong/domain/forfaiting/late-interest/answer-late-interest';
import { claimLateInterest } from '@cohong/domain/forfaiting/late-interest/claim-late-interest';
import { interestDue } from '@cohong/domain/forfaiting/late-interest/interest-due';
import { lateInterestRates } from '@cohong/domain/forfaiting/late-interest/testing/samples';
import { documentsOf } from '@cohong/domain/forfaiting/title/testing/assigned';
import { buyer, claim as sold } from '@cohong/domain/forfaiting/title/testing/samples';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { frozen } from './frozen.js';

const numRuns = Number(process.env.RUNS ?? 100);
const { debtorBank } = sold;
const means = { kind: 'OUTSIDE', uetr: 'eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f01' } as const;
const books = { calendar: china, rates: lateInterestRates, dayCounts };

interface World {
    readonly held: InBooks;
    readonly at: string;
    /** What has come to the holder, in fen. */
    readonly collected: bigint;
}
type Step = (world: World) => World;

const paying = ({ held, at }: World, bank: string) => ({
    ...{ ...held, ...documentsOf(held.claim), calendar: china, bank, at, transactionId: `tx${at}` },
    otherParts: [],
});
const anyBank = fc.oneof({ arbitrary: fc.constant(undefined), weight: 4 }, fc.constantFrom(buyer, debtorBank));

/** An act, mostly by the bank whose it is. */
const act = (usual: string, of: (world: World, bank: string) => Partial<World>) =>
    anyBank.map((bank): Step => (world) => ({ ...world, ...of(world, bank ?? usual) }));

const pass = fc
    .integer({ min: 1, max: 24 * 8 })
    .map((hours): Step => (world) => ({ ...world, at: addHours(world.at, hours) }));
const pay = act(debtorBank, (world, bank) => ({
    held: { ...world.held, ...payClaim({ means }, paying(world, bank)) },
    collected: world.collected + sold.amount.minorUnits,
}));
const prepay = fc.bigInt({ min: 0n, max: sold.amount.minorUnits + 1n }).map((minorUnits): Step => (world) => ({
    ...world,
    held: {
        ...world.held,
        ...prepayClaim({ means, proceeds: { currency: 'CNY', minorUnits } }, paying(world, debtorBank)),
    },
    collected: world.collected + minorUnits,
}));
const writeOff = act(buyer, (world, bank) => ({
    held: {
        ...world.held,
        writeOff: writeOffClaim({ claimId: sold.claimId, reason: 'No hope' }, paying(world, bank)),
    },
}));
/** Its holder makes a deal to sell it, or one that it has made ends without. */
const promise = fc
    .constantFrom('TRADED' as const, 'LAPSED' as const)
    .map((status): Step => ({ held, ...world }) => ({ ...world, held: { ...held, lastDeal: { status } } }));
const claim = act(buyer, ({ held, at }, bank) => {
    const lateInterest = claimLateInterest({ ...books, bank, claim: held.claim, at });

    // As a ledger keeps it: what was claimed is not claimed again.
    return held.lateInterest === undefined ? { held: { ...held, lateInterest } } : {};
});
const payInterest = act(debtorBank, ({ held, at, collected }, bank) => {
    const facts = { bank, lateInterest: claimed(held), at, transactionId: `tx${at}` };
    const { lateInterest } = payLateInterest({ means }, facts);

    return { held: { ...held, lateInterest }, collected: collected + lateInterest.amount.minorUnits };
});
const waive = act(buyer, ({ held, at }, bank) => ({
    held: {
        ...held,
        lateInterest: waiveLateInterest({ reason: 'Our mistake' }, { bank, lateInterest: claimed(held), at }),
    },
}));

function claimed({ lateInterest }: InBooks): NonNullable<InBooks['lateInterest']> {
    if (lateInterest === undefined) {
        throw new Refusal('not-found', 'RECORD_MUST_EXIST');
    }

    return lateInterest;
}

/** What the rules refuse changes nothing. */
function after(world: World, step: Step): World {
    try {
        return frozen(step(frozen(world)));
    } catch (error) {
        if (error instanceof Refusal) {
            return world;
        }
        throw error;
    }
}

function mustHold({ held, at, collected }: World): void {
    const { claim, lateInterest } = held;
    const interest = interestDue(claim, { ...books, at })?.amount.minorUnits ?? 0n;
    const status = holdingStatus(held, { calendar: china, at });

    expect(collected).toBeLessThanOrEqual(claim.amount.minorUnits + interest);
    // Days and the debtor go before what is promised to a buyer.
    expect(status === 'OFFERED').toBe(
        held.lastDeal?.status === 'TRADED' && claim.status === 'OUTSTANDING' && localDay(china, at) < claim.maturity,
    );
    expect(status.startsWith('COLLECTED')).toBe(claim.status !== 'OUTSTANDING');
    expect(status === 'COLLECTED_LATE').toBe(claim.payment !== undefined && interest > 0n);
    if (lateInterest !== undefined) {
        expect(lateInterest.amount.minorUnits).toBe(interest);
        expect(collected).toBe(claim.amount.minorUnits + (lateInterest.status === 'PAID' ? interest : 0n));
    }
}

const step = fc.oneof(
    { arbitrary: pass, weight: 6 },
    { arbitrary: pay, weight: 2 },
    prepay,
    writeOff,
    promise,
    { arbitrary: claim, weight: 3 },
    { arbitrary: payInterest, weight: 2 },
    waive,
);

describe(`what a holder collects through any history (RUNS=${numRuns} SEED=${seed})`, () => {
    it('is never more than the claim and the interest for being late, and all of both where both are paid', () => {
        fc.assert(
            fc.property(fc.array(step, { minLength: 8, maxLength: 30 }), (steps) => {
                steps.reduce<World>(
                    (world, each) => {
                        const next = after(world, each);
                        mustHold(next);

                        return next;
                    },
                    { held, at: '2026-04-20T02:00:00.000Z', collected: 0n },
                );
            }),
            { numRuns, seed },
        );
    });
});
