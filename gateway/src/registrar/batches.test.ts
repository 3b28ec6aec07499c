import { describe, expect, it } from '@jest/globals';
import { batchesOf } from './batches.js';
import type { Task, WaitingItem } from './tasks.js';

const item = (bank: string, id: string, task: Task = 'financing'): WaitingItem => ({ task, bank, id, since: id });
const ids = (batches: readonly (readonly WaitingItem[])[]) => batches.map((batch) => batch.map(({ id }) => id));

describe('batchesOf', () => {
    it('gives every bank its turn, so that one that asks much makes only itself wait', () => {
        const flood = ['a1', 'a2', 'a3', 'a4'].map((id) => item('A', id));

        expect(ids(batchesOf([...flood, item('B', 'b1'), item('C', 'c1'), item('B', 'b2')], 3))).toEqual([
            ['a1', 'b1', 'c1'],
            ['a2', 'b2', 'a3'],
            ['a4'],
        ]);
    });

    it("takes each bank's oldest first", () => {
        expect(ids(batchesOf([item('A', '3'), item('A', '1'), item('A', '2')]))).toEqual([['1', '2', '3']]);
    });

    it('does one task per batch, and first what frees an amount', () => {
        const items = [item('A', '1'), item('A', '2', 'release'), item('A', '3', 'alert'), item('A', '4', 'expiry')];

        expect(batchesOf(items).map(([first]) => first?.task)).toEqual(['alert', 'release', 'expiry', 'financing']);
    });

    it('has at most twenty items in a batch', () => {
        const items = Array.from({ length: 45 }, (_, index) => item('A', String(index).padStart(2, '0')));

        expect(batchesOf(items).map(({ length }) => length)).toEqual([20, 20, 5]);
    });

    it('makes no batch of nothing', () => {
        expect(batchesOf([])).toEqual([]);
    });
});
