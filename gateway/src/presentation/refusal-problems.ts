import type { Explanations } from '../problems/explanation.js';

/** What a bank finds in documents, its one notice of refusal, and waivers (UCP 600 articles 14 and 16). */
export const refusalProblems = {
    ACT_MUST_BE_BY_EXAMINING_BANK: {
        retry: 'never',
        en: {
            title: 'The act must be by the examining bank',
            reason: 'Only the bank to which documents were presented examines, refuses, honours and pays.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '必须由审单行办理',
            reason: '仅受单银行可审单、拒付、承付及付款。',
            remedy: '请由该行办理。',
        },
    },
    DROPPED_FINDING_MUST_BE_DISCREPANCY: {
        retry: 'after-correction',
        en: {
            title: 'A dropped finding must be a discrepancy',
            reason: 'The examination has no discrepancy at this place: facts has which.',
            remedy: 'Count the findings from 0, and name a discrepancy.',
        },
        zh: {
            title: '撤销的审单结果必须为不符点',
            reason: '该位置不是不符点，见 facts。',
            remedy: '审单结果自 0 起编号，请指明不符点。',
        },
    },
    PRESENTATION_MUST_STAND_AT_THIS_ACT: {
        retry: 'never',
        en: {
            title: 'The presentation must stand at this act',
            reason: 'From where it stands the act leads nowhere: facts has its status.',
            remedy: 'Read the presentation again.',
        },
        zh: {
            title: '交单状态必须允许该操作',
            reason: '当前状态不允许该操作，状态见 facts。',
            remedy: '请重新查阅交单。',
        },
    },
    NOTICE_OF_REFUSAL_MUST_BE_THE_ONLY_ONE: {
        retry: 'never',
        en: {
            title: 'The notice of refusal must be the only one',
            reason: 'One notice has been given, with all discrepancies; a second is void.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '拒付通知只能发出一次',
            reason: '已发出列明全部不符点的拒付通知，再次通知无效。',
            remedy: '无需办理。',
        },
    },
    NOTICE_OF_REFUSAL_MUST_BE_IN_TIME: {
        retry: 'never',
        en: {
            title: 'The notice of refusal must be in time',
            reason: 'The fifth banking day after presentation is over, and with it the right to refuse: facts has since when.',
            remedy: 'Honour the presentation.',
        },
        zh: {
            title: '拒付通知必须在期限内发出',
            reason: '交单次日起第五个银行工作日已过，不得再主张不符，时间见 facts。',
            remedy: '请承付。',
        },
    },
    REFUSED_DOCUMENTS_MUST_AWAIT_THE_WAIVER: {
        retry: 'never',
        en: {
            title: 'Refused documents must await the waiver',
            reason: 'The notice of refusal gave the documents another disposal, which facts names: they are the presenter’s (UCP 600 article 16c iii).',
            remedy: 'Ask the presenter to present them again, and take them with the waiver then.',
        },
        zh: {
            title: '被拒付的单据必须在等待放弃不符点',
            reason: '拒付通知载明了另一种处置方式，见 facts，单据由交单人支配（UCP 600 第 16 条 c 款 iii）。',
            remedy: '请由交单人重新交单，届时凭放弃不符点接受单据。',
        },
    },
    WAIVED_AMOUNT_MUST_BE_AVAILABLE: {
        retry: 'after-change',
        en: {
            title: 'The amount of waived documents must be available',
            reason: 'Refused documents have given their amount back, and others have taken of it meanwhile: facts has what is left.',
            remedy: 'Have the amount of the credit increased, or leave the documents refused.',
        },
        zh: {
            title: '放弃不符点的交单金额必须可用',
            reason: '拒付后金额已释放，其间已被其他交单占用，余额见 facts。',
            remedy: '请增加信用证金额，或维持拒付。',
        },
    },
    EXAMINATION_TIME_MUST_BE_OVER: {
        retry: 'after-change',
        en: {
            title: 'The time for examination must be over',
            reason: 'The bank can still refuse, or has decided: facts has the status.',
            remedy: 'Wait until the later of its deadlines has passed.',
        },
        zh: {
            title: '审单期限必须已届满',
            reason: '审单行仍可拒付，或已作出决定，状态见 facts。',
            remedy: '请待较晚的期限届满。',
        },
    },
} as const satisfies Explanations;
