import type { Explanations } from '../problems/explanation.js';

/** Documents that a bank sends on to the issuing bank (UCP 600 article 15). */
export const forwardingProblems = {
    FORWARDING_MUST_BE_TO_ISSUING_BANK: {
        retry: 'never',
        en: {
            title: 'A forwarding must be to the issuing bank',
            reason: 'The documents are with the issuing bank already.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '寄单必须寄往开证行',
            reason: '单据已在开证行。',
            remedy: '无需办理。',
        },
    },
    FORWARDED_DOCUMENTS_MUST_NOT_BE_REFUSED: {
        retry: 'never',
        en: {
            title: 'Forwarded documents must not be refused',
            reason: 'The issuing bank has refused them: facts has the number under which they were sent on. They draw nothing any more.',
            remedy: 'Have the discrepancies mended and the documents presented again, or the issuing bank take them on a waiver.',
        },
        zh: {
            title: '已寄交的单据不得已被拒付',
            reason: '开证行已拒付该单据，寄单编号见 facts，该单据不再占用信用证金额。',
            remedy: '请更正不符点后重新交单，或由开证行在申请人放弃不符点后接受。',
        },
    },
    FORWARDING_MUST_BE_OF_STANDING_PRESENTATION: {
        retry: 'never',
        en: {
            title: 'A forwarding must be of a standing presentation',
            reason: 'The bank has refused the documents: facts has the status.',
            remedy: 'Dispose of them as the notice of refusal says.',
        },
        zh: {
            title: '寄单必须针对有效交单',
            reason: '该行已拒付，状态见 facts。',
            remedy: '请按拒付通知处理单据。',
        },
    },
    FORWARDING_MUST_FOLLOW_HONOUR_OR_NEGOTIATION: {
        retry: 'after-change',
        en: {
            title: 'A forwarding must follow honour or negotiation',
            reason: 'A bank that has confirmed is bound to the beneficiary first: facts has the status.',
            remedy: 'Honour or negotiate the presentation, then send it on.',
        },
        zh: {
            title: '寄单必须在承付或议付之后',
            reason: '保兑行须先对受益人承付或议付，状态见 facts。',
            remedy: '请先承付或议付，再寄单。',
        },
    },
    FORWARDING_MUST_BE_THE_ONLY_ONE: {
        retry: 'never',
        en: {
            title: 'A forwarding must be the only one',
            reason: 'The documents have been sent on: facts has the number under which.',
            remedy: 'Read that presentation.',
        },
        zh: {
            title: '寄单只能办理一次',
            reason: '单据已寄出，对应序号见 facts。',
            remedy: '请查阅该交单。',
        },
    },
    FORWARDING_MUST_BE_NEXT: {
        retry: 'after-correction',
        en: {
            title: 'A forwarding must have the next number',
            reason: 'Presentations are numbered from 1 without a gap: facts has the next number.',
            remedy: 'Send it with that number.',
        },
        zh: {
            title: '寄单必须使用下一序号',
            reason: '交单自 1 起连续编号，下一序号见 facts。',
            remedy: '请以该序号提交。',
        },
    },
} as const satisfies Explanations;
