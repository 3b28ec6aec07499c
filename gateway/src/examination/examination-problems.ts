import type { Explanations } from '../problems/explanation.js';

/** Why documents cannot be examined. What is wrong with them is no problem but a finding. */
export const examinationProblems = {
    CREDIT_MUST_BE_UNDER_KNOWN_RULES: {
        retry: 'after-correction',
        en: {
            title: 'The credit must be under rules that are known here',
            reason: 'Documents are examined by UCP 600, or for domestic credits in China by the measures of 2016. Under other rules, other articles and periods apply.',
            remedy: 'Examine the documents by hand, by the rules that the credit names.',
        },
        zh: {
            title: '信用证必须适用此处已知的规则',
            reason: '此处依据 UCP 600 或《国内信用证结算办法》审单。其他规则的条款和期限不同。',
            remedy: '请按信用证所列规则人工审单。',
        },
    },
    CLAIM_MUST_BE_IN_CURRENCY_OF_CREDIT: {
        retry: 'after-correction',
        en: {
            title: 'The claim must be in the currency of the credit',
            reason: 'A credit pays in its own currency and in no other.',
            remedy: 'Claim the amount in the currency of the credit.',
        },
        zh: {
            title: '索偿币种必须与信用证币种一致',
            reason: '信用证只以其自身币种付款。',
            remedy: '请以信用证币种索偿。',
        },
    },
} as const satisfies Explanations;
