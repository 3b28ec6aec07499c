import type { Explanations } from '../problems/explanation.js';

/** Transferable credits: asked for, transferred, returned. */
export const creditTransferProblems = {
    TRANSFER_MUST_BE_ASKED_BY_BENEFICIARYS_BANK: {
        retry: 'never',
        en: {
            title: "A transfer must be asked for by the beneficiary's bank",
            reason: 'The first beneficiary asks through the bank that advises it, and that bank alone takes the request back.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '转让必须由受益人的银行提出',
            reason: '第一受益人通过其通知行提出转让申请，亦仅由该行撤回。',
            remedy: '请由该行办理。',
        },
    },
    TRANSFERRED_CREDIT_MUST_NOT_BE_TRANSFERRED_ON: {
        retry: 'never',
        en: {
            title: 'A transferred credit must not be transferred on',
            reason: 'A second beneficiary cannot have its credit transferred to a third (UCP 600 article 38d).',
            remedy: 'Nothing is to be done; what is not used goes back to the first beneficiary.',
        },
        zh: {
            title: '已转让信用证不得再次转让',
            reason: '第二受益人不得要求将信用证转让给其后的受益人（UCP 600 第 38 条 d 款）。',
            remedy: '无需办理；未使用部分可退回第一受益人。',
        },
    },
    CREDIT_MUST_BE_TRANSFERABLE: {
        retry: 'never',
        en: {
            title: 'The credit must be transferable',
            reason: 'Only a credit that says so is (UCP 600 article 38b), in the terms that the beneficiary has accepted.',
            remedy: 'Ask the applicant for an amendment.',
        },
        zh: {
            title: '信用证必须可转让',
            reason: '仅注明“可转让”的信用证可以转让（UCP 600 第 38 条 b 款），以受益人已接受的条款为准。',
            remedy: '请要求申请人修改信用证。',
        },
    },
    CREDIT_MUST_HAVE_REACHED_BENEFICIARY: {
        retry: 'after-change',
        en: {
            title: 'The credit must have reached the beneficiary',
            reason: 'The banks on its route have not all advised it.',
            remedy: 'Advise the credit first.',
        },
        zh: {
            title: '信用证必须已通知受益人',
            reason: '通知路径上的银行尚未全部通知。',
            remedy: '请先通知信用证。',
        },
    },
    TRANSFERRING_BANK_MUST_BE_AUTHORISED: {
        retry: 'after-correction',
        en: {
            title: 'The transferring bank must be authorised',
            reason: 'That is the nominated bank, where any bank is nominated the one that the credit names, or the issuing bank.',
            remedy: 'Ask one of them.',
        },
        zh: {
            title: '转让行必须经授权',
            reason: '即被指定银行；可在任何银行兑用时为信用证载明的银行；或开证行。',
            remedy: '请向其中一家提出。',
        },
    },
    TRANSFER_MUST_BE_NEXT: {
        retry: 'after-correction',
        en: {
            title: 'The transfer must be the next',
            reason: 'Transfers are numbered from 1 without a gap: facts has the next number.',
            remedy: 'Send it with that number.',
        },
        zh: {
            title: '转让必须为下一序号',
            reason: '转让自 1 起连续编号，下一序号见 facts。',
            remedy: '请以该序号提交。',
        },
    },
    PARTIAL_TRANSFER_MUST_BE_ALLOWED: {
        retry: 'never',
        en: {
            title: 'Partial drawings must be allowed',
            reason: 'The credit allows none, and a part of it is transferred or drawn already.',
            remedy: 'Ask the applicant for an amendment that allows partial drawings.',
        },
        zh: {
            title: '信用证必须允许分批支款',
            reason: '信用证不允许分批，而其一部分已转让或已支取。',
            remedy: '请要求申请人修改为允许分批。',
        },
    },
    TRANSFER_MUST_BE_WITHIN_AVAILABLE: {
        retry: 'after-correction',
        en: {
            title: 'The transfer must be within what is available',
            reason: 'With its tolerance the second beneficiary could draw more than is left of the credit: facts has what is left.',
            remedy: 'Ask for less.',
        },
        zh: {
            title: '转让金额不得超过可用金额',
            reason: '连同允许的增减幅度，第二受益人可支取的金额将超过信用证余额，余额见 facts。',
            remedy: '请减少转让金额。',
        },
    },
    TRANSFER_MUST_BE_UNDECIDED: {
        retry: 'never',
        en: {
            title: 'The transfer must be undecided',
            reason: 'The bank has decided, or the request was taken back: facts has the status.',
            remedy: 'Read the transfer again.',
        },
        zh: {
            title: '转让必须尚未决定',
            reason: '转让行已作决定，或申请已撤回，状态见 facts。',
            remedy: '请重新查阅转让。',
        },
    },
    ACT_MUST_BE_BY_TRANSFERRING_BANK: {
        retry: 'never',
        en: {
            title: 'The act must be by the transferring bank',
            reason: 'Only the bank that was asked to transfer does this.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '必须由转让行办理',
            reason: '仅被请求转让的银行可办理。',
            remedy: '请由该行办理。',
        },
    },
    CONFIRMATION_MUST_COVER_WHAT_IS_TRANSFERRED: {
        retry: 'after-change',
        en: {
            title: 'The confirmation must cover what is transferred',
            reason: 'The confirming bank has not extended its confirmation to an amendment that is accepted, and a transferred credit is confirmed as the credit is.',
            remedy: 'Have the confirmation extended first.',
        },
        zh: {
            title: '保兑必须涵盖所转让的条款',
            reason: '保兑行未将保兑扩展至已被接受的修改，而已转让信用证须具有相同的保兑。',
            remedy: '请先扩展保兑。',
        },
    },
    TRANSFER_MUST_BE_DONE: {
        retry: 'never',
        en: {
            title: 'The transfer must be done',
            reason: 'Nothing was transferred, or it was returned: facts has the status.',
            remedy: 'Read the transfer again.',
        },
        zh: {
            title: '转让必须已完成',
            reason: '尚未转让或已退回，状态见 facts。',
            remedy: '请重新查阅转让。',
        },
    },
    TRANSFERRED_CREDIT_MUST_HAVE_ENDED: {
        retry: 'after-change',
        en: {
            title: "The second beneficiary's credit must have ended",
            reason: 'It is neither cancelled by consent nor noted as expired: facts has its status.',
            remedy: 'Ask the second beneficiary to agree to cancel it.',
        },
        zh: {
            title: '第二受益人的信用证必须已终止',
            reason: '该信用证既未经同意撤销，也未登记为过期，状态见 facts。',
            remedy: '请征得第二受益人同意撤销。',
        },
    },
    SECOND_BENEFICIARYS_DOCUMENTS_MUST_BE_DECIDED: {
        retry: 'after-change',
        en: {
            title: "The second beneficiary's documents must be decided on",
            reason: 'Documents under its credit are not forwarded, are being examined, or were refused and not given back: facts has the number.',
            remedy: 'Forward them, wait for the decision, or give back what was refused.',
        },
        zh: {
            title: '第二受益人的单据必须已有结论',
            reason: '其信用证项下有单据尚未转交、仍在审核，或已拒付但尚未退回，编号见 facts。',
            remedy: '请转交单据、等待结论，或退回已拒付的单据。',
        },
    },
} as const satisfies Explanations;
