const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** As the book of tiers has it. */
export const exampleWalletPolicy = {
    effectiveFrom: '2026-01-01',
    limits: {
        CORPORATE: {},
        I: {},
        II: { balance: cny('500000.00'), single: cny('50000.00'), daily: cny('100000.00') },
        III: { balance: cny('20000.00'), single: cny('5000.00'), daily: cny('10000.00') },
        IV: { balance: cny('10000.00'), single: cny('2000.00'), daily: cny('5000.00'), yearly: cny('50000.00') },
    },
    dust: { below: cny('1.00'), coins: 5 },
};
