import type { Explanations } from '../problems/explanation.js';

/** Who reimburses how much under a credit. */
export const authorisationProblems = {
    AUTHORISATION_MUST_BE_BY_ISSUING_BANK: {
        retry: 'never',
        en: {
            title: 'The authorisation must be by the issuing bank',
            reason: 'Only the bank that issued the credit authorises, changes and cancels its reimbursement.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '偿付授权必须由开证行作出',
            reason: '仅开证行可授权、修改或撤销偿付。',
            remedy: '请由开证行办理。',
        },
    },
    CREDIT_MUST_NAME_REIMBURSING_BANK: {
        retry: 'after-change',
        en: {
            title: 'The credit must name a reimbursing bank',
            reason: 'It names none that acts here, or the issuing bank itself.',
            remedy: 'Amend the credit to name another bank of the consortium (53a).',
        },
        zh: {
            title: '信用证必须指定偿付行',
            reason: '信用证未指定本联盟内的偿付行，或指定了开证行自身。',
            remedy: '请修改信用证，指定另一家联盟银行（53a）。',
        },
    },
    PLACE_OF_REIMBURSING_BANK_MUST_BE_KNOWN: {
        retry: 'after-change',
        en: {
            title: 'The place of the reimbursing bank must be known',
            reason: 'The credit says neither its country nor its BIC, so nobody can count its banking days.',
            remedy: 'Amend the credit to say one of them.',
        },
        zh: {
            title: '偿付行所在地必须可知',
            reason: '信用证未写明其国家或 BIC，无法计算其银行工作日。',
            remedy: '请修改信用证，写明其中一项。',
        },
    },
    CREDIT_MUST_HAVE_BANK_THAT_CLAIMS: {
        retry: 'never',
        en: {
            title: 'The credit must have a bank that claims',
            reason: 'Nobody but the issuing and the reimbursing bank can honour or negotiate under it.',
            remedy: 'Pay the bank directly.',
        },
        zh: {
            title: '信用证必须有索偿行',
            reason: '除开证行和偿付行外，没有可承付或议付的银行。',
            remedy: '请直接付款。',
        },
    },
    AUTHORISATION_MUST_BE_IN_CURRENCY_OF_CREDIT: {
        retry: 'after-correction',
        en: {
            title: 'The authorisation must be in the currency of the credit',
            reason: 'What is reimbursed is what is drawn.',
            remedy: 'Give the amount in that currency.',
        },
        zh: {
            title: '偿付授权货币必须与信用证一致',
            reason: '所偿付的即为所支取的金额。',
            remedy: '请以该货币填写。',
        },
    },
    AUTHORISATION_MUST_BE_MORE_THAN_NOTHING: {
        retry: 'after-correction',
        en: {
            title: 'The authorisation must be more than nothing',
            reason: 'Nothing could be claimed under it.',
            remedy: 'Give an amount, or cancel the authorisation.',
        },
        zh: {
            title: '偿付授权金额必须大于零',
            reason: '否则无从索偿。',
            remedy: '请填写金额，或撤销授权。',
        },
    },
    AUTHORISATION_MUST_CONFORM_TO_CREDIT: {
        retry: 'after-correction',
        en: {
            title: 'The authorisation must conform to the credit',
            reason: 'It is more than can be drawn under the credit: facts has the most.',
            remedy: 'Authorise no more than that.',
        },
        zh: {
            title: '偿付授权必须与信用证相符',
            reason: '超过信用证项下可支取的最高金额，见 facts。',
            remedy: '授权金额不得超过该金额。',
        },
    },
    UNDERTAKING_MUST_BE_UNDER_URR: {
        retry: 'never',
        en: {
            title: 'An undertaking must be under the rules for reimbursements',
            reason: 'Only a credit under URR 725 has reimbursement undertakings.',
            remedy: 'Leave latestClaimDate out.',
        },
        zh: {
            title: '偿付承诺必须适用偿付规则',
            reason: '仅适用 URR 725 的信用证可有偿付承诺。',
            remedy: '请勿填写 latestClaimDate。',
        },
    },
    UNDERTAKING_MUST_OUTLAST_CREDIT: {
        retry: 'after-correction',
        en: {
            title: 'The undertaking must outlast the credit',
            reason: 'Documents can be presented after its last day: facts has the expiry of the credit.',
            remedy: 'Give a later day, with any usance added.',
        },
        zh: {
            title: '偿付承诺的期限不得早于信用证效期',
            reason: '其最后日期之后仍可交单，信用证效期见 facts。',
            remedy: '请填写更晚的日期，并计入远期期限。',
        },
    },
    UNDERTAKING_MUST_NOT_BE_CHANGED: {
        retry: 'after-change',
        en: {
            title: 'The undertaking must not be changed',
            reason: 'The reimbursing bank has bound itself, and the claiming banks rely on it.',
            remedy: 'Wait until its last day is over.',
        },
        zh: {
            title: '偿付承诺不得更改',
            reason: '偿付行已作出承诺，索偿行据此行事。',
            remedy: '请待其最后日期届满。',
        },
    },
    AUTHORISATION_MUST_COVER_CLAIMS: {
        retry: 'after-correction',
        en: {
            title: 'The authorisation must cover the claims',
            reason: 'Claims that came before are honoured: facts has what they come to.',
            remedy: 'Authorise at least that.',
        },
        zh: {
            title: '偿付授权必须覆盖已提出的索偿',
            reason: '此前提出的索偿仍须偿付，金额见 facts。',
            remedy: '授权金额不得少于该金额。',
        },
    },
    AUTHORISATION_MUST_STAND: {
        retry: 'never',
        en: {
            title: 'The authorisation must stand',
            reason: 'The issuing bank has cancelled it: facts has when.',
            remedy: 'Turn to the issuing bank, which is not relieved.',
        },
        zh: {
            title: '偿付授权必须有效',
            reason: '开证行已撤销，时间见 facts。',
            remedy: '请向开证行索偿，其责任并未免除。',
        },
    },
    UNDERTAKING_MUST_BE_BY_REIMBURSING_BANK: {
        retry: 'never',
        en: {
            title: 'The undertaking must be by the reimbursing bank',
            reason: 'Only that bank can bind itself.',
            remedy: 'Leave it to that bank.',
        },
        zh: {
            title: '偿付承诺必须由偿付行作出',
            reason: '仅偿付行可自行承诺。',
            remedy: '请由偿付行办理。',
        },
    },
    UNDERTAKING_MUST_BE_ASKED_FOR: {
        retry: 'never',
        en: {
            title: 'The undertaking must be asked for',
            reason: 'The issuing bank has authorised, and asked for no undertaking.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '偿付承诺必须应开证行要求',
            reason: '开证行仅作授权，未要求偿付承诺。',
            remedy: '无需办理。',
        },
    },
    UNDERTAKING_MUST_BE_DECIDED_ONCE: {
        retry: 'never',
        en: {
            title: 'The undertaking must be decided once',
            reason: 'The bank has given or declined it: facts has which.',
            remedy: 'Nothing is to be done.',
        },
        zh: {
            title: '偿付承诺只能决定一次',
            reason: '偿付行已作出或拒绝承诺，见 facts。',
            remedy: '无需办理。',
        },
    },
} as const satisfies Explanations;
