import type { DealAwaitedCode, DealEntryCode } from '@cohong/domain/forfaiting/timeline/deal-timeline';
import type { TimelineWords } from '../timeline/timeline-text.js';

/** The words of the timeline of a sale: what stands in braces is put in, what stands in brackets where its fact is there. */
export const dealWords: TimelineWords<DealEntryCode, DealAwaitedCode> = {
    entries: {
        QUOTES_REQUESTED: {
            en: '{by} asked for quotes[ of {banks} banks], with time until {closesAt}, to be paid on {disbursedOn}',
            zh: '{by}询价[（{banks} 家银行）]，报价截止 {closesAt}，付款日 {disbursedOn}',
        },
        QUOTE_INDICATED: {
            en: '{by} indicated, bound by nothing, a price between {least} and {most}',
            zh: '{by}给出无约束力的意向价格，介于 {least} 与 {most} 之间',
        },
        QUOTE_SEALED: { en: '{by} bound itself to a sealed quote', zh: '{by}提交密封报价，受其约束' },
        BIDDING_CLOSED: { en: '{by} closed bidding', zh: '{by}截止报价' },
        QUOTE_REVEALED: { en: '{by} showed its quote: {price}', zh: '{by}开示报价：{price}' },
        NO_QUOTE_TAKEN: {
            en: '{by} took none of the quotes, bids: {quotes}',
            zh: '{by}未接受任何报价（报价 {quotes} 份）',
        },
        DEAL_TRADED: {
            en: '{by} sold the claim to {to} for {price}, to be paid on {disbursedOn}',
            zh: '{by}与{to}成交，价款 {price}，付款日 {disbursedOn}',
        },
        DOCUMENTS_DELIVERED: { en: '{by} delivered the documents to {to}', zh: '{by}向{to}提供单据' },
        DOCUMENTS_REJECTED: {
            en: '{by} rejected the documents of {to}, reasons: {reasons}',
            zh: '{by}拒收{to}的单据，理由 {reasons} 项',
        },
        DOCUMENTS_ACCEPTED: { en: '{by} found the documents of {to} satisfactory', zh: '{by}认定{to}的单据符合要求' },
        DEAL_LAPSED: {
            en: 'The availability date was over without satisfactory documents: the deal lapsed',
            zh: '单据提供截止日已过而无符合要求的单据，交易失效',
        },
        DEAL_GIVEN_UP: {
            en: '{by} gave the deal up, of which nobody had examined the documents by the availability date',
            zh: '单据提供截止日已过而单据未获审核，{by}放弃交易',
        },
        DEBTOR_NOTIFIED: {
            en: '{by} told {to} that its claim of {amount}, due on {maturity}, is sold',
            zh: '{by}通知{to}其所负 {amount}（到期日 {maturity}）已转让',
        },
        NOTICE_ACKNOWLEDGED: {
            en: '{by} acknowledged that it pays {to} {amount} on {maturity}',
            zh: '{by}确认于 {maturity} 向{to}付款 {amount}',
        },
        NOTICE_REFUSED: {
            en: '{by} refused to acknowledge that it pays {to}, reasons: {reasons}',
            zh: '{by}拒绝确认向{to}付款，理由 {reasons} 项',
        },
        DEAL_CALLED_OFF: { en: '{by} called the deal off', zh: '{by}取消交易' },
        PAYMENT_SENT: {
            en: '{by} said that it has sent {to} {price} outside the ledger, for which the title waits until {until}',
            zh: '{by}告知已向{to}账外汇出 {price}，债权为其保留至 {until}',
        },
        PAYMENT_REPLACED: {
            en: '{by} named another payment to {to} in place of the one before',
            zh: '{by}向{to}更换付款参考号',
        },
        DEAL_SETTLED: {
            en: '{by} paid {to} {price} in e-CNY, and the title passed with it',
            zh: '{by}以数字人民币向{to}支付 {price}，债权同时转移',
        },
        RECEIPT_CONFIRMED: {
            en: '{by} confirmed that {to} has paid {price} outside the ledger, and the title passed',
            zh: '{by}确认已收到{to}账外支付的 {price}，债权转移',
        },
        RESERVE_STATED: {
            en: '{by} found the documents of {to} satisfactory but for points: {points}, to be cured by {cureBy}, and pays under reserve',
            zh: '{by}认定{to}的单据除 {points} 项欠缺外符合要求，补正截止日 {cureBy}，付款附保留',
        },
        RESERVE_LIFTED: { en: '{by} lifted its reserve towards {to}', zh: '{by}解除对{to}的付款保留' },
        REFUND_DEMANDED: {
            en: '{by} demanded its money back from {to}, points that are missing: {points}',
            zh: '{by}要求{to}退还价款，欠缺 {points} 项',
        },
        RECOURSE_CLAIMED: {
            en: '{by} claimed {price} back from {to}, on the ground of {ground}',
            zh: '{by}以 {ground} 为由向{to}追索 {price}',
        },
        RECOURSE_ADMITTED: {
            en: '{by} admitted the recourse of {to}, and owes it {price}',
            zh: '{by}承认{to}的追索请求，应退还 {price}',
        },
        RECOURSE_REJECTED: {
            en: '{by} rejected the recourse of {to}, reasons: {reasons}',
            zh: '{by}拒绝{to}的追索请求，理由 {reasons} 项',
        },
        RECOURSE_WITHDRAWN: { en: '{by} withdrew its recourse towards {to}', zh: '{by}撤回对{to}的追索请求' },
        DEAL_REFUNDED: {
            en: '{by} paid {to} {price} back in e-CNY, and the title returned with it',
            zh: '{by}以数字人民币向{to}退还 {price}，债权同时退回',
        },
        REFUND_CONFIRMED: {
            en: '{by} confirmed that {to} has paid {price} back outside the ledger, and the title returned',
            zh: '{by}确认已收到{to}账外退还的 {price}，债权退回',
        },
        TITLE_RETURNED: { en: 'The title returned from {by} to {to}', zh: '债权由{by}退回{to}' },
        TITLE_PASSED: { en: 'The title passed from {by} to {to}', zh: '债权由{by}转移至{to}' },
        CLAIM_SPLIT: {
            en: '{by} split the claim into {parts} parts, which are due, paid and sold on each by itself',
            zh: '{by}将债权分割为 {parts} 份，各份分别到期、付款与转卖',
        },
        MATURITY_CAME: { en: 'The claim fell due on {maturity}', zh: '债权于 {maturity} 到期' },
        PAYMENT_MISSED: {
            en: '{by} had not paid {amount}, due on {maturity}, when the day to pay it was over',
            zh: '付款日已过，{by}未支付 {maturity} 到期的 {amount}',
        },
        CLAIM_PAID: { en: '{by} paid {to} {amount}', zh: '{by}向{to}付款 {amount}' },
        CLAIM_PREPAID: { en: '{by} paid {to} {amount} before maturity', zh: '{by}在到期前向{to}付款 {amount}' },
    },
    awaited: {
        QUOTE: { en: '{of} may quote', zh: '{of}可报价' },
        CLOSING_OF_BIDDING: {
            en: '{of} may close bidding, when all have quoted or {closesAt} is over',
            zh: '全部银行报价后或 {closesAt} 之后，{of}可截止报价',
        },
        REVELATION: { en: '{of} must show its quote, or it does not count', zh: '{of}应开示报价，否则不计入' },
        DECISION: { en: '{of} may take a quote that still binds, or none', zh: '{of}可接受仍具约束力的报价，或不接受' },
        DELIVERY: {
            en: '{of} must deliver satisfactory documents, or the deal lapses',
            zh: '{of}应提供符合要求的单据，否则交易失效',
        },
        EXAMINATION: {
            en: '{of} must find the documents satisfactory, or say what is wrong with them',
            zh: '{of}应认定单据符合要求，或说明问题',
        },
        GIVING_UP: { en: '{of} may give the deal up', zh: '{of}可放弃交易' },
        NOTICE_OF_ASSIGNMENT: { en: '{of} must tell the debtor to whom it pays', zh: '{of}应将转让通知债务行' },
        ACKNOWLEDGEMENT: {
            en: '{of} must acknowledge that it pays the buyer {amount} on {maturity}, or refuse to',
            zh: '{of}应确认于 {maturity} 向买方付款 {amount}，或予以拒绝',
        },
        SETTLEMENT: {
            en: '{of} must pay {price}, or after the day of disbursement what the same terms come to',
            zh: '{of}应支付 {price}；付款日之后按相同条件另计价款',
        },
        CONFIRMATION_OF_RECEIPT: {
            en: '{of} must confirm, when the money has come, that it was paid {price} outside the ledger, which passes the title',
            zh: '{of}收款后应确认已在账外收到 {price}，债权随之转移',
        },
        CALLING_OFF: { en: '{of} may call the deal off', zh: '{of}可取消交易' },
        CURE: { en: '{of} may cure what is missing, points: {points}', zh: '{of}可补正欠缺事项（{points} 项）' },
        LIFTING: { en: '{of} may lift its reserve', zh: '{of}可解除付款保留' },
        ANSWER_TO_RECOURSE: {
            en: '{of} must admit or reject the recourse, claimed on the ground of {ground}',
            zh: '{of}应承认或拒绝追索请求（事由 {ground}）',
        },
        WITHDRAWAL_OF_RECOURSE: { en: '{of} may withdraw its recourse', zh: '{of}可撤回追索请求' },
        REFUND: { en: '{of} must pay {price} back', zh: '{of}应退还 {price}' },
        CONFIRMATION_OF_REFUND: {
            en: '{of} may confirm that it was paid back outside the ledger, which returns the title',
            zh: '{of}可确认已在账外收到退款，债权随之退回',
        },
        PAYMENT: {
            en: '{of} must pay {amount}, due on {maturity}',
            zh: '{of}应付款 {amount}，到期日 {maturity}',
        },
    },
};
