import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { type BatchOptions, Orderer, OrdererRefusal } from './orderer.js';

const batch: BatchOptions = { maxMessages: 3, timeoutMs: 50 };

describe('The orderer', () => {
    const blocks: string[][] = [];
    const refused = 'refused';
    const configuration = 'configuration';
    /** What a write of a block waits for. */
    let written: Promise<void>;
    const orderer = new Orderer({
        batch,
        admit: (envelope) => {
            const name = Buffer.from(envelope).toString();
            if (name === refused) throw new OrdererRefusal('FORBIDDEN', 'no');
            return { envelope, isConfiguration: name === configuration };
        },
        commit: (envelopes) => {
            blocks.push(envelopes.map((envelope) => Buffer.from(envelope).toString()));
            return written;
        },
    });

    beforeAll(() => {
        jest.useFakeTimers();
    });

    afterAll(() => {
        jest.useRealTimers();
    });

    beforeEach(() => {
        written = Promise.resolve();
    });

    afterEach(async () => {
        await orderer.stop();
        orderer.release();
        blocks.length = 0;
    });

    const broadcast = (...names: string[]): void => names.forEach((name) => orderer.broadcast(Buffer.from(name)));

    it('cuts a block when it is full', () => {
        broadcast('a', 'b', 'c', 'd');
        expect(blocks).toEqual([['a', 'b', 'c']]);
        expect(orderer.waiting).toBe(1);
    });

    it('cuts what there is when the time of the first is over', () => {
        broadcast('a', 'b');
        expect(blocks).toEqual([]);
        jest.advanceTimersByTime(batch.timeoutMs);
        expect(blocks).toEqual([['a', 'b']]);
    });

    it('gives a configuration a block of its own, after what came before it', async () => {
        broadcast('a', configuration, 'b');
        await orderer.cutNow();
        expect(blocks).toEqual([['a'], [configuration], ['b']]);
    });

    it('cuts nothing while it is held, and full blocks first when it is released', () => {
        orderer.hold();
        broadcast('a', 'b', 'c', 'd');
        jest.advanceTimersByTime(10 * batch.timeoutMs);
        expect(blocks).toEqual([]);
        orderer.release();
        expect(blocks).toEqual([['a', 'b', 'c']]);
    });

    it('cuts one block of all that waits on demand, even while held', async () => {
        orderer.hold();
        broadcast('a', 'b', 'c', 'd');
        await orderer.cutNow();
        expect(blocks).toEqual([['a', 'b', 'c', 'd']]);
        await orderer.cutNow();
        expect(blocks).toHaveLength(1);
    });

    it('fills the next block while one is being written', async () => {
        let finish = (): void => undefined;
        written = new Promise((resolve) => (finish = resolve));
        broadcast('a', 'b', 'c', 'd');
        jest.advanceTimersByTime(batch.timeoutMs);
        broadcast('e');
        expect(blocks).toEqual([['a', 'b', 'c']]);
        finish();
        await jest.advanceTimersByTimeAsync(0);
        expect(blocks).toEqual([
            ['a', 'b', 'c'],
            ['d', 'e'],
        ]);
    });

    it('writes the blocks that were cut in the meantime one after the other', async () => {
        let finish = (): void => undefined;
        written = new Promise((resolve) => (finish = resolve));
        broadcast('a', 'b', 'c', 'd');
        const cut = [orderer.cutNow()];
        broadcast('e');
        cut.push(orderer.cutNow());
        expect(blocks).toEqual([['a', 'b', 'c']]);
        finish();
        await Promise.all(cut);
        expect(blocks).toEqual([['a', 'b', 'c'], ['d'], ['e']]);
    });

    it('keeps nothing of what it refuses', () => {
        expect(() => broadcast(refused)).toThrow(OrdererRefusal);
        expect(orderer.waiting).toBe(0);
    });
});

it('An orderer whose block could not be written takes nothing any more', async () => {
    const orderer = new Orderer({
        batch,
        admit: (envelope) => ({ envelope, isConfiguration: false }),
        commit: () => Promise.reject(new Error('the disk is full')),
    });
    orderer.broadcast(Buffer.from('a'));
    await orderer.cutNow();
    expect(() => orderer.broadcast(Buffer.from('b'))).toThrow(OrdererRefusal);
});
