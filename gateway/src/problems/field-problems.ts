import { z } from 'zod';
import type { Language } from './explanation.js';

/** A faulty field and what is wrong with it, in English, as a schema found it. */
const fieldProblemsSchema = z.array(z.looseObject({ problem: z.string() }));

/** What our own schemas say, in Chinese. */
const said: Readonly<Record<string, string>> = {
    'must be a day and a method, as 2026-03-31.MULTILATERAL': '必须为日期和方式，例如 2026-03-31.MULTILATERAL',
    'must be a day and CUSTODY, as 2026-03-31.CUSTODY': '必须为日期和 CUSTODY，例如 2026-03-31.CUSTODY',
    'is not a field of this': '不是此处的字段',
    'must be given for a wallet, and not for a vault': '收款方为钱包时必须填写，为金库时不得填写',
    'must not repeat a declaration': '同一报关单不得重复列明',
    'must each have an id of its own': '每份单据的编号不得相同',
    'must be 64 lower-case hexadecimal digits': '必须为 64 位小写十六进制数字',
    'must be 32 lower-case hexadecimal digits': '必须为 32 位小写十六进制数字',
    'must be 128 lower-case hexadecimal digits': '必须为 128 位小写十六进制数字',
    'must be an uncompressed point of P-256 in lower-case hexadecimal': '必须为 P-256 未压缩公钥点，以小写十六进制表示',
    'must have at most 500 coins, spent and made': '支付与产生的币串合计不得超过 500 个',
    'must be a place in capital letters, such as NEW_YORK': '必须为大写字母书写的地点，例如 NEW_YORK',
    'must be a time of day as 17:00': '必须为时刻，例如 17:00',
    'must be a time zone such as Asia/Shanghai': '必须为时区，例如 Asia/Shanghai',
    'must be a month as 2026-05': '必须为月份，例如 2026-05',
    'must be a day of every year as MM-DD': '必须为每年都有的日期，格式 MM-DD',
    'must be a day of the calendar as YYYY-MM-DD': '必须为 YYYY-MM-DD 格式的有效日期',
    'must be a time of RFC 3339 with Z or an offset': '必须为带 Z 或时区偏移的 RFC 3339 时间',
    'must be in Unicode normal form C': '必须为 Unicode 规范化形式 C',
    'must have no control characters': '不得含有控制字符',
    'must not begin or end with a blank': '首尾不得为空格',
    'must be a currency of ISO 4217': '必须为 ISO 4217 货币代码',
    'must be a decimal text without sign, leading zeros or separators': '必须为不带符号、前导零和分隔符的十进制文本',
    'must be a country code and 3 capital letters or digits 2 to 9': '必须为国家代码加 3 位大写字母或数字 2 至 9',
    'must begin with a country code of ISO 3166-1': '必须以 ISO 3166-1 国家代码开头',
    'must be a country code of ISO 3166-1 alpha-2': '必须为 ISO 3166-1 两位国家代码',
    'must be 10 characters: region, zone, kind of enterprise, serial':
        '必须为 10 位：行政区划、经济区划、企业类型、序号',
    'must be 3 letters, U, J or Z, and 7 digits': '必须为 3 位字母、U、J 或 Z，以及 7 位数字',
    'must end in its check digit (ISO 6346)': '末位必须为正确的校验码（ISO 6346）',
    'must be 7 digits': '必须为 7 位数字',
    'must end in its check digit (IMO resolution A.1117)': '末位必须为正确的校验码（IMO A.1117 决议）',
    'must be 8 digits': '必须为 8 位数字',
    'must end in its check digit (IATA resolution 600a)': '末位必须为正确的校验码（IATA 600a 决议）',
    'must be 6 to 12 digits': '必须为 6 至 12 位数字',
    'must be 3 digits': '必须为 3 位数字',
    'must be 3 capital letters': '必须为 3 位大写字母',
    'must be a document code of UNTDID 1001': '必须为 UNTDID 1001 的单证代码',
    'must be a package of UN/ECE recommendation 21': '必须为 UN/ECE 第 21 号建议书的包装代码',
    'must be a media type, as application/pdf': '必须为媒体类型，例如 application/pdf',
    'must be a rule of Incoterms 2020': '必须为 Incoterms 2020 术语',
    'must be 18 capital letters or digits and 2 check digits': '必须为 18 位大写字母或数字加 2 位校验码',
    'must end in its check digits (ISO 17442), 02 to 98': '末两位必须为正确的校验码（ISO 17442，02 至 98）',
    'must be 18 digits: customs office, year of acceptance, 0 for export or 1 for import, serial':
        '必须为 18 位数字：关区、受理年份、进出口标志（0 出口，1 进口）、流水号',
    'must be 12 digits': '必须为 12 位数字',
    'must end in its check digit (ISO 7064 MOD 11,10)': '末位必须为正确的校验码（ISO 7064 MOD 11,10）',
    'must be 10 digits': '必须为 10 位数字',
    'must begin with a chapter of the Harmonized System': '必须以协调制度的章号开头',
    'must be 18 characters of GB 32100: two, six digits of the region, ten':
        '必须为 GB 32100 规定的 18 位代码：2 位、6 位行政区划、10 位',
    'must carry the check character of its organisation code (GB 11714) at place 17':
        '第 17 位必须为组织机构代码的校验码（GB 11714）',
    'must end in its check character (GB 32100)': '末位必须为正确的校验码（GB 32100）',
    'must be 17 digits and a check character (GB 11643)': '必须为 17 位数字加 1 位校验码（GB 11643）',
    'must end in its check character (GB 11643, ISO 7064 MOD 11-2)':
        '末位必须为正确的校验码（GB 11643，ISO 7064 MOD 11-2）',
    'must be a number in the form of E.164': '必须为 E.164 格式的电话号码',
    'must be 4 letters, a country code, and 2 or 5 capital letters or digits':
        '必须为 4 位字母、国家代码，以及 2 位或 5 位大写字母或数字',
    'must have a country code of ISO 3166-1 at places 5 and 6': '第 5、6 位必须为 ISO 3166-1 国家代码',
    'must be the 4 digits of a customs office': '必须为 4 位关区代码',
    'must be a unit of UN/ECE recommendation 20': '必须为 UN/ECE 第 20 号建议书的计量单位',
    'must be letters, digits, dots and hyphens, at most 64': '只能为字母、数字、点和连字符，最多 64 位',
    'must not repeat an item': '项目不得重复',
    'must be 1 to 64 printable ASCII characters': '必须为 1 至 64 个可打印的 ASCII 字符',
    'must be the id of an event': '必须为事件编号',
    'must be an address with http or https': '必须为 http 或 https 地址',
    'must be the number of a block': '必须为区块号',
    'must be 1 to 366': '必须为 1 至 366',
    'must be 1 to 100': '必须为 1 至 100',
    'must be a bank of this consortium': '必须为本联盟的银行',
    'must be capital letters and underscores': '必须为大写字母和下划线',
    'must not repeat': '不得重复',
    'must not need more than there are': '所需数量不得超过现有数量',
    'must be a proof as the gateway of a bank gave it': '必须为银行网关所出具的凭证',
    'must be a bank whose books you read': '必须为您有权查阅其账簿的银行',
    'must be the bank that issues the credit': '必须为开证行',
    'must be a bank of the consortium, which acts here': '必须为在此办理业务的联盟银行',
    'must be the code of the bank': '必须为该银行的代码',
    'must be in the country of the bank': '必须位于该银行所在国家',
    'must have a BIC, a CNAPS code or an address': '必须有 BIC、CNAPS 行号或地址',
    'must be another than the advising bank': '不得与通知行相同',
    'must be given where confirmation is asked for': '要求保兑时必须填写',
    'must be left out without confirmation': '不要求保兑时不得填写',
    'must be another than the issuing bank': '不得与开证行相同',
    'must be given under the rules for reimbursement': '适用偿付规则时必须填写',
    'must be another than the applicant': '不得与申请人相同',
    'must be left out unless the credit is transferable and available with any bank':
        '仅在信用证可转让且可在任何银行兑用时填写',
    'must be left out: a bank transfers a credit that was issued': '不得填写：信用证开立后方可由银行转让',
    'must be at most the amount of the credit': '不得超过信用证金额',
    'must be a line of the credit, each once, that has what is changed':
        '必须为信用证的货物行，每行一次，且原已载明所更改的内容',
    'must be at most the unit price in the credit': '不得高于信用证的单价',
    'must be at most the quantity in the credit': '不得超过信用证的数量',
    'must be the quantity in the credit, which allows no partial shipments': '信用证不允许分批装运，必须为信用证的数量',
    'must not be after the expiry date of the credit': '不得晚于信用证的有效期',
    'must be at most the days in the credit': '不得超过信用证的天数',
    'must not be after the latest day of shipment in the credit': '不得晚于信用证的最迟装运日',
    'must be at least the share in the credit, which must ask for insurance':
        '不得低于信用证要求的投保比例，且信用证须要求保险单据',
    'must not insure more than the credit wants insured': '投保金额不得超过信用证的要求',
    'must be left out: a document other than the invoice must show the applicant':
        '不得填写：发票以外的单据须显示申请人',
    'must be the number of a transfer': '必须为转让的序号',
    'must be the number of an assignment': '必须为款项让渡的序号',
    'must not be before the date of issue': '不得早于开证日期',
    'must be before the year 2080': '必须早于 2080 年',
    'must name its country, whose banking days count': '必须写明国家，以其银行工作日计算',
    'must be in the country of its code': '必须位于其代码所示国家',
    'must not be after the expiry date': '不得晚于有效期',
    'must not stand beside a latest date of shipment': '不得与最迟装运日同时填写',
    'must begin after the instalment before it': '必须晚于上一期',
    'must not be before its first day': '不得早于起始日',
    'must be after the date of issue': '必须晚于开证日期',
    'must be given under the eUCP': '适用 eUCP 时必须填写',
    'must be more than nothing': '必须大于零',
    'must have at most 15 characters with its comma': '连同逗号不得超过 15 位',
    'must be in use on the date of issue': '在开证日期必须为流通货币',
    'must be in the currency of the credit': '必须为信用证货币',
    'must not come to more than the amount of the credit': '合计不得超过信用证金额',
    'must be given for acceptance': '承兑时必须填写',
    'must be given for deferred payment': '延期付款时必须填写',
    'must be given for mixed payment': '混合付款时必须填写',
    'must not stand beside details of another way of availability': '不得与其他兑付方式的细节同时填写',
    'must not be given for this way of availability': '该兑付方式不得填写',
    'must be at sight for payment': '付款方式下必须为即期',
    'must be later than sight': '必须为远期',
    'must add up to 100 per cent': '合计必须为 100%',
    'must be due at more than one time': '到期时间不得全部相同',
    'must not be the applicant': '不得为申请人',
    'must be the bank with which the credit is available by acceptance': '必须为承兑兑付的银行',
    'must be another than the bank that negotiates': '不得为议付行',
    'must be one bank for acceptance': '承兑必须指定一家银行',
    'must be rules for documentary credits': '必须为跟单信用证规则',
    'must be given with OTHR': '选择 OTHR 时必须填写',
    'must be left out with a code other than OTHR': '非 OTHR 时不得填写',
    'must be asked for in originals or copies': '必须要求正本或副本',
    'must be on paper without the eUCP': '不适用 eUCP 时必须为纸质单据',
    'must name the document that shows compliance, or it would be disregarded':
        '必须指明证明其已满足的单据，否则将不予理会',
    'must name a document that the credit requires': '必须为信用证要求的单据',
    'must fit into eight messages': '必须能容纳于八份报文',
    'must be given, or the creditId in place of them': '必须填写，或以 creditId 代替',
    'must be given with terms, and not with a creditId': '必须与条款一并填写，填写 creditId 时不得填写',
    'must not stand beside a calendar': '不得与日历同时填写',
    'must be 10 or 12 digits': '必须为 10 位或 12 位数字',
    'must be 8 or 20 digits': '必须为 8 位或 20 位数字',
    'must be given with a number of 8 digits, and only then': '仅当号码为 8 位时必须填写',
    'must be CNY in a domestic credit': '国内信用证必须为人民币',
    'must be in China in a domestic credit': '国内信用证的当事人必须在中国境内',
    'must be given in a domestic credit: companies are told by it': '国内信用证必须填写，用以识别企业',
    'must be given in a domestic credit: banks are told by it': '国内信用证必须填写，用以识别银行',
    'must be given in a domestic credit, which rests on a real trade': '国内信用证须有真实贸易背景，必须填写',
    'must ask for an invoice in a domestic credit': '国内信用证必须要求发票',
    'must ask for a document over carriage, receipt or service in a domestic credit':
        '国内信用证必须要求表明货物运输、交付或服务提供的单据',
    'must be payment, deferred payment or negotiation in a domestic credit': '国内信用证必须为即期付款、延期付款或议付',
    'must be left out in a domestic credit': '国内信用证不得填写',
    'must be within the longest tenor of domestic credits': '不得超过国内信用证的最长付款期限',
    'must change or remove something': '必须变更或删除某项内容',
    'must not be both changed and removed': '不得同时变更又删除',
    'must be the currency of the credit': '必须为信用证的货币',
    'must leave the banks that are party to the credit': '不得更换信用证的当事银行',
    'must be the number of an amendment': '必须为修改的序号',
    'must be the number of a presentation': '必须为交单的序号',
    'must be the number of a claim': '必须为索偿的序号',
    'must be a UETR': '必须为 UETR',
    'must stay as it was pre-advised': '必须与预先通知一致',
    'must be 1 to 16 characters of SWIFT set X': '必须为 1 至 16 位 SWIFT X 字符集字符',
    'must not begin or end with a slash, nor double one': '首尾不得为斜线，也不得连用斜线',
    'must be a document name code of UNTDID 1001: 1 to 3 digits': '必须为 UNTDID 1001 单证名称代码（1 至 3 位数字）',
    'must be the path of a field': '必须为字段路径',
};

/** What stands with a number in it, and what the schema library says by itself. */
const patterns: readonly (readonly [RegExp, string])[] = [
    [/^must be a decimal text with at most (\d+) decimals$/, '必须为十进制文本，小数最多 $1 位'],
    [/^must have at most (\d+) decimals in this currency$/, '该货币的小数最多 $1 位'],
    [/^Invalid input: expected (\S+), received (\S+)$/, '类型必须为 $1，收到的是 $2'],
    [/^Invalid input: expected (.+)$/, '必须为 $1'],
    [/^Invalid option: expected one of (.+)$/, '必须为以下之一：$1'],
    [/^Too small: expected \S+ to (?:have|be) (\S+?)(?: \S+)?$/, '过小：须 $1'],
    [/^Too big: expected \S+ to (?:have|be) (\S+?)(?: \S+)?$/, '过大：须 $1'],
    [/^Invalid string: must match pattern (.+)$/, '必须符合格式 $1'],
    [/^Invalid (.+)$/, '不是有效的 $1'],
];

/** The errors of a refusal in the caller's language. What has no words in it stays English. */
export function fieldProblems(errors: unknown, language: Language): unknown {
    const parsed = fieldProblemsSchema.safeParse(errors);
    return language === 'en' || !parsed.success
        ? errors
        : parsed.data.map((error) => ({ ...error, problem: inChinese(error.problem) }));
}

function inChinese(problem: string): string {
    const known = said[problem];
    if (known !== undefined) {
        return known;
    }
    const [pattern, words] = patterns.find(([each]) => each.test(problem)) ?? [];
    return pattern === undefined ? problem : problem.replace(pattern, words ?? problem);
}
