import type { Explanations } from '../problems/explanation.js';

/** What devices have paid each other without a connection. */
export const offlineProblems = {
    PAYEE_DEVICE_MUST_BE_KNOWN: {
        retry: 'after-correction',
        en: {
            title: 'The payee’s device must be known to its bank',
            reason: 'The bank that the payment names keeps no device of that id.',
            remedy: 'Check the bank and the device that the payment names; what both devices signed cannot be changed.',
        },
        zh: {
            title: '收款设备须在其银行登记',
            reason: '付款所指明的银行没有登记该编号的设备。',
            remedy: '请核对付款所指明的银行和设备；双方设备已签署的内容不可更改。',
        },
    },
    DEVICE_MUST_BE_OF_PAYEE: {
        retry: 'never',
        en: {
            title: 'The device must be of the payee',
            reason: 'The device that took the payment is registered for another wallet.',
            remedy: 'Only a device of the wallet that is paid can take a payment.',
        },
        zh: {
            title: '收款设备必须属于收款方',
            reason: '收款设备登记于其他钱包。',
            remedy: '仅收款钱包的设备可收款。',
        },
    },
    PAYEE_DEVICE_MUST_HAVE_SIGNED: {
        retry: 'after-correction',
        en: {
            title: 'The payee’s device must have signed',
            reason: 'Its key does not verify the acceptance of exactly this payment.',
            remedy: 'Send what both devices signed, unchanged, with both signatures.',
        },
        zh: {
            title: '必须由收款设备签名',
            reason: '收款设备的公钥无法验证对该支付的接受签名。',
            remedy: '请原样提交双方设备签署的内容及两份签名。',
        },
    },
    OFFLINE_PAYMENT_MUST_BE_NEW: {
        retry: 'never',
        en: {
            title: 'The offline payment must be new',
            reason: 'Exactly this payment was registered before; facts has what became of it. That is no fraud.',
            remedy: 'Nothing is to be done: GET /v1/offline-payments lists it.',
        },
        zh: {
            title: '双离线支付不得重复登记',
            reason: '该笔支付已登记，结果见 facts；重复提交不视为欺诈。',
            remedy: '无需处理：可通过 GET /v1/offline-payments 查询。',
        },
    },
    COINS_MUST_BE_OF_LOAD: {
        retry: 'never',
        en: {
            title: 'The coins must be of the load',
            reason: 'The device was not loaded with one of these coins; facts says which.',
            remedy: 'Nothing can be done: a device can hand over only what it was loaded with.',
        },
        zh: {
            title: '币串必须属于该次加载',
            reason: '其中一枚币串未加载于该设备，见 facts。',
            remedy: '无法处理：设备只能支付已加载的币串。',
        },
    },
    OFFLINE_AMOUNT_MUST_BE_OF_COINS: {
        retry: 'never',
        en: {
            title: 'The amount must be that of the coins',
            reason: 'The coins handed over are worth more or less than the devices have signed.',
            remedy: 'Nothing can be done: devices hand over whole coins.',
        },
        zh: {
            title: '金额必须等于币串金额之和',
            reason: '所付币串的金额与签署金额不符。',
            remedy: '无法处理：设备只能整枚支付。',
        },
    },
    OFFLINE_AMOUNT_MUST_NOT_EXCEED_CAP: {
        retry: 'never',
        en: {
            title: 'The amount must not exceed the cap',
            reason: 'A payment without a connection, or a coin for one, may be of no more than the policy of the day of loading allows.',
            remedy: 'Load smaller coins, and pay the amount online. A payment that was made goes back to its payer in time.',
        },
        zh: {
            title: '金额不得超过双离线限额',
            reason: '单笔双离线支付及所加载的单枚币串不得超过加载日政策的限额。',
            remedy: '请加载较小面额，并联机支付；已付币串将按期退回付款方。',
        },
    },
    OFFLINE_COUNT_MUST_NOT_EXCEED_CAP: {
        retry: 'never',
        en: {
            title: 'The count of payments must not exceed the cap',
            reason: 'The device has paid more often since it was loaded than the policy of that day allows.',
            remedy: 'Let the payer pay online. What was handed over goes back to its wallet in time.',
        },
        zh: {
            title: '支付笔数不得超过双离线限额',
            reason: '设备自加载以来的支付笔数超过加载日政策的限额。',
            remedy: '请付款方联机支付；已付币串将按期退回其钱包。',
        },
    },
    OFFLINE_AGE_MUST_NOT_EXCEED_CAP: {
        retry: 'never',
        en: {
            title: 'The device must not have been offline for too long',
            reason: 'It paid later than payableUntil of its load.',
            remedy: 'Let the payer pay online. What was handed over goes back to its wallet in time.',
        },
        zh: {
            title: '设备离线时间不得超限',
            reason: '支付时间晚于加载记录的 payableUntil。',
            remedy: '请付款方联机支付；已付币串将按期退回其钱包。',
        },
    },
    OFFLINE_PAYMENT_MUST_BE_REGISTERED_IN_TIME: {
        retry: 'never',
        en: {
            title: 'An offline payment must be registered in time',
            reason: 'The time that payees had is over: registrableUntil of the load.',
            remedy: 'Ask the payer to pay online. The coins go back to its wallet.',
        },
        zh: {
            title: '双离线支付必须按期登记',
            reason: '收款方登记期已过，见加载记录的 registrableUntil。',
            remedy: '请付款方联机支付；币串退回其钱包。',
        },
    },
} as const satisfies Explanations;
