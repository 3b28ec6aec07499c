import { drawingOf, type Asking } from '../capital-account/seed-block.js';
import type { ActName } from '../fabric/endorsers.js';

/** What a registrar does, in the order in which it does it: what frees an amount comes before what asks for one. */
export const tasks = [
    'alert',
    'import-alert',
    'release',
    'presentation',
    'export-receipt',
    'expiry',
    'outward-payment-end',
    'packing-credit-end',
    'import-financing-end',
    // What is lent already goes before what is asked for anew.
    'packing-credit-conversion',
    'enterprise-instruction',
    'export-count',
    'financing',
    'packing-credit',
    'import-financing',
    'outward-payment',
    'capital-account',
    'capital-check-end',
    'capital-population',
    'capital-sample',
    'balance-question',
    'document-check',
    'verification',
    'credit-inquiry',
] as const;
export type Task = (typeof tasks)[number];

/** Something that waits for a registrar. */
export interface WaitingItem {
    readonly task: Task;
    /** The bank in whose vault it waits. A customs amendment waits for all lenders and has none. */
    readonly bank?: string;
    readonly id: string;
    /** Of a presentation under the credit with that id. */
    readonly number?: number;
    /** Since when it waits. Not known of a customs amendment. */
    readonly since?: string;
}

interface TaskAct {
    readonly name: ActName;
    /** For some the own peer has to be asked. */
    readonly inputOf: (items: readonly WaitingItem[], asking: Asking) => unknown;
}

/** What waits in the vaults of banks, each by its id under the name that the transaction has for it. */
const itemsBy =
    (idName: string) =>
    (items: readonly WaitingItem[]): unknown => ({ items: items.map(({ bank, id }) => ({ bank, [idName]: id })) });

const byFinancing = itemsBy('financingId');
const byOutwardPayment = itemsBy('outwardPaymentId');
const byPackingCredit = itemsBy('packingCreditId');
const byImportFinancing = itemsBy('importFinancingId');

/** A change of customs waits for all banks. */
const byNotice = (items: readonly WaitingItem[]): unknown => ({ items: items.map(({ id }) => ({ noticeId: id })) });

/** The transaction that does each task, for a batch of items. */
export const actOf: Readonly<Record<Task, TaskAct>> = {
    alert: { name: 'trade/registry:AlertLenders', inputOf: byNotice },
    'import-alert': { name: 'trade/import-financing-registry:AlertBanks', inputOf: byNotice },
    release: { name: 'trade/registry:SettleReleases', inputOf: byFinancing },
    presentation: {
        name: 'trade/registry:SettlePresentations',
        inputOf: (items) => ({ items: items.map(({ bank, id, number }) => ({ bank, creditId: id, number })) }),
    },
    expiry: { name: 'trade/registry:ExpireReservations', inputOf: byFinancing },
    financing: { name: 'trade/registry:DecideFinancings', inputOf: byFinancing },
    'export-receipt': { name: 'trade/export-receipt-registry:MatchReceipts', inputOf: itemsBy('receiptId') },
    'outward-payment-end': { name: 'trade/outward-payment-registry:SettlePayments', inputOf: byOutwardPayment },
    'outward-payment': { name: 'trade/outward-payment-registry:DecidePayments', inputOf: byOutwardPayment },
    'packing-credit-end': { name: 'trade/packing-credit-registry:SettlePackingCredits', inputOf: byPackingCredit },
    'packing-credit-conversion': {
        name: 'trade/packing-credit-registry:ConvertPackingCredits',
        inputOf: byPackingCredit,
    },
    'import-financing-end': {
        name: 'trade/import-financing-registry:SettleImportFinancings',
        inputOf: byImportFinancing,
    },
    'import-financing': {
        name: 'trade/import-financing-registry:DecideImportFinancings',
        inputOf: byImportFinancing,
    },
    'packing-credit': { name: 'trade/packing-credit-registry:DecidePackingCredits', inputOf: byPackingCredit },
    'capital-account': { name: 'trade/capital-registry:RegisterAccounts', inputOf: itemsBy('capitalAccountId') },
    'capital-check-end': { name: 'trade/capital-registry:SettleChecks', inputOf: itemsBy('capitalPaymentId') },
    'capital-population': { name: 'trade/capital-registry:ClosePopulations', inputOf: itemsBy('populationId') },
    'capital-sample': { name: 'trade/capital-registry:DrawSamples', inputOf: drawingOf },
    'balance-question': { name: 'trade/registry:AnswerBalanceQuestions', inputOf: itemsBy('questionId') },
    // A consent that is revoked is so before the questions that wait with the revocation.
    'enterprise-instruction': { name: 'trade/consent:CarryOutInstructions', inputOf: itemsBy('instructionId') },
    'export-count': {
        name: 'trade/export-count:CountExports',
        inputOf: (items) => ({ items: items.map(({ id }) => ({ noteId: id })) }),
    },
    'credit-inquiry': { name: 'trade/credit-inquiry:AnswerCreditInquiries', inputOf: itemsBy('inquiryId') },
    'document-check': { name: 'trade/document-check:AnswerDocumentChecks', inputOf: itemsBy('checkId') },
    verification: { name: 'trade/verification:AnswerVerifications', inputOf: itemsBy('verificationId') },
};
