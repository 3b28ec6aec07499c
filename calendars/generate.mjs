/**
 * Makes calendars.json anew, or prints what it would be with `--print`. Everything that it knows stands in two kept
 * libraries and in the lines below; no clock and no network is asked, so it comes out the same everywhere.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import Holidays from 'date-holidays';
import moment from 'moment-timezone';
import { format, resolveConfig } from 'prettier';

const require = createRequire(import.meta.url);
const file = path.join(import.meta.dirname, 'calendars.json');
const versionOf = (name) => {
    const [folder] = require.resolve(name).split(`${path.sep}${name}${path.sep}`);
    return JSON.parse(readFileSync(path.join(folder, name, 'package.json'), 'utf8')).version;
};
const chineseDays = `chinese-days ${versionOf('chinese-days')}`;
const dateHolidays = `date-holidays ${versionOf('date-holidays')}`;

/** The State Council announces each year towards the end of the one before; chinese-days has what was announced. */
function chinaDays({ from, until }) {
    const { holidays, workdays } = require('chinese-days/dist/chinese-days.json');
    const daysOf = (entries, kind) =>
        Object.entries(entries).map(([day, names]) => ({ day, kind, name: names.split(',')[0] }));

    return [...daysOf(holidays, 'HOLIDAY'), ...daysOf(workdays, 'MAKE_UP')].filter(
        ({ day }) => from <= day && day <= until,
    );
}

/** Whole days of a country or a part of it that are holidays for everybody, or for banks. */
function holidaysOf(...parts) {
    const library = new Holidays(...parts);

    return ({ from, until }) => {
        const first = Number(from.slice(0, 4));
        const years = Array.from({ length: Number(until.slice(0, 4)) - first + 1 }, (_, index) => first + index);

        return years
            .flatMap((year) => library.getHolidays(year, 'en'))
            .filter(({ type, date }) => ['public', 'bank'].includes(type) && date.slice(11, 19) === '00:00:00')
            .map(({ date, name }) => ({ day: date.slice(0, 10), kind: 'HOLIDAY', name }));
    };
}

/** The Federal Reserve moves a holiday on a Sunday to Monday; one on a Saturday it does not move. */
function federalReserveDays(years) {
    return holidaysOf('US')(years).filter(
        ({ day, name }) => !(name.endsWith('(substitute day)') && moment.utc(day).day() === 5),
    );
}

const targetNames = ["New Year's Day", 'Good Friday', 'Easter Monday', 'Labour Day', 'Christmas Day', 'Boxing Day'];

/** The same six everywhere in the euro area, whatever else a country keeps. */
function targetDays(years) {
    return holidaysOf('DE')(years).filter(({ name }) => targetNames.includes(name));
}

// Singapore announces a year at a time what depends on the moon, and chinese-days ends with 2026: so do their calendars.
const until2026 = { from: '2025-01-01', until: '2026-12-31' };
const until2027 = { from: '2025-01-01', until: '2027-12-31' };

const places = [
    {
        place: 'CHINA',
        locations: ['CN'],
        timeZone: 'Asia/Shanghai',
        ...until2026,
        daysOf: chinaDays,
        source: `${chineseDays} (MIT): the State Council’s arrangement of holidays and of days on which work is made up for`,
    },
    {
        place: 'HONG_KONG',
        locations: ['HK'],
        timeZone: 'Asia/Hong_Kong',
        ...until2027,
        daysOf: holidaysOf('HK'),
        source: `${dateHolidays} (ISC, CC-BY-3.0): general holidays of Hong Kong`,
    },
    {
        place: 'SINGAPORE',
        locations: ['SG'],
        timeZone: 'Asia/Singapore',
        ...until2026,
        daysOf: holidaysOf('SG'),
        source: `${dateHolidays} (ISC, CC-BY-3.0): public holidays of Singapore`,
    },
    {
        place: 'LONDON',
        locations: ['GBLON'],
        timeZone: 'Europe/London',
        ...until2027,
        daysOf: holidaysOf('GB', 'ENG'),
        source: `${dateHolidays} (ISC, CC-BY-3.0): bank holidays of England`,
    },
    {
        place: 'NEW_YORK',
        locations: ['USNYC'],
        timeZone: 'America/New_York',
        ...until2027,
        daysOf: federalReserveDays,
        source: `${dateHolidays} (ISC, CC-BY-3.0): federal holidays as the Federal Reserve keeps them`,
    },
    {
        place: 'TOKYO',
        locations: ['JP'],
        timeZone: 'Asia/Tokyo',
        ...until2027,
        daysOf: holidaysOf('JP'),
        source: `${dateHolidays} (ISC, CC-BY-3.0): holidays of Japan, and those of its banks at the turn of the year`,
    },
    {
        place: 'FRANKFURT',
        locations: ['DEFRA'],
        timeZone: 'Europe/Berlin',
        ...until2027,
        daysOf: holidaysOf('DE', 'HE'),
        source: `${dateHolidays} (ISC, CC-BY-3.0): public holidays of Hesse`,
    },
    {
        // Nobody presents documents there, so it answers for no place.
        place: 'TARGET',
        timeZone: 'Europe/Berlin',
        ...until2027,
        daysOf: targetDays,
        source: `${dateHolidays} (ISC, CC-BY-3.0): those public holidays on which the euro’s settlement system is closed`,
    },
];

/** When clocks of the zone are set, from before the first day on. */
function utcOffsets(name, { from, until }) {
    const { offsets, untils } = moment.tz.zone(name);
    const begins = [Number.NEGATIVE_INFINITY, ...untils];
    const [dayBefore, dayAfter] = [moment.utc(from).subtract(1, 'day'), moment.utc(until).add(2, 'day')];

    return offsets
        .map((minutesWest, index) => ({ begins: begins[index], ends: untils[index], minutes: -minutesWest }))
        .filter(({ begins, ends }) => begins < dayAfter.valueOf() && (ends === null || ends > dayBefore.valueOf()))
        .map(({ begins, minutes }) => ({
            from: new Date(Math.max(begins, dayBefore.valueOf())).toISOString(),
            minutes,
        }));
}

/** A day that is a holiday for two reasons is one day with both names. */
function eachOnce(days) {
    const byDay = new Map();
    for (const { day, kind, name } of days) {
        const before = byDay.get(day);
        byDay.set(day, { day, kind, name: before === undefined ? name : `${before.name}, ${name}` });
    }

    return [...byDay.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}

const calendars = places.map(({ place, locations, timeZone, from, until, daysOf, source }) => ({
    place,
    from,
    until,
    locations,
    timeZone,
    utcOffsets: utcOffsets(timeZone, { from, until }),
    // No library has these: they are the consortium's own, for its authority to change.
    hours: [{ effectiveFrom: from, weekend: ['SATURDAY', 'SUNDAY'], cutOff: '17:00' }],
    days: eachOnce(daysOf({ from, until })),
    source,
}));

const text = await format(JSON.stringify({ calendars }), { ...(await resolveConfig(file)), parser: 'json' });

if (process.argv.includes('--print')) {
    process.stdout.write(text);
} else {
    writeFileSync(file, text);
    console.log(`${file}: ${calendars.length} calendars`);
}
