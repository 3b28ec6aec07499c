import { Refusal } from '@cohong/domain/kernel/refusal';
import { addHours } from '@cohong/domain/kernel/time';
import fc from 'fast-check';
import { frozen } from '../frozen.js';
import type { Act, Acting, Drawn } from './acting.js';
import { bidding } from './bidding.js';
import { claimingBack, lettingStand } from './claiming-back.js';
import { collecting } from './collecting.js';
import { failing, selling } from './selling.js';
import { keeping, undoing } from './undoing.js';
import { banks, start, type World } from './world.js';

export const acts: Readonly<Record<string, Act>> = {
    ...bidding,
    ...selling,
    ...failing,
    ...keeping,
    ...undoing,
    ...claimingBack,
    ...lettingStand,
    ...collecting,
};

/** What is done, and what has become of it; nothing where there is nothing to do. */
type Step = (world: World) => Done | undefined;
interface Done {
    readonly act: string;
    readonly world: World;
    readonly by?: Acting;
}

const anyBank = fc.constantFrom(...banks);
/** Seldom the bank that owes the claim. */
const invited = fc.oneof(
    { arbitrary: fc.shuffledSubarray(banks.slice(0, 3), { minLength: 2 }), weight: 9 },
    fc.shuffledSubarray([...banks], { minLength: 2 }),
);
const uetr = fc.integer({ min: 10, max: 99 }).map((n) => `eb6305c9-1f7a-4f3e-9c1d-2b6a7d8e9f${n}`);
const drawn: fc.Arbitrary<Drawn> = fc
    .record({
        invited,
        percentPerYear: fc.constantFrom('2.85', '3.10', '12'),
        days: fc.integer({ min: 0, max: 12 }),
        isUnderReserve: fc.boolean(),
        isInCoins: fc.boolean(),
        uetr,
        shares: fc.array(fc.bigInt({ min: 1n, max: 9n }), { minLength: 2, maxLength: 3 }),
    })
    .map(({ isInCoins, ...rest }) => ({
        ...rest,
        means: isInCoins ? { kind: 'E_CNY' } : { kind: 'OUTSIDE', uetr: rest.uetr },
    }));

/** An act, mostly one that can be done and by the bank whose it is. */
const acting = (among: Readonly<Record<string, Act>>): fc.Arbitrary<Step> =>
    fc
        .record({
            which: fc.nat(999),
            by: fc.oneof({ arbitrary: fc.constant(undefined), weight: 4 }, anyBank),
            isAnyhow: fc.nat(5).map((n) => n === 0),
            drawn,
        })
        .map(({ which, by, isAnyhow, drawn: more }) => (world) => {
            const found = Object.entries(among).flatMap(([act, { chances }]) =>
                chances(world).flatMap((chance) => (chance.isReady || isAnyhow ? [{ act, ...chance }] : [])),
            );
            const chosen = found[which % found.length];
            if (chosen === undefined) {
                return undefined;
            }
            const { act, id } = chosen;
            const bank = by ?? chosen.bank;

            return { act, by: { id, bank }, world: among[act]!.run(world, { id, bank }, more) };
        });
/** The calendar ends with the year. */
const lastDay = '2026-12-20';
const waiting = (hours: fc.Arbitrary<number>): fc.Arbitrary<Step> =>
    hours.map((passed) => (world) => {
        const at = addHours(world.at, passed);

        return at < lastDay ? { act: 'wait', world: { ...world, at } } : undefined;
    });
const forHours = waiting(fc.integer({ min: 1, max: 20 }));
const forDays = waiting(fc.integer({ min: 24, max: 24 * 14 }));
const forWeeks = waiting(fc.integer({ min: 24 * 20, max: 24 * 80 }));

const { split, prepay, ...ending } = collecting;
/** Deals one after another and beside each other, of which most come to their end, and then the debtor pays, in time or late. */
export const history = fc
    .tuple(
        fc.array(
            fc.oneof(
                { arbitrary: forHours, weight: 12 },
                { arbitrary: forDays, weight: 6 },
                forWeeks,
                { arbitrary: acting(bidding), weight: 40 },
                { arbitrary: acting(selling), weight: 70 },
                { arbitrary: acting(failing), weight: 16 },
                { arbitrary: acting(keeping), weight: 6 },
                { arbitrary: acting(undoing), weight: 44 },
                { arbitrary: acting(claimingBack), weight: 10 },
                { arbitrary: acting(lettingStand), weight: 4 },
                { arbitrary: acting(ending), weight: 6 },
                { arbitrary: acting({ split }), weight: 8 },
                { arbitrary: acting({ prepay }), weight: 1 },
            ),
            { minLength: 30, maxLength: 140, size: 'max' },
        ),
        fc.array(
            fc.oneof(
                ...[forDays, forWeeks, acting(undoing), acting(claimingBack)],
                ...[{ arbitrary: acting(ending), weight: 7 }],
            ),
            { maxLength: 25, size: 'max' },
        ),
    )
    .map((chapters) => chapters.flat());

/** Plays a history, and tells each step that has changed something: what the rules refuse changes nothing. */
export function play(steps: readonly Step[], tell: (done: Done, before: World) => void): void {
    let before = frozen(start);
    for (const step of steps) {
        const done = unlessRefused(step, before);
        if (done !== undefined && done.world !== before) {
            const world = frozen({ ...done.world, height: before.height + 1 });
            tell({ ...done, world }, before);
            before = world;
        }
    }
}

/** Whether a bank has done what is its to do, with what stands at it. */
export function isOwn({ act, by }: Done, before: World): boolean {
    const { run } = acts[act] ?? {};
    const others = Object.values(acts).filter((each) => each.run === run);

    return (
        by === undefined ||
        others.some(({ chances }) =>
            chances(before).some(({ id, bank, isReady }) => isReady && id === by.id && bank === by.bank),
        )
    );
}

function unlessRefused(step: Step, world: World): Done | undefined {
    try {
        return step(world);
    } catch (error) {
        if (error instanceof Refusal) {
            return undefined;
        }
        throw error;
    }
}
