import type { Explanations } from '../problems/explanation.js';

/** Electronic records: whose they are, and what becomes of those that cannot be read (eUCP articles e6 and e12). */
export const recordProblems = {
    RECORDS_MUST_BE_UNDER_EUCP: {
        retry: 'never',
        en: {
            title: 'Electronic records must be under the eUCP',
            reason: 'The credit is not subject to the eUCP, so its documents come on paper.',
            remedy: 'Present on paper, or have the credit amended.',
        },
        zh: {
            title: '电子记录须适用 eUCP',
            reason: '该信用证不适用 eUCP，单据须以纸质提交。',
            remedy: '请提交纸质单据，或修改信用证。',
        },
    },
    RECORDS_MUST_BE_OF_DOCUMENTS: {
        retry: 'after-correction',
        en: {
            title: 'Electronic records must be of documents of the presentation',
            reason: 'A record names a document that is not presented, or two records name one.',
            remedy: 'Name each document that came as a record once, by its documentId.',
        },
        zh: {
            title: '电子记录必须对应所交单据',
            reason: '电子记录所指单据未提交，或两项记录指向同一单据。',
            remedy: '请以 documentId 逐一指明以电子记录提交的单据。',
        },
    },
    NOTICE_MUST_BE_BY_PRESENTING_BANK: {
        retry: 'never',
        en: {
            title: 'The notice must be by the presenting bank',
            reason: 'Only who presents knows that nothing more is to come.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '通知必须由交单行发出',
            reason: '仅交单人知悉单据是否已全部提交。',
            remedy: '请由交单行办理。',
        },
    },
    SYSTEM_MUST_HAVE_BEEN_AWAITING_RECORDS: {
        retry: 'after-correction',
        en: {
            title: 'The system must have been awaiting electronic records',
            reason: 'A system that was down keeps no paper from a bank: this presentation has no records.',
            remedy: 'Leave systemDownOn out.',
        },
        zh: {
            title: '系统须为接收电子记录而停运',
            reason: '系统停运不影响纸质单据的提交，本次交单没有电子记录。',
            remedy: '请勿填写 systemDownOn。',
        },
    },
    DAMAGED_MUST_BE_RECORDS_OF_PRESENTATION: {
        retry: 'after-correction',
        en: {
            title: 'The damaged must be electronic records of the presentation',
            reason: 'A document that is named did not come as a record, or is not in the presentation.',
            remedy: 'Name records of this presentation by their documentId.',
        },
        zh: {
            title: '损坏的必须为本次交单的电子记录',
            reason: '所指单据并非以电子记录提交，或不在本次交单中。',
            remedy: '请以 documentId 指明本次交单的电子记录。',
        },
    },
    REPLACEMENT_MUST_BE_BY_PRESENTING_BANK: {
        retry: 'never',
        en: {
            title: 'The replacement must be by the presenting bank',
            reason: 'Who has presented records presents them again.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '必须由交单行重新提交',
            reason: '电子记录由原交单人重新提交。',
            remedy: '请由该行办理。',
        },
    },
    REPLACEMENT_MUST_BE_OF_DAMAGED_RECORDS: {
        retry: 'after-correction',
        en: {
            title: 'The replacement must be of the damaged records',
            reason: 'It must have each record that is awaited, of the same kind and number, and nothing else.',
            remedy: 'Present exactly those that the notice names.',
        },
        zh: {
            title: '重新提交的必须为损坏的电子记录',
            reason: '须包含通知所列的全部记录，种类和编号相同，且不含其他单据。',
            remedy: '请仅提交通知所列的记录。',
        },
    },
    TIME_TO_REPLACE_RECORDS_MUST_BE_OVER: {
        retry: 'after-change',
        en: {
            title: 'The time to replace records must be over',
            reason: 'They may still come again: facts has the last day.',
            remedy: 'Wait until thirty days after the notice are over.',
        },
        zh: {
            title: '重新提交期限必须已届满',
            reason: '电子记录仍可重新提交，最后一日见 facts。',
            remedy: '请待通知后三十日届满。',
        },
    },
} as const satisfies Explanations;
