import { bedLinen, bedLinenShortShipped, curtains, grilledEel, loudspeakers, rawCotton } from '@cohong/fixtures';
import { describe, expect, it } from '@jest/globals';
import { declareImportSchema } from '../import-declaration/api.js';
import { declareImport } from '../import-declaration/declare-import.js';
import { declareExportSchema, importExportsSchema, mostInBatch, type DeclareExport } from './api.js';
import type { Declaration } from './declaration.js';
import { declareExport } from './declare-export.js';
import { importMany, type ImportFacts, type Sent } from './import-many.js';

const at = '2026-12-01T09:00:00+08:00';
const caller = { mspId: 'CustomsMSP', kind: 'customs', role: 'officer' } as const;
const facts: ImportFacts = { caller, at };
const [linen, drapes, speakers, eel] = [bedLinen, curtains, loudspeakers, grilledEel].map((wire) =>
    declareExportSchema.parse(wire),
) as [DeclareExport, DeclareExport, DeclareExport, DeclareExport];
type SentExport = Sent<DeclareExport, Declaration>;
const asNew = (request: DeclareExport): SentExport => ({ request, declaration: undefined });
const over = (request: DeclareExport, change: Partial<Declaration> = {}): SentExport => ({
    request,
    declaration: { ...request, version: 1, ...change },
});
const importExports = (sent: readonly SentExport[], by = facts) => importMany(sent, by, declareExport);
const outcomesOf = (sent: readonly SentExport[]) => importExports(sent).lines.map((line) => line.outcome);

describe('importMany', () => {
    it('takes in what is new, each as its first version', () => {
        expect(importExports([linen, { ...drapes, status: 'ACCEPTED' as const }].map(asNew))).toEqual({
            lines: [
                { declarationNumber: linen.declarationNumber, outcome: 'IMPORTED' },
                { declarationNumber: drapes.declarationNumber, outcome: 'IMPORTED' },
            ],
            declarations: [
                { ...linen, version: 1 },
                { ...drapes, status: 'ACCEPTED', version: 1 },
            ],
        });
    });

    it('refuses a line by the rules for one, tells why, and takes in those around it', () => {
        const wrong = { ...drapes, lines: drapes.lines.map((line) => ({ ...line, lineNumber: 9 })) };
        const early = { ...speakers, declarationDate: '2026-12-31' };

        expect(importExports([linen, wrong, early, eel].map(asNew))).toMatchObject({
            lines: [
                { outcome: 'IMPORTED' },
                { outcome: 'REFUSED', code: 'LINES_MUST_BE_NUMBERED_FROM_ONE' },
                { outcome: 'REFUSED', code: 'DECLARATION_DATE_MUST_NOT_BE_FUTURE', facts: { today: '2026-12-01' } },
                { outcome: 'IMPORTED' },
            ],
            declarations: [
                { declarationNumber: linen.declarationNumber },
                { declarationNumber: eel.declarationNumber },
            ],
        });
    });

    it('leaves as it is what is there as it was sent, however far customs is with it', () => {
        const accepted = { ...linen, status: 'ACCEPTED' as const };
        const there = [
            over(linen),
            over(accepted, { status: 'RELEASED', version: 2 }),
            over(accepted, { status: 'CLEARED', version: 3 }),
            over(linen, { version: 4, amendedAt: at }),
        ];

        expect(outcomesOf(there)).toEqual(there.map(() => 'ALREADY_THERE'));
        expect(importExports(there).declarations).toEqual([]);
    });

    const others: readonly (readonly [string, SentExport])[] = [
        ['with another content', over(linen, { grossWeight: { value: '1', unit: 'KGM' } })],
        [
            'that customs has amended',
            over(linen, {
                ...declareExportSchema.omit({ declarationNumber: true, status: true }).parse(bedLinenShortShipped),
                version: 2,
            }),
        ],
        ['that customs has cancelled', over(linen, { status: 'CANCELLED', version: 2 })],
        ['with a field more', over({ ...linen, voyage: '0417E' }, { voyage: linen.voyage ?? '' })],
        ['that is not released yet', over(linen, { status: 'ACCEPTED' })],
    ];
    it.each(others)('refuses: DECLARATION_MUST_BE_NEW, of one %s', (_what, sent) => {
        expect(importExports([sent])).toMatchObject({
            lines: [{ outcome: 'REFUSED', code: 'DECLARATION_MUST_BE_NEW' }],
            declarations: [],
        });
    });

    it('takes in imports by their own rules: an export offered as one is refused, and the next is taken', () => {
        const cotton = declareImportSchema.parse(rawCotton);
        const asImport = { ...cotton, declarationNumber: linen.declarationNumber };
        const sent = [asImport, cotton].map((request) => ({ request, declaration: undefined }));

        expect(importMany(sent, facts, declareImport)).toMatchObject({
            lines: [{ outcome: 'REFUSED', code: 'DECLARATION_MUST_BE_IMPORT' }, { outcome: 'IMPORTED' }],
            declarations: [{ ...cotton, version: 1 }],
        });
    });

    it.each([
        ['DECLARANT_MUST_BE_CUSTOMS', { ...caller, kind: 'bank' as const }],
        ['CALLER_MUST_HAVE_ROLE', { ...caller, role: 'auditor' }],
    ])('refuses the whole: %s', (code, other) => {
        expect(() => importExports([over(linen)], { ...facts, caller: other })).toThrow(
            expect.objectContaining({ code }),
        );
    });
});

describe('importExportsSchema', () => {
    const batchId = '0'.repeat(32);
    const numbered = (count: number) =>
        Array.from({ length: count }, (_, index) => ({
            ...bedLinen,
            declarationNumber: `3104202600${String(index).padStart(8, '0')}`,
        }));
    const takes = (declarations: readonly object[]) => importExportsSchema.safeParse({ batchId, declarations }).success;

    it('takes as many as one transaction holds, each number once', () => {
        expect(takes(numbered(mostInBatch))).toBe(true);
        expect(takes(numbered(mostInBatch + 1))).toBe(false);
        expect(takes([])).toBe(false);
        expect(takes([bedLinen, { ...curtains, declarationNumber: bedLinen.declarationNumber }])).toBe(false);
    });
});
