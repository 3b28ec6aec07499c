import type { Explanations } from '../problems/explanation.js';

/** What a buyer of a claim asks back of its seller. */
export const recourseClaimProblems = {
    EARLIER_RECOURSE_CLAIM_MUST_HAVE_ENDED: {
        retry: 'after-change',
        en: {
            title: 'An earlier recourse claim must have ended',
            reason: 'One that was made for this deal waits for the seller.',
            remedy: 'Wait for its answer, or withdraw the claim with POST /v1/recourse-claims/{recourseId}/withdrawals.',
        },
        zh: {
            title: '此前的追索请求必须已了结',
            reason: '该交易已有一项追索请求待卖方答复。',
            remedy: '请等待答复，或通过 POST /v1/recourse-claims/{recourseId}/withdrawals 撤回该请求。',
        },
    },
    SELLER_MUST_HAVE_KNOWN_AT_SETTLEMENT: {
        retry: 'after-correction',
        en: {
            title: 'The seller must have known at settlement',
            reason: 'For a fraud or a dispute a seller answers only if it knew of it when it was paid (URF 800 article 13): facts has the day.',
            remedy: 'Name the day on which the seller knew, if that was no later.',
        },
        zh: {
            title: '卖方必须在结算时已知悉',
            reason: '就欺诈或基础交易争议，卖方仅在收款时已知悉的情形下承担责任（URF 800 第 13 条），结算日见 facts。',
            remedy: '如卖方知悉之日不晚于结算日，请填写该日期。',
        },
    },
    RECOURSE_CLAIM_MUST_SHOW_WHAT_IS_NEW: {
        retry: 'after-correction',
        en: {
            title: 'A recourse claim must show what is new',
            reason: 'The seller has rejected one on this ground, and all of these documents were shown to it then.',
            remedy: 'Add a document that it has not seen, or leave it to a court.',
        },
        zh: {
            title: '追索请求必须提出新的证据',
            reason: '卖方已拒绝基于同一事由的请求，且所列文件当时均已提示。',
            remedy: '请补充卖方未见过的文件，或交由法院处理。',
        },
    },
    CLAIM_MUST_BE_HELD_UNDER_DEAL: {
        retry: 'after-change',
        en: {
            title: 'The claim must be held under the deal',
            reason: 'This bank has sold it on, or has it by another deal: who wants its price back gives back what it paid for.',
            remedy: 'Leave it to the bank that holds the claim, which has recourse to its own seller.',
        },
        zh: {
            title: '债权必须依该交易持有',
            reason: '本行已将债权转卖，或依另一交易持有；请求退还价款者须能退回所购债权。',
            remedy: '请由现持有行向其卖方追索。',
        },
    },
    CLAIM_MUST_NOT_BE_COLLECTED: {
        retry: 'never',
        en: {
            title: 'The claim must not be collected',
            reason: 'The debtor has paid this bank: nothing is lost, and nothing left to give back.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '债权不得已收款',
            reason: '债务行已向本行付款，既无损失，亦无可退回的债权。',
            remedy: '无需办理。',
        },
    },
    RECOURSE_CLAIM_MUST_STAND_AT_THIS_ACT: {
        retry: 'never',
        en: {
            title: 'The recourse claim must stand at this act',
            reason: 'It was answered, withdrawn or paid back already, or the debtor has paid the claim: facts has its status.',
            remedy: 'Read the recourse claim again.',
        },
        zh: {
            title: '追索请求状态必须允许该操作',
            reason: '该请求已答复、已撤回、已退款，或债务行已付款，状态见 facts。',
            remedy: '请重新查阅该追索请求。',
        },
    },
} as const satisfies Explanations;
