import { describe, expect, it } from '@jest/globals';
import type { NodeStatus } from '../engine.js';
import { isWell, statusTable, withLag } from './status.js';

const gateway: NodeStatus = {
    name: 'gateway.SafeMSP',
    state: 'restarting',
    since: '2026-11-25T09:08:07.123Z',
    isServing: false,
    restarts: 4,
    restartsInSeconds: 0.7,
};
const peer: NodeStatus = {
    name: 'peer0.SafeMSP',
    state: 'running',
    since: '2026-11-25T09:08:07.123Z',
    pid: 4_711,
    isServing: true,
    restarts: 0,
    height: 30,
};

describe('The status of a consortium', () => {
    it('tells how far each is behind the highest', () => {
        const nodes = withLag([peer, { ...peer, height: 18 }, gateway]);
        expect(nodes.map(({ lag }) => lag)).toEqual([0, 12, undefined]);
    });

    it.each<[what: string, change: object, isSo: boolean]>([
        ['runs and answers', {}, true],
        ['is a little behind', { lag: 10 }, true],
        ['is far behind', { lag: 11 }, false],
        ['runs and does not answer', { isServing: false }, false],
        ['still starts', { state: 'starting' }, false],
        ['was stopped on purpose', { state: 'stopped', isServing: false }, false],
    ])('of a node that %s', (_what, change, isSo) => {
        expect(isWell({ ...peer, ...change })).toBe(isSo);
    });

    it('is a table that marks what is not well', () => {
        expect(statusTable(withLag([peer, gateway]))).toBe(
            [
                '   name             pid   state              since                restarts  height  lag',
                '   peer0.SafeMSP    4711  running            2026-11-25 09:08:07  0         30      0',
                '!  gateway.SafeMSP  -     restarting in 1 s  2026-11-25 09:08:07  4',
            ].join('\n'),
        );
    });
});
