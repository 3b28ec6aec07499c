import { declaration as goods, idOf, morning, policy, releaseCode, yuan } from '../../receivable/testing/samples.js';
import type { ConversionFacts } from '../convert-packing-credit.js';
import type { FinancedOrder } from '../financed-order.js';
import type { Order } from '../order.js';
import type { PackingCreditPolicy } from '../packing-credit-policy.js';
import type { PackingCredit } from '../packing-credit.js';

/** What the tests of the rules start from: one order of 1 000 yuan of which 80 % may be advanced, until the end of May. */
export const order: Order = {
    orderNumber: 'HL-SH-2026-19',
    orderedOn: '2026-03-02',
    buyer: { partyName: 'Straits Homeware Pte. Ltd.', countryCode: 'SG' },
    amount: yuan(1_000n),
    latestShipmentOn: '2026-05-31',
};

export const advance: PackingCreditPolicy = {
    effectiveFrom: '2026-01-01',
    advanceBasisPoints: 8_000,
    reservationHours: 72,
};

export const requested: PackingCredit = {
    packingCreditId: idOf(21),
    bank: 'HaizhouBankMSP',
    exporterUscc: goods.consignor.uscc,
    order,
    amount: yuan(300n),
    requestedAt: morning,
    status: 'REQUESTED',
    outstanding: yuan(0n),
    repayments: [],
    conversions: [],
};

export const reserved: PackingCredit = {
    ...requested,
    status: 'RESERVED',
    decidedAt: morning,
    decision: { code: 'AMOUNT_IS_RESERVED' },
    reservedUntil: '2026-04-03T01:00:00.000Z',
    outstanding: yuan(300n),
};

export const disbursed: PackingCredit = {
    ...reserved,
    status: 'DISBURSED',
    disbursement: { payment: { means: 'OUTSIDE', reference: 'CIPS 1' }, paidAt: morning },
};

/** The reservation or loan of the samples, and 400 yuan of another bank. */
export const financed: FinancedOrder = {
    exporterUscc: goods.consignor.uscc,
    order,
    requestedAt: morning,
    allocations: [
        { packingCreditId: idOf(22), bank: 'PearlBankMSP', outstanding: yuan(400n) },
        { packingCreditId: requested.packingCreditId, bank: requested.bank, outstanding: yuan(300n) },
    ],
    converted: yuan(0n),
    collected: yuan(0n),
};

/** The same without the samples' own. */
export const financedByOther: FinancedOrder = { ...financed, allocations: financed.allocations.slice(0, 1) };

/** The loan asked to stand on a declaration of the goods. */
export const converting: PackingCredit = {
    ...disbursed,
    conversions: [
        {
            declarationNumber: goods.declarationNumber,
            releaseCode,
            amount: yuan(300n),
            requestedAt: morning,
            status: 'REQUESTED',
        },
    ],
};

export const conversionFacts: ConversionFacts = {
    declarations: [{ known: { declaration: goods, releaseCode }, encumbrance: undefined }],
    holds: [],
    policy,
    decidedAt: morning,
    financed,
};
