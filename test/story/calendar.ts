import type { Client } from './client.js';
import { inDays } from './documents.js';

/** The calendar that was shipped goes to the end of a year; whoever tells a story near it, in which something falls due, needs the days after. */
export async function carryCalendarOn(officer: Client): Promise<void> {
    const { version, until } = (await officer.get('/v1/calendars/CHINA')).body as { version: number; until: string };
    if (until < inDays(120)) {
        const amendment = { expectedVersion: version, until: inDays(400), source: 'made for this story' };
        const amended = await officer.post('/v1/calendars/CHINA/amendments', amendment);
        if (amended.status !== 200) {
            throw new Error(`The calendar was not carried on: ${amended.status} ${JSON.stringify(amended.body)}`);
        }
    }
}
