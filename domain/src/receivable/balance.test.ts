import { describe, expect, it } from '@jest/globals';
import { balanceClass, balanceOf, unencumbered } from './balance.js';
import { declaration, encumbrance, policy, yuan } from './testing/samples.js';

describe('balanceOf', () => {
    it('leaves of the cap what is neither lent nor collected', () => {
        const balance = balanceOf(declaration, { ...encumbrance, collected: yuan(50n) }, policy);

        expect(balance).toEqual({
            cap: yuan(800n),
            used: yuan(700n),
            collected: yuan(50n),
            available: yuan(50n),
            isCovered: true,
        });
    });

    it('rounds the cap down: a third of a fen is nobody’s', () => {
        const odd = { ...declaration, totalValue: yuan(0n, 9n) };

        expect(balanceOf(odd, unencumbered(odd), { ...policy, capBasisPoints: 3_333 }).cap).toEqual(yuan(0n, 2n));
    });

    it('is covered when everything is used, to the fen', () => {
        expect(balanceOf(declaration, { ...encumbrance, collected: yuan(100n) }, policy)).toMatchObject({
            available: yuan(0n),
            isCovered: true,
        });
    });

    it('is not covered one fen above, and nothing is available then', () => {
        expect(balanceOf(declaration, { ...encumbrance, collected: yuan(100n, 1n) }, policy)).toMatchObject({
            available: yuan(0n),
            isCovered: false,
        });
    });

    it.each(['ACCEPTED', 'CANCELLED'] as const)('bears nothing while %s', (status) => {
        expect(balanceOf({ ...declaration, status }, encumbrance, policy)).toMatchObject({
            cap: yuan(0n),
            isCovered: false,
        });
    });

    it('bears nothing of loans in another currency than customs now declares', () => {
        const amended = { ...declaration, totalValue: { currency: 'USD', minorUnits: 100_000n } };

        expect(balanceOf(amended, encumbrance, policy)).toMatchObject({ cap: yuan(0n), isCovered: false });
    });
});

describe('balanceClass', () => {
    const classOf = (collected: bigint, fen = 0n) =>
        balanceClass(
            balanceOf(declaration, { ...encumbrance, allocations: [], collected: yuan(collected, fen) }, policy),
        );

    it('tells nothing financed from a part and from all', () => {
        expect([classOf(0n), classOf(0n, 1n), classOf(799n, 99n), classOf(800n)]).toEqual([
            'NOT_FINANCED',
            'PARTLY_FINANCED',
            'PARTLY_FINANCED',
            'FULLY_FINANCED',
        ]);
    });
});
