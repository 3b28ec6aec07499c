import { addDays, daysBetween } from '../kernel/time.js';
import { daysOf, legsOf, type Leg, type Sale } from './sale.js';

export interface CircleThresholds {
    /** Within how many days everybody in the circle has sold. */
    readonly circleDays: number;
    /** How many parties it may have: in a longer one everybody trades with everybody in the end. */
    readonly mostParties: number;
}

export const defaultCircleThresholds: CircleThresholds = { circleDays: 60, mostParties: 4 };

/** Goods of one kind that are sold from one party to the next, and back to the first. */
export interface Circle {
    /** Without the forms of their firms, each selling to the next and the last to the first, which comes first by its letters. */
    readonly parties: readonly string[];
    /** Of the goods, where any of the sales says it. */
    readonly chapter?: string;
    /** From the first of the sales to the last. */
    readonly days: number;
    readonly thresholdDays: number;
    readonly sales: readonly Sale[];
}

/**
 * The circles that sales close in time, in whatever order they are handed in. A sale of which nobody says what goods it was
 * for may be part of any; where several say it, they say the same chapter.
 */
export function circlesAmong(sales: readonly Sale[], thresholds: CircleThresholds): readonly Circle[] {
    const legs = legsOf(sales);
    const chapters = [...new Set(legs.flatMap(({ sale }) => sale.chapters))].sort();

    return [undefined, ...chapters].flatMap((chapter) => {
        const ofGoods = legs.filter(({ sale }) => mayBeOf(sale, chapter));

        return cyclesIn(onBothSides(ofGoods), thresholds.mostParties).flatMap((parties) =>
            closedInTime({ parties, legs: ofGoods, chapter }, thresholds),
        );
    });
}

/** Those without any chapter are looked at among themselves too. */
function mayBeOf({ chapters }: Sale, chapter: string | undefined): boolean {
    return chapters.length === 0 || (chapter !== undefined && chapters.includes(chapter));
}

/** Only the sales whose seller buys and whose buyer sells, until there is nobody left who does but one of the two. */
function onBothSides(legs: readonly Leg[]): readonly Leg[] {
    const [sellers, buyers] = [new Set(legs.map(({ from }) => from)), new Set(legs.map(({ to }) => to))];
    const left = legs.filter(({ from, to }) => buyers.has(from) && sellers.has(to));

    return left.length === legs.length ? legs : onBothSides(left);
}

/** Every way round, each once: from the party that comes first by its letters. */
function cyclesIn(legs: readonly Leg[], mostParties: number): readonly (readonly string[])[] {
    const buyersOf = new Map<string, Set<string>>();
    for (const { from, to } of legs) {
        buyersOf.set(from, (buyersOf.get(from) ?? new Set()).add(to));
    }
    const goingOn = (way: readonly string[]): readonly (readonly string[])[] => {
        const [first = ''] = way;
        return [...(buyersOf.get(way.at(-1) ?? '') ?? [])].sort().flatMap((next) => {
            if (next === first) {
                return [way];
            }
            return next < first || way.includes(next) || way.length === mostParties ? [] : goingOn([...way, next]);
        });
    };

    return [...buyersOf.keys()].sort().flatMap((party) => goingOn([party]));
}

interface Cycle {
    readonly parties: readonly string[];
    readonly legs: readonly Leg[];
    readonly chapter: string | undefined;
}

/** The first time that everybody has sold within the days, with all sales of those days; then the next time after it. */
function closedInTime({ parties, legs, chapter }: Cycle, thresholds: CircleThresholds): Circle[] {
    const pairs = parties.map((party, index) => [party, parties[(index + 1) % parties.length]] as const);
    const around = legs.filter(({ from, to }) => pairs.some(([seller, buyer]) => from === seller && to === buyer));
    const thresholdDays = thresholds.circleDays;
    const circles: Circle[] = [];
    let over = '';
    for (const start of new Set(around.map(({ sale }) => sale.soldOn))) {
        const end = addDays(start, thresholdDays);
        const inTime = around.filter(({ sale: { soldOn } }) => soldOn >= start && soldOn <= end);
        if (start > over && isClosedBy(inTime, { pairs, chapter })) {
            const { first, last } = daysOf(inTime);
            const ofChapter = chapter === undefined ? {} : { chapter };
            const ofSales = { days: daysBetween(first, last), thresholdDays, sales: inTime.map((leg) => leg.sale) };
            circles.push({ parties, ...ofChapter, ...ofSales });
            over = end;
        }
    }

    return circles;
}

interface Ring {
    readonly pairs: readonly (readonly [seller: string, buyer: string | undefined])[];
    readonly chapter: string | undefined;
}

/** Whether everybody sells to the next, and somebody says that it is those goods. */
function isClosedBy(legs: readonly Leg[], { pairs, chapter }: Ring): boolean {
    const isOfGoods = chapter === undefined || legs.some(({ sale }) => sale.chapters.includes(chapter));

    return isOfGoods && pairs.every(([seller, buyer]) => legs.some(({ from, to }) => from === seller && to === buyer));
}
