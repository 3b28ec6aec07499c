import type { Explanations } from '../problems/explanation.js';

/** Amendments of letters of credit, and the terms that bind whom. */
export const amendmentProblems = {
    AMENDMENT_MUST_BE_BY_ISSUING_BANK: {
        retry: 'never',
        en: {
            title: 'The amendment must be by the issuing bank',
            reason: 'Only the bank that issued a credit amends it.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '修改必须由开证行办理',
            reason: '信用证只能由其开证行修改。',
            remedy: '请由开证行办理。',
        },
    },
    AMENDMENT_MUST_BE_NEXT: {
        retry: 'after-correction',
        en: {
            title: 'The amendment must be the next',
            reason: 'Amendments are numbered from 1 without a gap: facts has the next number.',
            remedy: 'Read the credit again, and send the amendment with that number.',
        },
        zh: {
            title: '修改必须为下一序号',
            reason: '修改自 1 起连续编号，下一序号见 facts。',
            remedy: '请重新查阅信用证，并以该序号提交。',
        },
    },
    AMENDMENT_MUST_STAND_ON_WHAT_STANDS: {
        retry: 'after-correction',
        en: {
            title: 'The amendment must stand on what stands',
            reason: 'It is said to stand on an amendment that was rejected, not passed on, or never issued: facts has those that stand.',
            remedy: 'Name only those, or none.',
        },
        zh: {
            title: '修改只能以仍有效的修改为基础',
            reason: '所列修改已被拒绝、未予通知或从未作出；仍有效的修改见 facts。',
            remedy: '请仅列明上述修改，或不列明。',
        },
    },
    AMENDMENTS_MUST_BE_ACCEPTED_TOGETHER_WHOLE: {
        retry: 'after-correction',
        en: {
            title: 'Amendments must be accepted together whole',
            reason: 'Others are named beside an answer that rejects, or that accepts a part only.',
            remedy: 'Accept the whole of each, or answer them one by one.',
        },
        zh: {
            title: '一并接受修改必须全部接受',
            reason: '答复为拒绝或仅部分接受，却另列明一并接受的修改。',
            remedy: '请全部接受各项修改，或逐一答复。',
        },
    },
    AMENDMENT_MUST_BE_ACCEPTED_WITH_WHAT_IT_STANDS_ON: {
        retry: 'after-correction',
        en: {
            title: 'The amendment must be accepted with what it stands on',
            reason: 'It was drawn up on the terms as they are with earlier amendments that are not accepted: facts has which.',
            remedy: 'Accept these first, or name them together with it.',
        },
        zh: {
            title: '接受修改须一并接受其所依据的修改',
            reason: '该修改以尚未接受的在先修改为基础，见 facts。',
            remedy: '请先接受这些修改，或一并列明接受。',
        },
    },
    EXTENSION_MUST_COVER_WHAT_AMENDMENT_STANDS_ON: {
        retry: 'after-change',
        en: {
            title: 'The extension must cover what the amendment stands on',
            reason: 'The confirmation does not extend to earlier amendments on which this one stands: facts has which.',
            remedy: 'Extend the confirmation to these first, or not to this one.',
        },
        zh: {
            title: '扩展保兑须涵盖修改所依据的修改',
            reason: '保兑尚未扩展至该修改所依据的在先修改，见 facts。',
            remedy: '请先扩展至这些修改，或不扩展至本次修改。',
        },
    },
    ANSWER_MUST_BE_BY_BENEFICIARYS_BANK: {
        retry: 'never',
        en: {
            title: 'The answer must be by the bank that advises the beneficiary',
            reason: 'The beneficiary speaks through the last bank on the way of the advice.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '答复必须由受益人的通知行办理',
            reason: '受益人通过最后一家通知行表示意见。',
            remedy: '请由该行办理。',
        },
    },
    AMENDMENT_MUST_BE_ADVISED: {
        retry: 'after-change',
        en: {
            title: 'The amendment must be advised',
            reason: 'It has not been passed on to the beneficiary.',
            remedy: 'Advise it first.',
        },
        zh: {
            title: '修改必须已通知',
            reason: '该修改尚未通知受益人。',
            remedy: '请先通知。',
        },
    },
    AMENDMENT_MUST_BE_UNANSWERED: {
        retry: 'never',
        en: {
            title: 'The amendment must be unanswered',
            reason: 'The beneficiary has accepted or rejected it: facts has which.',
            remedy: 'Nothing is to be done; a new amendment may be issued.',
        },
        zh: {
            title: '修改必须尚未答复',
            reason: '受益人已接受或拒绝，见 facts。',
            remedy: '无需办理；可另行修改。',
        },
    },
    AMOUNT_MUST_COVER_WHAT_IS_DRAWN: {
        retry: 'after-correction',
        en: {
            title: 'The amount must cover what is drawn',
            reason: 'With the amendment the credit would allow less than presentations hold or have drawn: facts has how much that is.',
            remedy: 'Decrease the amount no further than that.',
        },
        zh: {
            title: '金额不得低于已支取金额',
            reason: '修改后的金额将低于交单已占用或已支取的金额，见 facts。',
            remedy: '减额不得低于该金额。',
        },
    },
    PRESENTATION_MUST_BE_DECIDED_FIRST: {
        retry: 'after-change',
        en: {
            title: 'The presentation must be decided on first',
            reason: 'Documents that are being examined may comply with the amendment and only so, which is its acceptance.',
            remedy: 'Reject the amendment once the bank has found whether they comply.',
        },
        zh: {
            title: '须先就交单作出决定',
            reason: '正在审核的单据可能仅因该修改而相符，这即构成对修改的接受。',
            remedy: '请待银行审单有结果后再拒绝修改。',
        },
    },
    EXTENSION_MUST_BE_BY_CONFIRMING_BANK: {
        retry: 'never',
        en: {
            title: 'The extension must be by the confirming bank',
            reason: 'Only a bank that has confirmed the credit extends its confirmation.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '扩展保兑必须由保兑行办理',
            reason: '仅已保兑的银行可将其保兑扩展至修改。',
            remedy: '请由保兑行办理。',
        },
    },
    AMENDMENT_MUST_BE_AFTER_CONFIRMATION: {
        retry: 'never',
        en: {
            title: 'The amendment must be issued after the confirmation',
            reason: 'The confirmation covers the amendments that had been issued by then.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '修改必须在保兑之后作出',
            reason: '保兑已涵盖此前作出的修改。',
            remedy: '无需办理。',
        },
    },
    AMENDMENT_MUST_NOT_BE_REJECTED: {
        retry: 'never',
        en: {
            title: 'The amendment must not be rejected',
            reason: 'The beneficiary has rejected it, so it changes nothing.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '修改不得已被拒绝',
            reason: '受益人已拒绝该修改，信用证不变。',
            remedy: '无需办理。',
        },
    },
    EXTENSION_MUST_BE_DECIDED_ONCE: {
        retry: 'never',
        en: {
            title: 'The extension must be decided once',
            reason: 'This bank has said already whether its confirmation extends to the amendment: facts has which.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '是否扩展保兑只能决定一次',
            reason: '该行已表明是否将保兑扩展至该修改，见 facts。',
            remedy: '无需办理。',
        },
    },
    INSTANT_MUST_NOT_PRECEDE_ISSUE: {
        retry: 'after-correction',
        en: {
            title: 'The instant must not precede the issue',
            reason: 'Before its issue the credit bound nobody: facts has when it was issued.',
            remedy: 'Ask for an instant from then on.',
        },
        zh: {
            title: '时点不得早于开证',
            reason: '开证之前信用证不约束任何人，开证时间见 facts。',
            remedy: '请查询此后的时点。',
        },
    },
} as const satisfies Explanations;
