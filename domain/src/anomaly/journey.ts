import { z } from 'zod';
import { declarationSchema } from '../declaration/declaration.js';
import { canonicalReference } from '../examination/names.js';

export const journeySchema = declarationSchema.pick({
    declarationNumber: true,
    transportModeCode: true,
    vesselName: true,
    voyage: true,
    transportDocumentReference: true,
    containers: true,
    declarationDate: true,
    exportDate: true,
    destinationCountry: true,
    destinationPort: true,
});
/** What a declaration says of the way of its goods. */
export type Journey = z.output<typeof journeySchema>;

/** By sea (customs' code of modes of transport). Of flights, trains and lorries customs notes a number and no voyage. */
export const bySea = '2';

export const journeyRules = [
    'PORT_IN_ANOTHER_COUNTRY',
    'SAILED_WITHOUT_VESSEL',
    'SAILED_LONG_AFTER_DECLARED',
    'VOYAGE_SAILED_TWICE',
    'CONTAINER_SAILED_TWICE',
    'BILL_ON_TWO_VOYAGES',
] as const;
export type JourneyRule = (typeof journeyRules)[number];

export const impossibleJourneySchema = z.strictObject({
    rule: z.enum(journeyRules),
    about: z.string().meta({
        description: 'The container, the vessel and voyage, the transport document or the port that it is about',
    }),
    days: z.int().exactOptional().meta({ description: 'How many days there are between what cannot be' }),
    thresholdDays: z.int().exactOptional().meta({ description: 'How many there may at most, or must at least, be' }),
    declarationNumbers: z.array(z.string()),
});
/** What cannot be so, by what declarations say of the way of their goods, and which ones say it. */
export type ImpossibleJourney = z.output<typeof impossibleJourneySchema>;

export interface JourneyThresholds {
    /** How long goods may wait for their ship. */
    readonly waitingDays: number;
    /** Within how many days a ship calls at all ports of one voyage. */
    readonly voyageDays: number;
    /** How soon at the earliest a container that has sailed can sail again. */
    readonly returnDays: number;
}

/** Some time for the ports of one coast after the other; to Busan and back, emptied and filled again. */
export const defaultJourneyThresholds: JourneyThresholds = { waitingDays: 60, voyageDays: 21, returnDays: 4 };

/** Which voyage of which ship it was, however they are written; undefined where that is not said, or it was none. */
export function voyageOf({ transportModeCode, vesselName, voyage }: Journey): string | undefined {
    return transportModeCode !== bySea || vesselName === undefined || voyage === undefined
        ? undefined
        : `${canonicalReference(vesselName)} ${canonicalReference(voyage)}`;
}
