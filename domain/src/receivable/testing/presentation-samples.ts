import { dollars, presentedSet } from '../../document/testing/samples.js';
import { confirmed, creditId } from '../../letter-of-credit/testing/samples.js';
import type { Presentation } from '../../presentation/presentation.js';
import type { RequestPresentationFinancing } from '../api.js';
import type { Collateral } from '../collateral.js';
import type { DeclaredGoods } from '../declared-goods.js';
import type { TogetherFacts } from '../decide-together.js';
import type { Encumbrance } from '../encumbrance.js';
import type { Financing } from '../financing.js';
import { documentsOf, unheld } from '../hold.js';
import { declaration, idOf, morning, policy, releaseCode } from './samples.js';

/*
 * What the tests of advances on presentations start from: USD 450 000.00 presented with one invoice, on goods that were
 * declared as two exports of USD 400 000.00 and USD 200 000.00, of which 80 % may be financed. 300 000.00 is asked for.
 */
export const [first, second] = ['310120260000000017', '310120260000000025'] as const;
export const credit = { ...confirmed, numberOfPresentations: 1 };
export const presented: Presentation = {
    creditId,
    number: 1,
    presentingBank: 'HaizhouBankMSP',
    examiningBank: 'PearlBankMSP',
    examinesAs: 'CONFIRMING_BANK',
    amount: dollars(450_000n),
    documents: [...presentedSet],
    receivedAt: morning,
    examinationDays: 5,
    status: 'COMPLYING',
};
/** The same documents, as their bank has sent them on to the issuing bank. */
export const sentOn: Presentation = {
    ...presented,
    number: 2,
    presentingBank: 'PearlBankMSP',
    examiningBank: credit.issuingBank,
    examinesAs: 'ISSUING_BANK',
    firstPresentedAs: { number: 1, receivedAt: morning },
};
export const asking = {
    credit,
    presentation: presented,
    forwarded: undefined,
    bank: 'HaizhouBankMSP',
    askedAt: morning,
};
export const request: RequestPresentationFinancing = {
    creditId,
    number: 1,
    financingId: idOf(1),
    amount: dollars(300_000n),
    shares: [
        { declarationNumber: second, releaseCode, amount: dollars(100_000n) },
        { declarationNumber: first, releaseCode, amount: dollars(200_000n) },
    ],
};
export const waiting: Financing = {
    financingId: idOf(1),
    bank: 'HaizhouBankMSP',
    presentation: { creditId, number: 1 },
    shares: [...request.shares].reverse(),
    invoices: ['HL-2026-0512'],
    exporterUscc: '91330206MA2CH0012E',
    exporterName: 'Haizhou Lantern Home Textiles Co., Ltd.',
    amount: dollars(300_000n),
    requestedAt: morning,
    status: 'REQUESTED',
    outstanding: dollars(0n),
    repayments: [],
    alerts: [],
};
export const kept: Financing = {
    ...waiting,
    status: 'RESERVED',
    decidedAt: morning,
    decision: { code: 'AMOUNT_IS_RESERVED' },
    reservedUntil: '2026-04-03T01:00:00.000Z',
    outstanding: dollars(300_000n),
};
export const advanced: Financing = {
    ...kept,
    status: 'DISBURSED',
    disbursement: { payment: { means: 'OUTSIDE', reference: 'CIPS 1' }, paidAt: morning },
};

const declared = (declarationNumber: string, worth: bigint): DeclaredGoods => ({
    ...declaration,
    declarationNumber,
    totalValue: dollars(worth),
});
export const knownDeclarations: TogetherFacts['declarations'] = [
    declared(first, 400_000n),
    declared(second, 200_000n),
].map((each) => ({ known: { declaration: each, releaseCode }, encumbrance: undefined }));
export const facts: TogetherFacts = {
    declarations: knownDeclarations,
    holds: documentsOf(waiting).map(unheld),
    presentation: presented,
    policy,
    decidedAt: morning,
};

export const lyingOn = (declarationNumber: string, amount: bigint): Encumbrance => ({
    declarationNumber,
    declarationVersion: 1,
    allocations: [
        {
            financingId: idOf(1),
            bank: 'HaizhouBankMSP',
            presentation: { creditId, number: 1 },
            outstanding: dollars(amount),
        },
    ],
    collected: dollars(0n),
});
/** All that the registry holds for the reservation. */
export const collateral: Collateral = {
    encumbrances: [lyingOn(first, 200_000n), lyingOn(second, 100_000n)],
    holds: documentsOf(waiting).map((document) => ({
        ...unheld(document),
        holder: { financingId: idOf(1), bank: 'HaizhouBankMSP' },
    })),
};
