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
    PLACE_MUST_HAVE_CALENDAR: {
        retry: 'after-change',
        en: {
            title: 'The place must have a banking calendar',
            reason: 'Nobody has published on which days banks of the place are open, or not by the instant that was asked for.',
            remedy: 'Choose a place from the list of calendars, or ask the central bank to publish one.',
        },
        zh: {
            title: '该地必须有银行营业日历',
            reason: '尚未公布该地银行的营业日，或在所查询的时点尚未公布。',
            remedy: '请从日历列表中选择地点，或联系中央银行公布日历。',
        },
    },
    CALENDARS_MUST_NOT_REPEAT: {
        retry: 'after-correction',
        en: {
            title: 'Calendars must not repeat',
            reason: 'A place stands twice in one publication.',
            remedy: 'Give each place once.',
        },
        zh: {
            title: '日历不得重复',
            reason: '同一次公布中出现了两次同一地点。',
            remedy: '请每个地点只填一次。',
        },
    },
    CALENDAR_VERSION_MUST_BE_CURRENT: {
        retry: 'after-correction',
        en: {
            title: 'The version of the calendar must be current',
            reason: 'Somebody has added to the calendar since it was read.',
            remedy: 'Read it again and decide on what it says now.',
        },
        zh: {
            title: '日历版本必须为最新',
            reason: '自读取以来，该日历已有新增内容。',
            remedy: '请重新读取，并依据最新内容办理。',
        },
    },
    LOCATION_MUST_HAVE_CALENDAR: {
        retry: 'after-change',
        en: {
            title: 'The location must have a banking calendar',
            reason: 'No calendar is of the UN/LOCODE or the country that is named, or several places of that country have one of their own: the days of a neighbour would be a guess.',
            remedy: 'Ask the central bank to publish a calendar of it, or name the location, or the city of the bank, by its UN/LOCODE.',
        },
        zh: {
            title: '该地点必须有银行营业日历',
            reason: '没有适用于该 UN/LOCODE 或该国家（地区）的日历，或该国家（地区）有数个地点各有日历，不能以邻近地点推算。',
            remedy: '请联系中央银行公布该地点的日历，或以 UN/LOCODE 注明地点或银行所在城市。',
        },
    },
    LOCATION_MUST_HAVE_ONE_CALENDAR: {
        retry: 'after-correction',
        en: {
            title: 'A location must have one calendar',
            reason: 'Another calendar is of the same country or UN/LOCODE, so it would be unclear by which days something is counted.',
            remedy: 'Give each location to one calendar.',
        },
        zh: {
            title: '一个地点只能有一份日历',
            reason: '另有日历适用于同一国家（地区）或 UN/LOCODE，无法确定以何者为准。',
            remedy: '请将每个地点只归入一份日历。',
        },
    },
    CALENDAR_MUST_KEEP_ITS_LOCATIONS: {
        retry: 'after-correction',
        en: {
            title: 'A calendar must keep its locations',
            reason: 'What has been counted there by one calendar would be counted by another.',
            remedy: 'Publish it with the locations that it has.',
        },
        zh: {
            title: '日历不得更改适用地点',
            reason: '此前依该日历计算的期限将改按其他日历计算。',
            remedy: '请按现有适用地点公布。',
        },
    },
    CALENDAR_MUST_KEEP_ITS_FIRST_DAY: {
        retry: 'after-correction',
        en: {
            title: 'A calendar must keep its first day and its time zone',
            reason: 'What was counted by the calendar so far rests on both.',
            remedy: 'Publish it with the first day and time zone that it has.',
        },
        zh: {
            title: '日历不得更改首日和时区',
            reason: '此前依该日历的计算均以其首日和时区为基础。',
            remedy: '请按现有首日和时区公布。',
        },
    },
    CALENDAR_MUST_NOT_END_BEFORE_IT_BEGINS: {
        retry: 'after-correction',
        en: {
            title: 'A calendar must not end before it begins',
            reason: 'Its last day comes before its first.',
            remedy: 'Give the earlier day as the first.',
        },
        zh: {
            title: '日历的末日不得早于首日',
            reason: '所给末日早于首日。',
            remedy: '请以较早日期为首日。',
        },
    },
    CALENDAR_MUST_REACH_BACK_TO_ITS_FIRST_DAY: {
        retry: 'after-correction',
        en: {
            title: 'A calendar must reach back to its first day',
            reason: 'For its first days it says neither when banks are open nor what clocks show.',
            remedy: 'Give regular hours from the first day on, and an offset from UTC from the day before on.',
        },
        zh: {
            title: '日历内容必须自首日起完整',
            reason: '日历最初数日缺少营业时间或时钟偏移。',
            remedy: '请自首日起给出营业时间，并自前一日起给出与 UTC 的偏移。',
        },
    },
    CALENDAR_MUST_NOT_SHRINK: {
        retry: 'after-correction',
        en: {
            title: 'A calendar must not shrink',
            reason: 'Days that it has told would no longer be told, and periods are counted by them.',
            remedy: 'Leave the last day out, or give a later one.',
        },
        zh: {
            title: '日历范围不得缩短',
            reason: '已公布的日期将不再涵盖，而期限正据此计算。',
            remedy: '请不要填写末日，或填写更晚的日期。',
        },
    },
    CALENDAR_MUST_NOT_CHANGE_THE_PAST: {
        retry: 'after-correction',
        en: {
            title: 'A calendar must not change the past',
            reason: 'It would say something else of a day that is over at the place, and move a deadline that has passed.',
            remedy: 'Give days from today on, as it is at the place.',
        },
        zh: {
            title: '日历不得更改过去',
            reason: '该内容将改变当地已过去的日期，从而变动已届满的期限。',
            remedy: '请填写当地今日及以后的日期。',
        },
    },
    NAMED_DAYS_MUST_NOT_REPEAT: {
        retry: 'after-correction',
        en: {
            title: 'Named days must not repeat',
            reason: 'A day stands twice among them.',
            remedy: 'Give each day once.',
        },
        zh: {
            title: '所列日期不得重复',
            reason: '同一日期出现了两次。',
            remedy: '请每个日期只填一次。',
        },
    },
    NAMED_DAYS_MUST_BE_COVERED: {
        retry: 'after-correction',
        en: {
            title: 'Named days must be covered',
            reason: 'A day lies before the first or after the last day of the calendar.',
            remedy: 'Leave the day out, or extend the calendar by the same act.',
        },
        zh: {
            title: '所列日期必须在日历范围内',
            reason: '所列日期早于日历首日或晚于末日。',
            remedy: '请删去该日期，或在同一操作中延长日历。',
        },
    },
    MAKE_UP_DAY_MUST_BE_OF_WEEKEND: {
        retry: 'after-correction',
        en: {
            title: 'A make-up day must be of a weekend',
            reason: 'Work is made up for on a day on which banks are closed otherwise; on this one they are open.',
            remedy: 'Leave the day out, or call it what it is.',
        },
        zh: {
            title: '调休上班日必须为周末',
            reason: '调休上班日应为平时休息的日子，而该日本为营业日。',
            remedy: '请删去该日期，或更正其类型。',
        },
    },
    READINGS_MUST_NOT_REPEAT: {
        retry: 'after-correction',
        en: {
            title: 'Readings must not repeat',
            reason: 'Of one bank two things are said of the same day on.',
            remedy: 'Give each bank once for each first day.',
        },
        zh: {
            title: '同一银行的声明不得重复',
            reason: '同一银行就同一起始日声明了两次。',
            remedy: '每家银行的每个起始日请只填一次。',
        },
    },
    READING_MUST_BE_SAID_AHEAD: {
        retry: 'after-correction',
        en: {
            title: 'A bank’s reading must be said ahead',
            reason: 'Time that a bank has for documents runs, and would be counted otherwise than others count on.',
            remedy: 'Let it begin sixty days from today or later; earliest says when.',
        },
        zh: {
            title: '调休上班日的声明须提前作出',
            reason: '银行的审单期限正在计算，他人据此行事，不得中途改变。',
            remedy: '请自今日起六十日后生效；最早日期见 earliest。',
        },
    },
    CLOSURE_MUST_BE_OF_BANKING_DAY: {
        retry: 'after-correction',
        en: {
            title: 'A closure must be of a banking day',
            reason: 'Banks are closed on the day anyway: force majeure would only take from a credit the day to which its expiry moves.',
            remedy: 'Leave the day out.',
        },
        zh: {
            title: '停业日必须为营业日',
            reason: '该日银行本不营业；若列为不可抗力，只会使信用证到期日无法顺延。',
            remedy: '请删去该日期。',
        },
    },
} as const satisfies Explanations;
