import { canonicalReference } from '../examination/names.js';
import { daysBetween, type CalendarDate } from '../kernel/time.js';
import { voyageOf, type ImpossibleJourney, type Journey, type JourneyThresholds } from './journey.js';

/** What several declarations say together that cannot be so, in whatever order they are handed in. */
export function impossibleAmong(
    journeys: readonly Journey[],
    thresholds: JourneyThresholds,
): readonly ImpossibleJourney[] {
    const inOrder = [...journeys].sort((one, other) => (one.declarationNumber < other.declarationNumber ? -1 : 1));
    const sailings = inOrder.flatMap(sailingOf);

    return [
        ...voyagesSailedTwice(sailings, thresholds),
        ...containersSailedTwice(sailings, thresholds),
        ...billsOnTwoVoyages(inOrder),
    ];
}

/** A voyage is over after some weeks: its number on a ship that leaves later is that of another, or made up. */
function voyagesSailedTwice(
    sailings: readonly Sailing[],
    { voyageDays }: JourneyThresholds,
): readonly ImpossibleJourney[] {
    return [...groupedBy(sailings, ({ voyage }) => [voyage])].flatMap(([about, ofVoyage]) => {
        const { first, last } = daysOf(ofVoyage);
        const days = daysBetween(first, last);
        const outermost = ofVoyage.filter(({ leftOn }) => leftOn === first || leftOn === last);

        return days <= voyageDays
            ? []
            : [{ rule: 'VOYAGE_SAILED_TWICE', about, days, thresholdDays: voyageDays, ...declaredIn(outermost) }];
    });
}

/** Several consignors may share a container on one voyage. On the next it is not before it has been brought back. */
function containersSailedTwice(
    sailings: readonly Sailing[],
    { returnDays }: JourneyThresholds,
): readonly ImpossibleJourney[] {
    return [...groupedBy(sailings, ({ containers }) => containers)].flatMap(([about, ofContainer]) => {
        const voyages = [...groupedBy(ofContainer, ({ voyage }) => [voyage]).values()]
            .map((ofVoyage) => ({ ofVoyage, ...daysOf(ofVoyage) }))
            .sort((one, other) => (`${one.first} ${one.last}` < `${other.first} ${other.last}` ? -1 : 1));

        return voyages.slice(1).flatMap((next, index): readonly ImpossibleJourney[] => {
            const before = voyages[index] ?? next;
            const days = Math.max(0, daysBetween(before.last, next.first));
            const both = declaredIn([...before.ofVoyage, ...next.ofVoyage]);

            return days >= returnDays
                ? []
                : [{ rule: 'CONTAINER_SAILED_TWICE', about, days, thresholdDays: returnDays, ...both }];
        });
    });
}

/** A carrier gives one number to one bill of lading, of goods on one ship. */
function billsOnTwoVoyages(journeys: readonly Journey[]): readonly ImpossibleJourney[] {
    const onVoyages = journeys.filter((journey) => voyageOf(journey) !== undefined);
    const numberOf = (journey: Journey): string[] => [canonicalReference(journey.transportDocumentReference)];

    return [...groupedBy(onVoyages, numberOf)].flatMap(([about, ofBill]) =>
        new Set(ofBill.map(voyageOf)).size < 2 ? [] : [{ rule: 'BILL_ON_TWO_VOYAGES', about, ...declaredIn(ofBill) }],
    );
}

/** Goods that have left on a voyage. */
interface Sailing {
    readonly declarationNumber: string;
    readonly voyage: string;
    readonly leftOn: CalendarDate;
    readonly containers: readonly string[];
}

function sailingOf(journey: Journey): Sailing[] {
    const { declarationNumber, exportDate: leftOn, containers = [] } = journey;
    const voyage = voyageOf(journey);
    const boxes = new Set(containers.map(({ equipmentReference }) => equipmentReference));

    return voyage === undefined || leftOn === undefined
        ? []
        : [{ declarationNumber, voyage, leftOn, containers: [...boxes] }];
}

function daysOf(sailings: readonly Sailing[]): { readonly first: CalendarDate; readonly last: CalendarDate } {
    const days = sailings.map(({ leftOn }) => leftOn).sort();

    return { first: days[0] ?? '', last: days.at(-1) ?? '' };
}

function declaredIn(
    those: readonly Pick<Journey, 'declarationNumber'>[],
): Pick<ImpossibleJourney, 'declarationNumbers'> {
    return { declarationNumbers: those.map(({ declarationNumber }) => declarationNumber).sort() };
}

function groupedBy<Each>(
    those: readonly Each[],
    keysOf: (each: Each) => readonly string[],
): ReadonlyMap<string, Each[]> {
    const groups = new Map<string, Each[]>();
    for (const each of those) {
        for (const key of keysOf(each)) {
            const group = groups.get(key) ?? [];
            groups.set(key, group);
            group.push(each);
        }
    }

    return groups;
}
