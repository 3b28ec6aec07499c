import type { Explanations } from '../problems/explanation.js';

/** e-CNY: coins, wallets, reserves and the payments that go with acts of trade. */
export const dcepProblems = {
    AMOUNT_MUST_BE_POSITIVE: {
        retry: 'after-correction',
        en: {
            title: 'The amount must be positive',
            reason: 'The amount is nothing.',
            remedy: 'Give an amount of at least the currency’s smallest unit.',
        },
        zh: {
            title: '金额必须大于零',
            reason: '金额为零。',
            remedy: '金额至少为该币种的最小单位。',
        },
    },
    COINS_MUST_BE_CNY: {
        retry: 'after-correction',
        en: {
            title: 'Coins must be CNY',
            reason: 'e-CNY is yuan and nothing else.',
            remedy: 'Give the amount in CNY.',
        },
        zh: {
            title: '数字人民币的币种必须为人民币',
            reason: '数字人民币只以人民币计价。',
            remedy: '请以人民币（CNY）填写金额。',
        },
    },
    COINS_MUST_NOT_REPEAT: {
        retry: 'after-correction',
        en: {
            title: 'Coins must not repeat',
            reason: 'A coin stands twice in the list.',
            remedy: 'Name each coin once.',
        },
        zh: {
            title: '币串不得重复',
            reason: '同一币串在清单中出现两次。',
            remedy: '每个币串只列一次。',
        },
    },
    COINS_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The coins must exist',
            reason: 'There is no coin of one of these serials in the books of this bank; facts says which.',
            remedy: 'Read the coins of the wallet or the vault.',
        },
        zh: {
            title: '币串必须存在',
            reason: '本行账簿中没有其中某一编号的币串；位置见 facts。',
            remedy: '请查询钱包或银行库中的币串。',
        },
    },
    COINS_MUST_BELONG_TO_PAYER: {
        retry: 'never',
        en: {
            title: 'The coins must belong to the payer',
            reason: 'One of the coins is another’s; facts says which.',
            remedy: 'Pay with coins of the payer.',
        },
        zh: {
            title: '币串必须属于付款方',
            reason: '其中某一币串属于他人；位置见 facts。',
            remedy: '请使用付款方自己的币串。',
        },
    },
    COINS_MUST_BE_SPENDABLE: {
        retry: 'after-correction',
        en: {
            title: 'The coins must be spendable',
            reason: 'One of the coins has been spent or is locked; facts says which.',
            remedy: 'Send the same act again: the gateway chooses other coins. For a transfer, draft another and let the holder sign it.',
        },
        zh: {
            title: '币串必须可支付',
            reason: '其中某一币串已支付或被锁定；位置见 facts。',
            remedy: '请重新提交该笔业务：网关会选用其他币串。如为转账，请重新起草并由钱包持有人签名。',
        },
    },
    COINS_MUST_COVER_AMOUNT: {
        retry: 'after-change',
        en: {
            title: 'The coins must cover the amount',
            reason: 'There is less in the wallet or the vault than is to be paid.',
            remedy: 'Put e-CNY into it first, or pay less.',
        },
        zh: {
            title: '数字人民币余额必须足以支付',
            reason: '钱包或银行库中的余额小于应付金额。',
            remedy: '请先充入数字人民币，或减少支付金额。',
        },
    },
    WALLET_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The wallet must exist',
            reason: 'This bank keeps no such wallet.',
            remedy: 'Check the wallet’s id, or open one.',
        },
        zh: {
            title: '钱包必须存在',
            reason: '本行没有该钱包。',
            remedy: '请核对钱包编号，或开立钱包。',
        },
    },
    WALLET_MUST_BELONG_TO_HOLDER: {
        retry: 'after-correction',
        en: {
            title: 'The wallet must belong to its holder',
            reason: 'The wallet is held by another company than the one that is to be paid, or that pays.',
            remedy: 'Name a wallet of that company: of the exporter, the beneficiary or the assignee.',
        },
        zh: {
            title: '钱包必须属于其持有人',
            reason: '该钱包的持有人不是收款或付款企业。',
            remedy: '请指定该企业的钱包：出口商、受益人或受让人。',
        },
    },
    SHARES_MUST_BE_PAID_OUT_OF_VAULT: {
        retry: 'never',
        en: {
            title: 'Shares must be paid out of a vault',
            reason: 'What leaves a wallet its holder has signed for one payee, and for nobody else.',
            remedy: 'Make a payment of its own to each.',
        },
        zh: {
            title: '多方份额必须由行内库支付',
            reason: '钱包持有人仅为一个收款人签名，不得付给他人。',
            remedy: '请分别付款。',
        },
    },
    RESERVE_MUST_EXIST: {
        retry: 'after-change',
        en: {
            title: 'The reserve must exist',
            reason: 'The bank has no reserve at the central bank.',
            remedy: 'Let the central bank credit one first.',
        },
        zh: {
            title: '准备金账户必须存在',
            reason: '该银行在人民银行没有准备金。',
            remedy: '请先由人民银行记入准备金。',
        },
    },
    RESERVE_MUST_COVER_ISSUE: {
        retry: 'after-change',
        en: {
            title: 'The reserve must cover the issue',
            reason: 'e-CNY is issued against reserve, one for one, and there is less.',
            remedy: 'Issue less, or credit the reserve first.',
        },
        zh: {
            title: '准备金必须足以覆盖发行额',
            reason: '数字人民币按 100% 缴纳准备金发行，现有准备金不足。',
            remedy: '请减少发行额，或先补足准备金。',
        },
    },
    SETTLEMENT_MUST_BE_CALLED_BY_TRADE: {
        retry: 'never',
        en: {
            title: 'A settlement must be called by an act of trade',
            reason: 'By itself it would move a bank’s money without the act that it pays for.',
            remedy: 'Send the act through the gateway: only a program that goes around it gets this.',
        },
        zh: {
            title: '结算必须由贸易业务发起',
            reason: '单独结算会使资金脱离其对应的业务而转移。',
            remedy: '请经网关提交业务：只有绕过网关的程序才会遇到此错误。',
        },
    },
    SETTLEMENT_MUST_BE_OF_CALLER: {
        retry: 'never',
        en: {
            title: 'A settlement must be of the caller’s own coins',
            reason: 'Nobody pays with the coins of another bank.',
            remedy: 'Let the bank whose coins they are send it.',
        },
        zh: {
            title: '只能以本行的币串结算',
            reason: '任何银行不得动用他行的币串。',
            remedy: '请由币串所属银行提交。',
        },
    },
    SETTLEMENT_ABROAD_MUST_REACH_VAULT: {
        retry: 'after-correction',
        en: {
            title: 'A settlement to another bank must go into its vault',
            reason: 'A wallet’s bank would first have to accept it, and a payment against delivery is final at once.',
            remedy: 'Pay into the vault of that bank, or outside the ledger and record its reference: means OUTSIDE.',
        },
        zh: {
            title: '向他行结算必须付入其金库',
            reason: '付入钱包须待其开户行接收，而券款对付必须即时终局。',
            remedy: '请付入该行金库，或在账本外付款并登记其参考号（means 为 OUTSIDE）。',
        },
    },
} as const satisfies Explanations;
