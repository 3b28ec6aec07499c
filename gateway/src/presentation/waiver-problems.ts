import type { Explanations } from '../problems/explanation.js';

/** Who is asked to overlook what is wrong with documents. */
export const waiverProblems = {
    WAIVER_MUST_BE_SOUGHT_BY_ISSUING_BANK: {
        retry: 'never',
        en: {
            title: 'A waiver must be sought by the issuing bank',
            reason: 'Another bank does not approach the applicant (UCP 600 article 16b).',
            remedy: 'Advise the discrepancies to the issuing bank, and ask for its authority.',
        },
        zh: {
            title: '必须由开证行征求放弃不符点',
            reason: '其他银行不得联系申请人（UCP 600 第 16 条 b 款）。',
            remedy: '请将不符点通知开证行并请求授权。',
        },
    },
    APPLICANT_MUST_NOT_LEARN_OF_SECOND_BENEFICIARY: {
        retry: 'never',
        en: {
            title: 'The applicant must not learn of a second beneficiary',
            reason: 'Documents under a transferred credit show who delivers and at which price.',
            remedy: 'Present them under the credit, and seek the waiver there.',
        },
        zh: {
            title: '不得使申请人知悉第二受益人',
            reason: '已转让信用证项下的单据会显示实际供货人及其价格。',
            remedy: '请在原信用证项下交单，并在该处征求放弃不符点。',
        },
    },
    WAIVER_MUST_NOT_BE_AWAITED_ALREADY: {
        retry: 'never',
        en: {
            title: 'A waiver must not be awaited already',
            reason: 'The applicant was asked about what was judged so and has not answered.',
            remedy: 'Await its answer, or refuse in time: being asked gives the bank no more of it.',
        },
        zh: {
            title: '不得重复征求放弃不符点',
            reason: '已就该审单结论征询申请人，尚未答复。',
            remedy: '请等待答复，或按时拒付：征询不延长审单期限。',
        },
    },
    WAIVER_MUST_BE_AWAITED: {
        retry: 'never',
        en: {
            title: 'A waiver must be awaited',
            reason: 'The applicant was not asked about these documents as they were judged last, has answered, or can no longer: facts has where they stand.',
            remedy: 'Read the presentation again.',
        },
        zh: {
            title: '必须正在等待申请人答复',
            reason: '未就最近的审单结论征询申请人，或其已答复，或已不能答复，状态见 facts。',
            remedy: '请重新查阅该交单。',
        },
    },
    ISSUING_BANK_MUST_HAVE_AUTHORISED: {
        retry: 'after-change',
        en: {
            title: 'The issuing bank must have authorised to take the documents',
            reason: 'It has not authorised to overlook every discrepancy as the documents were judged last; without that it would not reimburse.',
            remedy: 'Advise the discrepancies to it and await its authority, or refuse in time.',
        },
        zh: {
            title: '必须已获开证行授权接受单据',
            reason: '开证行未授权忽略最近审单结论中的全部不符点，未经授权不予偿付。',
            remedy: '请通知不符点并等待授权，或按时拒付。',
        },
    },
    APPLICANT_MUST_HAVE_WAIVED: {
        retry: 'after-change',
        en: {
            title: 'The applicant must have waived the discrepancies',
            reason: 'It was not asked about the documents as they were judged last, has not answered, or does not waive.',
            remedy: 'Seek its waiver, and write its answer down; or refuse in time.',
        },
        zh: {
            title: '申请人必须已放弃不符点',
            reason: '未就最近的审单结论征询申请人，或其尚未答复，或不放弃。',
            remedy: '请征询申请人并记录其答复，或按时拒付。',
        },
    },
    AUTHORISED_DISCREPANCIES_MUST_NOT_BE_REFUSED: {
        retry: 'never',
        en: {
            title: 'Discrepancies that were authorised must not be refused',
            reason: 'This bank has authorised another to take the documents in spite of all that it finds in them now.',
            remedy: 'Take them as waived, and honour.',
        },
        zh: {
            title: '已授权忽略的不符点不得据以拒付',
            reason: '本行已授权他行在存在现有全部不符点的情况下接受单据。',
            remedy: '请按放弃不符点接受单据并承付。',
        },
    },
} as const satisfies Explanations;
