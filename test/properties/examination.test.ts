import { examine } from '@cohong/domain/examination/examine';
import type { ExaminationFacts } from '@cohong/domain/examination/examined';
import { presented, type Changes } from '@cohong/domain/examination/testing/samples';
import { dollars, idOf, shippingAdvice } from '@cohong/domain/document/testing/samples';
import { airWaybill } from '@cohong/domain/document/testing/transport-samples';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { frozen } from './frozen.js';

const numRuns = Number(process.env.RUNS ?? 100);

/** What may be wrong with a set, each by itself a discrepancy of one code. */
const wrongs: readonly (readonly [code: string, changes: Changes])[] = [
    ['PRESENTATION_MUST_FOLLOW_SHIPMENT_IN_TIME', { facts: { presentedOn: '2026-05-28' } }],
    ['INVOICE_MUST_BE_MADE_OUT_TO_APPLICANT', { invoice: { buyer: { partyName: 'Somebody Else' } } }],
    ['DRAFT_MUST_BE_FOR_AMOUNT_CLAIMED', { draft: { amount: dollars(449_999n) } }],
    ['INVOICE_MUST_SHOW_TRADE_TERM', { invoice: { incoterm: { code: 'FOB', namedPlace: 'Ningbo' } } }],
    ['GOODS_MUST_NOT_BE_ON_DECK', { bill: { isOnDeck: true } }],
    ['TRANSPORT_DOCUMENT_MUST_BE_CLEAN', { bill: { conditionClauses: [{ text: 'Cartons torn', isAdverse: true }] } }],
    ['INSURANCE_MUST_COVER_ENOUGH', { insurance: { insuredValueAmount: dollars(494_999n) } }],
    ['VESSEL_MUST_NOT_CONFLICT', { insurance: { vesselName: 'Other Kite' } }],
    ['ORIGINALS_MUST_BE_PRESENTED', { packingList: { numberOfOriginalsPresented: 2 } }],
    ['NUMBER_OF_PACKAGES_MUST_NOT_CONFLICT', { packingList: { totalNumberOfPackages: 1 } }],
    ['ORIGIN_MUST_BE_AS_IN_CREDIT', { origin: { lines: [{ description: 'Cotton sheets', originCountry: 'VN' }] } }],
    ['DOCUMENT_MUST_SHOW_WHAT_CREDIT_ASKS', { inspection: { overallResult: 'NON_CONFORMING' } }],
];

/** All changes at once; no two of them are of one field. */
function together(chosen: readonly Changes[]): Changes {
    return chosen.reduce<Changes>((all, changes) => {
        const merged = Object.entries(changes).map(([document, change]: [string, object]) => [
            document,
            { ...all[document as keyof Changes], ...change },
        ]);
        return { ...all, ...Object.fromEntries(merged) } as Changes;
    }, {});
}

const someWrongs = fc.subarray([...wrongs]);
const discrepanciesOf = (facts: ExaminationFacts) => examine(facts).filter(({ kind }) => kind === 'DISCREPANCY');
const codesOf = (facts: ExaminationFacts) => discrepanciesOf(facts).map(({ code }) => code);

/** Documents that the credit does not ask for, whatever stands in them. */
const stray = fc.record({
    document: fc.constantFrom(shippingAdvice, { ...airWaybill, actualFlightDate: '2026-06-30' }),
    issueDate: fc.constantFrom('2020-01-01', '2026-12-31'),
    at: fc.nat(7),
    number: fc.nat(99),
});

describe('examination', () => {
    it('finds exactly what is wrong, whatever else is', () => {
        fc.assert(
            fc.property(someWrongs, (chosen) => {
                const facts = frozen(presented(together(chosen.map(([, changes]) => changes))));

                expect(codesOf(facts).sort()).toEqual(chosen.map(([code]) => code).sort());
            }),
            { numRuns, seed, examples: [[[]], [[...wrongs]]] },
        );
    });

    it('finds the same in the same order, in whatever order documents are presented', () => {
        // Two that nobody asked for, so that the order of what is disregarded is seen too.
        const strays = [shippingAdvice, { ...shippingAdvice, documentId: idOf(1_000) }];
        fc.assert(
            fc.property(someWrongs, fc.array(fc.nat(), { minLength: 9, maxLength: 9 }), (chosen, order) => {
                const facts = presented(together(chosen.map(([, changes]) => changes)));
                const documents = [...facts.documents, ...strays];
                const shuffled = documents
                    .map((document, index) => ({ document, place: order[index] ?? 0 }))
                    .sort((one, other) => one.place - other.place)
                    .map(({ document }) => document);

                expect(examine({ ...facts, documents: shuffled })).toEqual(examine({ ...facts, documents }));
            }),
            { numRuns, seed, examples: [[[...wrongs], [9, 8, 7, 6, 5, 4, 3, 2, 1]]] },
        );
    });

    it('disregards documents that are not required: they add no discrepancy and take none away', () => {
        fc.assert(
            fc.property(someWrongs, fc.array(stray, { maxLength: 4 }), (chosen, strays) => {
                const facts = presented(together(chosen.map(([, changes]) => changes)));
                const documents = [...facts.documents];
                strays.forEach(({ document, issueDate, at, number }, index) =>
                    documents.splice(at, 0, { ...document, issueDate, documentId: idOf(1_000 + 100 * index + number) }),
                );
                const more = { ...facts, documents };

                expect(discrepanciesOf(more)).toEqual(discrepanciesOf(facts));
                expect(examine(more).filter(({ kind }) => kind === 'DISREGARDED')).toHaveLength(strays.length);
            }),
            { numRuns, seed },
        );
    });
});
