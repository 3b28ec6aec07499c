import type { Money } from '../../kernel/money.js';
import type { PayFromCapital } from '../api.js';
import type { CapitalAccount } from '../capital-account.js';
import type { CapitalPayment } from '../capital-payment.js';
import type { CapitalPolicy } from '../capital-policy.js';
import type { CapitalPopulation } from '../capital-population.js';

export const cny = (yuan: bigint, fen = 0n): Money => ({ currency: 'CNY', minorUnits: 100n * yuan + fen });
export const id = (number: number): string => number.toString(16).padStart(32, '0');
export const morning = '2026-03-31T01:00:00.000Z';
export const enterpriseUscc = '91330206MA2CH0012E';

export const policy: CapitalPolicy = {
    effectiveFrom: '2026-01-01',
    prohibitedUses: ['SECURITIES', 'LENDING_TO_OUTSIDERS', 'NON_SELF_USE_HOUSING'],
    eligibleClasses: ['A', 'B'],
    largeFrom: [cny(7_000_000n)],
    sampled: { ordinary: 1_000, large: 5_000 },
    population: { days: 30, payments: 100 },
    seedBlocks: 2,
    witnessHours: 72,
    evidenceBankingDays: 5,
};

export const account: CapitalAccount = {
    capitalAccountId: id(1),
    bank: 'HaizhouBankMSP',
    enterpriseUscc,
    kind: 'FOREIGN_CAPITAL',
    openedAt: '2026-03-01T01:00:00.000Z',
    standing: 'BY_COMMITMENT',
    received: cny(10_000_000n),
    paid: cny(2_000_000n),
};

export const letter = {
    kind: 'COMMITMENT_LETTER',
    letterSha256: 'a'.repeat(64),
    signedOn: '2026-03-31',
    tradeClass: 'A',
} as const;
export const proof = { kind: 'PROOF', proofSha256: 'b'.repeat(64) } as const;

export const order: PayFromCapital = {
    capitalPaymentId: id(2),
    capitalAccountId: account.capitalAccountId,
    use: 'EQUIPMENT',
    payee: { partyName: 'Taihu Loom Works Co., Ltd.' },
    amount: cny(250_000n),
    basis: letter,
    reference: 'HVPS 1',
};

export const paymentOf = (changes: Partial<CapitalPayment> = {}): CapitalPayment => ({
    ...order,
    bank: account.bank,
    enterpriseUscc,
    sentAt: morning,
    ...changes,
});

/** With so many payments of each kind. */
export const populationOf = (ordinary: number, large = 0): CapitalPopulation => ({
    populationId: id(100),
    bank: account.bank,
    policy,
    openedAt: morning,
    closesAt: '2026-04-29T16:00:00.000Z',
    status: 'OPEN',
    members: {
        ORDINARY: Array.from({ length: ordinary }, (_, index) => id(100 + index)),
        LARGE: Array.from({ length: large }, (_, index) => id(10_000 + index)),
    },
});
