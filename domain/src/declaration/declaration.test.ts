import { describe, expect, it } from '@jest/globals';
import { canonicalJson, toWire } from '../kernel/json.js';
import { amendExport } from './amend-export.js';
import { declareExportSchema, type AmendExport, type DeclareExport } from './api.js';
import { cancelDeclaration } from './cancel-declaration.js';
import type { ChangeFacts } from './change.js';
import { clearDeclaration } from './clear-declaration.js';
import { declarationSchema, declarationStatusSchema, type Declaration } from './declaration.js';
import { declareExport, type DeclareExportFacts } from './declare-export.js';
import { releaseDeclaration } from './release-declaration.js';

const noticeId = '0123456789abcdef0123456789abcdef';
const at = '2026-10-01T09:00:00+08:00';
const officer = { mspId: 'CustomsMSP', kind: 'customs', role: 'officer' } as const;
const auditor = { mspId: 'CustomsMSP', kind: 'customs', role: 'auditor' } as const;
const banker = { mspId: 'HaizhouBankMSP', kind: 'bank', role: 'officer' } as const;
const cny = (minorUnits: bigint) => ({ currency: 'CNY', minorUnits });

const consignor = { partyName: 'Lantern', uscc: '91330206MA2CH0012E' };
const line = {
    lineNumber: 1,
    hsCode: '6302319200',
    goodsName: '床单',
    model: '棉',
    quantity: { value: '2', unit: 'SET' },
    statutoryQuantity1: { value: '2', unit: 'H87' },
    unitPrice: { amount: '50.0000', currency: 'CNY' },
    totalAmount: cny(10_000n),
    originCountry: 'CN',
    destinationCountry: 'SG',
    sourceRegion: '33029',
};
const secondLine = { ...line, lineNumber: 2, totalAmount: cny(1n) };
const content = {
    declarationOfficeCode: '3104',
    exitOfficeCode: '3104',
    declarationDate: '2026-09-14',
    exportDate: '2026-09-14',
    consignor,
    overseasConsignee: { partyName: 'Straits' },
    producerSeller: consignor,
    declarant: consignor,
    transportModeCode: '2',
    transportDocumentReference: 'NGBSIN1',
    supervisionModeCode: '0110',
    tradeCountry: 'SG',
    destinationCountry: 'SG',
    destinationPort: 'SGSIN',
    incotermCode: 'FOB',
    numberOfPackages: 1,
    packageCode: 'CT',
    grossWeight: { value: '3', unit: 'KGM' },
    netWeight: { value: '2', unit: 'KGM' },
    contract: { documentTypeCode: '315', reference: 'C-1' },
    lines: [line, secondLine],
    totalValue: cny(10_001n),
};
const request: DeclareExport = { ...content, declarationNumber: '310420260046012345', status: 'RELEASED' };
const declaration: Declaration = { ...request, version: 1 };

const thrown = (code: string) => expect.objectContaining({ code });

// Each breach breaks the rule it names and every rule below it, so the tables also fix the order.
const notAdding = { totalValue: cny(10_000n) };
const linesIn = (currency: string) =>
    [line, secondLine].map((each) => ({
        ...each,
        unitPrice: { amount: '1', currency },
        totalAmount: { currency, minorUnits: 5n },
    }));
const outOfForce = { lines: linesIn('HRK'), totalValue: { currency: 'HRK', minorUnits: 9n } };
const mixed = { ...outOfForce, lines: [...linesIn('HRK').slice(0, 1), secondLine] };
const misnumbered = { ...mixed, lines: [...mixed.lines].reverse() };
const leftTooEarly = { ...misnumbered, exportDate: '2026-09-13' };
const ofTomorrow = { ...leftTooEarly, declarationDate: '2026-10-02' };
const ofNextYear = { ...ofTomorrow, declarationDate: '2027-01-05' };
const ofAnotherOffice = { ...ofNextYear, declarationOfficeCode: '3105' };
const anImport = { ...ofAnotherOffice, declarationNumber: '310420261046012345' };

const breaches: [code: string, breach: Partial<DeclareExport>][] = [
    ['DECLARATION_MUST_BE_EXPORT', anImport],
    ['DECLARATION_OFFICE_MUST_MATCH_NUMBER', ofAnotherOffice],
    ['DECLARATION_YEAR_MUST_MATCH_DATE', ofNextYear],
    ['DECLARATION_DATE_MUST_NOT_BE_FUTURE', ofTomorrow],
    ['EXPORT_DATE_MUST_NOT_PRECEDE_DECLARATION', leftTooEarly],
    ['LINES_MUST_BE_NUMBERED_FROM_ONE', misnumbered],
    ['CURRENCIES_MUST_AGREE', mixed],
    ['CURRENCIES_MUST_AGREE', { lines: [line, { ...secondLine, unitPrice: { amount: '1', currency: 'USD' } }] }],
    ['CURRENCY_MUST_BE_IN_FORCE', outOfForce],
    ['LINES_MUST_ADD_UP_TO_TOTAL', notAdding],
    ['LINES_MUST_ADD_UP_TO_TOTAL', { totalValue: cny(10_002n) }],
];

describe('declareExport', () => {
    const facts: DeclareExportFacts = { caller: officer, declaration: undefined, at };

    it.each(['ACCEPTED', 'RELEASED'] as const)(
        'takes a declaration that customs has %s as the first version',
        (status) => {
            expect(declareExport({ ...request, status }, facts)).toEqual({ ...request, status, version: 1 });
        },
    );

    it('takes one of this very day whose export date is not known', () => {
        const { exportDate, ...ofToday } = { ...request, declarationDate: '2026-10-01' };

        expect(exportDate).toBeDefined();
        // In China it is already the first of October, in UTC still the last of September.
        expect(declareExport(ofToday, { ...facts, at: '2026-09-30T16:00:00Z' }).version).toBe(1);
    });

    const refused: [code: string, facts: DeclareExportFacts][] = [
        ['DECLARANT_MUST_BE_CUSTOMS', { ...facts, caller: banker, declaration }],
        ['DECLARANT_MUST_BE_CUSTOMS', { ...facts, caller: { mspId: 'CustomsMSP' }, declaration }],
        ['CALLER_MUST_HAVE_ROLE', { ...facts, caller: auditor, declaration }],
        ['DECLARATION_MUST_BE_NEW', { ...facts, declaration }],
    ];
    it.each(refused)('refuses: %s', (code, badFacts) => {
        expect(() => declareExport({ ...request, ...anImport }, badFacts)).toThrow(thrown(code));
    });

    it.each(breaches)('refuses: %s', (code, breach) => {
        expect(() => declareExport({ ...request, ...breach }, facts)).toThrow(thrown(code));
    });
});

describe('a change of a declaration', () => {
    const facts: ChangeFacts = { caller: officer, declaration, at };
    const notice = { noticeId, declarationNumber: declaration.declarationNumber, since: at };
    const { declarationNumber } = request;

    const amendment: AmendExport = {
        ...content,
        lines: [line],
        totalValue: cny(10_000n),
        declarationNumber,
        expectedVersion: 1,
        noticeId,
    };

    // A release is made without a version in view; the others refuse a version that is not the current one.
    const hopeless: ChangeFacts = {
        caller: banker,
        declaration: { ...declaration, status: 'CANCELLED', version: 7 },
        at,
    };
    const withoutRight: [code: string, facts: ChangeFacts][] = [
        ['DECLARANT_MUST_BE_CUSTOMS', hopeless],
        ['CALLER_MUST_HAVE_ROLE', { ...hopeless, caller: auditor }],
        ['DECLARATION_MUST_EXIST', { ...facts, declaration: undefined }],
        ['DECLARATION_MUST_NOT_BE_CANCELLED', { ...hopeless, caller: officer }],
    ];
    const overtaken: [code: string, facts: ChangeFacts] = [
        'VERSION_MUST_BE_CURRENT',
        { ...facts, declaration: { ...declaration, version: 2 } },
    ];

    describe('releaseDeclaration', () => {
        it('releases what was accepted, under a new version and with a notice', () => {
            const accepted: ChangeFacts = { ...facts, declaration: { ...declaration, status: 'ACCEPTED' } };

            expect(releaseDeclaration({ declarationNumber, noticeId }, accepted)).toEqual({
                declaration: { ...declaration, version: 2 },
                notice,
            });
        });

        const again: [code: string, facts: ChangeFacts] = ['DECLARATION_MUST_BE_ACCEPTED', facts];
        it.each([...withoutRight, again])('refuses: %s', (code, badFacts) => {
            expect(() => releaseDeclaration({ declarationNumber, noticeId }, badFacts)).toThrow(thrown(code));
        });
    });

    describe('clearDeclaration', () => {
        it('closes what was released, under a new version and with a notice', () => {
            expect(clearDeclaration({ declarationNumber, noticeId }, facts)).toEqual({
                declaration: { ...declaration, status: 'CLEARED', version: 2 },
                notice,
            });
        });

        const inStatus = (status: Declaration['status']): ChangeFacts => ({
            ...facts,
            declaration: { ...declaration, status },
        });
        const untimely: [code: string, facts: ChangeFacts][] = [
            ['DECLARATION_MUST_NOT_BE_CLEARED', inStatus('CLEARED')],
            ['DECLARATION_MUST_BE_RELEASED', inStatus('ACCEPTED')],
        ];
        it.each([...withoutRight, ...untimely])('refuses: %s', (code, badFacts) => {
            expect(() => clearDeclaration({ declarationNumber, noticeId }, badFacts)).toThrow(thrown(code));
        });
    });

    describe('amendExport', () => {
        it('replaces the content and keeps number and status, even when it is worth less', () => {
            const cleared: ChangeFacts = { ...facts, declaration: { ...declaration, status: 'CLEARED' } };
            const { declaration: amended, notice: left } = amendExport(amendment, cleared);

            expect(amended).toEqual({
                ...content,
                lines: [line],
                totalValue: cny(10_000n),
                declarationNumber,
                status: 'CLEARED',
                version: 2,
                amendedAt: at,
            });
            expect(left).toEqual(notice);
            expect(declarationSchema.parse(toWire(amended))).toEqual(amended);
        });

        it('drops what the new content leaves out', () => {
            const { exportDate, ...withoutExportDate } = amendment;

            expect(exportDate).toBeDefined();
            expect(amendExport(withoutExportDate, facts).declaration).not.toHaveProperty('exportDate');
        });

        it.each([...withoutRight, overtaken])('refuses: %s', (code, badFacts) => {
            expect(() => amendExport({ ...amendment, ...anImport }, badFacts)).toThrow(thrown(code));
        });

        it.each(breaches)('refuses: %s', (code, breach) => {
            expect(() => amendExport({ ...amendment, ...content, ...breach }, facts)).toThrow(thrown(code));
        });
    });

    describe('cancelDeclaration', () => {
        const cancellation = { declarationNumber, expectedVersion: 1, noticeId };

        it('keeps the record as cancelled, under a new version and with a notice', () => {
            expect(cancelDeclaration(cancellation, facts)).toEqual({
                declaration: { ...declaration, status: 'CANCELLED', version: 2 },
                notice,
            });
        });

        it.each([...withoutRight, overtaken])('refuses: %s', (code, badFacts) => {
            expect(() => cancelDeclaration(cancellation, badFacts)).toThrow(thrown(code));
        });
    });
});

describe('the life of a declaration', () => {
    const change = { declarationNumber: request.declarationNumber, expectedVersion: 1, noticeId };
    const acts = {
        release: (facts: ChangeFacts) => releaseDeclaration(change, facts),
        clear: (facts: ChangeFacts) => clearDeclaration(change, facts),
        amend: (facts: ChangeFacts) => amendExport({ ...content, ...change }, facts),
        cancel: (facts: ChangeFacts) => cancelDeclaration(change, facts),
    };
    const over = 'DECLARATION_MUST_NOT_BE_CANCELLED';
    const life: Record<Declaration['status'], Record<keyof typeof acts, string>> = {
        ACCEPTED: {
            release: 'RELEASED',
            clear: 'DECLARATION_MUST_BE_RELEASED',
            amend: 'ACCEPTED',
            cancel: 'CANCELLED',
        },
        RELEASED: {
            release: 'DECLARATION_MUST_BE_ACCEPTED',
            clear: 'CLEARED',
            amend: 'RELEASED',
            cancel: 'CANCELLED',
        },
        CLEARED: {
            release: 'DECLARATION_MUST_BE_ACCEPTED',
            clear: 'DECLARATION_MUST_NOT_BE_CLEARED',
            amend: 'CLEARED',
            cancel: 'CANCELLED',
        },
        CANCELLED: { release: over, clear: over, amend: over, cancel: over },
    };
    const steps = declarationStatusSchema.options.flatMap((status) =>
        Object.entries(life[status]).map(([act, then]) => [status, act as keyof typeof acts, then] as const),
    );

    it.each(steps)('%s, %s: %s', (status, act, then) => {
        const facts: ChangeFacts = { caller: officer, declaration: { ...declaration, status }, at };

        if (then.includes('_MUST_')) {
            expect(() => acts[act](facts)).toThrow(thrown(then));
        } else {
            expect(acts[act](facts).declaration).toMatchObject({ status: then, version: 2 });
        }
    });
});

describe('declareExportSchema', () => {
    const wire = toWire(request) as Record<string, unknown>;
    const schemaRefuses = (fault: object): boolean => !declareExportSchema.safeParse({ ...wire, ...fault }).success;

    it('reads what canonical JSON wrote', () => {
        expect(declareExportSchema.parse(JSON.parse(canonicalJson(request)))).toEqual(request);
    });

    it.each([
        ['a consignor without a USCC', { consignor: { partyName: 'Lantern' } }],
        ['a status that customs does not declare', { status: 'CANCELLED' }],
        ['a version', { version: 1 }],
        ['no line', { lines: [] }],
        ['more lines than the form has', { lines: Array.from({ length: 51 }, () => toWire(line)) }],
        ['a number of packages that is none', { numberOfPackages: 0 }],
        ['a float', { numberOfPackages: 1.5 }],
        [
            'a charge with a mark of another kind',
            { freight: { markCode: 'RATE', amount: { amount: '1', currency: 'CNY' } } },
        ],
        ['a container whose check digit is wrong', { containers: [{ equipmentReference: 'TESU0000041' }] }],
        ['a name with a control character', { vesselName: 'HERON\u0007' }],
    ])('refuses %s', (_name, fault) => {
        expect(schemaRefuses(fault)).toBe(true);
    });
});
