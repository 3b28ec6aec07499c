import { describe, expect, it } from '@jest/globals';
import { toWire } from '../kernel/json.js';
import { usanceWire } from './testing/samples.js';
import { bankInstructionsSchema, creditTermsSchema, referenceSchema } from './terms.js';

const pathsOf = (wire: unknown): string[] =>
    (creditTermsSchema.safeParse(wire).error?.issues ?? []).map(({ path }) => path.join('.'));

describe('creditTermsSchema', () => {
    it('reads what it writes: equal terms are equal bytes', () => {
        expect(toWire(creditTermsSchema.parse(usanceWire))).toEqual(usanceWire);
    });

    // Each row is one fault, and the answer names its field.
    const { availability, expiry, goods, shipment } = usanceWire;
    it.each<[path: string, broken: object]>([
        ['form', { form: 'REVOCABLE' }],
        ['applicableRules.code', { applicableRules: { code: 'UCP_500' } }],
        ['amount.amount', { amount: { amount: '450000.001', currency: 'USD' } }],
        ['amount.amount', { amount: { amount: '450000.5', currency: 'JPY' } }],
        ['amount.amount', { amount: { amount: '450,000.00', currency: 'USD' } }],
        ['amount.currency', { amount: { amount: '1.00', currency: 'CNH' } }],
        ['amountTolerance.plusPercent', { amountTolerance: { plusPercent: 100, minusPercent: 0 } }],
        ['expiry.expiryDate', { expiry: { ...expiry, expiryDate: '2026-02-30' } }],
        ['expiry.expiryDate', { expiry: { ...expiry, expiryDate: '260630' } }],
        ['expiry.place', { expiry: { expiryDate: '2026-06-30' } }],
        ['issuingBank.bic', { issuingBank: { partyName: 'Bank', bic: 'HRBCXXB0' } }],
        ['advisingBank.cnaps', { advisingBank: { partyName: 'Bank', cnaps: '102290012342' } }],
        ['beneficiary.uscc', { beneficiary: { ...usanceWire.beneficiary, uscc: '91310000MA1FAKE003' } }],
        ['beneficiary.lei', { beneficiary: { ...usanceWire.beneficiary, lei: '984500TESTBANKCN0047' } }],
        ['applicant.countryCode', { applicant: { partyName: 'Straits Homeware' } }],
        ['availability.by', { availability: { ...availability, by: 'TRANSFER' } }],
        ['availability.drafts.drawee', { availability: { ...availability, drafts: { tenor: { basis: 'SIGHT' } } } }],
        [
            'availability.deferredPayment.days',
            { availability: { ...availability, deferredPayment: { basis: 'AFTER_BL_DATE', days: 0 } } },
        ],
        ['goods.incoterm.code', { goods: { ...goods, incoterm: { ...goods.incoterm!, code: 'DAT' } } }],
        ['goods.lines', { goods: { ...goods, lines: [] } }],
        ['shipment.partialShipments', { shipment: { ...shipment, partialShipments: 'SOMETIMES' } }],
        ['requiredDocuments', { requiredDocuments: [] }],
        ['requiredDocuments.0.documentTypeCode', { requiredDocuments: [{ documentTypeCode: 'invoice' }] }],
        ['presentationPeriod.days', { presentationPeriod: { days: 1000 } }],
        ['confirmation.instruction', { confirmation: { instruction: 'MAYBE' } }],
    ])('refuses a fault at %s', (path, broken) => {
        expect(pathsOf({ ...usanceWire, ...broken })).toContain(path);
    });

    it('knows no field for what only banks tell each other', () => {
        expect(creditTermsSchema.safeParse({ ...usanceWire, instructionsToBanks: 'Claim on us' }).success).toBe(false);
        expect(bankInstructionsSchema.safeParse({ instructionsToBanks: 'Claim on us' }).success).toBe(true);
    });
});

describe('referenceSchema', () => {
    it.each(['LC2026/0001', 'A', '0123456789ABCDEF'])('takes %s', (text) => {
        expect(referenceSchema.safeParse(text).success).toBe(true);
    });

    it.each(['', '/LC1', 'LC1/', 'LC//1', '0123456789ABCDEFG', 'LC_1', '信用证1', ' LC1'])('refuses %j', (text) => {
        expect(referenceSchema.safeParse(text).success).toBe(false);
    });
});
