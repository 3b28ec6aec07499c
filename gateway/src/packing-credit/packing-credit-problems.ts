import type { Explanations } from '../problems/explanation.js';

/** Loans on orders and their conversion: what a registrar may decide, and what every act may be refused for. */
export const packingCreditProblems = {
    BUYER_MUST_BE_ABROAD: {
        retry: 'after-correction',
        en: {
            title: 'The buyer must be abroad',
            reason: 'The buyer of the order is said to be on the mainland, so nothing is exported.',
            remedy: 'Correct the country of the buyer. Hong Kong, Macau and Taiwan are HK, MO and TW.',
        },
        zh: {
            title: '买方必须在境外',
            reason: '订单买方国别为中国境内，不属于出口。',
            remedy: '请更正买方国别（地区）。香港、澳门、台湾分别为 HK、MO、TW。',
        },
    },
    ORDER_MUST_NOT_BE_DATED_IN_FUTURE: {
        retry: 'after-correction',
        en: {
            title: 'The order must not be dated in the future',
            reason: 'The day of the order is after today in China.',
            remedy: 'Correct the day of the order.',
        },
        zh: {
            title: '订单日期不得晚于今日',
            reason: '订单日期晚于北京时间的今日。',
            remedy: '请更正订单日期。',
        },
    },
    CURRENCY_MUST_MATCH_ORDER: {
        retry: 'after-correction',
        en: {
            title: 'The currency must match the order',
            reason: 'A packing credit is in the currency of its order; facts says which.',
            remedy: 'Request the amount in that currency.',
        },
        zh: {
            title: '币种必须与订单一致',
            reason: '打包贷款须与订单币种一致；币种见 facts。',
            remedy: '请以该币种申请。',
        },
    },
    LATEST_SHIPMENT_MUST_NOT_HAVE_PASSED: {
        retry: 'after-change',
        en: {
            title: 'The latest day of shipment must not have passed',
            reason: 'The buyer need not take goods that are shipped after that day, so nothing is lent for them any more.',
            remedy: 'Have the buyer put the day off, and request a credit on the order as it is then.',
        },
        zh: {
            title: '最迟装运日不得已过',
            reason: '过了最迟装运日，买方可以拒收货物，不再为其放款。',
            remedy: '请由买方同意展期后，按修改后的订单重新申请。',
        },
    },
    ORDER_MUST_BE_WORTH_WHAT_WAS_SHOWN_FIRST: {
        retry: 'after-correction',
        en: {
            title: 'The order must be worth what was shown first',
            reason: 'Money lies on this order already, and it was shown then with another amount or currency.',
            remedy: 'Compare the order with the paper. If it was changed since, what lies on it must be repaid or converted first.',
        },
        zh: {
            title: '订单金额必须与首次出示一致',
            reason: '该订单已有融资，当时出示的金额或币种与本次不同。',
            remedy: '请与订单原件核对。如订单已修改，须先归还或转换其上的融资。',
        },
    },
    AMOUNT_MUST_NOT_EXCEED_WHAT_ORDER_BEARS: {
        retry: 'after-correction',
        en: {
            title: 'The amount must not exceed what the order bears',
            reason: 'Over all banks, with what was converted and what the buyer has paid, more would be lent on the order than the policy lets.',
            remedy: 'Request at most what is available, as the decision says it.',
        },
        zh: {
            title: '金额不得超过订单可融资余额',
            reason: '各行合计（含已转换部分及买方已付款）将超过政策允许的订单融资比例。',
            remedy: '请在决定所示可用余额内申请。',
        },
    },
    PACKING_CREDIT_POLICY_MUST_BE_IN_FORCE: {
        retry: 'after-change',
        en: {
            title: 'A policy of packing credits must be in force',
            reason: 'Nobody has said how much of an order may be advanced, so nothing is decided.',
            remedy: 'Ask the foreign-exchange regulator. Read what there is with GET /v1/packing-credit-policies.',
        },
        zh: {
            title: '须有生效的打包贷款政策',
            reason: '尚未规定订单可融资比例，因此无法决定。',
            remedy: '请联系外汇管理部门。现有政策见 GET /v1/packing-credit-policies。',
        },
    },
    PACKING_CREDIT_MUST_BE_REQUESTED: {
        retry: 'never',
        en: {
            title: 'The packing credit must wait for a decision',
            reason: 'It was decided or withdrawn already.',
            remedy: 'Read the packing credit: it tells what was decided.',
        },
        zh: {
            title: '打包贷款必须处于待决定状态',
            reason: '该申请已作出决定或已撤回。',
            remedy: '请查询该笔打包贷款的决定。',
        },
    },
    PACKING_CREDIT_MUST_NOT_BE_DISBURSED_OR_CLOSED: {
        retry: 'never',
        en: {
            title: 'The packing credit must not be paid out or closed',
            reason: 'Only a request or an unused reservation is withdrawn; facts says where the credit stands.',
            remedy: 'Have a loan that was paid out repaid, or convert it.',
        },
        zh: {
            title: '打包贷款不得已放款或已结束',
            reason: '只有申请或未使用的预留可以撤回；当前状态见 facts。',
            remedy: '已放款的，请办理还款或转换。',
        },
    },
    PACKING_CREDIT_MUST_AWAIT_SETTLEMENT: {
        retry: 'never',
        en: {
            title: 'Something of the packing credit must await the registry',
            reason: 'Nothing was given up, expired or repaid that the registry does not have yet.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '打包贷款须有待登记事项',
            reason: '没有尚未登记的撤回、过期或还款。',
            remedy: '无需处理。',
        },
    },
    PACKING_CREDIT_MUST_BE_RESERVED: {
        retry: 'never',
        en: {
            title: 'The packing credit must be reserved',
            reason: 'Only a reservation that stands is paid out; facts says where the credit stands.',
            remedy: 'Read the packing credit; request a new one if it was refused, withdrawn or has expired.',
        },
        zh: {
            title: '打包贷款必须处于已预留状态',
            reason: '只有有效的预留可以放款；当前状态见 facts。',
            remedy: '请查询该笔打包贷款；如已被拒绝、撤回或过期，请重新申请。',
        },
    },
    PACKING_CREDIT_MUST_BE_DISBURSED: {
        retry: 'never',
        en: {
            title: 'The packing credit must be outstanding',
            reason: 'Only a loan that was paid out, and of which something is left, is repaid or converted; facts says where it stands.',
            remedy: 'Read the packing credit. What was converted is repaid as a financing.',
        },
        zh: {
            title: '打包贷款必须已放款且有余额',
            reason: '只有已放款且尚有余额的贷款可以还款或转换；当前状态见 facts。',
            remedy: '请查询该笔打包贷款。已转换部分按融资办理还款。',
        },
    },
    EARLIER_CONVERSION_MUST_BE_DECIDED: {
        retry: 'after-change',
        en: {
            title: 'The earlier conversion must be decided first',
            reason: 'A conversion of this packing credit still waits for a registrar.',
            remedy: 'Ask again when it is decided.',
        },
        zh: {
            title: '须先决定前一笔转换',
            reason: '该笔打包贷款的前一笔转换申请尚待登记机构决定。',
            remedy: '请在其决定后再申请。',
        },
    },
    CURRENCY_MUST_MATCH_PACKING_CREDIT: {
        retry: 'after-correction',
        en: {
            title: 'The currency must match the packing credit',
            reason: 'A loan is converted in its own currency; facts says which.',
            remedy: 'Request the amount in that currency.',
        },
        zh: {
            title: '币种必须与打包贷款一致',
            reason: '转换须以贷款原币种办理；币种见 facts。',
            remedy: '请以该币种申请。',
        },
    },
    CONVERSION_MUST_NOT_EXCEED_OUTSTANDING: {
        retry: 'after-correction',
        en: {
            title: 'The conversion must not exceed what is outstanding',
            reason: 'More was to be converted than the exporter still owes on the order.',
            remedy: 'Request at most what is outstanding.',
        },
        zh: {
            title: '转换金额不得超过未偿余额',
            reason: '申请转换的金额超过该订单项下未偿余额。',
            remedy: '请在未偿余额内申请。',
        },
    },
    CONVERSION_MUST_BE_REQUESTED: {
        retry: 'never',
        en: {
            title: 'A conversion must wait for a decision',
            reason: 'No conversion of this packing credit waits.',
            remedy: 'Read the packing credit: it tells what was decided.',
        },
        zh: {
            title: '须有待决定的转换申请',
            reason: '该笔打包贷款没有待决定的转换申请。',
            remedy: '请查询该笔打包贷款的决定。',
        },
    },
} as const satisfies Explanations;
