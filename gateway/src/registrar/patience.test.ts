import { describe, expect, it } from '@jest/globals';
import { Patience } from './patience.js';
import type { WaitingItem } from './tasks.js';

const item = (id: string, since = '2026-01-01T00:00:00Z'): WaitingItem => ({ task: 'financing', bank: 'A', id, since });
const ids = (items: readonly WaitingItem[]) => items.map(({ id }) => id);

describe('Patience', () => {
    it('lets the first in line act at once', () => {
        expect(ids(new Patience(0).due([item('1')], 1_000))).toEqual(['1']);
    });

    it('lets a standby act only on what it has itself seen waiting so long, whatever the item says', () => {
        const standby = new Patience(2);

        expect(standby.due([item('1', '2000-01-01T00:00:00Z')], 1_000)).toEqual([]);
        expect(ids(standby.due([item('1'), item('2')], 2_999))).toEqual([]);
        expect(ids(standby.due([item('1'), item('2')], 3_000))).toEqual(['1']);
        expect(ids(standby.due([item('2')], 4_999))).toEqual(['2']);
    });

    it('begins anew with an item that was gone in between', () => {
        const standby = new Patience(2);
        standby.due([item('1')], 0);
        standby.due([], 1_000);

        expect(standby.due([item('1')], 2_500)).toEqual([]);
    });

    it('holds back what failed, twice as long each time, and nothing else', () => {
        const patience = new Patience(0);
        patience.due([item('1'), item('2')], 0);
        patience.hold(item('1'), 0);

        expect(ids(patience.due([item('1'), item('2')], 499))).toEqual(['2']);
        expect(ids(patience.due([item('1'), item('2')], 500))).toEqual(['1', '2']);

        patience.hold(item('1'), 500);
        expect(ids(patience.due([item('1'), item('2')], 1_499))).toEqual(['2']);
        expect(ids(patience.due([item('1'), item('2')], 1_500))).toEqual(['1', '2']);
    });

    it('never holds an item back for more than a minute', () => {
        const patience = new Patience(0);
        patience.due([item('1')], 0);
        for (let failure = 0; failure < 50; failure += 1) {
            patience.hold(item('1'), 0);
        }

        expect(ids(patience.due([item('1')], 60_000))).toEqual(['1']);
    });
});
