import { publicBook } from '@cohong/chaincode-runtime';
import { calendarBookSchema, type CalendarBook } from '@cohong/domain/calendar/calendar-book';

export const bankingCalendars = publicBook<CalendarBook>('banking-calendar', calendarBookSchema);
