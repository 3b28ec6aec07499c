import { describe, expect, it } from '@jest/globals';
import { traceOf } from './trace.js';

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
const parentId = '00f067aa0ba902b7';

describe('traceOf', () => {
    it.each([
        [`00-${traceId}-${parentId}-01`, '01'],
        [`00-${traceId}-${parentId}-00`, '00'],
        [`01-${traceId}-${parentId}-03-of-a-version-to-come`, '03'],
    ])('takes over %s, with a part of its own in it', (given, flags) => {
        const trace = traceOf(given);

        expect(trace).toMatchObject({ traceId, flags });
        expect(trace.spanId).toMatch(/^(?!0{16})[0-9a-f]{16}$/);
        expect(trace.spanId).not.toBe(parentId);
    });

    it.each([
        ['nothing', undefined],
        ['no text', ''],
        ['a trace of zeros', `00-${'0'.repeat(32)}-${parentId}-01`],
        ['a parent of zeros', `00-${traceId}-${'0'.repeat(16)}-01`],
        ['capitals', `00-${traceId.toUpperCase()}-${parentId}-01`],
        ['the forbidden version', `ff-${traceId}-${parentId}-01`],
        ['more than this version has', `00-${traceId}-${parentId}-01-more`],
        ['two of them', `00-${traceId}-${parentId}-01, 00-${traceId}-${parentId}-01`],
        ['a line that goes on', `00-${traceId}-${parentId}-01\n`],
        ['words', 'declaration 310420260046012345'],
    ])('begins a trace when it is given %s', (_case, given) => {
        const trace = traceOf(given);

        expect(trace.traceId).toMatch(/^[0-9a-f]{32}$/);
        expect(trace.traceId).not.toBe(traceId);
        expect(trace.flags).toBe('00');
    });
});
