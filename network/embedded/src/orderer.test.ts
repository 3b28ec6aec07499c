import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { type BatchOptions, Orderer, OrdererRefusal } from './orderer.js';

const batch: BatchOptions = { maxMessages: 3, timeoutMs: 50 };

describe('The orderer', () => {
    const blocks: string[][] = [];
    const refused = 'refused';
    const orderer = new Orderer({
        batch,
        admit: (envelope) => {
            if (Buffer.from(envelope).toString() === refused) throw new OrdererRefusal('FORBIDDEN', 'no');
        },
        commit: (envelopes) => blocks.push(envelopes.map((envelope) => Buffer.from(envelope).toString())),
    });

    beforeAll(() => {
        jest.useFakeTimers();
    });

    afterAll(() => {
        jest.useRealTimers();
    });

    afterEach(() => {
        orderer.stop();
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

    it('cuts nothing while it is held, and full blocks first when it is released', () => {
        orderer.hold();
        broadcast('a', 'b', 'c', 'd');
        jest.advanceTimersByTime(10 * batch.timeoutMs);
        expect(blocks).toEqual([]);
        orderer.release();
        expect(blocks).toEqual([['a', 'b', 'c']]);
    });

    it('cuts one block of all that waits on demand, even while held', () => {
        orderer.hold();
        broadcast('a', 'b', 'c', 'd');
        orderer.cutNow();
        expect(blocks).toEqual([['a', 'b', 'c', 'd']]);
        orderer.cutNow();
        expect(blocks).toHaveLength(1);
    });

    it('keeps nothing of what it refuses', () => {
        expect(() => broadcast(refused)).toThrow(OrdererRefusal);
        expect(orderer.waiting).toBe(0);
    });
});
