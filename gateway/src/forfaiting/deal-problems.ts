import type { Explanations } from '../problems/explanation.js';

/** The sale of a claim, from its trade date on. */
export const dealProblems = {
    DEAL_MUST_STAND_AT_THIS_ACT: {
        retry: 'never',
        en: {
            title: 'The deal must stand at this act',
            reason: 'From where it stands the act leads nowhere: facts has its status.',
            remedy: 'Read the deal again.',
        },
        zh: {
            title: '交易状态必须允许该操作',
            reason: '当前状态不允许该操作，状态见 facts。',
            remedy: '请重新查阅该交易。',
        },
    },
    AVAILABILITY_DATE_MUST_NOT_PRECEDE_TRADE: {
        retry: 'after-correction',
        en: {
            title: 'The availability date must not precede the trade',
            reason: 'Documents are delivered on the trade date or later.',
            remedy: 'Correct the availability date.',
        },
        zh: {
            title: '单据提供截止日不得早于交易日',
            reason: '单据须于交易日或之后提供。',
            remedy: '请更正单据提供截止日。',
        },
    },
    DEAL_MUST_BE_OF_SELLER: {
        retry: 'never',
        en: {
            title: 'The deal must be of the seller',
            reason: 'Only the bank that sells the claim delivers its documents, gives notice, or calls the deal off; the buyer calls it off when the debtor has refused the notice.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '该操作必须由卖方办理',
            reason: '仅卖方可提供单据、发出转让通知或取消交易；债务行拒绝确认通知后，买方亦可取消交易。',
            remedy: '请由卖方办理。',
        },
    },
    DEAL_MUST_BE_OF_BUYER: {
        retry: 'never',
        en: {
            title: 'The deal must be of the buyer',
            reason: 'Only the bank that buys the claim says whether its documents are satisfactory, and pays for it.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '该操作必须由买方办理',
            reason: '单据是否符合要求仅由买方认定，价款仅由买方支付。',
            remedy: '请由买方办理。',
        },
    },
    AVAILABILITY_DATE_MUST_HAVE_PASSED: {
        retry: 'after-change',
        en: {
            title: 'The availability date must have passed',
            reason: 'Until then satisfactory documents may still be delivered: facts has the day.',
            remedy: 'Wait until that day is over.',
        },
        zh: {
            title: '单据提供截止日必须已过',
            reason: '截止日前仍可提供符合要求的单据，日期见 facts。',
            remedy: '请等待该日结束。',
        },
    },
    NOTICE_MUST_BE_ANSWERED_BY_DEBTOR: {
        retry: 'never',
        en: {
            title: 'The notice must be answered by the debtor',
            reason: 'Only the bank that owes the claim says whether it will pay the buyer.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '转让通知必须由债务行答复',
            reason: '仅债务行可确认或拒绝向买方付款。',
            remedy: '请由债务行办理。',
        },
    },
    NOTICE_MUST_BE_OPEN: {
        retry: 'never',
        en: {
            title: 'The notice must be open',
            reason: 'It was acknowledged or refused already, or its sale was called off.',
            remedy: 'Read the notice again.',
        },
        zh: {
            title: '转让通知必须尚待答复',
            reason: '该通知已获确认或已被拒绝，或其交易已取消。',
            remedy: '请重新查阅该通知。',
        },
    },
    ACKNOWLEDGEMENT_MUST_MATCH_CLAIM: {
        retry: 'after-correction',
        en: {
            title: 'The acknowledgement must match the claim',
            reason: 'The debtor acknowledges the amount and the maturity that it owes, and nothing else.',
            remedy: 'Correct the amount or the maturity as the claim has them.',
        },
        zh: {
            title: '确认内容必须与债权一致',
            reason: '债务行须按所欠金额与到期日确认，不得有出入。',
            remedy: '请按债权更正金额或到期日。',
        },
    },
    TIME_TO_SETTLE_MUST_BE_OVER: {
        retry: 'after-change',
        en: {
            title: 'The time to settle must be over',
            reason: 'The buyer may still pay: facts has the day of disbursement and the availability date.',
            remedy: 'Wait until both days are over.',
        },
        zh: {
            title: '结算期限必须已过',
            reason: '买方仍可付款，放款日与单据提供截止日见 facts。',
            remedy: '请等待两个日期均已结束。',
        },
    },
    PAYMENT_MUST_NOT_BE_UNDER_WAY: {
        retry: 'after-change',
        en: {
            title: 'The payment must not be under way',
            reason: 'The buyer says that it has sent the money, which may still come: facts has until when.',
            remedy: 'Look for the payment that the deal names. Confirm it when it has come, or wait until its time is over.',
        },
        zh: {
            title: '不得有在途付款',
            reason: '买方已告知汇出价款，款项可能仍在途中，期限见 facts。',
            remedy: '请按交易所载付款参考号查询；到账后办理确认，或等待期限届满。',
        },
    },
    PAYMENT_MUST_ARRIVE_BEFORE_MATURITY: {
        retry: 'never',
        en: {
            title: 'The payment must arrive before maturity',
            reason: 'It may take three banking days, and at maturity it must be clear whom the debtor pays: facts has both days.',
            remedy: 'Pay a price in yuan in e-CNY, which moves with the title; any other sale can only be called off.',
        },
        zh: {
            title: '付款必须在到期日之前到账',
            reason: '账外付款最长需三个银行工作日，而到期日债务行须确知收款人，两个日期见 facts。',
            remedy: '人民币价款请以数字人民币支付，债权同时转移；其他币种只能取消交易。',
        },
    },
    RECEIPT_MUST_BE_OF_PAYMENT_SENT: {
        retry: 'after-correction',
        en: {
            title: 'The receipt must be of the payment that was sent',
            reason: 'The buyer has named another payment.',
            remedy: 'Give the reference that the deal has. If the money came under another, have the buyer name that one.',
        },
        zh: {
            title: '收款确认必须对应买方告知的付款',
            reason: '买方告知的是另一笔付款。',
            remedy: '请填写交易所载付款参考号；如款项以其他参考号到账，请由买方更正。',
        },
    },
    DEAL_DOCUMENT_MUST_EXIST: {
        retry: 'after-change',
        en: {
            title: 'The document must exist',
            reason: 'This bank is not in the deal, may not see the document, or the act that makes it has not been done yet.',
            remedy: 'Read /v1/deals/{dealId}/documents for those that there are.',
        },
        zh: {
            title: '文件必须存在',
            reason: '本行并非交易当事行、无权查阅该文件，或生成该文件的行为尚未办理。',
            remedy: '请通过 /v1/deals/{dealId}/documents 查阅已有文件。',
        },
    },
} as const satisfies Explanations;
