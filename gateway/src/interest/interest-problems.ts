import type { Explanations } from '../problems/explanation.js';

/** What wallets earn. */
export const interestProblems = {
    CASH_MUST_BEAR_NO_INTEREST: {
        retry: 'after-correction',
        en: {
            title: 'Cash must bear no interest',
            reason: 'Money that is like cash earns nothing, whoever keeps it.',
            remedy: 'Leave the interest out, or give another regime.',
        },
        zh: {
            title: '现金型数字人民币不得计息',
            reason: '现金型（M0）数字人民币不计付利息。',
            remedy: '请删去计息条款，或采用其他制度。',
        },
    },
    INTEREST_MUST_BE_DUE: {
        retry: 'after-change',
        en: {
            title: 'Interest must be due',
            reason: 'To none of these wallets anything is due: no period has ended, or it has been paid.',
            remedy: 'Wait for the day after the end of a period. GET /v1/currency-policies says when periods end.',
        },
        zh: {
            title: '必须有到期应付的利息',
            reason: '这些钱包均无应付利息：计息期尚未结束，或已付讫。',
            remedy: '请于结息日次日办理。结息日见 GET /v1/currency-policies。',
        },
    },
} as const satisfies Explanations;
