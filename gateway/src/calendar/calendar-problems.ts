import type { Explanations } from '../problems/explanation.js';

/** Banking days, and the periods that are counted by them. */
export const calendarProblems = {
    CALENDAR_MUST_COVER_DAY: {
        retry: 'after-change',
        en: {
            title: 'The calendar must cover the day',
            reason: 'The banking calendar of the place does not reach so far, and weekends alone would be a guess.',
            remedy: 'Ask the central bank to extend the calendar, or give a day that it covers.',
        },
        zh: {
            title: '日历必须涵盖该日',
            reason: '该地银行营业日历未涵盖该日，仅凭周末规则推算并不可靠。',
            remedy: '请联系中央银行延长日历，或提供日历涵盖范围内的日期。',
        },
    },
    PERIOD_MUST_NOT_END_BEFORE_IT_BEGINS: {
        retry: 'after-correction',
        en: {
            title: 'A period must not end before it begins',
            reason: 'The last day that is given comes before the first.',
            remedy: 'Give the earlier day first.',
        },
        zh: {
            title: '期间的截止日不得早于起始日',
            reason: '所给截止日早于起始日。',
            remedy: '请按先后顺序填写起始日和截止日。',
        },
    },
} as const satisfies Explanations;
