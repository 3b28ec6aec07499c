import { describe, expect, it } from '@jest/globals';
import type { Refusal } from '../kernel/refusal.js';
import { mustHaveNoFaults } from './fault.js';
import { termsFaults } from './terms-faults.js';
import { creditTermsSchema, type CreditTermsWire } from './terms.js';
import { advisingBank, confirmingBank, domesticWire, drafting, issuingBank, usanceWire } from './testing/samples.js';

const faultsOf = (wire: CreditTermsWire, more: Partial<typeof drafting> = {}) =>
    termsFaults(creditTermsSchema.parse(wire), { ...drafting, ...more });
const found = (wire: CreditTermsWire): string[] => faultsOf(wire).map(({ code, path }) => `${code} ${path}`);

const { applicant, availability, expiry, goods, shipment } = usanceWire;
const drafts = availability.drafts!;
const sight = { basis: 'SIGHT' } as const;
const inNinetyDays = { basis: 'AFTER_BL_DATE', days: 90 } as const;
const withConfirming = { availableWith: availability.availableWith };
const goodsReceipt = { documentTypeCode: '632', numberOfOriginals: 1, numberOfCopies: 0 };
const foreignBank = { partyName: 'Bank of Elsewhere', bic: 'ELSEDEFF' };

type Rows = readonly (readonly [fault: string, broken: Partial<CreditTermsWire>])[];

describe('the terms of a credit', () => {
    it.each([
        ['usance, confirmed', usanceWire],
        ['domestic, for a service', domesticWire],
        [
            'at sight with any bank by negotiation, drafts on the issuing bank',
            {
                ...usanceWire,
                availability: {
                    availableWith: { kind: 'ANY_BANK', countryCode: 'CN' },
                    by: 'NEGOTIATION',
                    drafts: { tenor: sight, drawee: issuingBank },
                },
            },
        ],
        ['at sight without drafts', { ...usanceWire, availability: { ...withConfirming, by: 'PAYMENT' } }],
        [
            'half at sight, half in ninety days',
            {
                ...usanceWire,
                availability: {
                    ...withConfirming,
                    by: 'MIXED_PAYMENT',
                    mixedPayment: [
                        { percent: 50, tenor: sight },
                        { percent: 50, tenor: inNinetyDays },
                    ],
                },
            },
        ],
        [
            'shipped in the second half of a month, and said in words besides',
            {
                ...usanceWire,
                shipment: {
                    shipmentWithin: { words: 'SECOND_HALF', month: '2026-05' },
                    shipmentPeriod: 'By one vessel of the conference line',
                },
            },
        ],
        ['through a bank abroad that reimburses', { ...usanceWire, reimbursingBank: foreignBank }],
        [
            'under the eUCP',
            {
                ...usanceWire,
                applicableRules: { code: 'EUCP_LATEST_VERSION' },
                expiry: { ...expiry, electronicPlace: 'documents@pearl.example' },
                requiredDocuments: usanceWire.requiredDocuments.map((each) => ({ ...each, medium: 'ELECTRONIC' })),
            },
        ],
        [
            'by negotiation without drafts, ninety days after the invoice',
            {
                ...usanceWire,
                availability: {
                    ...withConfirming,
                    by: 'NEGOTIATION',
                    deferredPayment: { basis: 'AFTER_INVOICE_DATE', days: 90 },
                },
            },
        ],
        [
            'by acceptance ninety days after the date of the draft, which nobody need list',
            {
                ...usanceWire,
                availability: { ...availability, drafts: { ...drafts, tenor: { basis: 'AFTER_DATE', days: 90 } } },
            },
        ],
    ] as readonly (readonly [string, CreditTermsWire])[])('are right: %s', (_, wire) => {
        expect(faultsOf(wire)).toEqual([]);
    });

    const banks: Rows = [
        ['ISSUING_BANK_MUST_BE_CALLER issuingBank.mspId', { issuingBank: advisingBank }],
        ['BANK_MUST_BE_MEMBER advisingBank.mspId', { advisingBank: foreignBank }],
        ['BANK_MUST_BE_MEMBER advisingBank.mspId', { advisingBank: { mspId: 'PbocMSP', partyName: 'Central bank' } }],
        ['BANK_MUST_BE_MEMBER secondAdvisingBank.mspId', { secondAdvisingBank: foreignBank }],
        ['SECOND_ADVISING_BANK_MUST_DIFFER secondAdvisingBank', { secondAdvisingBank: advisingBank }],
        [
            'BANK_MUST_BE_NAMED_BY_ITS_OWN_CODES advisingBank.bic',
            { advisingBank: { ...advisingBank, bic: confirmingBank.bic } },
        ],
        ['BANK_MUST_BE_IDENTIFIED reimbursingBank', { reimbursingBank: { partyName: 'Some bank' } }],
        [
            'BANK_MUST_LIE_IN_ITS_COUNTRY advisingBank.UNLocationCode',
            { advisingBank: { ...advisingBank, UNLocationCode: 'USNYC' } },
        ],
        ['CONFIRMING_BANK_MUST_BE_NAMED confirmation.requestedBank', { confirmation: { instruction: 'MAY_ADD' } }],
        [
            'CONFIRMING_BANK_MUST_NOT_BE_NAMED confirmation.requestedBank',
            { confirmation: { instruction: 'WITHOUT', requestedBank: confirmingBank } },
        ],
        [
            'BANK_MUST_BE_MEMBER confirmation.requestedBank.mspId',
            { confirmation: { instruction: 'CONFIRM', requestedBank: foreignBank } },
        ],
        [
            'CONFIRMING_BANK_MUST_DIFFER_FROM_ISSUING confirmation.requestedBank',
            { confirmation: { instruction: 'CONFIRM', requestedBank: issuingBank } },
        ],
        ['REIMBURSING_BANK_MUST_BE_NAMED reimbursingBank', { applicableRules: { code: 'UCPURR_LATEST_VERSION' } }],
        ['TRANSFERRING_BANK_MUST_BE_NEEDED transferringBank', { transferringBank: confirmingBank }],
        [
            'BANK_MUST_BE_MEMBER transferringBank.mspId',
            {
                form: 'IRREVOCABLE_TRANSFERABLE',
                availability: { ...availability, availableWith: { kind: 'ANY_BANK' } },
                transferringBank: foreignBank,
            },
        ],
        [
            'CREDIT_MUST_NOT_BE_ISSUED_AS_TRANSFERRED transferred',
            { transferred: { bank: confirmingBank, transferReference: 'T1', amendmentAdvice: 'NEVER' } },
        ],
        ['APPLICANT_MUST_DIFFER_FROM_BENEFICIARY beneficiary', { beneficiary: applicant }],
    ];
    const dates: Rows = [
        ['EXPIRY_MUST_NOT_PRECEDE_ISSUE expiry.expiryDate', { expiry: { ...expiry, expiryDate: '2026-03-01' } }],
        ['EXPIRY_MUST_BE_SAYABLE_IN_SIX_DIGITS expiry.expiryDate', { expiry: { ...expiry, expiryDate: '2080-01-01' } }],
        ['EXPIRY_PLACE_MUST_NAME_ITS_COUNTRY expiry.place', { expiry: { ...expiry, place: { locationName: 'X' } } }],
        [
            'PLACE_MUST_LIE_IN_ITS_COUNTRY shipment.portOfLoading.UNLocationCode',
            { shipment: { ...shipment, portOfLoading: { ...shipment.portOfLoading!, countryCode: 'SG' } } },
        ],
        [
            'SHIPMENT_MUST_NOT_PRECEDE_ISSUE shipment.latestShipmentDate',
            { shipment: { ...shipment, latestShipmentDate: '2026-03-01' } },
        ],
        [
            'SHIPMENT_MUST_NOT_FOLLOW_EXPIRY shipment.latestShipmentDate',
            { shipment: { ...shipment, latestShipmentDate: '2026-07-01' } },
        ],
        ['SHIPMENT_MUST_BE_SAID_ONCE shipment.shipmentPeriod', { shipment: { ...shipment, shipmentPeriod: 'in May' } }],
        [
            'SHIPMENT_MUST_BE_SAID_ONCE shipment.instalments',
            { shipment: { ...shipment, instalments: [{ untilDate: '2026-04-30' }] } },
        ],
        [
            'SHIPMENT_MUST_BE_SAID_ONCE shipment.shipmentWithin',
            { shipment: { ...shipment, shipmentWithin: { words: 'END', month: '2026-05' } } },
        ],
        [
            'SHIPMENT_MUST_NOT_PRECEDE_ISSUE shipment.shipmentWithin',
            { shipment: { shipmentWithin: { words: 'BEFORE', day: '2026-03-02' } } },
        ],
        [
            'SHIPMENT_MUST_NOT_FOLLOW_EXPIRY shipment.shipmentWithin',
            { shipment: { shipmentWithin: { words: 'AFTER', day: '2026-06-30' } } },
        ],
        [
            'SHIPMENT_PERIOD_MUST_END_AFTER_IT_BEGINS shipment.shipmentWithin.last',
            { shipment: { shipmentWithin: { words: 'BETWEEN', first: '2026-05-02', last: '2026-05-01' } } },
        ],
        [
            'INSTALMENTS_MUST_FOLLOW_EACH_OTHER shipment.instalments.1.fromDate',
            {
                shipment: {
                    instalments: [{ untilDate: '2026-04-30' }, { fromDate: '2026-04-30', untilDate: '2026-05-31' }],
                },
            },
        ],
        [
            'INSTALMENT_MUST_END_AFTER_IT_BEGINS shipment.instalments.0.untilDate',
            { shipment: { instalments: [{ fromDate: '2026-05-01', untilDate: '2026-04-30' }] } },
        ],
        [
            'DUE_DATE_MUST_NOT_PRECEDE_ISSUE availability.drafts.tenor.dueDate',
            {
                availability: {
                    ...availability,
                    drafts: { ...drafts, tenor: { basis: 'FIXED', dueDate: '2026-03-02' } },
                },
            },
        ],
        ['ELECTRONIC_PLACE_MUST_BE_GIVEN expiry.electronicPlace', { applicableRules: { code: 'EUCP_LATEST_VERSION' } }],
    ];
    const amounts: Rows = [
        ['AMOUNT_MUST_BE_MORE_THAN_NOTHING amount.amount', { amount: { amount: '0', currency: 'USD' } }],
        ['AMOUNT_MUST_FIT_FIFTEEN_CHARACTERS amount.amount', { amount: { amount: '1234567890123', currency: 'USD' } }],
        ['CURRENCY_MUST_BE_IN_FORCE amount.currency', { amount: { amount: '1.00', currency: 'BGN' } }],
        [
            'CURRENCY_MUST_BE_OF_THE_CREDIT additionalAmounts.0.amount.currency',
            { additionalAmounts: [{ description: 'Freight', amount: { amount: '1.00', currency: 'EUR' } }] },
        ],
        [
            'CURRENCY_MUST_BE_OF_THE_CREDIT goods.lines.0.unitPrice.currency',
            { goods: { ...goods, lines: [{ description: 'Sheets', unitPrice: { amount: '1', currency: 'EUR' } }] } },
        ],
        [
            'INSTALMENTS_MUST_NOT_PASS_THE_AMOUNT shipment.instalments',
            {
                shipment: {
                    instalments: [{ untilDate: '2026-04-30', amount: { amount: '450000.01', currency: 'USD' } }],
                },
            },
        ],
    ];
    const ways: Rows = [
        [
            'DRAFTS_MUST_BE_GIVEN_FOR_ACCEPTANCE availability.drafts',
            { availability: { ...withConfirming, by: 'ACCEPTANCE' } },
        ],
        [
            'DUE_DATE_MUST_BE_GIVEN_FOR_DEFERRED_PAYMENT availability.deferredPayment',
            { availability: { ...withConfirming, by: 'DEFERRED_PAYMENT' } },
        ],
        [
            'PORTIONS_MUST_BE_GIVEN_FOR_MIXED_PAYMENT availability.mixedPayment',
            { availability: { ...withConfirming, by: 'MIXED_PAYMENT' } },
        ],
        [
            'DETAILS_MUST_FIT_THE_WAY availability.deferredPayment',
            { availability: { ...withConfirming, by: 'PAYMENT', deferredPayment: inNinetyDays } },
        ],
        [
            'DETAILS_MUST_BE_OF_ONE_KIND availability.deferredPayment',
            {
                availability: {
                    ...withConfirming,
                    by: 'NEGOTIATION',
                    drafts: { tenor: sight, drawee: issuingBank },
                    deferredPayment: inNinetyDays,
                },
            },
        ],
        [
            'TENOR_MUST_BE_SIGHT_FOR_PAYMENT availability.drafts.tenor',
            { availability: { ...availability, by: 'PAYMENT' } },
        ],
        [
            'TENOR_MUST_NOT_BE_SIGHT availability.drafts.tenor',
            { availability: { ...availability, drafts: { ...drafts, tenor: sight } } },
        ],
        [
            'TENOR_MUST_NOT_BE_SIGHT availability.deferredPayment',
            { availability: { ...withConfirming, by: 'DEFERRED_PAYMENT', deferredPayment: sight } },
        ],
        [
            'PORTIONS_MUST_ADD_UP_TO_THE_WHOLE availability.mixedPayment',
            {
                availability: {
                    ...withConfirming,
                    by: 'MIXED_PAYMENT',
                    mixedPayment: [
                        { percent: 50, tenor: sight },
                        { percent: 49, tenor: inNinetyDays },
                    ],
                },
            },
        ],
        [
            'PORTIONS_MUST_DIFFER availability.mixedPayment',
            {
                availability: {
                    ...withConfirming,
                    by: 'MIXED_PAYMENT',
                    mixedPayment: [
                        { percent: 50, tenor: sight },
                        { percent: 50, tenor: sight },
                    ],
                },
            },
        ],
        [
            'DRAWEE_MUST_NOT_BE_APPLICANT availability.drafts.drawee',
            {
                availability: {
                    ...availability,
                    drafts: { ...drafts, drawee: { partyName: 'STRAITS HOMEWARE PTE LTD', address: 'Singapore' } },
                },
            },
        ],
        [
            'DRAWEE_MUST_BE_ACCEPTING_BANK availability.drafts.drawee',
            { availability: { ...availability, drafts: { ...drafts, drawee: issuingBank } } },
        ],
        [
            'DRAWEE_MUST_NOT_BE_NEGOTIATING_BANK availability.drafts.drawee',
            { availability: { ...availability, by: 'NEGOTIATION' } },
        ],
        ...(['AFTER_DATE', 'AFTER_SERVICE_DATE'] as const).map(
            (basis) =>
                [
                    'TENOR_MUST_RUN_FROM_A_REQUIRED_DOCUMENT availability.deferredPayment.basis',
                    {
                        availability: {
                            ...withConfirming,
                            by: 'DEFERRED_PAYMENT',
                            deferredPayment: { basis, days: 90 },
                        },
                    },
                ] as const,
        ),
        [
            'TENOR_MUST_RUN_FROM_A_REQUIRED_DOCUMENT availability.drafts.tenor.basis',
            { requiredDocuments: [usanceWire.requiredDocuments[0]!, goodsReceipt] },
        ],
        [
            'TENOR_MUST_RUN_FROM_A_REQUIRED_DOCUMENT availability.drafts.tenor.basis',
            {
                availability: {
                    ...availability,
                    drafts: { ...drafts, tenor: { basis: 'AFTER_INVOICE_DATE', days: 9 } },
                },
                requiredDocuments: [usanceWire.requiredDocuments[1]!],
            },
        ],
        [
            'NEGOTIATING_BANK_MUST_NOT_BE_ISSUING_BANK availability.availableWith.bank',
            { availability: { availableWith: { kind: 'BANK', bank: issuingBank }, by: 'NEGOTIATION' } },
        ],
        [
            'ACCEPTING_BANK_MUST_BE_NAMED availability.availableWith',
            { availability: { ...availability, availableWith: { kind: 'ANY_BANK' } } },
        ],
    ];
    const [invoice] = usanceWire.requiredDocuments;
    const documents: Rows = [
        [
            'RULES_MUST_BE_FOR_DOCUMENTARY_CREDITS applicableRules.code',
            { applicableRules: { code: 'ISP_LATEST_VERSION' } },
        ],
        [
            'RULES_MUST_BE_EXAMINED_BY_HERE applicableRules.code',
            { applicableRules: { code: 'OTHR', narrative: 'our own' } },
        ],
        ['RULES_MUST_BE_NAMED_IN_WORDS applicableRules.narrative', { applicableRules: { code: 'OTHR' } }],
        [
            'RULES_MUST_BE_NAMED_BY_CODE_ALONE applicableRules.narrative',
            { applicableRules: { code: 'UCP_LATEST_VERSION', narrative: 'UCP 600' } },
        ],
        [
            'DOCUMENT_MUST_BE_ASKED_FOR requiredDocuments.0.numberOfOriginals',
            { requiredDocuments: [{ ...invoice!, numberOfOriginals: 0 }] },
        ],
        [
            'CHARTER_PARTY_MUST_BE_OF_A_BILL_OF_LADING requiredDocuments.0.charterParty',
            { requiredDocuments: [{ ...invoice!, charterParty: 'ALLOWED' }] },
        ],
        [
            'ELECTRONIC_RECORD_MUST_BE_UNDER_EUCP requiredDocuments.0.medium',
            { requiredDocuments: [{ ...invoice!, medium: 'EITHER' }] },
        ],
        [
            'CONDITION_MUST_BE_SHOWN_BY_A_DOCUMENT conditions.0',
            { conditions: [{ text: 'The vessel must not be older than 15 years', nature: 'NON_DOCUMENTARY' }] },
        ],
        [
            'CONDITION_MUST_BE_SHOWN_BY_A_DOCUMENT conditions.0',
            { conditions: [{ text: 'The vessel must not be older than 15 years', nature: 'DOCUMENTARY' }] },
        ],
        [
            'CONDITION_MUST_BE_SHOWN_BY_A_REQUIRED_DOCUMENT conditions.0.documentTypeCodes.1',
            { conditions: [{ text: 'Origin: China', nature: 'DOCUMENTARY', documentTypeCodes: ['380', '861'] }] },
        ],
        [
            'TEXT_MUST_FIT_EIGHT_MESSAGES goods.lines',
            { goods: { ...goods, lines: Array.from({ length: 9 }, () => ({ description: 'x'.repeat(6_500) })) } },
        ],
    ];
    it.each([...banks, ...dates, ...amounts, ...ways, ...documents])('have a fault: %s', (fault, broken) => {
        expect(found({ ...usanceWire, ...broken })).toContain(fault);
    });

    it('may end on the last day that six digits can say, and on the day of issue', () => {
        expect(found({ ...usanceWire, expiry: { ...expiry, expiryDate: '2079-12-31' } })).toEqual([]);
        const onTheDay = { expiry: { ...expiry, expiryDate: '2026-03-02' }, shipment: {} };
        expect(found({ ...usanceWire, ...onTheDay })).toEqual([]);
    });

    it('are told with every fault at once, each with its field, its rule and no value', () => {
        const wire: CreditTermsWire = {
            ...usanceWire,
            shipment: { ...shipment, latestShipmentDate: '2026-07-01' },
            availability: {
                ...availability,
                drafts: { ...drafts, drawee: { partyName: applicant.partyName, address: 'Singapore' } },
            },
            conditions: [{ text: 'Secret wish', nature: 'NON_DOCUMENTARY' }],
        };

        let refused: Refusal | undefined;
        try {
            mustHaveNoFaults(faultsOf(wire));
        } catch (error) {
            refused = error as Refusal;
        }
        expect(refused).toMatchObject({ kind: 'invalid', code: 'CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES' });
        expect(refused?.detail['errors']).toEqual([
            {
                path: 'shipment.latestShipmentDate',
                code: 'SHIPMENT_MUST_NOT_FOLLOW_EXPIRY',
                problem: 'must not be after the expiry date',
                rule: 'MT700 44C with 31D',
            },
            expect.objectContaining({ code: 'DRAWEE_MUST_NOT_BE_APPLICANT', rule: 'UCP 600 art. 6c' }),
            expect.objectContaining({ code: 'DRAWEE_MUST_BE_ACCEPTING_BANK' }),
            expect.objectContaining({ code: 'CONDITION_MUST_BE_SHOWN_BY_A_DOCUMENT', rule: 'UCP 600 art. 14h' }),
        ]);
        expect(JSON.stringify(refused?.detail)).not.toMatch(/Straits|Secret|2026/);
    });
});
