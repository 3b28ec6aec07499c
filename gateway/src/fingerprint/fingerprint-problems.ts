import type { Explanations } from '../problems/explanation.js';

/** Documents that are financed already, or are like what is; and the keys under which they are filed. */
export const fingerprintProblems = {
    TRANSPORT_DOCUMENT_MUST_NOT_BE_FINANCED: {
        retry: 'after-change',
        en: {
            title: 'The transport document must not be financed',
            reason: 'Goods are financed under it already, by another bank or for another customer.',
            remedy: 'Ask your customer to whom it has handed the document. Who finances it is not said.',
        },
        zh: {
            title: '运输单据不得已被融资',
            reason: '该运输单据项下货物已由他行或为其他客户融资。',
            remedy: '请向客户了解单据已交付何人。由谁融资，不予说明。',
        },
    },
    CHECK_MUST_BE_ASKED: {
        retry: 'never',
        en: {
            title: 'The question about documents must await its answer',
            reason: 'It has been answered already.',
            remedy: 'Read it for its answer.',
        },
        zh: {
            title: '单据查询必须处于待答复状态',
            reason: '该单据查询已有答复。',
            remedy: '请查看其答复。',
        },
    },
    CASE_MUST_BE_OPEN: {
        retry: 'never',
        en: {
            title: 'The case must be open',
            reason: 'Somebody has judged it already.',
            remedy: 'Read the case. Whoever does not agree with a verdict that is not confirmed opens it again.',
        },
        zh: {
            title: '案件必须处于待判定状态',
            reason: '该案件已有判定。',
            remedy: '请查看案件；对尚未确认的判定有异议的，可将案件退回重判。',
        },
    },
    CASE_MUST_BE_JUDGED: {
        retry: 'after-change',
        en: {
            title: 'The case must be judged',
            reason: 'There is no verdict that waits for a second person.',
            remedy: 'Read the case: judge it first, or leave it as it was resolved.',
        },
        zh: {
            title: '案件必须已有待确认的判定',
            reason: '没有待第二人确认的判定。',
            remedy: '请查看案件：先作判定；已结案的无需处理。',
        },
    },
    CONFIRMING_USER_MUST_DIFFER: {
        retry: 'never',
        en: {
            title: 'Who confirms must differ from who judged',
            reason: 'A case ends for ever, so it takes two people.',
            remedy: 'Let another officer confirm the verdict.',
        },
        zh: {
            title: '确认人与判定人不得为同一人',
            reason: '案件一经结案不再重启，须由两人办理。',
            remedy: '请由另一名官员确认。',
        },
    },
    LIVING_EPOCHS_MUST_BE_FEW: {
        retry: 'after-change',
        en: {
            title: 'There must be few living epochs',
            reason: 'Every document is looked up with the key of each epoch; facts says how many there may be.',
            remedy: 'Wait until registrars have carried the oldest over, and retire it.',
        },
        zh: {
            title: '有效密钥期不得过多',
            reason: '每份单据须以各密钥期的密钥逐一检索；上限见 facts。',
            remedy: '请待登记机构完成最早密钥期的迁移并将其停用后再更换。',
        },
    },
    EPOCH_MUST_LIVE: {
        retry: 'never',
        en: {
            title: 'The epoch must live',
            reason: 'There is no such epoch, or its key is forgotten already.',
            remedy: 'Read the epochs.',
        },
        zh: {
            title: '密钥期必须有效',
            reason: '没有该密钥期，或其密钥已停用。',
            remedy: '请查询各密钥期。',
        },
    },
    EPOCH_MUST_NOT_BE_NEWEST: {
        retry: 'after-change',
        en: {
            title: 'The epoch must not be the newest',
            reason: 'What is filed now is filed with its key.',
            remedy: 'Begin another epoch first.',
        },
        zh: {
            title: '不得停用最新密钥期',
            reason: '新登记的单据使用该密钥。',
            remedy: '请先启用新的密钥期。',
        },
    },
    EPOCH_MUST_BE_EMPTY: {
        retry: 'after-change',
        en: {
            title: 'The epoch must be empty',
            reason: 'What is still filed with its key could never be found again; facts says how much that is.',
            remedy: 'Wait until registrars have carried it over.',
        },
        zh: {
            title: '密钥期必须已清空',
            reason: '以该密钥登记的内容停用后将无法检索；剩余数量见 facts。',
            remedy: '请待登记机构完成迁移。',
        },
    },
} as const satisfies Explanations;
