/** The policy of an ordinary year. */
export const exampleCapitalPolicy = {
    effectiveFrom: '2026-01-01',
    prohibitedUses: [
        'SECURITIES',
        'WEALTH_MANAGEMENT',
        'LENDING_TO_OUTSIDERS',
        'NON_SELF_USE_HOUSING',
        'OUTSIDE_BUSINESS_SCOPE',
    ],
    eligibleClasses: ['A'],
    largeFrom: [
        { amount: '7000000.00', currency: 'CNY' },
        { amount: '1000000.00', currency: 'USD' },
    ],
    sampled: { ordinary: 1_000, large: 5_000 },
    population: { days: 30, payments: 500 },
    seedBlocks: 2,
    witnessHours: 72,
    evidenceBankingDays: 20,
};

export const exampleCapitalAccount = {
    enterpriseUscc: '91330206MA2CH0012E',
    kind: 'FOREIGN_CAPITAL',
    currency: 'CNY',
};

export const exampleCapitalReceipt = {
    amount: { amount: '10000000.00', currency: 'CNY' },
    reference: 'CIPS 2026-03-30 000112',
};

/** Looms for the own mill. */
export const exampleCapitalPayment = {
    use: 'EQUIPMENT',
    payee: { partyName: 'Taihu Loom Works Co., Ltd.' },
    amount: { amount: '250000.00', currency: 'CNY' },
    basis: {
        kind: 'COMMITMENT_LETTER',
        letterSha256: '3f1b0c6f7a5f43b1a9d8e2c4b6a09182736455463728190a1b2c3d4e5f607182',
        signedOn: '2026-03-30',
        tradeClass: 'A',
    },
    reference: 'HVPS 2026-03-31 000417',
};

export const exampleEvidence = {
    finding: 'PASSED',
    evidenceSha256: '9a8b7c6d5e4f30211203f4e5d6c7b8a99a8b7c6d5e4f30211203f4e5d6c7b8a9',
};
