import type { Explanations } from '../problems/explanation.js';

export type WebhookProblemCode =
    'WEBHOOK_MUST_EXIST' | 'WEBHOOK_TARGET_MUST_BE_PUBLIC' | 'WEBHOOKS_MUST_BE_FEWER' | 'DEAD_LETTER_MUST_EXIST';

/** What can be wrong with asking to be told of events. */
export const webhookProblems = {
    WEBHOOK_MUST_EXIST: {
        retry: 'after-correction',
        en: {
            title: 'The webhook must exist',
            reason: 'There is no such webhook, or another user registered it: both look alike.',
            remedy: 'Look at GET /v1/webhooks with a token of the user who registered it.',
        },
        zh: {
            title: 'Webhook 必须存在',
            reason: '没有该 Webhook，或由其他用户登记：两种情形的答复相同。',
            remedy: '请以登记该 Webhook 的用户令牌查询 GET /v1/webhooks。',
        },
    },
    WEBHOOK_TARGET_MUST_BE_PUBLIC: {
        retry: 'after-correction',
        en: {
            title: 'The address of a webhook must be public',
            reason: 'A webhook goes to https, to a host that everybody reaches, without a password in its address.',
            remedy: 'Give another address. A receiver inside the organisation must be named in the gateway’s configuration.',
        },
        zh: {
            title: 'Webhook 地址必须可公开访问',
            reason: 'Webhook 只发往 https 地址，主机须可公开访问，且地址中不得含有密码。',
            remedy: '请提供其他地址。机构内部的接收方须在网关配置中列明。',
        },
    },
    WEBHOOKS_MUST_BE_FEWER: {
        retry: 'after-correction',
        en: {
            title: 'A user has at most ten webhooks',
            reason: 'This user has ten webhooks already.',
            remedy: 'Remove one that is not needed, or take its events from a webhook for all types.',
        },
        zh: {
            title: '每个用户最多登记十个 Webhook',
            reason: '该用户已登记十个 Webhook。',
            remedy: '请移除不再需要的 Webhook，或以一个不限类型的 Webhook 接收全部事件。',
        },
    },
    DEAD_LETTER_MUST_EXIST: {
        retry: 'never',
        en: {
            title: 'The event must have been given up',
            reason: 'This webhook has not been given up on that event, or the event was taken later.',
            remedy: 'Look at the webhook’s dead letters. To have other events again, replay from the one before them.',
        },
        zh: {
            title: '该事件必须属于投递失败的事件',
            reason: '该 Webhook 没有放弃投递此事件，或此事件其后已被接收。',
            remedy: '请查看该 Webhook 的死信列表。如需重新接收其他事件，请从其前一事件起重放。',
        },
    },
} as const satisfies Explanations<WebhookProblemCode>;
