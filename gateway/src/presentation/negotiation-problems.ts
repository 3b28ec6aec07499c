import type { Explanations } from '../problems/explanation.js';

/** Documents are bought before they are paid (UCP 600 articles 2 and 8). */
export const negotiationProblems = {
    CREDIT_BY_NEGOTIATION_MUST_BE_NEGOTIATED: {
        retry: 'after-correction',
        en: {
            title: 'A credit by negotiation must be negotiated',
            reason: 'The bank is nominated to buy the documents; the issuing bank honours.',
            remedy: 'Negotiate the presentation.',
        },
        zh: {
            title: '议付信用证必须议付',
            reason: '该行被指定议付单据，由开证行承付。',
            remedy: '请办理议付。',
        },
    },
    NEGOTIATION_MUST_BE_HOW_CREDIT_IS_AVAILABLE: {
        retry: 'never',
        en: {
            title: 'Negotiation must be how the credit is available',
            reason: 'The credit is paid, accepted or paid later, and not negotiated.',
            remedy: 'Honour the presentation.',
        },
        zh: {
            title: '信用证必须以议付方式兑用',
            reason: '该信用证并非议付信用证。',
            remedy: '请承付。',
        },
    },
    NEGOTIATION_MUST_NOT_BE_BY_ISSUING_BANK: {
        retry: 'never',
        en: {
            title: 'A negotiation must not be by the issuing bank',
            reason: 'A bank that owes the money itself buys no claim on it: it honours.',
            remedy: 'Honour the presentation.',
        },
        zh: {
            title: '开证行不得议付',
            reason: '开证行自身为债务人，应当承付。',
            remedy: '请承付。',
        },
    },
    CONFIRMING_BANK_MUST_NEGOTIATE_WITHOUT_RECOURSE: {
        retry: 'after-correction',
        en: {
            title: 'A confirming bank must negotiate without recourse',
            reason: 'It is bound to the beneficiary, whether it is reimbursed or not.',
            remedy: 'Negotiate without recourse.',
        },
        zh: {
            title: '保兑行必须无追索权议付',
            reason: '无论是否获得偿付，保兑行均对受益人负责。',
            remedy: '请以无追索权方式议付。',
        },
    },
    ADVANCE_MUST_NOT_EXCEED_CLAIM: {
        retry: 'after-correction',
        en: {
            title: 'An advance must not exceed what is claimed',
            reason: 'Documents are bought for more than nothing and at most what they claim, in their currency.',
            remedy: 'Correct the advance.',
        },
        zh: {
            title: '议付款不得超过索款金额',
            reason: '议付款须大于零且不超过索款金额，币种一致。',
            remedy: '请更正议付款。',
        },
    },
    NEGOTIATION_MUST_REST_ON_RESERVATION: {
        retry: 'after-correction',
        en: {
            title: 'A negotiation must rest on a reservation',
            reason: 'What is advanced for documents of a beneficiary in China is first reserved in the registry of goods, so that the same goods are financed once.',
            remedy: 'Request a financing on the presentation for the amount of the advance, and name it as financingId.',
        },
        zh: {
            title: '议付必须有已预留的融资额度',
            reason: '境内受益人单据项下的议付款须先在货物登记中预留额度，以防同一货物重复融资。',
            remedy: '请就该次交单按议付款金额申请融资，并在 financingId 中列明。',
        },
    },
    FINANCING_MUST_BE_OF_THIS_PRESENTATION: {
        retry: 'after-correction',
        en: {
            title: 'The financing must be of this presentation',
            reason: 'The reservation named rests on other documents, or on a declaration by open account.',
            remedy: 'Name the financing that was requested on this presentation.',
        },
        zh: {
            title: '融资必须属于本次交单',
            reason: '所列融资额度系凭其他单据或赊销项下报关单预留。',
            remedy: '请列明就本次交单申请的融资。',
        },
    },
    ADVANCE_MUST_BE_AMOUNT_RESERVED: {
        retry: 'after-correction',
        en: {
            title: 'An advance must be the amount reserved',
            reason: 'The documents are bought for another amount than the registry holds for it; reserved says how much that is.',
            remedy: 'Negotiate for that amount, or withdraw the financing and request another.',
        },
        zh: {
            title: '议付款必须等于已预留的额度',
            reason: '议付款与已预留的额度不等；预留额度见 reserved。',
            remedy: '请按该额度议付，或撤回融资后重新申请。',
        },
    },
} as const satisfies Explanations;
