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
    'must be 1 to 100': '必须为 1 至 100',
    'must be a bank of this consortium': '必须为本联盟的银行',
    'must be capital letters and underscores': '必须为大写字母和下划线',
    'must not repeat': '不得重复',
    'must not need more than there are': '所需数量不得超过现有数量',
    'must be a proof as the gateway of a bank gave it': '必须为银行网关所出具的凭证',
    'must be a bank whose books you read': '必须为您有权查阅其账簿的银行',
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
