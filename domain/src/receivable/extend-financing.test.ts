import { describe, expect, it } from '@jest/globals';
import { extendFinancing, type ExtendFinancing, type ExtensionFacts } from './extend-financing.js';
import type { Financing } from './financing.js';
import { disbursed, policy, yuan } from './testing/samples.js';

const reason = 'The buyer pays after the fair';
const lent: Financing = { ...disbursed, dueOn: '2026-06-29' };
const tenor = { maximumDays: 90, maximumExtensions: 2, maximumExtensionDays: 30 };
const facts: ExtensionFacts = { financing: lent, policy: { ...policy, tenor }, at: '2026-06-20T01:00:00.000Z' };
const order: ExtendFinancing = { financingId: lent.financingId, until: '2026-07-10', reason };

describe('extendFinancing', () => {
    it('moves the day, and keeps what it was', () => {
        expect(extendFinancing(order, facts)).toEqual({
            ...lent,
            dueOn: '2026-07-10',
            extensions: [{ from: '2026-06-29', until: '2026-07-10', reason, at: facts.at }],
        });
    });

    it('extends what is overdue and in part repaid, at last to the last day that the policy allows', () => {
        const overdue = { ...facts, at: '2026-07-20T01:00:00.000Z' };
        const once = extendFinancing(order, facts);
        const again = { ...once, status: 'PARTIALLY_REPAID', outstanding: yuan(100n) } as const;

        const twice = extendFinancing({ ...order, until: '2026-07-29' }, { ...overdue, financing: again });

        expect(twice).toMatchObject({ dueOn: '2026-07-29', outstanding: yuan(100n) });
        expect(twice.extensions).toMatchObject([
            { from: '2026-06-29', until: '2026-07-10' },
            { from: '2026-07-10', until: '2026-07-29' },
        ]);
    });

    const { dueOn: _, ...undated } = lent;
    const extended = extendFinancing(order, facts);
    const twice = { ...extended, extensions: [...extended.extensions!, ...extended.extensions!] };
    it.each<[string, Partial<ExtendFinancing>, Partial<ExtensionFacts>]>([
        ['FINANCING_MUST_BE_DISBURSED', {}, { financing: { ...undated, status: 'RESERVED' } }],
        ['FINANCING_MUST_BE_DISBURSED', {}, { financing: { ...lent, status: 'REPAID' } }],
        ['FINANCING_MUST_HAVE_DUE_DATE', { until: '2026-01-01' }, { financing: undated }],
        ['EXTENSION_MUST_END_LATER', { until: '2026-07-10' }, { financing: twice }],
        ['EXTENSION_MUST_END_LATER', {}, { financing: lent, at: '2026-07-10T01:00:00.000Z' }],
        ['EXTENSIONS_MUST_NOT_EXCEED_POLICY', { until: '2099-01-01' }, { financing: twice }],
        ['EXTENSIONS_MUST_NOT_EXCEED_POLICY', {}, { policy }],
        ['EXTENSION_MUST_END_WITHIN_POLICY', { until: '2026-07-30' }, {}],
        // The second counts from the first day, not from that to which the first one led.
        ['EXTENSION_MUST_END_WITHIN_POLICY', { until: '2026-07-30' }, { financing: extended }],
    ])('refuses: %s', (code, broken, brokenFacts) => {
        expect(() => extendFinancing({ ...order, ...broken }, { ...facts, ...brokenFacts })).toThrow(code);
    });
});
