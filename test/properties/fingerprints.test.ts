import type { DescribedInvoice } from '@cohong/domain/fingerprint/described-document';
import { fingerprintsOf, isExact, type Fingerprint } from '@cohong/domain/fingerprint/fingerprint';
import { bareName, numberSkeleton } from '@cohong/domain/fingerprint/normal-forms';
import { addDays } from '@cohong/domain/kernel/time';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../seed.js';
import { bookOf, sellers } from './book-of-invoices.js';

const numRuns = Number(process.env['RUNS'] ?? 300);
const unrelated = process.env['RUNS'] === undefined ? 25_000 : 100_000;

const number = fc
    .tuple(
        fc.constantFrom('HL', 'INV', 'X', 'QZ'),
        fc.nat(2),
        fc.integer({ min: 1, max: 99_999 }),
        fc.constantFrom('-', '/'),
    )
    .map(([prefix, year, serial, separator]) => `${prefix}${separator}${2024 + year}${separator}${serial}`);
const invoice: fc.Arbitrary<DescribedInvoice> = fc.record({
    kind: fc.constant('COMMERCIAL_INVOICE'),
    documentReference: number,
    issueDate: fc.nat(900).map((days) => addDays('2024-01-01', days)),
    totalAmount: fc.record({
        currency: fc.constantFrom('CNY', 'USD', 'JPY'),
        minorUnits: fc.bigInt(10_000n, 10n ** 15n),
    }),
    seller: fc.constantFrom(...sellers.slice(0, 3)),
    buyer: fc.constantFrom(
        { partyName: 'Straits Provisions Pte Ltd', countryCode: 'SG' },
        { partyName: 'Harbour Foods GmbH', countryCode: 'DE' },
    ),
});

/** What somebody alters who hands an invoice in a second time. All but the last leave its seller as it is. */
type Alteration = (invoice: DescribedInvoice) => DescribedInvoice;
const renamed =
    (rename: (number: string) => string): Alteration =>
    (before) => ({
        ...before,
        documentReference: rename(before.documentReference),
    });
const wide = (text: string): string =>
    text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
const alterations = {
    'in full width': renamed(wide),
    'in lower case': renamed((text) => text.toLowerCase()),
    'with other hyphens': renamed((text) => text.replace(/[-/]/g, '–')),
    'without hyphens': renamed((text) => text.replace(/[-/]/g, '')),
    'with O for 0': renamed((text) => text.replaceAll('0', 'O')),
    'with I for 1 and S for 5': renamed((text) => text.replaceAll('1', 'I').replaceAll('5', 'S')),
    'with a letter behind': renamed((text) => `${text}-A`),
    'as a copy': renamed((text) => `${text} COPY`),
    'with zeros before': renamed((text) => text.replace(/(\d+)$/, '000$1')),
    'of any other day and amount': (before) => ({
        ...before,
        issueDate: addDays(before.issueDate, 200),
        totalAmount: { ...before.totalAmount, minorUnits: before.totalAmount.minorUnits * 3n },
    }),
} as const satisfies Record<string, Alteration>;

const around = fc.record({
    days: fc.integer({ min: -15, max: 15 }),
    /** From 99 % to 101 %. */
    perTenThousand: fc.bigInt(9_900n, 10_100n),
});
const shifted = (
    before: DescribedInvoice,
    { days, perTenThousand }: { readonly days: number; readonly perTenThousand: bigint },
): DescribedInvoice => ({
    ...before,
    issueDate: addDays(before.issueDate, days),
    totalAmount: {
        ...before.totalAmount,
        minorUnits: (before.totalAmount.minorUnits * perTenThousand + 5_000n) / 10_000n,
    },
});

const keyOf = ({ rule, text }: Fingerprint): string => `${rule} ${text}`;
const share = (one: DescribedInvoice, other: DescribedInvoice): boolean => {
    const keys = new Set(fingerprintsOf(one).map(keyOf));

    return fingerprintsOf(other).some((fingerprint) => keys.has(keyOf(fingerprint)));
};

describe(`fingerprints (RUNS=${numRuns} SEED=${seed})`, () => {
    it('have normal forms of which the normal form is the same', () => {
        fc.assert(
            fc.property(fc.oneof(fc.string({ unit: 'binary' }), number.map(wide), fc.string()), (text) => {
                expect(numberSkeleton(numberSkeleton(text))).toBe(numberSkeleton(text));
                expect(bareName(bareName(text))).toBe(bareName(text));
            }),
            { numRuns, seed },
        );
    });

    it.each(Object.entries(alterations))('know an invoice again that is altered: %s', (_how, alter) => {
        fc.assert(
            fc.property(invoice, (each) => {
                expect(share(each, alter(each))).toBe(true);
            }),
            { numRuns, seed },
        );
    });

    it('know one again that is numbered anew, its day moved by 15 days and its amount by 1 % at most', () => {
        fc.assert(
            fc.property(invoice, number, around, (each, documentReference, by) => {
                expect(share(each, shifted({ ...each, documentReference }, by))).toBe(true);
            }),
            { numRuns, seed },
        );
    });

    it('know one again that another seller hands in as its own, its amount moved by 1 % at most', () => {
        fc.assert(
            fc.property(invoice, fc.constantFrom(...sellers), around, (each, seller, by) => {
                expect(share(each, { ...shifted(each, { ...by, days: 400 }), seller })).toBe(true);
            }),
            { numRuns, seed },
        );
    });

    // What follows is measured, so that a rule that takes everything for alike would be seen here.
    it(`take few of ${unrelated} unrelated invoices for alike, and none for the same`, () => {
        const filed = new Set<string>();
        let alike = 0;
        let same = 0;
        const book = bookOf(unrelated);
        for (const each of book) {
            const fingerprints = fingerprintsOf(each);
            const shared = fingerprints.filter((fingerprint) => filed.has(keyOf(fingerprint)));
            alike += shared.length > 0 ? 1 : 0;
            same += shared.some(({ rule }) => isExact(rule)) ? 1 : 0;
            fingerprints.forEach((fingerprint) => filed.add(keyOf(fingerprint)));
        }

        process.stdout.write(`${alike} of ${book.length} unrelated invoices were like one before them\n`);
        expect(same).toBe(0);
        // The last ones are compared with all the others: this is the rate over two years of a whole market.
        expect(alike).toBeLessThan(book.length * 0.02);
    }, 60_000);
});
