import type { Explanations } from '../problems/explanation.js';

/** What customs vouches for, and what banks have verified and prove. */
export const verificationProblems = {
    SOURCE_MUST_NOT_VOUCH_FOR_FUTURE: {
        retry: 'after-correction',
        en: {
            title: 'The source must not vouch for the future',
            reason: 'Nobody knows yet what will be declared until then.',
            remedy: 'Give an instant that has passed, up to which every declaration has been sent.',
        },
        zh: {
            title: '数据完整时点不得晚于当前时间',
            reason: '该时点之前的申报尚未全部发生。',
            remedy: '请填写已过去且此前报关单均已报送的时点。',
        },
    },
    SOURCE_MUST_NOT_GO_BACK: {
        retry: 'after-correction',
        en: {
            title: 'The source must not go back',
            reason: 'Customs has vouched for a later instant already, which facts name, and banks rely on it.',
            remedy: 'Give that instant or a later one; report SUSPENDED if declarations are missing.',
        },
        zh: {
            title: '数据完整时点不得倒退',
            reason: '海关已确认至更晚的时点（见 facts），各银行已据此办理。',
            remedy: '请填写该时点或更晚的时点；如有报关单缺失，请报告暂停（SUSPENDED）。',
        },
    },
    VERIFICATION_MUST_BE_ASKED: {
        retry: 'never',
        en: {
            title: 'The verification must await its answer',
            reason: 'It has been answered already.',
            remedy: 'Read it for its answer.',
        },
        zh: {
            title: '核验必须处于待答复状态',
            reason: '该核验已有答复。',
            remedy: '请查看其答复。',
        },
    },
    VERIFICATION_MUST_BE_OF_THE_GOODS: {
        retry: 'after-correction',
        en: {
            title: 'The verification must be of the goods',
            reason: 'One is of another declaration or of another exporter, or a declaration has none.',
            remedy: 'Name one verification of each declaration and of this exporter, or have it made.',
        },
        zh: {
            title: '核验必须针对该批货物',
            reason: '所引用的核验针对其他报关单或其他出口商，或有报关单未经核验。',
            remedy: '请为每份报关单各引用一项针对该出口商的核验，或先行申请核验。',
        },
    },
    VERIFICATION_MUST_BE_A_MATCH: {
        retry: 'after-change',
        en: {
            title: 'The verification must be a match',
            reason: 'Customs has not confirmed what was shown; facts have what it has said. Silence is no pass.',
            remedy: 'Ask the exporter, and have the declaration verified again.',
        },
        zh: {
            title: '核验结果必须为相符',
            reason: '海关未确认所出示的内容，结果见 facts。数据来源不可用不视为通过。',
            remedy: '请向出口商了解情况，并重新申请核验。',
        },
    },
    VERIFICATION_MUST_BE_VALID: {
        retry: 'after-change',
        en: {
            title: 'The verification must be valid',
            reason: 'Its evidence has expired; facts say when.',
            remedy: 'Have the declaration verified again.',
        },
        zh: {
            title: '核验必须在有效期内',
            reason: '核验证据已失效，失效时间见 facts。',
            remedy: '请重新申请核验。',
        },
    },
    VERIFICATION_MUST_HAVE_EVIDENCE: {
        retry: 'never',
        en: {
            title: 'The verification must have evidence',
            reason: 'It waits for its answer, was not answered, or customs was silent: there is nothing to prove.',
            remedy: 'Read it; have the declaration verified again.',
        },
        zh: {
            title: '核验必须附有证据',
            reason: '该核验尚待答复、未获答复，或数据来源不可用，无可证明的内容。',
            remedy: '请查看该核验，并重新申请核验。',
        },
    },
} as const satisfies Explanations;
