import type { Explanations } from '../problems/explanation.js';

/** Requests of SAFE for documents behind reports, and their answers. */
export const documentRequestProblems = {
    REPORT_MUST_STAND_AT_SAFE: {
        retry: 'never',
        en: {
            title: 'The report must stand at SAFE',
            reason: 'It was refused or replaced: what was wrong in it the bank mends.',
            remedy: 'Ask of the report that takes its place.',
        },
        zh: {
            title: '报告必须在外汇局待答复或已接受',
            reason: '该报告已被退回或替换，由银行更正。',
            remedy: '请就替换后的报告提出要求。',
        },
    },
    REPORT_MUST_AWAIT_NO_DOCUMENTS: {
        retry: 'after-change',
        en: {
            title: 'The report must await no documents',
            reason: 'SAFE has asked for documents behind it, by the request that facts name, and that is not settled.',
            remedy: 'Find on the answer of the bank, or withdraw the request.',
        },
        zh: {
            title: '报告不得有未了结的补充材料要求',
            reason: '外汇局已就该报告要求补充材料（编号见 facts），尚未了结。',
            remedy: '请先审核银行答复，或撤回该要求。',
        },
    },
    ANSWER_DAY_MUST_NOT_BE_OVER: {
        retry: 'after-correction',
        en: {
            title: 'The day for the answer must not be over',
            reason: 'The day in `answerBy` is past in China.',
            remedy: 'Give a day that the bank can keep, or none.',
        },
        zh: {
            title: '答复期限不得早于今日',
            reason: 'answerBy 所列日期已过。',
            remedy: '请填写银行能够遵守的日期，或不填写。',
        },
    },
    DOCUMENT_REQUEST_MUST_AWAIT_ANSWER: {
        retry: 'never',
        en: {
            title: 'The request must await an answer',
            reason: 'It is answered and SAFE reads the answer, or it is settled.',
            remedy: 'Read the request. Only one that is open or whose answer was refused is answered.',
        },
        zh: {
            title: '补充材料要求必须处于待答复状态',
            reason: '该要求已答复待审，或已了结。',
            remedy: '请查询该要求；只有未答复或答复被退回的要求才能答复。',
        },
    },
    DOCUMENTS_MUST_BE_GIVEN_OR_EXPLAINED: {
        retry: 'after-correction',
        en: {
            title: 'Documents must be given or explained',
            reason: 'The types that facts name are not among the documents, and no letter says why.',
            remedy: 'Send them, or say in `text` why they are not there.',
        },
        zh: {
            title: '所要求的材料必须提供或说明',
            reason: 'facts 所列种类的材料未提供，也没有说明原因。',
            remedy: '请提供这些材料，或在 text 中说明原因。',
        },
    },
    ANSWER_MUST_DIFFER_FROM_REFUSED: {
        retry: 'after-correction',
        en: {
            title: 'The answer must differ from the refused one',
            reason: 'It has the text and the documents that SAFE has sent back.',
            remedy: 'Read why it was sent back, and answer that.',
        },
        zh: {
            title: '答复必须与被退回的不同',
            reason: '说明和材料与被退回的答复相同。',
            remedy: '请查阅退回原因并据此答复。',
        },
    },
    DOCUMENT_REQUEST_MUST_BE_UNSETTLED: {
        retry: 'never',
        en: {
            title: 'The request must be unsettled',
            reason: 'SAFE is satisfied already, or has withdrawn it.',
            remedy: 'Ask anew where something else is wanted.',
        },
        zh: {
            title: '补充材料要求必须尚未了结',
            reason: '外汇局已认可答复或已撤回要求。',
            remedy: '如需其他材料，请另行提出要求。',
        },
    },
    DOCUMENT_REQUEST_MUST_BE_ANSWERED: {
        retry: 'after-change',
        en: {
            title: 'The request must be answered',
            reason: 'The bank has not answered, or its answer was sent back already.',
            remedy: 'Wait for the answer, or withdraw the request.',
        },
        zh: {
            title: '补充材料要求必须已答复',
            reason: '银行尚未答复，或其答复已被退回。',
            remedy: '请等待答复，或撤回该要求。',
        },
    },
} as const satisfies Explanations;
