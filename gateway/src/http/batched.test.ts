import { describe, expect, it } from '@jest/globals';
import { batched } from './batched.js';

const limits = { most: 3, heaviest: 100, weightOf: (weight: number) => weight, waitMilliseconds: 10_000 };

async function* pieces(...all: readonly (readonly number[])[]): AsyncGenerator<readonly number[]> {
    for (const piece of all) {
        yield await Promise.resolve(piece);
    }
}

async function all(source: AsyncIterable<readonly number[]>): Promise<readonly (readonly number[])[]> {
    const batches: (readonly number[])[] = [];
    for await (const batch of source) {
        batches.push(batch);
    }
    return batches;
}

describe('batched', () => {
    it('fills batches across pieces, and ends with what is left', async () => {
        expect(await all(batched(pieces([1], [2, 3, 4, 5], [], [6, 7]), limits))).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
        expect(await all(batched(pieces([1, 2, 3]), limits))).toEqual([[1, 2, 3]]);
        expect(await all(batched(pieces(), limits))).toEqual([]);
    });

    it('ends a batch with what makes it too heavy', async () => {
        expect(await all(batched(pieces([60, 41, 1, 101, 100, 1]), limits))).toEqual([
            [60, 41],
            [1, 101],
            [100, 1],
        ]);
    });

    it('lets a batch wait for more no longer than it is told', async () => {
        let goOn: () => void = () => undefined;
        const more = new Promise<void>((resolve) => (goOn = resolve));
        async function* slowly(): AsyncGenerator<readonly number[]> {
            yield [1];
            await more;
            yield [2];
        }
        const batches = batched(slowly(), { ...limits, waitMilliseconds: 1 });

        expect((await batches.next()).value).toEqual([1]);
        goOn();
        expect((await batches.next()).value).toEqual([2]);
        expect((await batches.next()).done).toBe(true);
    });

    it('passes on what the source fails with', async () => {
        async function* failing(): AsyncGenerator<readonly number[]> {
            yield await Promise.resolve([1]);
            throw new Error('gone');
        }

        await expect(all(batched(failing(), limits))).rejects.toThrow('gone');
    });
});
