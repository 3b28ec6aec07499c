import { describe, expect, it } from '@jest/globals';
import { amended } from '../letter-of-credit/amendment.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { usanceTerms } from '../letter-of-credit/testing/samples.js';
import { dollars, transferableTerms, wish } from './testing/samples.js';
import { transferFaults } from './transfer-faults.js';
import type { TransferRequest } from './transfer.js';

const { shipment } = transferableTerms;
const faultsOf = (asked: Partial<TransferRequest>, terms: Partial<CreditTerms> = {}): readonly string[] =>
    transferFaults({ ...transferableTerms, ...terms }, { ...wish, ...asked }).map(
        ({ code, path }) => `${code} ${path}`,
    );
const line = { line: 0, unitPrice: '25.00', quantity: '18000' };

describe('what a transfer may change (38g)', () => {
    it.each<[string, Partial<TransferRequest>]>([
        ['nothing', { lines: [line] }],
        ['the limits exactly', { amount: transferableTerms.amount, expiryDate: '2026-06-30' }],
        ['the days exactly', { presentationPeriodDays: 15, latestShipmentDate: '2026-05-31' }],
        ['an insurance of as much as before', { insuranceCoverPercent: 110 }],
        ['as much more as keeps the cover, up to a whole per cent', { insuranceCoverPercent: 250 }],
        ['the name of the applicant', { isFirstBeneficiaryNamedAsApplicant: true }],
    ])('%s', (_, asked) => {
        expect(faultsOf(asked)).toEqual([]);
    });

    it.each<[string, Partial<TransferRequest>, Partial<CreditTerms>?]>([
        ['TRANSFERRED_AMOUNT_MUST_ONLY_BE_REDUCED amount', { amount: dollars(45_000_001n) }],
        ['TRANSFERRED_AMOUNT_MUST_ONLY_BE_REDUCED amount', { amount: { currency: 'EUR', minorUnits: 1n } }],
        ['GOODS_LINE_MUST_BE_OF_CREDIT lines.0', { lines: [{ line: 1, quantity: '1' }] }],
        ['GOODS_LINE_MUST_BE_OF_CREDIT lines.1', { lines: [line, { line: 0, quantity: '1' }] }],
        [
            'GOODS_LINE_MUST_BE_OF_CREDIT lines.0',
            { lines: [line] },
            { goods: { kind: 'GOODS', lines: [{ description: 'Sheets', quantity: { value: '18000', unit: 'SET' } }] } },
        ],
        ['UNIT_PRICE_MUST_ONLY_BE_REDUCED lines.0.unitPrice', { lines: [{ ...line, unitPrice: '25.00001' }] }],
        ['QUANTITY_MUST_ONLY_BE_REDUCED lines.0.quantity', { lines: [{ ...line, quantity: '18000.00001' }] }],
        [
            'QUANTITY_MUST_STAY_WITHOUT_PARTIAL_SHIPMENTS lines.0.quantity',
            { lines: [{ ...line, quantity: '17999' }] },
            { shipment: { ...shipment, partialShipments: 'NOT_ALLOWED' } },
        ],
        ['EXPIRY_MUST_ONLY_BE_CURTAILED expiryDate', { expiryDate: '2026-07-01' }],
        ['PRESENTATION_PERIOD_MUST_ONLY_BE_CURTAILED presentationPeriodDays', { presentationPeriodDays: 16 }],
        ['LATEST_SHIPMENT_MUST_ONLY_BE_CURTAILED latestShipmentDate', { latestShipmentDate: '2026-06-01' }],
        ['INSURANCE_COVER_MUST_ONLY_BE_INCREASED insuranceCoverPercent', { insuranceCoverPercent: 109 }],
        [
            'INSURANCE_COVER_MUST_ONLY_BE_INCREASED insuranceCoverPercent',
            { insuranceCoverPercent: 120 },
            { requiredDocuments: transferableTerms.requiredDocuments.slice(0, 2) },
        ],
        ['INSURANCE_COVER_MUST_NOT_PASS_THAT_OF_CREDIT insuranceCoverPercent', { insuranceCoverPercent: 251 }],
        [
            'APPLICANT_MUST_STAY_WHERE_DOCUMENTS_SHOW_IT isFirstBeneficiaryNamedAsApplicant',
            { isFirstBeneficiaryNamedAsApplicant: true },
            { requiredDocuments: usanceTerms.requiredDocuments },
        ],
        [
            'APPLICANT_MUST_STAY_WHERE_DOCUMENTS_SHOW_IT isFirstBeneficiaryNamedAsApplicant',
            { isFirstBeneficiaryNamedAsApplicant: true },
            {
                requiredDocuments: [
                    {
                        documentTypeCode: '861',
                        description: 'Certificate of origin naming STRAITS HOMEWARE PTE. LTD. as importer',
                        numberOfOriginals: 1,
                        numberOfCopies: 0,
                    },
                ],
            },
        ],
    ])('not so: %s', (code, ...wrong) => {
        expect(faultsOf(...wrong)).toEqual([code]);
    });

    it('documents come within 21 days where the credit does not say (14c)', () => {
        const silent = amended(transferableTerms, [{ number: 1, changes: {}, removes: ['presentationPeriod'] }]);
        const codes = (presentationPeriodDays: number) => transferFaults(silent, { ...wish, presentationPeriodDays });

        expect([codes(21), codes(22).length]).toEqual([[], 1]);
    });
});
