import { CohongContext, CohongContract, memberBook, once } from '@cohong/chaincode-runtime';
import { amendCalendar } from '@cohong/domain/calendar/amend-calendar';
import { amendCalendarSchema, publishCalendarsSchema, readCalendarsSchema } from '@cohong/domain/calendar/api';
import { publishCalendars } from '@cohong/domain/calendar/publish-calendars';
import { canonicalJson } from '@cohong/domain/kernel/json';
import { bankMeant, mustBeActor } from '@cohong/domain/party/actors';
import { Info, Returns, Transaction } from 'fabric-contract-api';
import { registryPlace } from '../places.js';
import { bankingCalendars } from './records.js';

/**
 * The banking calendars of all places: public, each version kept, set by the central bank, which says when the payment
 * systems are open.
 */
@Info({ title: 'Calendar', description: 'On which days banks are open' })
export class CalendarContract extends CohongContract {
    constructor() {
        super('calendar');
    }

    /** Publishes calendars, or what is new in them. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async PublishCalendars(ctx: CohongContext): Promise<string> {
        const publication = ctx.input(publishCalendarsSchema);
        mustBeActor(await ctx.caller(), 'central-bank', 'officer');

        return await once(ctx, registryPlace, async () => {
            const before = await ctx.ledger.findBook(bankingCalendars);

            const book = publishCalendars(publication, { book: before, publishedAt: ctx.now });

            await ctx.ledger.writeBook(bankingCalendars, book);
            ctx.emit({ type: 'CalendarsPublished', places: publication.calendars.map(({ place }) => place) });
            return bankingCalendars.name;
        });
    }

    /** Adds to the calendar of one place, such as a closure by force majeure, or how a bank keeps make-up days. Endorsers: both regulators. */
    @Transaction()
    @Returns('string')
    async AmendCalendar(ctx: CohongContext): Promise<string> {
        const amendment = ctx.input(amendCalendarSchema);
        const caller = await ctx.caller();
        mustBeActor(caller, 'central-bank', 'officer');
        const members = await ctx.ledger.getBook(memberBook);
        amendment.makeUpReadings?.forEach(({ bank }) => bankMeant(caller, bank, members));

        return await once(ctx, registryPlace, async () => {
            const before = await ctx.ledger.findBook(bankingCalendars);

            const book = amendCalendar(amendment, { book: before, publishedAt: ctx.now });

            await ctx.ledger.writeBook(bankingCalendars, book);
            const { place, expectedVersion } = amendment;
            ctx.emit({ type: 'CalendarAmended', place, version: expectedVersion + 1 });
            return place;
        });
    }

    /** Public: everybody counts by the same days. */
    @Transaction(false)
    @Returns('string')
    async ReadCalendars(ctx: CohongContext): Promise<string> {
        ctx.input(readCalendarsSchema);
        return canonicalJson((await ctx.ledger.findBook(bankingCalendars)) ?? { calendars: [] });
    }
}
