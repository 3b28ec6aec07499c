import type { Explanations } from '../problems/explanation.js';

/** Reports of payments from and to abroad, for the balance of payments. */
export const paymentReportProblems = {
    BOP_RULES_MUST_BE_IN_FORCE: {
        retry: 'after-change',
        en: {
            title: 'Rules of the balance of payments must be in force',
            reason: 'SAFE has set no rules for payments of that day, so no code can be read and no number given.',
            remedy: 'An officer of SAFE sets the rules for payments of that day.',
        },
        zh: {
            title: '国际收支申报规则必须已生效',
            reason: '外汇局尚未设定适用于该日收付款的规则，无法核对交易编码或编制申报号。',
            remedy: '由外汇局人员设定适用于该日的规则。',
        },
    },
    BANK_MUST_HAVE_INSTITUTION_CODE: {
        retry: 'after-change',
        en: {
            title: 'The bank must have a code of an institution',
            reason: 'The rules of that day have no code of a financial institution for this bank.',
            remedy: 'An officer of SAFE sets rules that have it.',
        },
        zh: {
            title: '银行必须有金融机构代码',
            reason: '当日适用的规则中没有本行的金融机构代码。',
            remedy: '由外汇局人员设定包含本行代码的规则。',
        },
    },
    PAYMENT_MUST_BE_FINAL: {
        retry: 'after-change',
        en: {
            title: 'The payment must be final',
            reason: 'The receipt is not matched, or the payment has not gone out or came back; `status` in facts says where it stands.',
            remedy: 'Report it once a registrar has matched the receipt, or the payment is confirmed.',
        },
        zh: {
            title: '收付款必须已完成',
            reason: '收汇尚未核对，或付款尚未汇出或已退回；状态见 facts 中的 status。',
            remedy: '请在收汇核对完成或付款确认后再申报。',
        },
    },
    PAYMENT_MUST_GO_ABROAD: {
        retry: 'never',
        en: {
            title: 'The payment must go abroad',
            reason: 'The loan was paid to the importer in coins, at home; or the beneficiary of the credit is at home, or its applicant has no credit code.',
            remedy: 'Report the payment to the seller, where that is recorded. What stays at home is not reported.',
        },
        zh: {
            title: '付款必须汇往境外',
            reason: '该笔贷款以数字人民币付给境内进口企业；或信用证受益人在境内，或申请人没有统一社会信用代码。',
            remedy: '请申报付给境外卖方的款项（如已登记）；境内款项无需申报。',
        },
    },
    PAYMENT_MUST_BE_UNDER_CREDIT_OF_BANK: {
        retry: 'never',
        en: {
            title: 'The payment must be one that the issuing bank has made',
            reason: 'This bank has not issued the credit, or another has paid, or the credit was transferred.',
            remedy: 'The bank that has issued the credit reports what it has paid for its applicant.',
        },
        zh: {
            title: '付款必须由开证行在其开立的信用证项下作出',
            reason: '本行并非该信用证的开证行，或款项由其他银行支付，或该信用证为转让信用证。',
            remedy: '由开证行申报其为申请人支付的款项。',
        },
    },
    PAYMENT_MUST_BE_REPORTED_ONCE: {
        retry: 'never',
        en: {
            title: 'A payment must be reported once',
            reason: 'It is reported already, by the report that facts name.',
            remedy: 'Read that report. If it was refused, send one that names it in `replaces`.',
        },
        zh: {
            title: '同一笔收付款只能申报一次',
            reason: '该笔收付款已申报，报告编号见 facts。',
            remedy: '请查询该报告；如已被退回，请发送在 replaces 中列明该报告的新报告。',
        },
    },
    REPLACED_REPORT_MUST_BE_THE_LAST: {
        retry: 'after-correction',
        en: {
            title: 'The replaced report must be the last of the payment',
            reason: 'The report in `replaces` is not the last one of this payment.',
            remedy: 'Name the report that was refused last, or none where the payment was never reported.',
        },
        zh: {
            title: '被替换的报告必须是该笔收付款的最后一份',
            reason: 'replaces 中的报告不是该笔收付款的最后一份报告。',
            remedy: '请列明最近被退回的报告；从未申报的收付款无需填写。',
        },
    },
    REPLACED_REPORT_MUST_BE_REFUSED: {
        retry: 'never',
        en: {
            title: 'The replaced report must be refused',
            reason: 'Only a report that SAFE has refused is replaced.',
            remedy: 'Wait for the answer of SAFE. What it has accepted stays as it is.',
        },
        zh: {
            title: '被替换的报告必须已被退回',
            reason: '只有被外汇局退回的报告才能替换。',
            remedy: '请等待外汇局答复；已接受的报告不再更改。',
        },
    },
    REPORT_MUST_MEND_WHAT_WAS_REFUSED: {
        retry: 'after-correction',
        en: {
            title: 'The report must mend what was refused',
            reason: 'The fields that facts name are left out or as they were in the refused report.',
            remedy: 'Correct them, as the reasons of the refused report say.',
        },
        zh: {
            title: '新报告必须更正被退回的内容',
            reason: 'facts 所列字段缺失，或与被退回的报告相同。',
            remedy: '请按退回原因更正这些字段。',
        },
    },
    ENTERPRISE_MUST_BE_THAT_OF_PAYMENT: {
        retry: 'after-correction',
        en: {
            title: 'The enterprise must be that of the payment',
            reason: 'The record of the payment has another credit code.',
            remedy: 'Compare the books of the bank with the record, and report what the record says.',
        },
        zh: {
            title: '企业必须与收付款记录一致',
            reason: '收付款记录中的统一社会信用代码不同。',
            remedy: '请核对本行账目与记录，并按记录申报。',
        },
    },
    AMOUNT_MUST_BE_THAT_OF_PAYMENT: {
        retry: 'after-correction',
        en: {
            title: 'The amount must be that of the payment',
            reason: 'The record of the payment has another amount or currency.',
            remedy: 'Compare the books of the bank with the record, and report what the record says.',
        },
        zh: {
            title: '金额必须与收付款记录一致',
            reason: '收付款记录中的金额或币种不同。',
            remedy: '请核对本行账目与记录，并按记录申报。',
        },
    },
    COUNTERPARTY_MUST_BE_THAT_OF_PAYMENT: {
        retry: 'after-correction',
        en: {
            title: 'The counterparty must be that of the payment',
            reason: 'The record of the payment names a payee in another country.',
            remedy: 'Report the country that the record has.',
        },
        zh: {
            title: '交易对方必须与付款记录一致',
            reason: '付款记录中收款人所在国家（地区）不同。',
            remedy: '请按记录中的国家（地区）申报。',
        },
    },
    CONTRACT_MUST_BE_THAT_OF_PAYMENT: {
        retry: 'after-correction',
        en: {
            title: 'The contract must be that of the payment',
            reason: 'The record of the payment names another contract.',
            remedy: 'Report the contract that the record has, or leave it out: it is taken from there.',
        },
        zh: {
            title: '合同必须与付款记录一致',
            reason: '付款记录中的合同号不同。',
            remedy: '请按记录中的合同号申报，或不填写：系统将自动采用记录中的合同号。',
        },
    },
    COUNTERPARTY_MUST_BE_ABROAD: {
        retry: 'after-correction',
        en: {
            title: 'The counterparty must be abroad',
            reason: 'A payment between residents of the mainland is none of the balance of payments.',
            remedy: 'Name who has paid from abroad. Hong Kong, Macau and Taiwan are abroad here.',
        },
        zh: {
            title: '交易对方必须在境外',
            reason: '境内居民之间的收付款不属于涉外收付款。',
            remedy: '请填写境外付款人；香港、澳门和台湾在此视为境外。',
        },
    },
    TRANSACTION_CODE_MUST_BE_IN_TABLE: {
        retry: 'after-correction',
        en: {
            title: 'The transaction code must be in the table',
            reason: 'The rules that were in force on the day of the payment do not have it.',
            remedy: 'Read the rules of that day and choose one of their codes.',
        },
        zh: {
            title: '交易编码必须在代码表中',
            reason: '收付款当日生效的规则中没有该交易编码。',
            remedy: '请查询当日规则并选用其中的交易编码。',
        },
    },
    TRANSACTION_CODE_MUST_FIT_DIRECTION: {
        retry: 'after-correction',
        en: {
            title: 'The transaction code must fit the direction',
            reason: 'The code is for payments the other way alone; facts say which way this one went.',
            remedy: 'Choose a code for payments of this direction.',
        },
        zh: {
            title: '交易编码必须与收付方向相符',
            reason: '该编码仅适用于相反方向的收付款；本笔方向见 facts。',
            remedy: '请选用适用于该方向的交易编码。',
        },
    },
    SERIALS_OF_DAY_MUST_NOT_BE_USED_UP: {
        retry: 'never',
        en: {
            title: 'The serials of the day must not be used up',
            reason: 'The bank has given all of its 9999 numbers for payments of that day.',
            remedy: 'A code of another institution of the bank has numbers of its own: ask SAFE for one.',
        },
        zh: {
            title: '当日流水号不得用尽',
            reason: '本行当日的 9999 个申报号已全部使用。',
            remedy: '请向外汇局申领本行其他机构的金融机构代码。',
        },
    },
    REPORT_MUST_AWAIT_ADVICE: {
        retry: 'never',
        en: {
            title: 'The report must await advice',
            reason: 'SAFE has answered it already, or it is replaced.',
            remedy: 'Read the report for its answer.',
        },
        zh: {
            title: '报告必须处于待答复状态',
            reason: '该报告已有答复或已被替换。',
            remedy: '请查询该报告的答复。',
        },
    },
    ENTERPRISE_MUST_BE_IN_DIRECTORY: {
        retry: 'after-change',
        en: {
            title: 'The enterprise must be in the directory',
            reason: 'The directory of enterprises that trade abroad has no entry of this one.',
            remedy: 'Enter the enterprise first, then accept the report; or refuse it with its reasons.',
        },
        zh: {
            title: '企业必须在名录内',
            reason: '贸易外汇收支企业名录中没有该企业。',
            remedy: '请先登记名录，再接受报告；或列明原因退回。',
        },
    },
} as const satisfies Explanations;
