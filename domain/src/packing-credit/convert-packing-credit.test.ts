import { describe, expect, it } from '@jest/globals';
import { invoiceOf, unheld } from '../receivable/hold.js';
import {
    declaration,
    declarationNumber,
    encumbrance,
    idOf,
    morning,
    releaseCode,
    yuan,
} from '../receivable/testing/samples.js';
import { convertPackingCredit, loanAskedFor, type ConversionFacts } from './convert-packing-credit.js';
import type { Conversion, PackingCredit } from './packing-credit.js';
import { conversionFacts, converting, disbursed, financedByOther, order } from './testing/samples.js';

const financingId = idOf(41);
const convert = (changes: Partial<ConversionFacts> = {}, packingCredit: PackingCredit = converting) =>
    convertPackingCredit(packingCredit, loanAskedFor(packingCredit, financingId), { ...conversionFacts, ...changes });
const asked = converting.conversions[0]!;
const asking = (changes: Partial<Conversion>): PackingCredit => ({
    ...converting,
    conversions: [{ ...asked, ...changes }],
});
/** 80 % of 1 000 yuan, of which so much is another bank's. */
const lentByOther = (whole: bigint, fen = 0n): ConversionFacts['declarations'] => [
    {
        known: { declaration, releaseCode },
        encumbrance: {
            ...encumbrance,
            allocations: [{ financingId: idOf(2), bank: 'PearlBankMSP', outstanding: yuan(whole, fen) }],
        },
    },
];
const declared = (changes: object): ConversionFacts['declarations'] => [
    { known: { declaration: { ...declaration, ...changes }, releaseCode }, encumbrance: undefined },
];
const refused = (decision: NonNullable<Conversion['decision']>, packingCredit = converting) => ({
    packingCredit: {
        ...packingCredit,
        conversions: packingCredit.conversions.map((each) => ({
            ...each,
            status: 'REFUSED',
            decidedAt: morning,
            decision,
        })),
    },
});

describe('convertPackingCredit', () => {
    it('takes the loan off the order and has it stand on the declaration, used up on the one and outstanding on the other', () => {
        const decision = { code: 'AMOUNT_IS_RESERVED' };

        expect(convert()).toEqual({
            packingCredit: {
                ...converting,
                status: 'CONVERTED',
                outstanding: yuan(0n),
                conversions: [{ ...asked, status: 'CONVERTED', decidedAt: morning, decision, financingId }],
            },
            moved: {
                financing: {
                    financingId,
                    bank: 'HaizhouBankMSP',
                    declarationNumber,
                    releaseCode,
                    exporterUscc: disbursed.exporterUscc,
                    amount: yuan(300n),
                    requestedAt: morning,
                    status: 'DISBURSED',
                    decidedAt: morning,
                    decision,
                    disbursement: {
                        payment: { means: 'PACKING_CREDIT', packingCreditId: disbursed.packingCreditId },
                        paidAt: morning,
                    },
                    outstanding: yuan(300n),
                    repayments: [],
                    alerts: [],
                },
                collateral: {
                    encumbrances: [
                        {
                            declarationNumber,
                            declarationVersion: 1,
                            allocations: [{ financingId, bank: 'HaizhouBankMSP', outstanding: yuan(300n) }],
                            collected: yuan(0n),
                        },
                    ],
                    holds: [],
                },
                financed: { ...financedByOther, converted: yuan(300n) },
            },
        });
    });

    it('converts a part, and leaves the rest on the order', () => {
        const { packingCredit, moved } = convert({}, asking({ amount: yuan(100n) }));

        expect(packingCredit).toMatchObject({ status: 'DISBURSED', outstanding: yuan(200n) });
        expect(moved).toMatchObject({
            financing: { amount: yuan(100n), outstanding: yuan(100n) },
            financed: {
                allocations: [{ outstanding: yuan(400n) }, { outstanding: yuan(200n) }],
                converted: yuan(100n),
            },
        });
    });

    it('leaves on the order what was repaid and a registrar has not noted yet', () => {
        const repaidInPart = { ...asking({ amount: yuan(200n) }), outstanding: yuan(200n) };

        expect(convert({}, repaidInPart)).toMatchObject({
            packingCredit: { status: 'CONVERTED', outstanding: yuan(0n) },
            moved: { financed: { allocations: [{ outstanding: yuan(400n) }, { outstanding: yuan(100n) }] } },
        });
    });

    it('takes the last fen that other banks have left on the declaration; for one more nothing changes at all', () => {
        expect(
            convert({ declarations: lentByOther(500n) }).moved?.collateral.encumbrances[0]?.allocations,
        ).toHaveLength(2);
        expect(convert({ declarations: lentByOther(500n, 1n) })).toEqual(
            refused({ code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: yuan(299n, 99n) }),
        );
    });

    it.each<[string, Partial<ConversionFacts>]>([
        [
            'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE',
            { declarations: [{ known: undefined, encumbrance: undefined }] },
        ],
        ['DECLARATION_MUST_BE_RELEASED', { declarations: declared({ status: 'ACCEPTED' }) }],
        [
            'EXPORTER_MUST_BE_CONSIGNOR',
            { declarations: declared({ consignor: { ...declaration.consignor, uscc: '91330206MA2LM0069W' } }) },
        ],
        [
            'CURRENCY_MUST_MATCH_DECLARATION',
            { declarations: declared({ totalValue: { currency: 'USD', minorUnits: 1n } }) },
        ],
    ])('refuses whatever a new loan on the declaration is refused for, and changes nothing: %s', (code, facts) => {
        expect(convert(facts)).toEqual(refused({ code } as NonNullable<Conversion['decision']>));
    });

    it('takes the invoices of the goods too, and refuses one that another has financed', () => {
        const invoice = unheld(invoiceOf(disbursed.exporterUscc, 'HL-1'));
        const taken = { ...invoice, holder: { financingId: idOf(7), bank: 'PearlBankMSP' } };
        const invoiced = asking({ invoices: ['HL-1'] });

        expect(convert({ holds: [invoice] }, invoiced).moved?.collateral.holds).toMatchObject([
            { holder: { financingId } },
        ]);
        expect(convert({ holds: [taken] }, invoiced)).toEqual(
            refused({ code: 'INVOICE_MUST_NOT_BE_FINANCED', invoiceNumber: 'HL-1' }, invoiced),
        );
    });

    it('refuses more than is outstanding since: CONVERSION_MUST_NOT_EXCEED_OUTSTANDING', () => {
        const repaidSince = { ...converting, outstanding: yuan(299n, 99n) };

        expect(convert({}, repaidSince)).toEqual(
            refused({ code: 'CONVERSION_MUST_NOT_EXCEED_OUTSTANDING' }, repaidSince),
        );
    });

    it('tells what customs has otherwise than the order, and converts all the same', () => {
        const other = {
            ...converting,
            order: { ...order, orderNumber: 'PO 7', buyer: { ...order.buyer, partyName: 'Keppel' } },
        };
        const mismatches = [
            {
                declarationNumber,
                field: 'overseasConsignee',
                declared: declaration.overseasConsignee.partyName,
                presented: 'Keppel',
            },
            { declarationNumber, field: 'contract', declared: 'HL-SH-2026-19', presented: 'PO 7' },
        ];
        const { packingCredit, moved } = convert({}, other);

        expect(moved?.financing.decision).toEqual({ code: 'AMOUNT_IS_RESERVED', mismatches });
        expect(packingCredit.conversions[0]?.decision).toEqual({ code: 'AMOUNT_IS_RESERVED', mismatches });
    });

    it('refuses where none waits: CONVERSION_MUST_BE_REQUESTED', () => {
        expect(() => loanAskedFor(disbursed, financingId)).toThrow('CONVERSION_MUST_BE_REQUESTED');
    });
});
