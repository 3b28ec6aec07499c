import type { Explanations } from '../problems/explanation.js';

/** What wallets may hold and pay. */
export const limitProblems = {
    DUST_MUST_NOT_EXCEED_POLICY: {
        retry: 'after-correction',
        en: {
            title: 'An order must not make more small coins than the policy allows',
            reason: 'It makes too many coins below the amount that the policy of wallets names; facts says which order.',
            remedy: 'Make fewer or larger coins. Read the policy with GET /v1/wallet-policies.',
        },
        zh: {
            title: '一笔指令产生的小额币串不得超过政策规定的数量',
            reason: '该指令产生的低于政策所定金额的币串过多；位置见 facts。',
            remedy: '请减少币串数量或提高面额。政策见 GET /v1/wallet-policies。',
        },
    },
    PAYMENT_MUST_NOT_EXCEED_SINGLE_LIMIT: {
        retry: 'after-correction',
        en: {
            title: 'A payment must not exceed the limit of a single one',
            reason: 'One order pays others more than its tier, or its parent’s holder, lets the wallet pay at once; facts says which.',
            remedy: 'Pay less at once. Read the limits with GET /v1/wallets/{walletId}/account.',
        },
        zh: {
            title: '单笔支付不得超过限额',
            reason: '一笔指令对他人的支付额超过该类钱包（或母钱包持有人所设）的单笔限额；位置见 facts。',
            remedy: '请减少单笔支付额。限额见 GET /v1/wallets/{walletId}/account。',
        },
    },
    PAYMENTS_MUST_NOT_EXCEED_DAILY_LIMIT: {
        retry: 'after-change',
        en: {
            title: 'The payments of a day must not exceed its limit',
            reason: 'With this one the wallet and its sub-wallets would pay others more on one day, in China, than is allowed.',
            remedy: 'Pay less, or wait for the next day in China.',
        },
        zh: {
            title: '当日累计支付不得超过限额',
            reason: '若支付此笔，该钱包（含子钱包）当日（北京时间）累计支付额将超过日累计限额。',
            remedy: '请减少支付额，或于次日（北京时间）再支付。',
        },
    },
    PAYMENTS_MUST_NOT_EXCEED_YEARLY_LIMIT: {
        retry: 'after-change',
        en: {
            title: 'The payments of a year must not exceed its limit',
            reason: 'With this one the wallet and its sub-wallets would pay others more in one year, in China, than is allowed.',
            remedy: 'Pay less, wait for the next year, or have the wallet upgraded to a higher tier.',
        },
        zh: {
            title: '当年累计支付不得超过限额',
            reason: '若支付此笔，该钱包（含子钱包）当年（北京时间）累计支付额将超过年累计限额。',
            remedy: '请减少支付额、待次年支付，或将钱包升级为更高类别。',
        },
    },
    BALANCE_MUST_NOT_EXCEED_LIMIT: {
        retry: 'after-change',
        en: {
            title: 'The balance of a wallet must not exceed its limit',
            reason: 'With this payment the payee and its sub-wallets would have more than they may hold; facts says which.',
            remedy: 'Pay less, or let the holder pay something into a deposit first or have the wallet upgraded.',
        },
        zh: {
            title: '钱包余额不得超过限额',
            reason: '若收到此笔，收款钱包（含子钱包）余额将超过余额限额；位置见 facts。',
            remedy: '请减少支付额，或由持有人先行存入账户或升级钱包。',
        },
    },
} as const satisfies Explanations;
