import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { seed } from '../../../../test/seed.js';
import { bicSchema, checkBic } from './bic.js';
import {
    bopNumberOf,
    bopNumberParts,
    bopNumberSchema,
    checkBopNumber,
    checkInstitutionCode,
    checkTransactionCode,
    institutionCodeSchema,
    transactionCodeSchema,
} from './bop-number.js';
import { checkCnaps, cnapsSchema } from './cnaps.js';
import { checkContainerNumber, containerNumberSchema } from './container-number.js';
import { checkCountryCode, countryCodeSchema } from './country.js';
import { checkCustomsCode, customsCodeSchema } from './customs-code.js';
import { checkDeclarationNumber, declarationNumberParts, declarationNumberSchema } from './declaration-number.js';
import { checkCommodityCode, checkHsCode, commodityCodeSchema, hsCodeSchema } from './hs-code.js';
import type { IdentifierCheck } from './identifier.js';
import { checkImoNumber, imoNumberSchema } from './imo-number.js';
import { checkIncoterm, incotermSchema } from './incoterm.js';
import { checkLei, leiSchema } from './lei.js';
import { checkResidentIdentity, residentIdentitySchema } from './resident-identity.js';
import { checkTaxFormNumber, taxFormNumberSchema } from './tax-form-number.js';
import { checkUnLocode, unLocodeSchema } from './un-locode.js';
import { checkUscc, usccSchema } from './uscc.js';
import { checkWaybillNumber, waybillNumberSchema } from './waybill-number.js';

interface Vectors {
    readonly name: string;
    readonly check: IdentifierCheck;
    readonly schema: typeof usccSchema;
    readonly right: readonly string[];
    /** The text, and words of what is wrong with it. */
    readonly wrong: readonly (readonly [text: string, problem: string])[];
}

const vectors: readonly Vectors[] = [
    {
        name: 'number of a tax filing form',
        check: checkTaxFormNumber,
        schema: taxFormNumberSchema,
        right: ['20263302', 'A2026330206000017', '2'.repeat(30)],
        wrong: [
            ['2026330', '8 to 30'],
            ['2'.repeat(31), '8 to 30'],
            ['2026330206a', 'capital letters'],
            ['2026330206.1', 'capital letters'],
        ],
    },
    {
        name: 'USCC',
        check: checkUscc,
        schema: usccSchema,
        right: [
            '91310000MA1FAKE002',
            '91110108MA00DEM14Q',
            '92330106MA2XYQ7T9B',
            // Ends in the check character 0: one code in thirty-one, which a widespread validator refuses.
            '91330206MA2C001750',
            // The organisation code's check character is X, and is 0.
            '91440101MA2C0001XU',
            '91330206MA2C00060R',
        ],
        wrong: [
            ['91310000MA1FAKE003', 'GB 32100'],
            ['91310000MA1FAKE0O2', '18 characters'],
            // The check of the whole is right for it, that of the organisation code is not.
            ['91310000MA1FAKE015', 'GB 11714'],
            ['91310000MA1FAKE00', '18 characters'],
            ['91310000MA1FAKE0022', '18 characters'],
            ['9131000AMA1FAKE002', '18 characters'],
            ['91310000ma1fake002', '18 characters'],
            ['９1310000MA1FAKE002', '18 characters'],
            ['91310000 MA1FAKE002', '18 characters'],
            ['91310000MA1FAKI002', '18 characters'],
        ],
    },
    {
        name: 'resident identity',
        check: checkResidentIdentity,
        schema: residentIdentitySchema,
        right: ['11010519491231002X', '440524188001010014'],
        wrong: [
            ['110105194912310021', 'check character'],
            ['11010519491231002x', '17 digits'],
            ['1101051949123100', '17 digits'],
            ['01010519491231002X', '17 digits'],
            ['１1010519491231002X', '17 digits'],
        ],
    },
    {
        name: 'LEI',
        check: checkLei,
        schema: leiSchema,
        right: [
            '984500TESTBANKCN0046',
            '30030000FABRICLC0286',
            '984500TESTBANKC05497',
            '984500TESTBANKC08698',
            '984500TESTBANKC02102',
        ],
        wrong: [
            // Each leaves the remainder 1, as the right digits 97, 98 and 02 above do, and is never issued.
            ['984500TESTBANKC05400', '02 to 98'],
            ['984500TESTBANKC08601', '02 to 98'],
            ['984500TESTBANKC02199', '02 to 98'],
            ['984500TESTBANKCN0047', 'check digits'],
            ['984500TSETBANKCN0046', 'check digits'],
            ['984500testbankcn0046', '18 capital'],
            ['984500TESTBANKCN00 46', '18 capital'],
            ['984500TESTBANKCN004６', '18 capital'],
            ['984500TESTBANKCN00AB', '18 capital'],
        ],
    },
    {
        name: 'BIC',
        check: checkBic,
        schema: bicSchema,
        right: ['HZHBCNB0', 'HZHBCNB0XXX', 'PRLRXKP1', 'DEUTDEFF500'],
        wrong: [
            ['HZHBXXB0', 'ISO 3166'],
            ['HZHBCNB0X', '4 letters'],
            ['hzhbcnb0', '4 letters'],
            ['HZH1CNB0', '4 letters'],
            ['HZHB CNB0', '4 letters'],
            ['ＨZHBCNB0', '4 letters'],
        ],
    },
    {
        name: 'CNAPS code',
        check: checkCnaps,
        schema: cnapsSchema,
        right: [
            '102290012341',
            '903110000017',
            '102100099996',
            '103100000026',
            '104100000004',
            '105100000017',
            '308584000013',
            '403100000004',
        ],
        wrong: [
            ['102290012342', 'check digit'],
            ['102290012431', 'check digit'],
            ['10229001234', '12 digits'],
            ['１02290012341', '12 digits'],
            ['102290012341 ', '12 digits'],
        ],
    },
    {
        name: 'container number',
        check: checkContainerNumber,
        schema: containerNumberSchema,
        // The last one's remainder is 10, which is written 0.
        right: ['CSQU3054383', 'TESU1234567', 'TESU0000040'],
        wrong: [
            ['CSQU3054384', 'check digit'],
            // What a widespread validator takes, because its pattern has no ends.
            ['CSQU3054383GARBAGE', '3 letters'],
            ['!!Z123456', '3 letters'],
            ['J123456', '3 letters'],
            ['csqu3054383', '3 letters'],
        ],
    },
    {
        name: 'declaration number',
        check: checkDeclarationNumber,
        schema: declarationNumberSchema,
        right: ['310420260046012345', '310420261046012345'],
        wrong: [
            ['310420262046012345', '18 digits'],
            ['310419990046012345', '18 digits'],
            ['31042026004601234', '18 digits'],
            ['310420260046012345001', '18 digits'],
            ['31O420260046012345', '18 digits'],
            ['３１O4 2026 0 046012345', '18 digits'],
            ['', '18 digits'],
        ],
    },
    {
        name: 'declaration number of the balance of payments',
        check: checkBopNumber,
        schema: bopNumberSchema,
        right: ['3302000104012603310001', '3302000104012802299999'],
        wrong: [
            ['330200010401260331001', '22 digits'],
            ['33020001040126033100011', '22 digits'],
            // No such day, and no such serial.
            ['3302000104012602290001', '22 digits'],
            ['3302000104012613010001', '22 digits'],
            ['3302000104012603310000', '22 digits'],
            ['33O2000104012603310001', '22 digits'],
        ],
    },
    {
        name: 'code of a financial institution',
        check: checkInstitutionCode,
        schema: institutionCodeSchema,
        right: ['330200010401'],
        wrong: [
            ['33020001040', '12 digits'],
            ['33020001040A', '12 digits'],
        ],
    },
    {
        name: 'transaction code',
        check: checkTransactionCode,
        schema: transactionCodeSchema,
        right: ['121010', '999999'],
        wrong: [
            ['12101', '6 digits'],
            ['１２１０１０', '6 digits'],
        ],
    },
    {
        name: 'customs code',
        check: checkCustomsCode,
        schema: customsCodeSchema,
        right: ['3302960A1K', '3104960001', '3122W60123'],
        wrong: [
            ['3302960a1k', '10 characters'],
            ['33029X0A1K', '10 characters'],
            ['330296001', '10 characters'],
        ],
    },
    {
        name: 'commodity code',
        check: checkHsCode,
        schema: hsCodeSchema,
        right: ['6302319200', '0101210010', '9803000000'],
        wrong: [
            ['0001210010', 'chapter'],
            ['7701000000', 'chapter'],
            ['9901000000', 'chapter'],
            ['63023192', '10 digits'],
            ['6302.3192.00', '10 digits'],
            ['６302319200', '10 digits'],
        ],
    },
    {
        name: 'commodity code of any country',
        check: checkCommodityCode,
        schema: commodityCodeSchema,
        right: ['630231', '63023192', '6302319200', '630231920000'],
        wrong: [
            ['770100', 'chapter'],
            ['63023', '6 to 12 digits'],
            ['6302319200001', '6 to 12 digits'],
            ['6302.31', '6 to 12 digits'],
        ],
    },
    {
        name: 'IMO number',
        check: checkImoNumber,
        schema: imoNumberSchema,
        right: ['9074729', '9321483'],
        wrong: [
            ['9074728', 'check digit'],
            ['9047729', 'check digit'],
            ['IMO9074729', '7 digits'],
            ['907472', '7 digits'],
            ['９074729', '7 digits'],
        ],
    },
    {
        name: 'air waybill number',
        check: checkWaybillNumber,
        schema: waybillNumberSchema,
        // The last one's serial is a multiple of 7.
        right: ['12345675', '00000011', '00000070'],
        wrong: [
            ['12345676', 'check digit'],
            ['12345679', 'check digit'],
            ['1234567', '8 digits'],
            ['1234-5675', '8 digits'],
        ],
    },
    {
        name: 'UN/LOCODE',
        check: checkUnLocode,
        schema: unLocodeSchema,
        right: ['CNSHA', 'CNTSN', 'SGSIN', 'HKHKG', 'XZAAA', 'US2AB'],
        wrong: [
            ['XXSHA', 'ISO 3166'],
            ['CNSH1', '3 capital'],
            ['CN SHA', '3 capital'],
            ['cnsha', '3 capital'],
        ],
    },
    {
        name: 'Incoterm',
        check: checkIncoterm,
        schema: incotermSchema,
        right: ['EXW', 'FCA', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP', 'FAS', 'FOB', 'CFR', 'CIF'],
        wrong: [
            ['DAT', 'Incoterms 2020'],
            ['C&F', 'Incoterms 2020'],
            ['fob', 'Incoterms 2020'],
        ],
    },
    {
        name: 'country code',
        check: checkCountryCode,
        schema: countryCodeSchema,
        right: ['CN', 'SG', 'BH', 'AX', 'ZW'],
        wrong: [
            ['XK', 'ISO 3166'],
            ['UK', 'ISO 3166'],
            ['cn', 'ISO 3166'],
            ['CHN', 'ISO 3166'],
            ['', 'ISO 3166'],
        ],
    },
];

describe.each(vectors)('$name', ({ check, schema, right, wrong }) => {
    it.each(right.map((text) => [text]))('takes %s', (text) => {
        expect(check(text)).toBeUndefined();
        expect(schema.parse(text)).toBe(text);
    });

    it.each(wrong)('refuses %j: %s', (text, problem) => {
        expect(check(text)).toContain(problem);
        expect(schema.safeParse(text).error?.issues.map(({ message }) => message)).toEqual([check(text)]);
    });
});

describe('declarationNumberSchema', () => {
    it.each([
        '３１０４２０２６００４６０１２３４５',
        '3104 2026 0 046012345',
        '3104-2026-0-046012345',
        '３１０４－２０２６－０－０４６０１２３４５',
        '3104\u3000 2026\u00a0004\t6012345\n',
        '3104\u20132026\u20140046012345',
    ])('reads %j as the 18 digits that it says', (text) => {
        expect(declarationNumberSchema.parse(text)).toBe('310420260046012345');
    });

    it('adds, drops and moves no digit: whatever is taken has the digits of its text, in order', () => {
        const between = fc.constantFrom('', '', '', ' ', '-', '\u3000', '－', 'O', '.', '7');
        const typed = fc
            .array(between, { minLength: 18, maxLength: 18 })
            .map((gaps) => gaps.map((gap, index) => `${'310420260046012345'[index]!}${gap}`).join(''));

        fc.assert(
            fc.property(typed, (text) => {
                const digits = text.normalize('NFKC').replace(/[\s-]/g, '');
                expect(declarationNumberSchema.safeParse(text).data).toBe(/^\d{18}$/.test(digits) ? digits : undefined);
            }),
            { seed, numRuns: Number(process.env['RUNS'] ?? 300) },
        );
    });
});

describe('declarationNumberParts', () => {
    it('takes a number apart', () => {
        expect(declarationNumberParts('310420260046012345')).toEqual({
            officeCode: '3104',
            year: 2026,
            isExport: true,
        });
        expect(declarationNumberParts('310420261046012345').isExport).toBe(false);
    });

    it('throws on a text that no schema let in, as a defect', () => {
        expect(() => declarationNumberParts('3104')).toThrow(RangeError);
    });
});

describe('bopNumberSchema', () => {
    it.each([
        '３３０２０００１０４０１２６０３３１０００１',
        '330200010401 260331 0001',
        '330200010401-260331-0001',
        '330200010401\u2013260331\u30000001\n',
    ])('reads %j as the 22 digits that it says', (text) => {
        expect(bopNumberSchema.parse(text)).toBe('3302000104012603310001');
    });

    it('is put together of institution, day and serial, and taken apart again', () => {
        const parts = { institutionCode: '330200010401', day: '2026-03-31', serial: 17 };

        expect(bopNumberOf(parts)).toBe('3302000104012603310017');
        expect(bopNumberParts('3302000104012603310017')).toEqual(parts);
        expect(() => bopNumberParts('3302')).toThrow(RangeError);
    });
});
