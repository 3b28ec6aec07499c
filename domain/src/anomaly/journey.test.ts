import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../../test/seed.js';
import { defaultJourneyThresholds, type ImpossibleJourney, type Journey } from './journey.js';
import { impossibleAmong } from './shared-journey.js';
import { impossibleIn } from './single-journey.js';
import { journey } from './testing/samples.js';

const { waitingDays, voyageDays, returnDays } = { waitingDays: 60, voyageDays: 21, returnDays: 4 };
const alone = (changes: Partial<Journey>): readonly ImpossibleJourney[] =>
    impossibleIn({ ...journey, ...changes }, { waitingDays, voyageDays, returnDays });
const without = (...fields: (keyof Journey)[]): Journey =>
    Object.fromEntries(
        Object.entries(journey).filter(([field]) => !fields.includes(field as keyof Journey)),
    ) as Journey;

describe('what one declaration says of the way of its goods', () => {
    it('may all be so', () => {
        expect(impossibleIn(journey, defaultJourneyThresholds)).toEqual([]);
        expect(
            impossibleIn(without('exportDate', 'vesselName', 'voyage', 'containers'), defaultJourneyThresholds),
        ).toEqual([]);
    });

    it('PORT_IN_ANOTHER_COUNTRY: the port begins with its country, unless it lies in no country', () => {
        expect(alone({ destinationPort: 'MXZLO' })).toEqual([
            { rule: 'PORT_IN_ANOTHER_COUNTRY', about: 'MXZLO', declarationNumbers: [journey.declarationNumber] },
        ]);
        expect(alone({ destinationPort: 'XZABC' })).toEqual([]);
    });

    it.each([
        ['no vessel', without('vesselName')],
        ['no voyage', without('voyage')],
    ])('SAILED_WITHOUT_VESSEL: it left by sea, and there is %s', (_what, odd) => {
        const found = { rule: 'SAILED_WITHOUT_VESSEL', about: journey.transportDocumentReference };

        expect(impossibleIn(odd, defaultJourneyThresholds)).toMatchObject([found]);
        expect(impossibleIn({ ...odd, transportModeCode: '5' }, defaultJourneyThresholds)).toEqual([]);
    });

    it('SAILED_LONG_AFTER_DECLARED: it waited for more days than goods may wait', () => {
        // 60 and 61 days after 14 March.
        expect(alone({ exportDate: '2026-05-13' })).toEqual([]);
        expect(alone({ exportDate: '2026-05-14' })).toMatchObject([
            { rule: 'SAILED_LONG_AFTER_DECLARED', days: 61, thresholdDays: 60 },
        ]);
    });
});

describe('what several declarations say together', () => {
    const second: Journey = {
        ...journey,
        declarationNumber: '310120260000000025',
        transportDocumentReference: 'OTHER',
    };
    const among = (changes: Partial<Journey>, ...others: Journey[]): readonly ImpossibleJourney[] =>
        impossibleAmong([...others, { ...second, ...changes }, journey], { waitingDays, voyageDays, returnDays });
    const both = [journey.declarationNumber, second.declarationNumber];

    it('may all be so: two consignors share a container on one voyage, however its ship is written', () => {
        expect(among({ vesselName: 'Straits  Kite', voyage: '088 e' })).toEqual([]);
    });

    it('VOYAGE_SAILED_TWICE: days of leaving are further apart than a ship is under way along the coast', () => {
        expect(among({ exportDate: '2026-04-08', containers: [] })).toEqual([]);
        expect(among({ exportDate: '2026-04-09', containers: [] })).toEqual([
            {
                ...{ rule: 'VOYAGE_SAILED_TWICE', about: 'STRAITSKITE 088E' },
                ...{ days: 22, thresholdDays: 21, declarationNumbers: both },
            },
        ]);
    });

    it('of a voyage those are shown that left first and last, since of the others each may be right', () => {
        const between = { ...second, declarationNumber: '310120260000000033', exportDate: '2026-03-20' };

        expect(among({ exportDate: '2026-04-09' }, between)).toMatchObject([{ declarationNumbers: both }]);
    });

    it('CONTAINER_SAILED_TWICE: it leaves again before it can be back', () => {
        const onNext = { voyage: '089E' };

        expect(among({ ...onNext, exportDate: '2026-03-22' })).toEqual([]);
        expect(among({ ...onNext, exportDate: '2026-03-21' })).toEqual([
            {
                ...{ rule: 'CONTAINER_SAILED_TWICE', about: 'LNTU3124007' },
                ...{ days: 3, thresholdDays: 4, declarationNumbers: both },
            },
        ]);
        expect(among({ ...onNext, containers: [{ equipmentReference: 'LNTU3124012' }] })).toEqual([]);
    });

    it('a container that is still being loaded for one voyage when it leaves on another is in two places', () => {
        const late = { ...journey, declarationNumber: '310120260000000033', exportDate: '2026-03-25' };

        expect(among({ voyage: '089E', exportDate: '2026-03-23' }, late)).toMatchObject([{ days: 0 }]);
    });

    it('BILL_ON_TWO_VOYAGES: one number of a bill of lading, and two ships or voyages', () => {
        const sameBill = { transportDocumentReference: 'ngb-lax 26031811', containers: [] };

        expect(among({ ...sameBill, vesselName: 'EASTERN HERON' })).toEqual([
            { rule: 'BILL_ON_TWO_VOYAGES', about: 'NGBLAX26031811', declarationNumbers: both },
        ]);
        expect(among(sameBill)).toEqual([]);
        expect(among({ ...sameBill, vesselName: 'CA 1234', transportModeCode: '5' })).toEqual([]);
    });

    it('is the same in whatever order they come, and stays when more come that have nothing to do with it', () => {
        const sailing = fc
            .record({
                vesselName: fc.constantFrom('STRAITS KITE', 'EASTERN HERON'),
                voyage: fc.constantFrom('088E', '089E'),
                transportDocumentReference: fc.constantFrom('A 1', 'a1', 'B2'),
                exportDate: fc.constantFrom('2026-03-18', '2026-03-20', '2026-04-20'),
                containers: fc.subarray([{ equipmentReference: 'LNTU3124007' }, { equipmentReference: 'LNTU3124012' }]),
            })
            .map((changes) => ({ ...journey, ...changes }));
        const sailings = fc
            .array(sailing, { maxLength: 8 })
            .map((drawn) =>
                drawn.map((each, index) => ({ ...each, declarationNumber: `31012026000000${1000 + index}` })),
            );
        const shuffled = sailings.chain((drawn) =>
            fc.tuple(fc.constant(drawn), fc.shuffledSubarray(drawn, { minLength: drawn.length })),
        );
        const asSet = (found: readonly ImpossibleJourney[]) => found.map((each) => JSON.stringify(each)).sort();
        const elsewhere = { vesselName: 'LONE GULL', transportDocumentReference: 'C3', containers: [] };
        const stranger = { ...journey, ...elsewhere, declarationNumber: '310120260000000001' };

        fc.assert(
            fc.property(shuffled, ([drawn, inAnyOrder]) => {
                const found = asSet(impossibleAmong(drawn, defaultJourneyThresholds));

                expect(asSet(impossibleAmong(inAnyOrder, defaultJourneyThresholds))).toEqual(found);
                expect(asSet(impossibleAmong([stranger, ...inAnyOrder], defaultJourneyThresholds))).toEqual(found);
            }),
            { seed, numRuns: Number(process.env['RUNS'] ?? 200) },
        );
    });
});
