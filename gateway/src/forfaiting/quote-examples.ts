/** What the document of the API shows of quotes. */
export const exampleQuoteRequest = {
    claimId: 'c2'.repeat(16),
    invited: ['HarbourBankMSP'],
    closesAt: '2079-03-03T10:00:00.000Z',
    revealHours: 4,
    disbursedOn: '2079-03-05',
    availability: { kind: 'IMMEDIATE' },
    deliveryPlace: 'CHINA',
} as const;

export const exampleIndication = {
    method: 'SIMPLE_YIELD',
    fromPercentPerYear: '2.8',
    toPercentPerYear: '2.95',
    perResalePercentPerYear: '0.05',
    graceDays: 0,
} as const;

export const exampleQuote = {
    kind: 'FIRM',
    terms: {
        method: 'SIMPLE_YIELD',
        percentPerYear: '2.85',
        graceDays: 0,
        handlingFee: { amount: '300.00', currency: 'CNY' },
    },
    validUntil: '2079-03-04T10:00:00.000Z',
} as const;
