import { describe, expect, it } from '@jest/globals';
import { collect, type Proceeds } from './collect.js';
import { encumbrance, yuan } from './testing/samples.js';

const bank = 'HaizhouBankMSP';
const reference = 'CIPS 7';
const after = (...payments: readonly Proceeds[]) => payments.reduce(collect, { ...encumbrance, collected: yuan(5n) });
const received = { bank, reference, received: yuan(300n) };
const applied = { bank, reference, applied: yuan(100n) };

describe('collect', () => {
    it('adds what came in to what was collected before', () => {
        expect(after(received)).toEqual({
            ...encumbrance,
            collected: yuan(305n),
            proceeds: [{ bank, reference, received: yuan(300n), applied: yuan(0n) }],
        });
    });

    it('counts a payment once that repays loans after it came in, or before', () => {
        expect(after(received, applied, applied).collected).toEqual(yuan(305n));
        expect(after(applied, applied, received).collected).toEqual(yuan(305n));
    });

    it('counts what repaid loans beyond what was recorded', () => {
        const more = { ...applied, applied: yuan(300n, 1n) };

        expect(after(received, more).collected).toEqual(yuan(305n, 1n));
        expect(after(more, received).collected).toEqual(yuan(305n, 1n));
    });

    it.each([
        ['of another bank', { ...received, bank: 'PearlBankMSP' }],
        ['of another name', { ...received, reference: 'CIPS 8' }],
    ])('counts a payment %s by itself', (_, other) => {
        expect(after(received, other).collected).toEqual(yuan(605n));
        expect(after(received, other).proceeds).toHaveLength(2);
    });
});
