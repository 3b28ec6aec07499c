import type { Explanations } from '../problems/explanation.js';

/** Letters of credit: applications, issue, advice, confirmation, cancellation and their end. */
export const creditProblems = {
    CREDIT_TERMS_MUST_FOLLOW_THEIR_RULES: {
        retry: 'after-correction',
        en: {
            title: 'The terms of the credit must follow their rules',
            reason: 'The rules that the credit is subject to, or the messages that carry it, do not allow what it says.',
            remedy: 'Correct every field in errors: each names the rule and what must hold.',
        },
        zh: {
            title: '信用证条款必须符合其适用规则',
            reason: '信用证所适用的规则或承载信用证的报文不允许其内容。',
            remedy: '请逐一更正 errors 中的字段：每项均列明规则与应满足的条件。',
        },
    },
    APPLICATION_MUST_BE_OPEN: {
        retry: 'never',
        en: {
            title: 'The application must be open',
            reason: 'It has been issued or withdrawn: facts has which.',
            remedy: 'Change an issued credit by an amendment; for a withdrawn application make a new one.',
        },
        zh: {
            title: '开证申请必须尚未办结',
            reason: '该申请已开证或已撤回，状态见 facts。',
            remedy: '已开立的信用证请通过修改变更；已撤回的请重新申请。',
        },
    },
    APPLICATION_MUST_BE_AS_READ: {
        retry: 'after-correction',
        en: {
            title: 'The application must be as it was read',
            reason: 'It has been revised since: what was proposed is no longer what it says. facts has the version.',
            remedy: 'Read it again, and propose the act for the present version.',
        },
        zh: {
            title: '开证申请必须为所读版本',
            reason: '该申请此后已修订，与所提交的内容不一致；当前版本见 facts。',
            remedy: '请重新查阅，并就当前版本提交。',
        },
    },
    APPLICATION_MUST_NOT_BE_PRE_ADVISED: {
        retry: 'never',
        en: {
            title: 'The application must not be pre-advised',
            reason: 'The bank has bound itself by a pre-advice to issue this credit (UCP 600 art. 11b).',
            remedy: 'Issue it.',
        },
        zh: {
            title: '开证申请不得已预先通知',
            reason: '银行已以预先通知承诺开立该信用证（UCP 600 第 11 条 b 款）。',
            remedy: '请开立该信用证。',
        },
    },
    CREDIT_MUST_BE_LIVE: {
        retry: 'never',
        en: {
            title: 'The credit must be live',
            reason: 'It has been cancelled, has expired, or is closed: facts has which.',
            remedy: 'Nothing more can be done under it.',
        },
        zh: {
            title: '信用证必须有效',
            reason: '该信用证已撤销、已到期或已闭卷，状态见 facts。',
            remedy: '该信用证项下不能再办理业务。',
        },
    },
    ADVICE_MUST_BE_BY_ADVISING_BANK: {
        retry: 'never',
        en: {
            title: 'The advice must be by an advising bank',
            reason: 'The credit names another bank to advise it.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '通知必须由通知行办理',
            reason: '信用证指定由其他银行通知。',
            remedy: '请由该银行办理。',
        },
    },
    ADVICE_MUST_BE_DECIDED_ONCE: {
        retry: 'never',
        en: {
            title: 'The advice must be decided once',
            reason: 'This bank has advised the credit or declined to.',
            remedy: 'Read the credit to see which.',
        },
        zh: {
            title: '通知只能决定一次',
            reason: '本行已通知该信用证或已拒绝通知。',
            remedy: '请查询该信用证。',
        },
    },
    ADVICE_MUST_COME_BY_ITS_ROUTE: {
        retry: 'after-change',
        en: {
            title: 'The advice must come by its route',
            reason: 'The advising bank has not passed it on yet, so nobody has vouched that it is genuine (UCP 600 art. 9c).',
            remedy: 'Wait for the advising bank.',
        },
        zh: {
            title: '通知必须按其路径传递',
            reason: '第一通知行尚未转递，其表面真实性未经核验（UCP 600 第 9 条 c 款）。',
            remedy: '请等待第一通知行办理。',
        },
    },
    CONFIRMATION_MUST_BE_BY_REQUESTED_BANK: {
        retry: 'never',
        en: {
            title: 'The confirmation must be by the bank that is asked',
            reason: 'The credit asks another bank to confirm, or none.',
            remedy: 'A bank that is not asked cannot add its confirmation here.',
        },
        zh: {
            title: '保兑必须由被要求的银行办理',
            reason: '信用证要求其他银行保兑，或未要求保兑。',
            remedy: '未被要求的银行不能加具保兑。',
        },
    },
    CONFIRMATION_MUST_BE_DECIDED_ONCE: {
        retry: 'never',
        en: {
            title: 'The confirmation must be decided once',
            reason: 'This bank has confirmed the credit or declined to: facts has which.',
            remedy: 'A confirmation is irrevocable, and a refusal has been told.',
        },
        zh: {
            title: '保兑只能决定一次',
            reason: '本行已加具保兑或已拒绝保兑，见 facts。',
            remedy: '保兑不可撤销，拒绝亦已告知。',
        },
    },
    CANCELLATION_MUST_BE_BY_ISSUING_BANK: {
        retry: 'never',
        en: {
            title: 'The cancellation must be by the issuing bank',
            reason: 'Only the issuing bank asks the others to cancel a credit here.',
            remedy: 'Ask that bank.',
        },
        zh: {
            title: '撤销必须由开证行提出',
            reason: '此处只有开证行可以请求撤销信用证。',
            remedy: '请联系开证行。',
        },
    },
    CANCELLATION_MUST_NOT_BE_OPEN: {
        retry: 'never',
        en: {
            title: 'The cancellation must not be open',
            reason: 'The others are being asked already.',
            remedy: 'Wait for their answers.',
        },
        zh: {
            title: '不得已有待答复的撤销请求',
            reason: '已在征求其他当事方同意。',
            remedy: '请等待其答复。',
        },
    },
    TRANSFERS_MUST_HAVE_BEEN_RETURNED: {
        retry: 'after-change',
        en: {
            title: 'What was transferred must have been returned',
            reason: 'A second beneficiary has a part of the credit, and must agree too: facts has the number of the transfer.',
            remedy: 'Have its own credit cancelled and the transfer returned first.',
        },
        zh: {
            title: '已转让部分必须已退回',
            reason: '第二受益人持有信用证的一部分，其同意亦属必要，转让编号见 facts。',
            remedy: '请先撤销第二受益人的信用证并退回该转让。',
        },
    },
    CANCELLATION_MUST_BE_OPEN: {
        retry: 'never',
        en: {
            title: 'The cancellation must be open',
            reason: 'Nobody asks to cancel the credit, or somebody has refused.',
            remedy: 'Without a request of the issuing bank there is nothing to answer.',
        },
        zh: {
            title: '必须有待答复的撤销请求',
            reason: '没有撤销请求，或已有当事方拒绝。',
            remedy: '开证行未提出请求时无需答复。',
        },
    },
    PARTY_MUST_BE_SPOKEN_FOR_BY_ITS_BANK: {
        retry: 'after-correction',
        en: {
            title: 'The party must be spoken for by its bank',
            reason: 'A confirming bank speaks for itself, and the bank that advises the beneficiary for the beneficiary.',
            remedy: 'Name the party for which this bank speaks.',
        },
        zh: {
            title: '当事方必须由其银行代为答复',
            reason: '保兑行为自己答复，受益人由其通知行代为答复。',
            remedy: '请填写本行所代表的当事方。',
        },
    },
    CONSENT_MUST_BE_NEEDED: {
        retry: 'never',
        en: {
            title: 'The consent must be needed',
            reason: 'The credit was not confirmed, so it is cancelled without this party.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '同意必须为所需',
            reason: '该信用证未经保兑，撤销无需该方同意。',
            remedy: '无需办理。',
        },
    },
    CONSENT_MUST_BE_GIVEN_ONCE: {
        retry: 'never',
        en: {
            title: 'The consent must be given once',
            reason: 'This party has consented already.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '同意只能表示一次',
            reason: '该方已表示同意。',
            remedy: '无需办理。',
        },
    },
    LAST_DAY_TO_PRESENT_MUST_BE_OVER: {
        retry: 'after-change',
        en: {
            title: 'The last day to present must be over',
            reason: 'Documents may still be presented at the place of expiry, under the credit or under an amendment of it that the beneficiary may still accept. A weekend or a holiday moves the day (UCP 600 art. 29a).',
            remedy: 'Read by when documents must come, and wait until that day is over.',
        },
        zh: {
            title: '最迟交单日必须已过',
            reason: '在到期地点仍可按信用证或受益人仍可接受的修改交单；遇周末或节假日，该日顺延（UCP 600 第 29 条 a 款）。',
            remedy: '请查询最迟交单日，并待该日结束后办理。',
        },
    },
    CLOSING_MUST_BE_BY_ISSUING_BANK: {
        retry: 'never',
        en: {
            title: 'The closing must be by the issuing bank',
            reason: 'The record of a credit is closed by the bank that issued it.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '闭卷必须由开证行办理',
            reason: '信用证由开证行闭卷。',
            remedy: '请由开证行办理。',
        },
    },
    CREDIT_MUST_HAVE_ENDED: {
        retry: 'after-change',
        en: {
            title: 'The credit must have ended',
            reason: 'Somebody may still draw under it: facts has where it stands.',
            remedy: 'Close it once it is cancelled, has expired or is fully drawn.',
        },
        zh: {
            title: '信用证必须已终结',
            reason: '该信用证项下仍可支取，状态见 facts。',
            remedy: '请在撤销、到期或全额支取后闭卷。',
        },
    },
    CREDIT_MUST_HAVE_EXPIRED_MONTHS_AGO: {
        retry: 'after-change',
        en: {
            title: 'The credit must have expired some months ago',
            reason: 'The issuing bank ends a domestic credit alone only when so many months after its last day are over as the policy has: facts has the day.',
            remedy: 'Close it after that day, or have all parties consent while it is valid.',
        },
        zh: {
            title: '信用证必须已逾有效期规定月数',
            reason: '国内信用证逾有效期达到政策规定的月数后，开证行方可自行注销，日期见 facts。',
            remedy: '请在该日之后闭卷，或在有效期内经各方同意撤销。',
        },
    },
    PRESENTATIONS_MUST_BE_SETTLED: {
        retry: 'after-change',
        en: {
            title: 'The presentations must be settled',
            reason: 'Documents are to be decided on, honoured or paid, or a bank that has given value for them is not reimbursed yet: facts has the number and the status.',
            remedy: 'Honour, pay or refuse what was presented; have who has honoured or negotiated send the documents on.',
        },
        zh: {
            title: '各次交单必须已结清',
            reason: '尚有单据待决定、承付或付款，或已付出对价的银行尚未获偿付，交单序号与状态见 facts。',
            remedy: '请承付、付款或拒付；已承付或议付的银行请寄单。',
        },
    },
    REIMBURSEMENT_CLAIMS_MUST_BE_SETTLED: {
        retry: 'after-change',
        en: {
            title: 'The claims for reimbursement must be settled',
            reason: 'The reimbursing bank may still pay one, or the issuing bank owes its cover: facts has the number of the claim.',
            remedy: 'Wait for the answer, have it noted that its time is over, or pay the cover that is demanded (UCP 600 article 13b iii).',
        },
        zh: {
            title: '偿付索偿必须已结清',
            reason: '偿付行仍可能付款，或开证行须予补付，索偿编号见 facts。',
            remedy: '请等待答复、登记逾期，或支付所要求的补付款（UCP 600 第 13 条 b 款 iii 项）。',
        },
    },
    TRANSFERS_MUST_BE_USED_UP_OR_RETURNED: {
        retry: 'after-change',
        en: {
            title: 'The transfers must be used up or returned',
            reason: 'A second beneficiary has a part of the credit, and what it has presented in time may still come (UCP 600 article 38k): facts has the number of the transfer.',
            remedy: 'Have the transferring bank return the transfer once nothing comes any more.',
        },
        zh: {
            title: '已转让部分必须已用尽或退回',
            reason: '第二受益人持有信用证的一部分，其按时提交的单据仍可能寄达（UCP 600 第 38 条 k 款），转让编号见 facts。',
            remedy: '不再有单据寄达时，请由转让行退回该转让。',
        },
    },
    CUSTOMER_MUST_BE_OF_THE_BANK: {
        retry: 'never',
        en: {
            title: 'The customer must be of the bank',
            reason: 'The applicant is shown the credit by the issuing bank, the beneficiary by the bank that advises it.',
            remedy: 'Read the view of this bank’s own customer.',
        },
        zh: {
            title: '客户必须属于本行',
            reason: '申请人视图由开证行提供，受益人视图由其通知行提供。',
            remedy: '请查阅本行客户的视图。',
        },
    },
} as const satisfies Explanations;
