import type { Explanations } from '../problems/explanation.js';

/** The monetary regime and its caps. */
export const currencyProblems = {
    CURRENCY_POLICY_MUST_BE_IN_FORCE: {
        retry: 'after-change',
        en: {
            title: 'A currency policy must be in force',
            reason: 'Nobody has said what e-CNY is on this day, so none is issued or taken back.',
            remedy: 'Ask the central bank to set a currency policy.',
        },
        zh: {
            title: '必须有现行货币政策',
            reason: '尚未规定当日数字人民币的性质，故不得发行或回笼。',
            remedy: '请联系中央银行制定货币政策。',
        },
    },
    RESERVE_MUST_BE_FULL_FOR_CASH: {
        retry: 'after-correction',
        en: {
            title: 'The reserve must be full for cash',
            reason: 'Money that is like cash is covered whole, by every kind of operator.',
            remedy: 'Give 10000 basis points for each kind of operator, or another regime.',
        },
        zh: {
            title: '现金型数字人民币必须全额准备',
            reason: '现金型（M0）数字人民币须由各类运营机构全额缴存准备金。',
            remedy: '请将各类运营机构的准备金率定为 10000 个基点，或采用其他制度。',
        },
    },
    ISSUE_MUST_NOT_EXCEED_DAILY_CAP: {
        retry: 'after-change',
        en: {
            title: 'An issue must not exceed the daily cap',
            reason: 'With it the bank would be issued more on one day, in China, than the policy allows.',
            remedy: 'Issue less, or wait for the next day in China.',
        },
        zh: {
            title: '发行不得超过单日上限',
            reason: '若发行此额，该银行当日（北京时间）发行总额将超过政策上限。',
            remedy: '请减少发行额，或于次日（北京时间）再办理。',
        },
    },
    REDEMPTION_MUST_NOT_EXCEED_DAILY_CAP: {
        retry: 'after-change',
        en: {
            title: 'A redemption must not exceed the daily cap',
            reason: 'With it the bank would give back more on one day, in China, than the policy allows.',
            remedy: 'Take back less, or wait for the next day in China.',
        },
        zh: {
            title: '回笼不得超过单日上限',
            reason: '若回笼此额，该银行当日（北京时间）回笼总额将超过政策上限。',
            remedy: '请减少回笼额，或于次日（北京时间）再办理。',
        },
    },
} as const satisfies Explanations;
