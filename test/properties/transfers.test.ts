import { presentedSet } from '@cohong/domain/document/testing/samples';
import { Refusal } from '@cohong/domain/kernel/refusal';
import type { Credit } from '@cohong/domain/letter-of-credit/credit';
import { maximumDrawing } from '@cohong/domain/letter-of-credit/drawing';
import { calendarBook, confirmingBank } from '@cohong/domain/letter-of-credit/testing/samples';
import { lodgePresentation } from '@cohong/domain/presentation/lodge-presentation';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import { requestTransfer } from '@cohong/domain/transfer/request-transfer';
import { returnTransfer } from '@cohong/domain/transfer/return-transfer';
import {
    asking,
    consent,
    dollars,
    transferable,
    transferableTerms,
    wish,
} from '@cohong/domain/transfer/testing/samples';
import { transferCredit } from '@cohong/domain/transfer/transfer-credit';
import type { Transfer, TransferRequest } from '@cohong/domain/transfer/transfer';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';

const numRuns = Number(process.env.RUNS ?? 50);
const bank = confirmingBank.mspId;

interface World {
    readonly credit: Credit;
    readonly presentations: readonly Presentation[];
    readonly transfers: readonly Transfer[];
    readonly requests: readonly TransferRequest[];
    /** The second beneficiaries' credits, with all that was presented under them. */
    readonly transferred: readonly (readonly [Credit, readonly Presentation[]])[];
}

/** One act. What the rules refuse it throws, and then nothing has happened. */
type Step = (world: World) => World;

function lodged(
    credit: Credit,
    { amount, ...facts }: { amount: bigint; presentations: readonly Presentation[]; transfers: readonly Transfer[] },
): ReturnType<typeof lodgePresentation> {
    const number = credit.numberOfPresentations + 1;
    const documents = presentedSet.map((document) => ({
        ...document,
        documentReference: `${document.documentReference}-${number}`,
        attachments: [],
    }));
    const request = { creditId: credit.creditId, number, examiningBank: bank, amount: dollars(amount), documents };

    return lodgePresentation(request, { ...asking, ...facts, credit, calendarBook });
}

const drawing =
    (amount: bigint): Step =>
    (world) => {
        const { credit, presentation } = lodged(world.credit, { ...world, amount });
        return { ...world, credit, presentations: [...world.presentations, presentation] };
    };
interface Asked {
    readonly amount: bigint;
    readonly unitPrice: string;
    readonly days: number;
}
const asked =
    ({ amount, unitPrice, days }: Asked): Step =>
    (world) => {
        const number = world.credit.numberOfTransfers + 1;
        const own = { lines: [{ line: 0, unitPrice }], presentationPeriodDays: days, number, amount: dollars(amount) };
        const done = requestTransfer({ ...wish, ...own }, { ...asking, ...world });
        return {
            ...world,
            credit: done.credit,
            transfers: [...world.transfers, done.transfer],
            requests: [...world.requests, done.request],
        };
    };
const transferring =
    (index: number): Step =>
    (world) => {
        const [chosen, request] = [world.transfers[index], world.requests[index]];
        if (chosen === undefined || request === undefined) {
            return world;
        }
        const transferredCreditId = `${index}`.repeat(32);
        const facts = { ...asking, ...world, transfer: chosen, request, bank };
        const done = transferCredit({ ...consent, number: chosen.number, transferredCreditId }, facts);
        return {
            ...world,
            transfers: world.transfers.map((each) => (each === chosen ? done.transfer : each)),
            requests: world.requests.map((each) => (each === request ? done.request : each)),
            transferred: [...world.transferred, [done.transferred, []]],
        };
    };
const drawingSecond =
    (index: number, amount: bigint): Step =>
    (world) => {
        const [second, presentations] = world.transferred[index] ?? [];
        if (second === undefined || presentations === undefined) {
            return world;
        }
        const { credit, presentation } = lodged(second, { presentations, transfers: [], amount });
        const own = [credit, [...presentations, presentation]] as const;
        return { ...world, transferred: world.transferred.map((each) => (each[0] === second ? own : each)) };
    };
const givingBack =
    (index: number): Step =>
    (world) => {
        const [second, presentations] = world.transferred[index] ?? [];
        const chosen =
            world.transfers[world.requests.findIndex(({ transferredCreditId: id }) => id === second?.creditId)];
        if (second === undefined || chosen === undefined || presentations === undefined) {
            return world;
        }
        const over = { ...second, expiredAt: asking.at };
        const returned = returnTransfer(chosen, { transferred: over, bank, at: asking.at });
        return {
            ...world,
            transfers: world.transfers.map((each) => (each === chosen ? returned : each)),
            transferred: world.transferred.map((each) => (each[0] === second ? [over, presentations] : each)),
        };
    };

const start: World = { credit: transferable, presentations: [], transfers: [], requests: [], transferred: [] };

function after(world: World, step: Step): World {
    try {
        return step(world);
    } catch (error) {
        if (error instanceof Refusal) {
            return world;
        }
        throw error;
    }
}

const total = (presentations: readonly Presentation[]): bigint =>
    presentations.reduce((sum, { amount }) => sum + amount.minorUnits, 0n);

describe(`transfers, in any order of acts (RUNS=${numRuns} SEED=${seed})`, () => {
    const cents = fc.bigInt(1n, 30_000_000n);
    const wished = fc.record({
        amount: cents,
        unitPrice: fc.constantFrom('21', '25.00', '25.01'),
        days: fc.integer({ min: 1, max: 17 }),
    });
    const steps = fc.array(
        fc.oneof(
            cents.map(drawing),
            wished.map(asked),
            { weight: 2, arbitrary: fc.nat(5).map(transferring) },
            fc.tuple(fc.nat(3), cents).map(([index, amount]) => drawingSecond(index, amount)),
            fc.nat(3).map(givingBack),
        ),
        { minLength: 4, maxLength: 30 },
    );
    const plain = { unitPrice: '25.00', days: 10 };
    /** What would pass the maximum if a tolerance were forgotten, or what was drawn in part were given back. */
    const examples: [Step[]][] = [
        [
            [
                drawing(24_000_000n),
                asked({ ...plain, amount: 22_500_000n }),
                transferring(0),
                drawingSecond(0, 23_625_000n),
            ],
        ],
        [
            [
                asked({ ...plain, amount: 45_000_000n }),
                transferring(0),
                drawingSecond(0, 40_000_000n),
                givingBack(0),
                drawing(40_000_000n),
            ],
        ],
    ];

    it('never enlarge: what all beneficiaries draw stays within the credit, and each within its own', () => {
        const most = maximumDrawing(transferableTerms).minorUnits;
        fc.assert(
            fc.property(steps, (acts) => {
                let world = start;
                for (const act of acts) {
                    world = after(world, act);
                    const drawn = world.transferred.reduce(
                        (sum, [, own]) => sum + total(own),
                        total(world.presentations),
                    );

                    expect(drawn <= most).toBe(true);
                    for (const [{ terms }, own] of world.transferred) {
                        expect(total(own) <= maximumDrawing(terms).minorUnits).toBe(true);
                        expect(terms.expiry.expiryDate <= transferableTerms.expiry.expiryDate).toBe(true);
                        expect(Number(terms.goods.lines[0]?.unitPrice?.amount) <= 25).toBe(true);
                        expect((terms.presentationPeriod?.days ?? 22) <= 15).toBe(true);
                        expect(terms.form).toBe('IRREVOCABLE');
                    }
                }
            }),
            { numRuns, seed, examples },
        );
    });
});
