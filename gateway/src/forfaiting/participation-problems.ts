import type { Explanations } from '../problems/explanation.js';

/** Shares in the risk of claims. */
export const participationProblems = {
    PARTICIPATION_MUST_STAND_AT_THIS_ACT: {
        retry: 'never',
        en: {
            title: 'The participation must stand at this act',
            reason: 'From where it stands the act leads nowhere: facts has its status.',
            remedy: 'Read the participation again.',
        },
        zh: {
            title: '风险参与状态必须允许该操作',
            reason: '当前状态不允许该操作，状态见 facts。',
            remedy: '请重新查阅该风险参与。',
        },
    },
    CLAIM_MUST_NOT_BE_PARTICIPATED: {
        retry: 'after-change',
        en: {
            title: 'The claim must not be participated',
            reason: 'Another bank has a share in its risk, or is offered one, and relies on this bank to collect it.',
            remedy: 'Withdraw what is not accepted, or keep the claim.',
        },
        zh: {
            title: '债权不得存在风险参与',
            reason: '他行已参与或受邀参与该债权的风险，并依赖本行收款。',
            remedy: '请撤回尚未接受的邀约，或继续持有该债权。',
        },
    },
    PARTICIPANT_MUST_BE_MEMBER_BANK: {
        retry: 'after-correction',
        en: {
            title: 'The participant must be a bank of the consortium',
            reason: 'No bank of this name acts here.',
            remedy: 'Read the banks with GET /v1/members.',
        },
        zh: {
            title: '参与行必须为联盟成员银行',
            reason: '联盟内无该名称的银行。',
            remedy: '成员银行见 GET /v1/members。',
        },
    },
    PARTICIPANT_MUST_NOT_HOLD_CLAIM: {
        retry: 'after-correction',
        en: {
            title: 'The participant must not hold the claim',
            reason: 'A bank that holds a claim bears its risk already.',
            remedy: 'Name another bank.',
        },
        zh: {
            title: '参与行不得为债权持有行',
            reason: '持有行本已承担该债权的风险。',
            remedy: '请指定其他银行。',
        },
    },
    PARTICIPANT_MUST_NOT_OWE_CLAIM: {
        retry: 'after-correction',
        en: {
            title: 'The participant must not owe the claim',
            reason: 'Who owes a claim protects nobody from not being paid by itself.',
            remedy: 'Name another bank.',
        },
        zh: {
            title: '参与行不得为债务行',
            reason: '债务行无法分担其自身违约的风险。',
            remedy: '请指定其他银行。',
        },
    },
    SHARE_MUST_BE_PART_OF_CLAIM: {
        retry: 'after-correction',
        en: {
            title: 'The share must be a part of the claim',
            reason: 'It is in another currency than the claim, or it is nothing.',
            remedy: 'Name an amount of the face of the claim.',
        },
        zh: {
            title: '参与份额必须为债权的一部分',
            reason: '份额币种与债权不一致，或金额为零。',
            remedy: '请按债权币种填写份额金额。',
        },
    },
    SHARES_MUST_NOT_EXCEED_CLAIM: {
        retry: 'after-change',
        en: {
            title: 'The shares must not exceed the claim',
            reason: 'With those that others have, or are still offered, they would come to more than its face.',
            remedy: 'Offer less, or wait until an offer is answered or lapses.',
        },
        zh: {
            title: '参与份额合计不得超过债权金额',
            reason: '连同他行已有及尚待答复的份额，合计将超过债权面额。',
            remedy: '请减少份额，或等待其他邀约获答复或失效。',
        },
    },
    PARTICIPATION_MUST_BE_DISCLOSED: {
        retry: 'after-correction',
        en: {
            title: 'The participation must be disclosed',
            reason: 'No policy says that the law of the place where the claim is payable lets it be kept from the debtor.',
            remedy: 'Offer it disclosed, or read the policies with GET /v1/participation-policies.',
        },
        zh: {
            title: '风险参与必须披露',
            reason: '现行政策未载明债权付款地法律允许不向债务行披露。',
            remedy: '请改为披露方式，政策见 GET /v1/participation-policies。',
        },
    },
    PARTICIPATION_OFFER_MUST_END_LATER: {
        retry: 'after-correction',
        en: {
            title: 'The offer must end later',
            reason: 'Nobody could accept it and pay for it in time.',
            remedy: 'Give it a later end.',
        },
        zh: {
            title: '邀约截止时间必须更晚',
            reason: '参与行将无法按时接受并付款。',
            remedy: '请设定更晚的截止时间。',
        },
    },
    PARTICIPATION_OFFER_MUST_END_BEFORE_MATURITY: {
        retry: 'after-correction',
        en: {
            title: 'The offer must end before maturity',
            reason: 'From maturity on there is no risk to share, only a claim to collect.',
            remedy: 'Give it an end before the maturity of the claim: facts has it.',
        },
        zh: {
            title: '邀约必须在到期日前截止',
            reason: '自到期日起仅余收款，已无风险可供参与。',
            remedy: '请将截止时间设在债权到期日之前，日期见 facts。',
        },
    },
    CALL_MUST_END_AFTER_CLAIM_IS_DUE: {
        retry: 'after-correction',
        en: {
            title: 'The time to call must end after the claim is due',
            reason: 'Only from the day after it is payable can the debtor be overdue: facts has the day.',
            remedy: 'Let the participant be called upon until a later day.',
        },
        zh: {
            title: '索付期限必须晚于应付日',
            reason: '应付日之后债务行方可能逾期，日期见 facts。',
            remedy: '请设定更晚的索付截止日。',
        },
    },
    PARTICIPATION_FEE_MUST_BE_MORE_THAN_NOTHING: {
        retry: 'after-correction',
        en: {
            title: 'The fee must be more than nothing',
            reason: 'At this rate the share comes to no fee of a smallest unit of the currency.',
            remedy: 'Offer a higher rate or a larger share.',
        },
        zh: {
            title: '风险参与费必须大于零',
            reason: '按该费率计算，费用不足一个最小货币单位。',
            remedy: '请提高费率或份额。',
        },
    },
    PARTICIPATION_MUST_BE_OF_GRANTOR: {
        retry: 'never',
        en: {
            title: 'The act must be of the grantor',
            reason: 'Only the bank that holds the claim does this under a participation.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '该操作必须由出让行办理',
            reason: '仅持有债权的出让行可办理。',
            remedy: '请由该行办理。',
        },
    },
    PARTICIPATION_MUST_BE_OF_PARTICIPANT: {
        retry: 'never',
        en: {
            title: 'The act must be of the participant',
            reason: 'Only the bank that has the share, or is offered it, does this under a participation.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '该操作必须由参与行办理',
            reason: '仅参与行或受邀参与的银行可办理。',
            remedy: '请由该行办理。',
        },
    },
    PARTICIPATION_PAYMENT_MUST_BE_OWED: {
        retry: 'after-change',
        en: {
            title: 'The payment must be owed',
            reason: 'Where the participation stands something else is owed under it, or nothing: facts has its status.',
            remedy: 'Read the participation: owed says what is paid now, by which bank.',
        },
        zh: {
            title: '必须存在该项应付款',
            reason: '当前状态下应付款项不同，或无应付款项，状态见 facts。',
            remedy: '请查阅该风险参与，owed 载明当前应付款项及付款行。',
        },
    },
    CLAIM_MUST_BE_AS_OFFERED: {
        retry: 'never',
        en: {
            title: 'The claim must be as it was offered',
            reason: 'It was paid, or changed hands, since its share was offered: nobody pays for a risk that is gone.',
            remedy: 'Ask the grantor what has become of it.',
        },
        zh: {
            title: '债权必须与邀约时一致',
            reason: '邀约后该债权已获付款或已变动，无人须为不复存在的风险付款。',
            remedy: '请向出让行查询。',
        },
    },
    CLAIM_MUST_BE_OVERDUE: {
        retry: 'after-change',
        en: {
            title: 'The claim must be overdue',
            reason: 'The debtor has paid, or can still pay in time.',
            remedy: 'Wait until the day on which the claim is payable is over.',
        },
        zh: {
            title: '债权必须已逾期',
            reason: '债务行已付款，或仍可按时付款。',
            remedy: '请等待应付日结束。',
        },
    },
    CLAIM_MUST_BE_PAID: {
        retry: 'after-change',
        en: {
            title: 'The claim must be paid',
            reason: 'The debtor has not paid it, so that nothing is collected.',
            remedy: 'Wait until it has.',
        },
        zh: {
            title: '债权必须已获付款',
            reason: '债务行尚未付款，尚无收款。',
            remedy: '请等待债务行付款。',
        },
    },
    COLLECTION_MUST_BE_NEW: {
        retry: 'after-change',
        en: {
            title: 'The collection must be new',
            reason: 'All that the debtor has paid is told to the participant already.',
            remedy: 'Nothing is to be done unless the debtor pays late interest.',
        },
        zh: {
            title: '收款必须为新的收款',
            reason: '债务行已付的款项均已告知参与行。',
            remedy: '除非债务行另付逾期利息，否则无需办理。',
        },
    },
} as const satisfies Explanations;
