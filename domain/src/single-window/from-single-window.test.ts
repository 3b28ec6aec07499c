import { describe, expect, it } from '@jest/globals';
import { toWire } from '../kernel/json.js';
import { codeTablesOn, publishCodeTables, type CodeTables } from './code-tables.js';
import { fromSingleWindow } from './from-single-window.js';
import { plainDecimal } from './plain-text.js';
import { singleWindowDeclarationSchema, type SingleWindowDeclaration } from './single-window-declaration.js';

/** The codes are made up: what customs' own mean, only customs says. */
const tables: CodeTables = {
    effectiveFrom: '2026-01-01',
    countries: [
        { code: 'CHN', means: 'CN' },
        { code: '999', means: 'SG' },
    ],
    ports: [{ code: 'SGP001', means: 'SGSIN' }],
    currencies: [
        { code: '9USD', means: 'USD' },
        { code: '9CNY', means: 'CNY' },
    ],
    units: [
        { code: 'A1', means: 'SET' },
        { code: 'A2', means: 'KGM' },
    ],
    packages: [{ code: 'B1', means: 'CT' }],
    tradeTerms: [{ code: 'C1', means: 'CIF' }],
    chargeMarks: [
        { code: 'D1', means: 'RATE' },
        { code: 'D2', means: 'UNIT_PRICE' },
        { code: 'D3', means: 'TOTAL' },
    ],
    source: 'made for this test',
};
const book = { editions: [tables] };

const line: SingleWindowDeclaration['DecLists'][number] = {
    GNo: '1',
    CodeTS: '6302319200',
    CiqCode: '',
    GName: '棉制床单',
    GModel: '纯棉',
    GQty: '18000.0000',
    GUnit: 'A1',
    FirstQty: '23400',
    FirstUnit: 'A2',
    SecondQty: '0.0000',
    SecondUnit: '',
    DeclPrice: '12.8000',
    DeclTotal: '230400.0000',
    TradeCurr: '9USD',
    OriginCountry: 'CHN',
    DestinationCountry: '999',
    DistrictCode: '33029',
    DutyMode: '1',
};
const lantern = { uscc: '91330206MA2CH0012E', name: 'Lantern Textiles' };
const declared: SingleWindowDeclaration = {
    status: 'RELEASED',
    DecHead: {
        EntryId: '310420260046012345',
        IEFlag: 'E',
        CustomMaster: '3104',
        IEPort: '3104',
        IEDate: '20260918',
        dDate: '2026-09-14',
        TradeCoScc: lantern.uscc,
        TradeCode: '',
        TradeName: lantern.name,
        OverseasConsigneeEname: 'Straits Homeware',
        OwnerName: lantern.name,
        AgentCodeScc: lantern.uscc,
        AgentName: lantern.name,
        TrafMode: '2',
        TrafName: 'EASTERN HERON',
        BillNo: 'NGBSIN2609180042',
        TradeMode: '0110',
        TradeAreaCode: '999',
        TradeCountry: '999',
        DistinatePort: 'SGP001',
        TransMode: 'C1',
        FeeMark: 'D3',
        FeeCurr: '9CNY',
        FeeRate: '1800.50',
        InsurMark: 'D1',
        InsurCurr: '',
        InsurRate: '0.3000',
        OtherMark: '',
        OtherCurr: '',
        OtherRate: '0.0000',
        PackNo: '2800',
        WrapType: 'B1',
        GrossWet: '36400.00',
        NetWt: '33600',
        ContrNo: 'HZLT-2026-0731',
        MarkNo: 'N/M',
    },
    DecLists: [line, { ...line, GNo: '2', SecondQty: '10.5', SecondUnit: 'A2', DeclTotal: '0.05' }],
    DecContainers: [{ ContainerId: 'LNTU3124007', ContainerMd: '22G1' }],
};
const withHead = (changes: Partial<SingleWindowDeclaration['DecHead']>) => ({
    ...declared,
    DecHead: { ...declared.DecHead, ...changes },
});
const withLine = (changes: Partial<typeof line>) => ({ ...declared, DecLists: [line, { ...line, ...changes }] });

describe('fromSingleWindow', () => {
    it('takes names, codes, days and padded numbers for ours, and leaves out what is empty', () => {
        const usd = (amount: string) => ({ amount, currency: 'USD' });
        const goods = {
            lineNumber: 1,
            hsCode: '6302319200',
            goodsName: '棉制床单',
            model: '纯棉',
            quantity: { value: '18000', unit: 'SET' },
            statutoryQuantity1: { value: '23400', unit: 'KGM' },
            unitPrice: { amount: '12.8', currency: 'USD' },
            totalAmount: usd('230400.00'),
            originCountry: 'CN',
            destinationCountry: 'SG',
            sourceRegion: '33029',
        };
        const party = { partyName: lantern.name, uscc: lantern.uscc };

        expect(singleWindowDeclarationSchema.parse(declared)).toEqual(declared);
        expect(toWire(fromSingleWindow(declared, book))).toEqual({
            declarationNumber: '310420260046012345',
            status: 'RELEASED',
            declarationOfficeCode: '3104',
            exitOfficeCode: '3104',
            declarationDate: '2026-09-14',
            exportDate: '2026-09-18',
            consignor: party,
            overseasConsignee: { partyName: 'Straits Homeware' },
            producerSeller: { partyName: lantern.name },
            declarant: party,
            transportModeCode: '2',
            vesselName: 'EASTERN HERON',
            transportDocumentReference: 'NGBSIN2609180042',
            supervisionModeCode: '0110',
            tradeCountry: 'SG',
            destinationCountry: 'SG',
            destinationPort: 'SGSIN',
            incotermCode: 'CIF',
            freight: { markCode: 'TOTAL', amount: { amount: '1800.50', currency: 'CNY' } },
            insurance: { markCode: 'RATE', percent: '0.3' },
            numberOfPackages: 2800,
            packageCode: 'CT',
            grossWeight: { value: '36400', unit: 'KGM' },
            netWeight: { value: '33600', unit: 'KGM' },
            contract: { documentTypeCode: '315', reference: 'HZLT-2026-0731' },
            lines: [
                goods,
                {
                    ...goods,
                    lineNumber: 2,
                    statutoryQuantity2: { value: '10.5', unit: 'KGM' },
                    totalAmount: usd('0.05'),
                },
            ],
            containers: [{ equipmentReference: 'LNTU3124007' }],
            totalValue: usd('230400.05'),
        });
    });

    it.each<[string, SingleWindowDeclaration, object]>([
        ['DECLARATION_MUST_BE_EXPORT', withHead({ IEFlag: 'I', dDate: '2025-12-31' }), {}],
        ['CODE_TABLES_MUST_BE_IN_FORCE', withHead({ dDate: '2025-12-31' }), {}],
        ['CUSTOMS_CODE_MUST_BE_IN_TABLE', withLine({ GUnit: 'A9' }), { table: 'units', path: 'DecLists.1.GUnit' }],
        [
            'CUSTOMS_CODE_MUST_BE_IN_TABLE',
            withLine({ TradeCurr: '502' }),
            { table: 'currencies', path: 'DecLists.1.TradeCurr' },
        ],
        [
            'CUSTOMS_CODE_MUST_BE_IN_TABLE',
            withHead({ DistinatePort: 'SGP002' }),
            { table: 'ports', path: 'DecHead.DistinatePort' },
        ],
        [
            'CUSTOMS_CODE_MUST_BE_IN_TABLE',
            withHead({ TradeCountry: 'SG' }),
            { table: 'countries', path: 'DecHead.TradeCountry' },
        ],
        ['CUSTOMS_CODE_MUST_BE_IN_TABLE', withHead({ FeeMark: '' }), { table: 'chargeMarks', path: 'DecHead.FeeMark' }],
        ['CUSTOMS_CODE_MUST_BE_IN_TABLE', withHead({ FeeCurr: '' }), { table: 'currencies', path: 'DecHead.FeeCurr' }],
        [
            'REQUEST_MUST_MATCH_SCHEMA',
            withLine({ CodeTS: '63' }),
            { errors: [{ path: 'lines.1.hsCode', problem: 'must be 10 digits' }] },
        ],
    ])('refuses: %s', (code, sent, detail) => {
        expect(() => fromSingleWindow(sent, book)).toThrow(expect.objectContaining({ code, detail }));
    });

    it('reads codes by the tables of the day of declaration', () => {
        const later = { ...tables, effectiveFrom: '2026-09-15', tradeTerms: [{ code: 'C1', means: 'FOB' }] };

        expect(codeTablesOn({ editions: [tables, later] }, '2026-09-14')).toBe(tables);
        expect(fromSingleWindow(withHead({ dDate: '20260915' }), { editions: [tables, later] })).toMatchObject({
            incotermCode: 'FOB',
        });
    });
});

describe('publishCodeTables', () => {
    const officer = { mspId: 'CustomsMSP', kind: 'customs', role: 'officer' } as const;
    const publish = (caller: Parameters<typeof publishCodeTables>[1]['caller']) =>
        publishCodeTables(tables, { caller, book: undefined, publishedAt: '2026-03-31T01:00:00.000Z' });

    it('begins the book, by an officer of customs and by nobody else', () => {
        expect(publish(officer)).toEqual(book);
        expect(() => publish({ ...officer, mspId: 'SafeMSP', kind: 'foreign-exchange-regulator' })).toThrow(
            'DECLARANT_MUST_BE_CUSTOMS',
        );
    });
});

describe('plainDecimal', () => {
    it.each([
        ['18000.0000', '18000'],
        ['0.3000', '0.3'],
        ['0.0000', '0'],
        ['007.50', '7.5'],
        ['100', '100'],
        ['', ''],
    ])('of %j is %j', (text, plain) => {
        expect(plainDecimal(text)).toBe(plain);
    });
});
