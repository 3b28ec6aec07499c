import type { LedgerEvents } from './ledger-events.js';
import { Signal } from './signal.js';

export interface Expectation<Found> {
    readonly events: LedgerEvents;
    /** The id that an event mentions when it changes the record. */
    readonly id: string;
    readonly seconds: number;
    readonly read: () => Promise<Found>;
    readonly isDone: (record: Found) => boolean;
}

/**
 * Waits for a record to come to an end, looking again whenever an event mentions it, and once more when time is up:
 * the answer never rests on an event having come.
 */
export async function waitFor<Found>({ events, id, seconds, read, isDone }: Expectation<Found>): Promise<Found> {
    const deadline = performance.now() + seconds * 1_000;
    const mentioned = new Signal();
    const ceaseListening = events.listen((text) => {
        if (text === undefined || text.includes(id)) {
            mentioned.raise();
        }
    });
    try {
        let record = await read();
        while (!isDone(record) && !events.isStopped && performance.now() < deadline) {
            await mentioned.wait(deadline - performance.now());
            record = await read();
        }
        return record;
    } finally {
        ceaseListening();
    }
}
