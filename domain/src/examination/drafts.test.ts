import { describe, expect, it } from '@jest/globals';
import type { Draft } from '../document/draft.js';
import { buyer, carrier, draft } from '../document/testing/samples.js';
import type { Tenor } from '../letter-of-credit/availability.js';
import { draftFindings } from './drafts.js';
import { discrepancies, findingsIn, presented, terms, without } from './testing/samples.js';

/** What is found of a draft at one tenor under a credit at another. */
const told = (stated: Tenor, tenor: Draft['tenor']) => {
    const { drafts } = terms.availability;
    const availability = { ...terms.availability, drafts: { ...drafts!, tenor: stated } };
    const facts = presented({ draft: { tenor }, facts: { terms: { ...terms, availability } } });
    return findingsIn(draftFindings, facts).map(({ kind, code }) => `${kind} ${code}`);
};
const afterBill = { basis: 'AFTER_BL_DATE', days: 90 } as const;

describe('draftFindings', () => {
    it('finds nothing in a draft of the beneficiary on the bank that the credit names, at its tenor', () => {
        expect(findingsIn(draftFindings, presented())).toEqual([]);
    });

    it.each<[string, Partial<Draft>]>([
        ['DRAFT_MUST_BE_DRAWN_BY_BENEFICIARY', { drawer: carrier }],
        ['DRAFT_MUST_BE_SIGNED', { signatures: [] }],
        ['DRAFT_MUST_BE_DRAWN_ON_DRAWEE_OF_CREDIT', { drawee: buyer }],
        ['DRAFT_MUST_BE_AT_TENOR_OF_CREDIT', { tenor: { ...afterBill, days: 60, baseDate: '2026-05-12' } }],
        ['DRAFT_TENOR_MUST_RUN_FROM_SHIPMENT', { tenor: { ...afterBill, baseDate: '2026-05-18' } }],
    ])('finds %s', (code, changed) => {
        expect(discrepancies(draftFindings, presented({ draft: changed }))).toEqual([code]);
    });

    it('finds DRAFT_MUST_BE_DATED', () => {
        const facts = presented();
        const documents = facts.documents.map((each) => (each.kind === 'DRAFT' ? without(draft, 'issueDate') : each));

        expect(discrepancies(draftFindings, { ...facts, documents })).toEqual(['DRAFT_MUST_BE_DATED']);
    });

    it.each<[Tenor, Draft['tenor'], readonly string[]]>([
        [{ basis: 'SIGHT' }, { basis: 'SIGHT' }, []],
        [{ basis: 'SIGHT' }, { basis: 'AFTER_SIGHT', days: 30 }, ['DISCREPANCY DRAFT_MUST_BE_AT_TENOR_OF_CREDIT']],
        [
            { basis: 'SIGHT' },
            { basis: 'FIXED', dueDate: '2026-08-10' },
            ['DISCREPANCY DRAFT_MUST_BE_AT_TENOR_OF_CREDIT'],
        ],
        [afterBill, { basis: 'AFTER_SIGHT', days: 90 }, ['DISCREPANCY DRAFT_MUST_BE_AT_TENOR_OF_CREDIT']],
        [afterBill, { basis: 'FIXED', dueDate: '2026-08-10' }, ['INFORM DRAFT_TENOR_IS_FOR_PEOPLE']],
        [
            { basis: 'AFTER_INVOICE_DATE', days: 90 },
            { basis: 'AFTER_DATE', days: 90, baseDate: '2026-05-10' },
            ['INFORM DRAFT_TENOR_IS_FOR_PEOPLE'],
        ],
        [
            { basis: 'FIXED', dueDate: '2026-08-10' },
            { basis: 'FIXED', dueDate: '2026-08-11' },
            ['DISCREPANCY DRAFT_MUST_BE_AT_TENOR_OF_CREDIT'],
        ],
    ])('compares tenors: row %#', (stated, tenor, expected) => {
        expect(told(stated, tenor)).toEqual(expected);
    });
});
