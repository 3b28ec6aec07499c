import { calendarsReadSchema, type AmendCalendar, type PublishCalendars } from '@cohong/domain/calendar/api';
import type { CalendarBook } from '@cohong/domain/calendar/calendar-book';
import type { Committed, Ledger, RequestMark } from '../fabric/ledger.js';

/** The contract of banking calendars, in the trade's own words. */
export class CalendarClient {
    readonly #ledger: Ledger;

    constructor(ledger: Ledger) {
        this.#ledger = ledger;
    }

    publishCalendars(input: PublishCalendars, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/calendar:PublishCalendars', input, request });
    }

    amendCalendar(input: AmendCalendar, request: RequestMark): Promise<Committed> {
        return this.#ledger.submit({ name: 'trade/calendar:AmendCalendar', input, request });
    }

    /** All of them, whichever is asked for: nobody learns by whose days something is counted. */
    readCalendars(): Promise<CalendarBook> {
        return this.#ledger.evaluate({ name: 'trade/calendar:ReadCalendars', input: {}, answer: calendarsReadSchema });
    }
}
