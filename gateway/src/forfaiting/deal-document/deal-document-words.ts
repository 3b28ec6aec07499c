import type { DealDocumentKind } from '@cohong/domain/forfaiting/deal/deal-document';
import type { PricingLine } from '@cohong/domain/forfaiting/pricing/pricing';
import type { PricingMethod } from '@cohong/domain/forfaiting/pricing/pricing-terms';
import type { OfferedClaim } from '@cohong/domain/forfaiting/quote/invitation';
import type { Language } from '../../problems/explanation.js';

/** What is printed in both languages, one beside the other. A change in any of it changes what every document hashes to. */
export type Bilingual = Readonly<Record<Language, string>>;

export function inBoth({ en, zh }: Bilingual): string {
    return `${en} ${zh}`;
}

export const titleWords: Readonly<Record<DealDocumentKind, Bilingual>> = {
    agreement: { en: 'Forfaiting agreement', zh: '福费廷协议' },
    confirmation: { en: 'Forfaiting confirmation', zh: '福费廷确认书' },
    'notice-of-assignment': { en: 'Notice of assignment', zh: '债权转让通知书' },
    acknowledgement: { en: 'Acknowledgement of assignment', zh: '债权转让确认书' },
    'settlement-advice': { en: 'Settlement advice', zh: '福费廷结算通知书' },
};

const sale: readonly Bilingual[] = [
    {
        en: 'The seller sells the claim to the buyer, without recourse. The ICC Uniform Rules for Forfaiting (URF 800) apply.',
        zh: '卖方将本债权无追索权地卖予买方。本交易适用国际商会《福费廷统一规则》（URF 800）。',
    },
    {
        en: 'The buyer bears the risk that the debtor bank does not pay. The seller answers for what URF 800 makes it answer for, such as that the claim exists and that it is free to sell it.',
        zh: '债务行不付款的风险由买方承担。卖方仅就 URF 800 规定的事项负责，例如债权真实存在、卖方有权出售。',
    },
    {
        en: 'The seller delivers satisfactory documents by the availability date. What is rejected can be cured and delivered again until then; without satisfactory documents the deal lapses.',
        zh: '卖方须不迟于单据截止日提供符合要求的单据。被拒单据在此之前可予补正并再次提供；逾期未提供符合要求的单据，交易失效。',
    },
    {
        en: 'The price is the sum below if it is paid on the day of disbursement or before. Paid later, the claim is priced by the same terms for the day of payment.',
        zh: '于放款日或之前付款的，价款如下；其后付款的，按相同条件以付款日重新计价。',
    },
    {
        en: 'The title passes when the debtor bank has acknowledged that it pays the buyer and the price is paid, in one transaction where it is paid in e-CNY.',
        zh: '债务行确认向买方付款且价款付讫时，债权转移；以数字人民币付款的，款项与债权于同一笔交易中转移。',
    },
];

/** What a document says before its facts. */
export const clauseWords: Readonly<Record<DealDocumentKind, readonly Bilingual[]>> = {
    agreement: sale,
    confirmation: sale,
    'notice-of-assignment': [
        {
            en: 'The seller gives the debtor bank notice that it has sold the claim to the buyer.',
            zh: '卖方通知债务行：本债权已卖予买方。',
        },
        {
            en: 'The debtor bank is asked to acknowledge that it will pay the amount at maturity to the buyer, once the sale is settled.',
            zh: '请债务行确认：交易结算后，将于到期日向买方支付该金额。',
        },
    ],
    acknowledgement: [
        {
            en: 'The debtor bank acknowledges the notice of assignment. Once the sale is settled, it will pay the amount at maturity to the buyer, or to the bank that then holds the claim by a further notice that it has acknowledged.',
            zh: '债务行确认收到债权转让通知。交易结算后，债务行将于到期日向买方，或向届时经其另行确认而持有债权的银行，支付该金额。',
        },
        {
            en: 'Until the sale is settled or called off it pays nobody. If it is called off, this acknowledgement means nothing any more.',
            zh: '交易结算或取消之前，债务行不向任何人付款；交易取消的，本确认书失效。',
        },
    ],
    'settlement-advice': [
        {
            en: 'The price below has been paid, and the title to the claim has passed from the seller to the buyer.',
            zh: '下列价款已付讫，债权已由卖方转移至买方。',
        },
    ],
};

/** What was done by which the document came about. */
export const actWords: Readonly<Record<DealDocumentKind, Bilingual>> = {
    agreement: { en: 'The seller took the quote of the buyer', zh: '卖方接受买方报价' },
    confirmation: { en: 'The seller took the quote of the buyer', zh: '卖方接受买方报价' },
    'notice-of-assignment': { en: 'The seller notified the debtor bank', zh: '卖方通知债务行' },
    acknowledgement: { en: 'The debtor bank acknowledged the notice', zh: '债务行确认通知' },
    'settlement-advice': { en: 'The price was paid and the title passed', zh: '价款付讫、债权转移' },
};

export const headingWords = {
    parties: { en: 'Parties', zh: '当事人' },
    claim: { en: 'The claim', zh: '债权' },
    terms: { en: 'Terms', zh: '交易条件' },
    price: { en: 'The price, step by step', zh: '价款计算' },
    payment: { en: 'Payment', zh: '付款' },
    acknowledged: { en: 'What the debtor bank will pay', zh: '债务行确认付款内容' },
    ledger: { en: 'Where it stands on the ledger', zh: '账本记录' },
} as const satisfies Record<string, Bilingual>;

export const labelWords = {
    seller: { en: 'Seller', zh: '卖方' },
    buyer: { en: 'Buyer', zh: '买方' },
    debtorBank: { en: 'Debtor bank', zh: '债务行' },
    dealId: { en: 'Deal', zh: '交易编号' },
    claimId: { en: 'Claim', zh: '债权编号' },
    creditId: { en: 'Letter of credit', zh: '信用证' },
    presentation: { en: 'Presentation, part', zh: '交单、期次' },
    undertaking: { en: 'Undertaking', zh: '付款承诺' },
    incurredAt: { en: 'Incurred', zh: '承诺时间' },
    amount: { en: 'Amount', zh: '金额' },
    maturity: { en: 'Maturity', zh: '到期日' },
    payableAt: { en: 'Payable at', zh: '付款地' },
    resaleCount: { en: 'Resold before', zh: '已转卖次数' },
    tradedAt: { en: 'Traded', zh: '成交时间' },
    disbursedOn: { en: 'Day of disbursement', zh: '放款日' },
    availability: { en: 'Availability date', zh: '单据截止日' },
    deliveryPlace: { en: 'Place of delivery', zh: '单据提供地' },
    notifiedAt: { en: 'Notified', zh: '通知时间' },
    method: { en: 'Method', zh: '计价方法' },
    percentPerYear: { en: 'Per cent a year', zh: '年利率（%）' },
    graceDays: { en: 'Days of grace', zh: '宽限天数' },
    days: { en: 'Days, year of', zh: '计息、年天数' },
    dueOn: { en: 'Due, by calendars', zh: '应付日、日历' },
    paidAt: { en: 'Paid', zh: '付款时间' },
    means: { en: 'Paid by', zh: '付款方式' },
    act: { en: 'Act', zh: '行为' },
    transactionId: { en: 'Transaction', zh: '账本交易号' },
    blockNumber: { en: 'Block', zh: '区块' },
    recordedAt: { en: 'Recorded', zh: '记录时间' },
    recordHash: { en: 'Hash of the record', zh: '记录哈希值' },
} as const satisfies Record<string, Bilingual>;

export const undertakingWords: Readonly<Record<OfferedClaim['undertaking'], Bilingual>> = {
    ACCEPTANCE: { en: 'acceptance', zh: '承兑' },
    DEFERRED_PAYMENT: { en: 'deferred payment', zh: '延期付款' },
};

export const methodWords: Readonly<Record<PricingMethod, Bilingual>> = {
    STRAIGHT_DISCOUNT: { en: 'straight discount', zh: '直接贴现' },
    SIMPLE_YIELD: { en: 'discount to yield, simple', zh: '收益率贴现（单利）' },
    SEMI_ANNUAL_YIELD: { en: 'discount to yield, compounded twice a year', zh: '收益率贴现（半年复利）' },
    ANNUAL_YIELD: { en: 'discount to yield, compounded once a year', zh: '收益率贴现（年复利）' },
};

export const lineWords: Readonly<Record<PricingLine['what'], Bilingual>> = {
    FACE: { en: 'Face', zh: '面值' },
    HANDLING_FEE: { en: 'Handling fee', zh: '手续费' },
    COURIER_FEE: { en: 'Courier fee', zh: '邮费' },
    COMMITMENT_FEE: { en: 'Commitment fee', zh: '承诺费' },
    DISCOUNT: { en: 'Discount', zh: '贴现息' },
    PROCEEDS: { en: 'Proceeds', zh: '价款' },
};

export const columnWords = {
    what: { en: 'Step', zh: '项目' },
    base: { en: 'On', zh: '基数' },
    percentPerYear: { en: '% p.a.', zh: '年利率' },
    days: { en: 'Days', zh: '天数' },
    unrounded: { en: 'Unrounded', zh: '未舍入' },
    amount: { en: 'Amount', zh: '金额' },
} as const satisfies Record<string, Bilingual>;

export const phraseWords = {
    IMMEDIATE: { en: 'ten banking days after the trade date', zh: '成交日后十个银行工作日' },
    E_CNY: { en: 'e-CNY', zh: '数字人民币' },
    OUTSIDE: { en: 'a payment outside the ledger', zh: '账本外付款' },
    HOW_TO_CHECK: {
        en: 'Made of the ledger alone, with the same bytes at every bank of the deal. Each has the SHA-256 of this file checked by its own gateway, and finds the hash of the record in the block of the transaction.',
        zh: '本文件仅依账本生成，各当事行所得字节完全相同。各行可经本行网关核验本文件的 SHA-256，并可在该笔交易所在区块中查到记录哈希值。',
    },
} as const satisfies Record<string, Bilingual>;
