import { idOf, morning, releaseCode, yuan } from '../../receivable/testing/samples.js';
import type { ImportFinancingFacts } from '../decide-import-financing.js';
import type { FinancedImport } from '../financed-import.js';
import type { ImportFinancingPolicy } from '../import-financing-policy.js';
import type { ImportFinancing } from '../import-financing.js';
import type { ImportedGoods } from '../imported-goods.js';

/** What the tests of the rules start from: goods of 1 000 yuan that came in on 10 March, of which 80 % may be lent. */
export const goods: ImportedGoods = {
    declarationNumber: '310120261000000017',
    status: 'RELEASED',
    version: 1,
    consignee: { partyName: 'Haizhou Lantern Home Textiles Co., Ltd.', uscc: '91330206MA2CH0012E' },
    contract: { documentTypeCode: '315', reference: 'HL-2026-044' },
    totalValue: yuan(1_000n),
    declarationDate: '2026-03-12',
    importDate: '2026-03-10',
};

export const policy: ImportFinancingPolicy = {
    effectiveFrom: '2026-01-01',
    capBasisPoints: 8_000,
    reservationHours: 72,
    tenor: { maximumDays: 90, maximumExtensions: 2, maximumExtensionDays: 30 },
    askedWithinDays: 30,
};

/** A Sunday. */
export const dueOn = '2026-06-28';

export const requested: ImportFinancing = {
    importFinancingId: idOf(51),
    bank: 'HaizhouBankMSP',
    funds: 'LOAN',
    declarationNumber: goods.declarationNumber,
    releaseCode,
    importerUscc: goods.consignee.uscc,
    contractReference: 'HL-2026-044',
    amount: yuan(300n),
    dueOn,
    requestedAt: morning,
    status: 'REQUESTED',
    outstanding: yuan(0n),
    repayments: [],
    alerts: [],
};

export const reserved: ImportFinancing = {
    ...requested,
    status: 'RESERVED',
    decidedAt: morning,
    decision: { code: 'AMOUNT_IS_RESERVED' },
    reservedUntil: '2026-04-03T01:00:00.000Z',
};

export const disbursed: ImportFinancing = {
    ...reserved,
    status: 'DISBURSED',
    disbursement: { payment: { means: 'OUTSIDE', reference: 'CIPS 1' }, paidAt: morning },
    outstanding: yuan(300n),
};

const { dueOn: _, ...undated } = requested;
/** The importer's own money. */
export const own: ImportFinancing = { ...undated, importFinancingId: idOf(52), funds: 'OWN_FUNDS' };

/** The loan of the samples, and 400 yuan that another bank has lent. */
export const financed: FinancedImport = {
    declarationNumber: goods.declarationNumber,
    declarationVersion: 1,
    allocations: [
        { importFinancingId: idOf(53), bank: 'PearlBankMSP', funds: 'LOAN', amount: yuan(400n) },
        { importFinancingId: requested.importFinancingId, bank: requested.bank, funds: 'LOAN', amount: yuan(300n) },
    ],
};

/** The same without the samples' own. */
export const financedByOther: FinancedImport = { ...financed, allocations: financed.allocations.slice(0, 1) };

export const facts: ImportFinancingFacts = {
    known: { declaration: goods, releaseCode },
    financed: financedByOther,
    policy,
    decidedAt: morning,
};
