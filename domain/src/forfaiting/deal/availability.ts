import { z } from 'zod';
import { bankingDaysAfter, endOfDay, localDay } from '../../calendar/banking-days.js';
import type { BankingCalendar } from '../../calendar/banking-calendar.js';
import { readingsOf, type Readings } from '../../calendar/readings.js';
import { refusals } from '../../kernel/refusal.js';
import { dateSchema, type CalendarDate, type Instant } from '../../kernel/time.js';

const refusal = refusals({ AVAILABILITY_DATE_MUST_NOT_PRECEDE_TRADE: 'invalid' });

/** What "immediately available" means, in business days after the trade date (URF 800 art. 2). */
export const immediateAvailabilityDays = 10;

export const availabilitySchema = z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('IMMEDIATE') }),
    z.strictObject({ kind: z.literal('ON'), day: dateSchema }),
]);
/** Until when the seller delivers satisfactory documents, as the parties have agreed. */
export type Availability = z.output<typeof availabilitySchema>;

/** The last day for satisfactory documents, and the first instant that is too late. */
export interface AvailabilityEnd {
    readonly availabilityDate: CalendarDate;
    readonly endsAt: Instant;
}

/** The availability date by a calendar of where documents are delivered, which is the buyer's place. */
export function availabilityEnd(
    { availability, tradedAt }: { readonly availability: Availability; readonly tradedAt: Instant },
    calendar: BankingCalendar,
): AvailabilityEnd {
    const tradedOn = localDay(calendar, tradedAt);
    const availabilityDate =
        availability.kind === 'ON' ? availability.day : bankingDaysAfter(calendar, tradedOn, immediateAvailabilityDays);
    if (availabilityDate < tradedOn) {
        throw refusal('AVAILABILITY_DATE_MUST_NOT_PRECEDE_TRADE');
    }

    return { availabilityDate, endsAt: endOfDay(calendar, availabilityDate) };
}

/** By either reading of make-up days: the seller delivers by the earlier, and has lost its deal only by the later. */
export function availabilityEnds(
    deal: Parameters<typeof availabilityEnd>[0],
    calendar: BankingCalendar,
): Readonly<Record<keyof Readings, AvailabilityEnd>> {
    const { earlier, later } = readingsOf(calendar);

    return { earlier: availabilityEnd(deal, earlier), later: availabilityEnd(deal, later) };
}
