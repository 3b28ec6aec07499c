import type { Explanations } from '../problems/explanation.js';

/** What customs declares, releases, clears, amends and cancels. */
export const declarationProblems = {
    DECLARANT_MUST_BE_CUSTOMS: {
        retry: 'never',
        en: {
            title: 'The declarant must be a customs officer',
            reason: 'Only an officer of customs writes declarations.',
            remedy: 'Send it through the gateway of customs, as a user with the role officer.',
        },
        zh: {
            title: '必须由海关关员办理',
            reason: '只有海关关员可以登记报关单。',
            remedy: '请由具备关员（officer）角色的用户经海关网关提交。',
        },
    },
    DECLARATION_MUST_BE_NEW: {
        retry: 'after-correction',
        en: {
            title: 'The declaration must be new',
            reason: 'A declaration of this number is on the ledger already.',
            remedy: 'Read it; amend it if it has changed, or correct the number.',
        },
        zh: {
            title: '报关单必须为新登记',
            reason: '账本中已有该编号的报关单。',
            remedy: '请先查询；如内容有变请办理修改，否则请更正编号。',
        },
    },
    DECLARATION_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The declaration must exist',
            reason: 'There is no declaration of this number.',
            remedy: 'Check all 18 digits.',
        },
        zh: {
            title: '报关单必须存在',
            reason: '没有该编号的报关单。',
            remedy: '请核对 18 位报关单编号。',
        },
    },
    DECLARATION_MUST_NOT_BE_CANCELLED: {
        retry: 'never',
        en: {
            title: 'The declaration must not be cancelled',
            reason: 'A cancelled declaration can no longer be changed.',
            remedy: 'Declare the goods anew, under another number.',
        },
        zh: {
            title: '报关单不得已撤销',
            reason: '已撤销的报关单不能再作变更。',
            remedy: '请以新编号重新申报。',
        },
    },
    DECLARATION_MUST_BE_ACCEPTED: {
        retry: 'never',
        en: {
            title: 'The declaration must be accepted',
            reason: 'Only a declaration that is accepted, and neither released nor cancelled, can be released.',
            remedy: 'Read its status.',
        },
        zh: {
            title: '报关单必须处于已接受状态',
            reason: '只有已接受申报、尚未放行且未撤销的报关单才能放行。',
            remedy: '请查询报关单状态。',
        },
    },
    DECLARATION_MUST_NOT_BE_CLEARED: {
        retry: 'never',
        en: {
            title: 'The declaration must not be cleared',
            reason: 'Customs has closed this declaration already.',
            remedy: 'Nothing needs to be done; read it to see since which version.',
        },
        zh: {
            title: '报关单不得已结关',
            reason: '该报关单已结关。',
            remedy: '无需再办理；可查询报关单及其版本。',
        },
    },
    VERSION_MUST_BE_CURRENT: {
        retry: 'after-correction',
        en: {
            title: 'The version must be current',
            reason: 'Somebody has changed it since it was read.',
            remedy: 'Read it again and decide on what it says now.',
        },
        zh: {
            title: '版本必须为最新',
            reason: '自读取以来，该记录已被他人变更。',
            remedy: '请重新读取，并依据最新内容办理。',
        },
    },
    IMPORT_MUST_EXIST: {
        retry: 'never',
        en: {
            title: 'The import must exist',
            reason: 'This user has sent no import of this id.',
            remedy: 'Take the importId from the summary, or send the same lines again with the same Idempotency-Key.',
        },
        zh: {
            title: '批量导入必须存在',
            reason: '该用户未发送过此编号的批量导入。',
            remedy: '请使用汇总行中的 importId，或以同一 Idempotency-Key 重新发送相同内容。',
        },
    },
    IMPORT_MUST_HAVE_FEWER_LINES: {
        retry: 'after-correction',
        en: {
            title: 'The import must have fewer lines',
            reason: 'One import takes so many lines as facts say, and this is not among them.',
            remedy: 'Send the lines from this one on as another import, with a key of its own.',
        },
        zh: {
            title: '批量导入的行数必须减少',
            reason: '一次批量导入的行数上限见 facts，此行已超出。',
            remedy: '请将自此行起的内容另行导入，并使用新的幂等键。',
        },
    },
    LINE_MUST_BE_READABLE: {
        retry: 'after-correction',
        en: {
            title: 'The line must be readable',
            reason: 'The line is no UTF-8, or longer than 256 KiB.',
            remedy: 'Send one declaration on each line, in UTF-8.',
        },
        zh: {
            title: '该行必须可读',
            reason: '该行不是 UTF-8 编码，或超过 256 KiB。',
            remedy: '请以 UTF-8 编码发送，每行一份报关单。',
        },
    },
    LINE_MUST_BE_WHOLE: {
        retry: 'same-key',
        en: {
            title: 'The line must be whole',
            reason: 'The body ends in the middle of this line: nothing of it has been recorded.',
            remedy: 'Send the whole file again, with the same key: what is there already stays as it is.',
        },
        zh: {
            title: '该行必须完整',
            reason: '请求正文在此行中间结束：此行未作任何登记。',
            remedy: '请以同一幂等键重新发送完整文件；已登记的内容保持不变。',
        },
    },
    DECLARATION_MUST_OCCUR_ONCE: {
        retry: 'after-correction',
        en: {
            title: 'The declaration must occur once',
            reason: 'An earlier line of this import, which facts name, has the same number.',
            remedy: 'Compare both lines: the earlier one has been dealt with, and this one has not.',
        },
        zh: {
            title: '同一报关单只能出现一次',
            reason: '本次导入中较早的一行（见 facts）已有相同编号。',
            remedy: '请核对这两行：较早的一行已处理，此行未处理。',
        },
    },
    DECLARATION_MUST_BE_EXPORT: {
        retry: 'after-correction',
        en: {
            title: 'The declaration must be of an export',
            reason: 'The digit for import or export in the number says that the goods come in.',
            remedy: 'Check the number: only export declarations can be financed here.',
        },
        zh: {
            title: '必须为出口报关单',
            reason: '报关单编号中的进出口标志表明为进口。',
            remedy: '请核对编号：此处仅受理出口报关单融资。',
        },
    },
    DECLARATION_OFFICE_MUST_MATCH_NUMBER: {
        retry: 'after-correction',
        en: {
            title: 'The customs office must match the number',
            reason: 'The first four digits of the number are another customs office.',
            remedy: 'Compare number and office with the paper.',
        },
        zh: {
            title: '申报地海关必须与编号一致',
            reason: '报关单编号前四位所示关区与申报地海关不符。',
            remedy: '请与报关单原件核对编号与申报地海关。',
        },
    },
    DECLARATION_YEAR_MUST_MATCH_DATE: {
        retry: 'after-correction',
        en: {
            title: 'The year in the number must match the date',
            reason: 'The year in the number is not that of the date of declaration.',
            remedy: 'Compare number and date with the paper.',
        },
        zh: {
            title: '编号年份必须与申报日期一致',
            reason: '报关单编号中的年份与申报日期的年份不符。',
            remedy: '请与报关单原件核对编号与申报日期。',
        },
    },
    DECLARATION_YEAR_MUST_NOT_BE_FUTURE: {
        retry: 'after-correction',
        en: {
            title: 'The year in the number must not be in the future',
            reason: 'Nothing has been declared under a number of a year to come.',
            remedy: 'Check the number: its fifth to eighth digits are the year.',
        },
        zh: {
            title: '编号年份不得晚于当前年份',
            reason: '编号所示年份尚未到来，不可能已有申报。',
            remedy: '请核对编号：第五至八位为年份。',
        },
    },
    DECLARATION_DATE_MUST_NOT_BE_FUTURE: {
        retry: 'after-correction',
        en: {
            title: 'The date of declaration must not be in the future',
            reason: 'The date of declaration is after today in China.',
            remedy: 'Correct the date; facts has the day that counts.',
        },
        zh: {
            title: '申报日期不得晚于今日',
            reason: '申报日期晚于北京时间的今日。',
            remedy: '请更正日期；作为依据的日期见 facts。',
        },
    },
    EXPORT_DATE_MUST_NOT_PRECEDE_DECLARATION: {
        retry: 'after-correction',
        en: {
            title: 'The export must not precede the declaration',
            reason: 'Goods are declared before they are loaded.',
            remedy: 'Compare both dates with the paper.',
        },
        zh: {
            title: '出口日期不得早于申报日期',
            reason: '货物须先申报、后装运。',
            remedy: '请与报关单原件核对两个日期。',
        },
    },
    LINES_MUST_BE_NUMBERED_FROM_ONE: {
        retry: 'after-correction',
        en: {
            title: 'The lines must be numbered from one',
            reason: 'The goods’ lines are not numbered 1, 2, 3 in their order.',
            remedy: 'Number them as on the paper.',
        },
        zh: {
            title: '商品项号必须从 1 起连续',
            reason: '商品项号未按 1、2、3 的顺序编列。',
            remedy: '请按报关单原件编列项号。',
        },
    },
    CURRENCIES_MUST_AGREE: {
        retry: 'after-correction',
        en: {
            title: 'The currencies must agree',
            reason: 'A line is in another currency than the total; facts says which.',
            remedy: 'A declaration has one currency: correct the line or the total.',
        },
        zh: {
            title: '币制必须一致',
            reason: '某一商品项的币制与总价不同；项号见 facts。',
            remedy: '一份报关单只用一种币制，请更正该项或总价。',
        },
    },
    CURRENCY_MUST_BE_IN_FORCE: {
        retry: 'after-correction',
        en: {
            title: 'The currency must be in force',
            reason: 'On the day of declaration this was no currency.',
            remedy: 'Use the code that ISO 4217 has for the currency on that day.',
        },
        zh: {
            title: '币种必须为现行货币',
            reason: '申报当日该币种并非现行货币。',
            remedy: '请使用当日有效的 ISO 4217 货币代码。',
        },
    },
    LINES_MUST_ADD_UP_TO_TOTAL: {
        retry: 'after-correction',
        en: {
            title: 'The lines must add up to the total',
            reason: 'The sum of the lines is not the total value.',
            remedy: 'Compare each line and the total with the paper.',
        },
        zh: {
            title: '各项金额之和必须等于总价',
            reason: '各商品项金额之和与总价不符。',
            remedy: '请与报关单原件逐项核对金额与总价。',
        },
    },
} as const satisfies Explanations;
