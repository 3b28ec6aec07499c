import { describe, expect, it } from '@jest/globals';
import { inTurn } from './in-turn.js';

/** Work that ends when it is told. */
class Work {
    readonly begun: number[] = [];
    readonly #ends = new Map<number, { resolve: () => void; reject: (error: Error) => void }>();

    readonly begin = async (item: number): Promise<{ item: number }> => {
        this.begun.push(item);
        await new Promise<void>((resolve, reject) => this.#ends.set(item, { resolve, reject }));
        return { item };
    };

    end(item: number, error?: Error): void {
        const { resolve, reject } = this.#ends.get(item)!;
        if (error === undefined) {
            resolve();
        } else {
            reject(error);
        }
    }
}

async function* numbers(upTo: number, then: Promise<void> = Promise.resolve()): AsyncGenerator<number, void> {
    for (let number = 1; number <= upTo; number += 1) {
        yield await Promise.resolve(number);
    }
    await then;
}

const soon = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('inTurn', () => {
    it('gives results in the order of the items, whichever is done first', async () => {
        const work = new Work();
        const results = inTurn(numbers(3), work.begin, 2);
        const first = results.next();
        await soon();
        work.end(2);
        work.end(1);

        expect((await first).value).toEqual({ item: 1 });
        expect((await results.next()).value).toEqual({ item: 2 });
        const last = results.next();
        await soon();
        work.end(3);
        expect((await last).value).toEqual({ item: 3 });
        expect((await results.next()).done).toBe(true);
    });

    it('works at no more than it may at once', async () => {
        const work = new Work();
        const results = inTurn(numbers(5), work.begin, 2);
        const first = results.next();
        await soon();

        expect(work.begun).toEqual([1, 2]);
        work.end(1);
        await first;
        void results.next();
        await soon();
        expect(work.begun).toEqual([1, 2, 3]);
    });

    it('gives a result while the next item has not come', async () => {
        const work = new Work();
        const results = inTurn(numbers(1, new Promise(() => undefined)), work.begin, 2);
        const first = results.next();
        await soon();
        work.end(1);

        expect((await first).value).toEqual({ item: 1 });
    });

    it('begins nothing more once one has failed, and waits for what is under way', async () => {
        const work = new Work();
        const results = inTurn(numbers(5), work.begin, 2);
        let isOver = false;
        const failed = results.next().finally(() => (isOver = true));
        await soon();
        work.end(1, new Error('broken'));
        await soon();

        expect([isOver, work.begun]).toEqual([false, [1, 2]]);
        work.end(2);
        await expect(failed).rejects.toThrow('broken');
        expect((await results.next()).done).toBe(true);
    });

    it('fails as its items do', async () => {
        async function* failing(): AsyncGenerator<number, void> {
            yield await Promise.resolve(1);
            throw new Error('gone');
        }
        const work = new Work();
        const results = inTurn(failing(), work.begin, 2);
        const first = results.next();
        first.catch(() => undefined);
        await soon();
        work.end(1);

        await expect(first).rejects.toThrow('gone');
    });
});
