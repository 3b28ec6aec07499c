import { china } from '@cohong/domain/calendar/testing/samples';
import { presentedSet } from '@cohong/domain/document/testing/samples';
import { Refusal } from '@cohong/domain/kernel/refusal';
import { consentToCancellation, proposeCancellation } from '@cohong/domain/letter-of-credit/cancel-credit';
import { creditStatus, type Credit } from '@cohong/domain/letter-of-credit/credit';
import { maximumDrawing } from '@cohong/domain/letter-of-credit/drawing';
import {
    advisingBank,
    calendarBook,
    confirmingBank,
    issuingBank,
} from '@cohong/domain/letter-of-credit/testing/samples';
import { lodgePresentation } from '@cohong/domain/presentation/lodge-presentation';
import { holdsAmount } from '@cohong/domain/presentation/presentation-status';
import type { Presentation } from '@cohong/domain/presentation/presentation';
import { forwardPresentation } from '@cohong/domain/transfer/forward-presentation';
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
import { transferStatus, type Transfer, type TransferRequest } from '@cohong/domain/transfer/transfer';
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
        documentReference: `${document.documentReference}-${credit.creditId}-${number}`,
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

/** A second beneficiary's credit with the transfer that has made it. */
interface Second {
    readonly credit: Credit;
    readonly presentations: readonly Presentation[];
    readonly transfer: Transfer;
    readonly request: TransferRequest;
}

function secondsOf({ transferred, transfers, requests }: World): readonly Second[] {
    return transferred.flatMap(([credit, presentations]) => {
        const place = requests.findIndex(({ transferredCreditId: id }) => id === credit.creditId);
        const [transfer, request] = [transfers[place], requests[place]];
        return transfer === undefined || request === undefined ? [] : [{ credit, presentations, transfer, request }];
    });
}

/** What forwards a presentation of a second beneficiary, whatever became of it. */
const forwardedAs = (
    { presentations }: World,
    { transfer: { number } }: Second,
    presented: Presentation,
): Presentation | undefined =>
    presentations.find(
        ({ forwards }) => forwards?.transferNumber === number && forwards.presentationNumber === presented.number,
    );

const onSecond =
    (index: number, change: (world: World, second: Second) => World): Step =>
    (world) => {
        const second = secondsOf(world)[index];
        return second === undefined ? world : change(world, second);
    };
const withPresentations = (world: World, { credit }: Second, own: readonly Presentation[]): World => ({
    ...world,
    transferred: world.transferred.map((each) => (each[0] === credit ? [credit, own] : each)),
});
const givingBack = (index: number): Step =>
    onSecond(index, (world, { credit, presentations, transfer }) => {
        const over = { ...credit, expiredAt: asking.at };
        const second = { credit: over, amendments: [], presentations };
        const returned = returnTransfer(transfer, { ...world, second, bank, at: asking.at });
        return {
            ...world,
            transfers: world.transfers.map((each) => (each === transfer ? returned : each)),
            transferred: world.transferred.map((each) => (each[0] === credit ? [over, presentations] : each)),
        };
    });

/** The first beneficiary has let its time pass; what was noted as expired stops nothing that was in time. */
const forwarding = (index: number, isExpired: boolean): Step =>
    onSecond(index, (world, second) => {
        const { credit, presentations, transfer, request } = second;
        const presentation = presentations.find(
            (each) => holdsAmount(each.status) && forwardedAs(world, second, each) === undefined,
        );
        if (presentation === undefined) {
            return world;
        }
        const { creditId } = world.credit;
        const number = transfer.number;
        const address = { creditId, number, presentationNumber: presentation.number };
        const { amount: claimed } = presentation;
        const done = forwardPresentation(
            { ...address, examiningBank: bank, as: 'AS_RECEIVED' },
            {
                ...{ ...asking, ...world, transfer, request, presentation, calendarBook, calendar: china, bank },
                credit: { ...world.credit, ...(isExpired && { expiredAt: asking.at }) },
                second: { credit, amendments: [], presentations },
                substitution: { ...address, claimed, demandedAt: asking.at, answerBy: asking.at },
            },
        );
        const { numberOfPresentations } = done.credit;
        return {
            ...world,
            credit: { ...world.credit, numberOfPresentations },
            presentations: [...world.presentations, done.presentation],
        };
    });
const deciding =
    (index: number, status: 'COMPLYING' | 'REFUSED'): Step =>
    (world) => ({
        ...world,
        presentations: world.presentations.map((each, place) =>
            place === index && each.status === 'LODGED' ? { ...each, status } : each,
        ),
    });

/** Its bank gives a second beneficiary back what was refused under the credit. */
const passingOn = (index: number): Step =>
    onSecond(index, (world, second) =>
        withPresentations(
            world,
            second,
            second.presentations.map((each) =>
                forwardedAs(world, second, each)?.status === 'REFUSED' ? { ...each, status: 'RETURNED' } : each,
            ),
        ),
    );
const cancelling: Step = (world) => {
    const by = { ...world, at: asking.at };
    const asked = proposeCancellation(world.credit, { ...by, bank: issuingBank.mspId });
    const forConfirming = consentToCancellation(asked, { ...by, bank, party: 'CONFIRMING_BANK' });
    const credit = consentToCancellation(forConfirming, { ...by, bank: advisingBank.mspId, party: 'BENEFICIARY' });
    return { ...world, credit };
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
    presentations.filter(({ status }) => holdsAmount(status)).reduce((sum, { amount }) => sum + amount.minorUnits, 0n);

/** What second beneficiaries claim, and no presentation under the credit holds for them. */
const waiting = (world: World): bigint =>
    secondsOf(world).reduce((sum, second) => {
        const own = second.presentations.filter((each) => {
            const forwarded = forwardedAs(world, second, each);
            return forwarded === undefined || !holdsAmount(forwarded.status);
        });
        return sum + total(own);
    }, 0n);

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
            fc.tuple(fc.nat(3), fc.boolean()).map(([index, isExpired]) => forwarding(index, isExpired)),
            fc
                .tuple(fc.nat(5), fc.constantFrom('COMPLYING' as const, 'REFUSED' as const))
                .map(([index, status]) => deciding(index, status)),
            fc.nat(3).map(passingOn),
            fc.constant(cancelling),
        ),
        { minLength: 4, maxLength: 40 },
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
        [
            [
                asked({ ...plain, amount: 30_000_000n }),
                transferring(0),
                drawingSecond(0, 20_000_000n),
                cancelling,
                forwarding(0, true),
                givingBack(0),
                deciding(0, 'REFUSED'),
                givingBack(0),
                passingOn(0),
                drawingSecond(0, 30_000_000n),
                forwarding(0, false),
                deciding(1, 'COMPLYING'),
                givingBack(0),
                drawing(17_250_000n),
                cancelling,
            ],
        ],
    ];

    it('go their whole way: forwarded after expiry, refused, passed on, drawn again, returned and cancelled', () => {
        const [, , acts] = examples.flat();
        const worlds = acts!.reduce<World[]>((before, act) => [...before, after(before.at(-1)!, act)], [start]);
        const stood = (place: number) => [
            worlds[place]!.presentations.map(({ status }) => status),
            worlds[place]!.transfers.map(transferStatus),
            creditStatus(worlds[place]!.credit),
        ];

        // Neither cancelled nor returned while anything of the second beneficiary's was open.
        expect(stood(8)).toEqual([['REFUSED'], ['TRANSFERRED'], 'EFFECTIVE']);
        expect(stood(15)).toEqual([['REFUSED', 'COMPLYING', 'LODGED'], ['RETURNED'], 'CANCELLED']);
    });

    it('never enlarge: what all beneficiaries draw stays within the credit, and each within its own', () => {
        const most = maximumDrawing(transferableTerms).minorUnits;
        fc.assert(
            fc.property(steps, (acts) => {
                let world = start;
                for (const act of acts) {
                    world = after(world, act);

                    expect(total(world.presentations) + waiting(world) <= most).toBe(true);
                    const isCancelled = creditStatus(world.credit) === 'CANCELLED';
                    expect(isCancelled && waiting(world) > 0n).toBe(false);
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
