import type { Journey } from '../journey.js';

/** What the tests of the rules start from: a container to Los Angeles that left four days after it was declared. */
export const journey: Journey = {
    declarationNumber: '310120260000000017',
    transportModeCode: '2',
    vesselName: 'STRAITS KITE',
    voyage: '088E',
    transportDocumentReference: 'NGBLAX26031811',
    containers: [{ equipmentReference: 'LNTU3124007' }],
    declarationDate: '2026-03-14',
    exportDate: '2026-03-18',
    destinationCountry: 'US',
    destinationPort: 'USLAX',
};
