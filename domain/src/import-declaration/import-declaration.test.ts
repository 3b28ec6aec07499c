import { describe, expect, it } from '@jest/globals';
import type { ChangeFacts } from '../declaration/change.js';
import { cancelDeclaration } from '../declaration/cancel-declaration.js';
import { clearDeclaration } from '../declaration/clear-declaration.js';
import { releaseDeclaration } from '../declaration/release-declaration.js';
import { canonicalJson, toWire } from '../kernel/json.js';
import { amendImport } from './amend-import.js';
import { declareImportSchema, type AmendImport, type DeclareImport } from './api.js';
import { declareImport, type DeclareImportFacts } from './declare-import.js';
import type { ImportDeclaration } from './import-declaration.js';

const noticeId = '0123456789abcdef0123456789abcdef';
const at = '2026-10-01T09:00:00+08:00';
const officer = { mspId: 'CustomsMSP', kind: 'customs', role: 'officer' } as const;
const auditor = { mspId: 'CustomsMSP', kind: 'customs', role: 'auditor' } as const;
const banker = { mspId: 'HaizhouBankMSP', kind: 'bank', role: 'officer' } as const;
const usd = (minorUnits: bigint) => ({ currency: 'USD', minorUnits });

const consignee = { partyName: 'Loom', uscc: '91330206MA2LM0069W' };
const line = {
    lineNumber: 1,
    hsCode: '5201000090',
    goodsName: '棉花',
    model: '未梳',
    quantity: { value: '2', unit: 'KGM' },
    statutoryQuantity1: { value: '2', unit: 'KGM' },
    unitPrice: { amount: '50.0000', currency: 'USD' },
    totalAmount: usd(10_000n),
    originCountry: 'BR',
    destinationCountry: 'CN',
    destinationRegion: '33029',
};
const secondLine = { ...line, lineNumber: 2, totalAmount: usd(1n) };
const content = {
    declarationOfficeCode: '3104',
    entryOfficeCode: '2244',
    declarationDate: '2026-09-14',
    importDate: '2026-09-10',
    consignee,
    overseasConsignor: { partyName: 'Cerrado' },
    consumptionUnit: consignee,
    declarant: consignee,
    transportModeCode: '2',
    transportDocumentReference: 'SSZNGB1',
    supervisionModeCode: '0110',
    tradeCountry: 'CH',
    departureCountry: 'BR',
    portOfLoading: 'BRSSZ',
    incotermCode: 'CIF',
    numberOfPackages: 1,
    packageCode: 'BL',
    grossWeight: { value: '3', unit: 'KGM' },
    netWeight: { value: '2', unit: 'KGM' },
    contract: { documentTypeCode: '315', reference: 'C-1' },
    lines: [line, secondLine],
    totalValue: usd(10_001n),
};
const request: DeclareImport = { ...content, declarationNumber: '310420261046012345', status: 'ACCEPTED' };
const declaration: ImportDeclaration = { ...request, version: 1 };

const thrown = (code: string) => expect.objectContaining({ code });

// Each breach breaks the rule it names and every rule below it, so the tables also fix the order.
const notAdding = { totalValue: usd(10_000n) };
const mixed = { ...notAdding, lines: [line, { ...secondLine, unitPrice: { amount: '1', currency: 'BRL' } }] };
const misnumbered = { ...mixed, lines: [...mixed.lines].reverse() };
const notThereYet = { ...misnumbered, importDate: '2026-10-02' };
const ofTomorrow = { ...notThereYet, declarationDate: '2026-10-02' };
const ofNextYear = { ...ofTomorrow, declarationDate: '2027-01-05' };
const ofAnotherOffice = { ...ofNextYear, declarationOfficeCode: '3105' };
const anExport = { ...ofAnotherOffice, declarationNumber: '310420260046012345' };

const breaches: [code: string, breach: Partial<DeclareImport>][] = [
    ['DECLARATION_MUST_BE_IMPORT', anExport],
    ['DECLARATION_OFFICE_MUST_MATCH_NUMBER', ofAnotherOffice],
    ['DECLARATION_YEAR_MUST_MATCH_DATE', ofNextYear],
    ['DECLARATION_DATE_MUST_NOT_BE_FUTURE', ofTomorrow],
    ['IMPORT_DATE_MUST_NOT_BE_FUTURE', notThereYet],
    ['LINES_MUST_BE_NUMBERED_FROM_ONE', misnumbered],
    ['CURRENCIES_MUST_AGREE', mixed],
    ['LINES_MUST_ADD_UP_TO_TOTAL', notAdding],
    ['LINES_MUST_ADD_UP_TO_TOTAL', { totalValue: usd(10_002n) }],
];

describe('declareImport', () => {
    const facts: DeclareImportFacts = { caller: officer, declaration: undefined, at };

    it.each(['ACCEPTED', 'RELEASED'] as const)('takes an import that customs has %s as the first version', (status) => {
        expect(declareImport({ ...request, status }, facts)).toEqual({ ...request, status, version: 1 });
    });

    it('takes goods that were declared ahead: not there yet, or come in this very day', () => {
        const { importDate, ...ahead } = request;

        expect(importDate).toBeDefined();
        expect(declareImport(ahead, facts).version).toBe(1);
        // In China it is already the first of October, in UTC still the last of September.
        const today = { ...facts, at: '2026-09-30T16:00:00Z' };
        expect(declareImport({ ...request, importDate: '2026-10-01' }, today).version).toBe(1);
    });

    const refused: [code: string, facts: DeclareImportFacts][] = [
        ['DECLARANT_MUST_BE_CUSTOMS', { ...facts, caller: banker, declaration }],
        ['CALLER_MUST_HAVE_ROLE', { ...facts, caller: auditor, declaration }],
        ['DECLARATION_MUST_BE_NEW', { ...facts, declaration }],
    ];
    it.each(refused)('refuses: %s', (code, badFacts) => {
        expect(() => declareImport({ ...request, ...anExport }, badFacts)).toThrow(thrown(code));
    });

    it.each(breaches)('refuses: %s', (code, breach) => {
        expect(() => declareImport({ ...request, ...breach }, facts)).toThrow(thrown(code));
    });
});

describe('a change of an import', () => {
    const facts: ChangeFacts<ImportDeclaration> = { caller: officer, declaration, at };
    const { declarationNumber } = request;
    const notice = { noticeId, declarationNumber, since: at };

    it('is released, cleared and cancelled as an export is, each time with a notice', () => {
        const released = releaseDeclaration({ declarationNumber, noticeId }, facts);
        const cleared = clearDeclaration({ declarationNumber, noticeId }, { ...facts, ...released });
        const cancellation = { declarationNumber, noticeId, expectedVersion: 3 };
        const cancelled = cancelDeclaration(cancellation, { ...facts, ...cleared });

        expect([released, cleared, cancelled]).toEqual([
            { declaration: { ...declaration, status: 'RELEASED', version: 2 }, notice },
            { declaration: { ...declaration, status: 'CLEARED', version: 3 }, notice },
            { declaration: { ...declaration, status: 'CANCELLED', version: 4 }, notice },
        ]);
    });

    describe('amendImport', () => {
        const amendment: AmendImport = {
            ...content,
            lines: [line],
            totalValue: usd(10_000n),
            declarationNumber,
            expectedVersion: 1,
            noticeId,
        };

        it('replaces the content and keeps number and status, even when less is owed', () => {
            expect(amendImport(amendment, facts)).toEqual({
                declaration: {
                    ...declaration,
                    lines: [line],
                    totalValue: usd(10_000n),
                    version: 2,
                    amendedAt: at,
                },
                notice,
            });
        });

        it('drops what the new content leaves out', () => {
            const { importDate, ...ahead } = amendment;

            expect(importDate).toBeDefined();
            expect(amendImport(ahead, facts).declaration).not.toHaveProperty('importDate');
        });

        const overtaken = { ...declaration, version: 2 };
        const refused: [code: string, facts: ChangeFacts<ImportDeclaration>][] = [
            ['DECLARANT_MUST_BE_CUSTOMS', { ...facts, caller: banker, declaration: undefined }],
            ['DECLARATION_MUST_EXIST', { ...facts, declaration: undefined }],
            ['DECLARATION_MUST_NOT_BE_CANCELLED', { ...facts, declaration: { ...overtaken, status: 'CANCELLED' } }],
            ['VERSION_MUST_BE_CURRENT', { ...facts, declaration: overtaken }],
        ];
        it.each(refused)('refuses: %s', (code, badFacts) => {
            expect(() => amendImport({ ...amendment, ...anExport }, badFacts)).toThrow(thrown(code));
        });

        it.each(breaches)('refuses: %s', (code, breach) => {
            expect(() => amendImport({ ...amendment, ...content, ...breach }, facts)).toThrow(thrown(code));
        });
    });
});

describe('the paper of an import', () => {
    const wire = toWire(request) as Record<string, unknown>;
    const sourced = { ...(toWire(line) as object), sourceRegion: '33029' };

    it('is read as canonical JSON wrote it', () => {
        expect(declareImportSchema.parse(JSON.parse(canonicalJson(request)))).toEqual(request);
    });

    it.each<[what: string, breach: object, path: string]>([
        ['a consignee without a code', { consignee: { partyName: 'Loom' } }, 'consignee.uscc'],
        ['the field of an export', { destinationPort: 'SGSIN' }, ''],
        ['a number with a letter O', { declarationNumber: '31042026104601234O' }, 'declarationNumber'],
        ['a line that says where goods come from', { lines: [sourced] }, 'lines.0'],
    ])('has not %s', (_what, breach, path) => {
        const { error } = declareImportSchema.safeParse({ ...wire, ...breach });

        expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
    });

    it.each(['３１０４２０２６１０４６０１２３４５', '3104 2026 1046012345', '3104-2026-1-046012345'])(
        'goes by one number, however it is typed: %s',
        (declarationNumber) => {
            const read = declareImportSchema.parse({ ...wire, declarationNumber });
            expect(read.declarationNumber).toBe(request.declarationNumber);
        },
    );
});
