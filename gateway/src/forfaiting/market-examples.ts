import { exampleIndication } from './quote-examples.js';

/** What the document of the API shows of the market. */
export const exampleMarketPolicy = {
    effectiveFrom: '2027-01-01',
    classes: [
        { bank: 'HarbourBankMSP', bankClass: 'STATE_OR_JOINT_STOCK' },
        { bank: 'PearlBankMSP', bankClass: 'STATE_OR_JOINT_STOCK' },
        { bank: 'HaizhouBankMSP', bankClass: 'CITY_COMMERCIAL' },
    ],
    tenors: [
        { months: 3, upToDays: 92 },
        { months: 6, upToDays: 184 },
        { months: 12, upToDays: 366 },
    ],
    amountEdges: [
        { amount: '5000000.00', currency: 'CNY' },
        { amount: '20000000.00', currency: 'CNY' },
    ],
    crowd: 3,
    rediscount: {
        bankClasses: ['STATE_OR_JOINT_STOCK'],
        currencies: ['CNY'],
        undertakings: ['DEFERRED_PAYMENT'],
        leastDays: 1,
        mostDays: 366,
        mostResales: 3,
    },
    source: 'Custom of the domestic forfaiting market',
} as const;

export const exampleOffer = {
    claimId: 'c2'.repeat(16),
    audience: { kind: 'ALL' },
    show: ['BANK_CLASS', 'TENOR', 'AMOUNT', 'RESALE_COUNT'],
    tradeType: 'GOODS',
    closesAt: '2079-03-03T10:00:00.000Z',
} as const;

export const exampleInterest = {
    confidentiality: 'Interbank forfaiting agreement of 2026-01-05, clause 9',
    indication: exampleIndication,
} as const;

export const exampleWanted = {
    wanted: {
        bankClasses: ['STATE_OR_JOINT_STOCK', 'CITY_COMMERCIAL'],
        mostMonths: 6,
        amount: {
            least: { amount: '5000000.00', currency: 'CNY' },
            most: { amount: '50000000.00', currency: 'CNY' },
        },
        tradeType: 'GOODS',
        mostResales: 1,
        indication: exampleIndication,
    },
    closesAt: '2079-03-03T10:00:00.000Z',
} as const;
