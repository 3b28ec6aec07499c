import { type Money } from '../../kernel/money.js';
import { buyer } from '../../document/testing/samples.js';
import type { DeclaredGoods } from '../declared-goods.js';
import type { DecisionFacts } from '../decide-financing.js';
import type { Encumbrance } from '../encumbrance.js';
import type { Financing } from '../financing.js';
import type { FinancingPolicy } from '../policy.js';

/** What the tests of the rules start from: one declaration of 1 000 yuan of which 80 % may be financed. */
export const declarationNumber = '310120260000000017';
export const releaseCode = '0f'.repeat(16);
export const exporterUscc = '91330206MA2CH0012E';
export const morning = '2026-03-31T01:00:00.000Z';
export const idOf = (n: number): string => n.toString(16).padStart(32, '0');
export const yuan = (whole: bigint, fen = 0n): Money => ({ currency: 'CNY', minorUnits: whole * 100n + fen });

export const declaration: DeclaredGoods = {
    declarationNumber,
    status: 'RELEASED',
    version: 1,
    totalValue: yuan(1_000n),
    consignor: { partyName: 'Xiamen Tea Export Co Ltd', uscc: exporterUscc },
    overseasConsignee: buyer,
    transportModeCode: '2',
    vesselName: 'STRAITS KITE',
    transportDocumentReference: 'NGBSIN26051211',
    incotermCode: 'CIF',
    numberOfPackages: 675,
    packageCode: 'CT',
    grossWeight: { value: '15625.25', unit: 'KGM' },
    contract: { documentTypeCode: '315', reference: 'HL-SH-2026-19' },
};

export const policy: FinancingPolicy = {
    effectiveFrom: '2026-01-01',
    capBasisPoints: 8_000,
    reservationHours: 72,
    balanceQuestionsPerDay: 3,
};

export const requested: Financing = {
    financingId: idOf(1),
    bank: 'HaizhouBankMSP',
    declarationNumber,
    releaseCode,
    exporterUscc,
    amount: yuan(300n),
    requestedAt: morning,
    status: 'REQUESTED',
    outstanding: yuan(0n),
    repayments: [],
    alerts: [],
};

export const reserved: Financing = {
    ...requested,
    status: 'RESERVED',
    decidedAt: morning,
    decision: { code: 'AMOUNT_IS_RESERVED' },
    reservedUntil: '2026-04-03T01:00:00.000Z',
    outstanding: yuan(300n),
};

export const disbursed: Financing = {
    ...reserved,
    status: 'DISBURSED',
    disbursement: { payment: { means: 'OUTSIDE', reference: 'CIPS 1' }, paidAt: morning },
};

/** The reservation of `reserved`, and 400 yuan of another bank. */
export const encumbrance: Encumbrance = {
    declarationNumber,
    declarationVersion: 1,
    allocations: [
        { financingId: idOf(2), bank: 'PearlBankMSP', outstanding: yuan(400n) },
        { financingId: reserved.financingId, bank: reserved.bank, outstanding: yuan(300n) },
    ],
    collected: yuan(0n),
};

export const decisionFacts = {
    known: { declaration, releaseCode },
    encumbrance: undefined,
    policy,
    decidedAt: morning,
} satisfies DecisionFacts;
