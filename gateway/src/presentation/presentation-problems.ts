import type { Explanations } from '../problems/explanation.js';

/** Documents come under a letter of credit: to which bank, for how much, and once. */
export const presentationProblems = {
    PRESENTATION_MUST_BE_TO_TRANSFERRING_BANK: {
        retry: 'after-correction',
        en: {
            title: 'The presentation must be to the transferring bank',
            reason: 'A second beneficiary presents to the bank that has transferred the credit (UCP 600 article 38k).',
            remedy: 'Name that bank as the examining bank.',
        },
        zh: {
            title: '交单必须向转让行提交',
            reason: '第二受益人须向转让行交单（UCP 600 第 38 条 k 款）。',
            remedy: '请将转让行列为审单行。',
        },
    },
    CREDIT_MUST_BE_AVAILABLE_BY_HONOUR: {
        retry: 'never',
        en: {
            title: 'The credit must be available by honour',
            reason: 'The rules of the credit know no presentation in the way in which it is available: a domestic credit is paid at sight, paid later or negotiated.',
            remedy: 'Have the credit amended.',
        },
        zh: {
            title: '信用证必须以承付方式兑用',
            reason: '该信用证适用的规则不允许以该方式交单：国内信用证为即期付款、延期付款或议付。',
            remedy: '请申请修改信用证。',
        },
    },
    PRESENTATION_MUST_BE_TO_BOUND_OR_NOMINATED_BANK: {
        retry: 'after-correction',
        en: {
            title: 'The presentation must be to a bank that is bound or nominated',
            reason: 'That is the issuing bank, a bank that has confirmed, or one with which the credit is available.',
            remedy: 'Name one of them as the examining bank.',
        },
        zh: {
            title: '交单必须向负有责任或被指定的银行提交',
            reason: '即开证行、已保兑的银行或信用证指定的银行。',
            remedy: '请将其中一家列为审单行。',
        },
    },
    PRESENTATION_MUST_BE_NEXT: {
        retry: 'after-correction',
        en: {
            title: 'The presentation must be the next',
            reason: 'Presentations are numbered from 1 without a gap: facts has the next number.',
            remedy: 'Send it with that number.',
        },
        zh: {
            title: '交单必须为下一序号',
            reason: '交单自 1 起连续编号，下一序号见 facts。',
            remedy: '请以该序号提交。',
        },
    },
    PRESENTATION_MUST_BE_IN_CURRENCY_OF_CREDIT: {
        retry: 'after-correction',
        en: {
            title: 'The presentation must be in the currency of the credit',
            reason: 'A credit pays in its own currency only.',
            remedy: 'Claim in that currency.',
        },
        zh: {
            title: '交单货币必须与信用证一致',
            reason: '信用证仅以其货币付款。',
            remedy: '请以该货币索款。',
        },
    },
    PRESENTATION_MUST_CLAIM_SOMETHING: {
        retry: 'after-correction',
        en: {
            title: 'The presentation must claim something',
            reason: 'Documents are presented to be paid: a claim of nothing draws nothing.',
            remedy: 'Say how much is claimed.',
        },
        zh: {
            title: '交单必须索款',
            reason: '交单旨在取得付款，金额不得为零。',
            remedy: '请填写索款金额。',
        },
    },
    PRESENTATION_MUST_BE_WITHIN_AVAILABLE: {
        retry: 'after-correction',
        en: {
            title: 'The presentation must be within what is available',
            reason: 'With what other presentations hold, it would draw more than the credit allows: facts has what is left.',
            remedy: 'Claim no more than that.',
        },
        zh: {
            title: '交单金额不得超过可用金额',
            reason: '连同其他交单所占用的金额，将超过信用证允许的金额，余额见 facts。',
            remedy: '索款不得超过余额。',
        },
    },
    DOCUMENTS_MUST_NOT_BE_PRESENTED_TWICE: {
        retry: 'never',
        en: {
            title: 'Documents must not be presented twice',
            reason: 'A standing presentation under the credit has the same original or the same file: facts has which.',
            remedy: 'Nothing is to be done; what was refused may be presented again.',
        },
        zh: {
            title: '单据不得重复提交',
            reason: '该信用证项下已有交单包含同一正本或同一文件，见 facts。',
            remedy: '无需办理；被拒付的单据可再次提交。',
        },
    },
    DOCUMENTS_MUST_EACH_HAVE_THEIR_OWN_ID: {
        retry: 'after-correction',
        en: {
            title: 'Documents must each have an id of their own',
            reason: 'A document that comes now has the id of one that came before.',
            remedy: 'Give it another documentId.',
        },
        zh: {
            title: '每份单据必须有各自的编号',
            reason: '本次提交的单据与先前单据编号相同。',
            remedy: '请使用另一 documentId。',
        },
    },
} as const satisfies Explanations;
