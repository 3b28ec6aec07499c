import type { Explanations } from '../problems/explanation.js';

/** What a nominated bank asks the issuing bank about discrepant documents. */
export const discrepancyAdviceProblems = {
    ADVICE_OF_DISCREPANCIES_MUST_BE_TO_ISSUING_BANK: {
        retry: 'never',
        en: {
            title: 'An advice of discrepancies must be to the issuing bank',
            reason: 'This bank has issued the credit: there is nobody whose authority it needs.',
            remedy: 'Seek a waiver of the applicant.',
        },
        zh: {
            title: '不符点通知必须发给开证行',
            reason: '本行即为开证行，无需他行授权。',
            remedy: '请征询申请人是否放弃不符点。',
        },
    },
    ISSUING_BANK_MUST_NOT_LEARN_OF_SECOND_BENEFICIARY: {
        retry: 'never',
        en: {
            title: 'The issuing bank must not learn of a second beneficiary',
            reason: 'Documents under a transferred credit show who delivers and at which price.',
            remedy: 'Take them as the bank judges, and present them under the credit.',
        },
        zh: {
            title: '不得使开证行知悉第二受益人',
            reason: '已转让信用证项下的单据会显示实际供货人及其价格。',
            remedy: '请自行判断是否接受，并在原信用证项下交单。',
        },
    },
    EARLIER_ADVICE_MUST_BE_ANSWERED: {
        retry: 'after-change',
        en: {
            title: 'An earlier advice must be answered first',
            reason: 'The issuing bank was asked about these documents and has not answered.',
            remedy: 'Await its answer.',
        },
        zh: {
            title: '此前的不符点通知必须先获答复',
            reason: '已就该单据征询开证行，尚未答复。',
            remedy: '请等待答复。',
        },
    },
    AUTHORITY_MUST_BE_GIVEN_BY_ISSUING_BANK: {
        retry: 'never',
        en: {
            title: 'Authority must be given by the issuing bank',
            reason: 'Only the bank that reimburses authorises to take discrepant documents.',
            remedy: 'Leave it to the issuing bank.',
        },
        zh: {
            title: '必须由开证行授权',
            reason: '仅由承担偿付责任的银行授权接受不符单据。',
            remedy: '请由开证行办理。',
        },
    },
    ADVICE_MUST_BE_UNANSWERED: {
        retry: 'never',
        en: {
            title: 'An advice of discrepancies must be unanswered',
            reason: 'It was answered, as facts says: an authority is not taken back.',
            remedy: 'Read it again.',
        },
        zh: {
            title: '不符点通知必须尚未答复',
            reason: '已作答复，见 facts；授权不得撤回。',
            remedy: '请重新查阅。',
        },
    },
    DOCUMENTS_MUST_AWAIT_AUTHORITY: {
        retry: 'never',
        en: {
            title: 'The documents must await authority',
            reason: 'Their bank has refused them with another disposal, has taken them, or can no longer refuse: facts has where they stand.',
            remedy: 'Read the presentation again.',
        },
        zh: {
            title: '单据必须正在等待授权',
            reason: '该行已以其他处置方式拒付、已接受单据或已丧失拒付权，状态见 facts。',
            remedy: '请重新查阅该交单。',
        },
    },
} as const satisfies Explanations;
