import { daysBetween } from '../kernel/time.js';
import { bySea, type ImpossibleJourney, type Journey, type JourneyThresholds } from './journey.js';

/** Installations in international waters have this in place of a country (UN/LOCODE). */
const noCountry = 'XZ';

/** What one declaration says that cannot be so. */
export function impossibleIn(journey: Journey, thresholds: JourneyThresholds): readonly ImpossibleJourney[] {
    return [
        portInAnotherCountry(journey),
        sailedWithoutVessel(journey),
        sailedLongAfterDeclared(journey, thresholds),
    ].flatMap((found) => (found === undefined ? [] : [found]));
}

/** A port's code begins with its country, which is where the goods go. */
function portInAnotherCountry(journey: Journey): ImpossibleJourney | undefined {
    const { destinationPort, destinationCountry, declarationNumber } = journey;
    const country = destinationPort.slice(0, 2);

    return country === destinationCountry || country === noCountry
        ? undefined
        : { rule: 'PORT_IN_ANOTHER_COUNTRY', about: destinationPort, declarationNumbers: [declarationNumber] };
}

/** Before the ship has sailed it may not be known; afterwards it is. */
function sailedWithoutVessel(journey: Journey): ImpossibleJourney | undefined {
    const { transportModeCode, exportDate, vesselName, voyage, declarationNumber } = journey;
    const isKnown = vesselName !== undefined && voyage !== undefined;

    return transportModeCode !== bySea || exportDate === undefined || isKnown
        ? undefined
        : {
              rule: 'SAILED_WITHOUT_VESSEL',
              about: journey.transportDocumentReference,
              declarationNumbers: [declarationNumber],
          };
}

/** Goods are declared when they lie ready for loading (customs law, article 24), and not months before. */
function sailedLongAfterDeclared(
    { declarationDate, exportDate, transportDocumentReference, declarationNumber }: Journey,
    { waitingDays }: JourneyThresholds,
): ImpossibleJourney | undefined {
    const days = exportDate === undefined ? 0 : daysBetween(declarationDate, exportDate);

    return days <= waitingDays
        ? undefined
        : {
              rule: 'SAILED_LONG_AFTER_DECLARED',
              about: transportDocumentReference,
              days,
              thresholdDays: waitingDays,
              declarationNumbers: [declarationNumber],
          };
}
