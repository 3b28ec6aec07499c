import { describe, expect, it } from '@jest/globals';
import { balanceClass, balanceOf, unencumbered, verified } from './balance.js';
import type { Encumbrance } from './encumbrance.js';
import type { FinancingPolicy } from './policy.js';
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

    describe('by the value without freight and insurance', () => {
        const carried = {
            ...declaration,
            freight: { markCode: 'TOTAL', amount: yuan(90n) } as const,
            insurance: { markCode: 'TOTAL', amount: yuan(10n) } as const,
        };
        const byFob = { ...policy, basis: 'FOB_VALUE' } as const;
        const capOf = (lying: Encumbrance, set: FinancingPolicy, of = carried) => balanceOf(of, lying, set).cap;

        it('caps the goods alone', () => {
            expect(capOf(unencumbered(carried), byFob)).toEqual(yuan(720n));
        });

        it('stays on the basis on which a version was verified, whatever SAFE sets later', () => {
            const cleared = verified(encumbrance, { declaration: carried, policy });
            const fob = verified({ ...encumbrance, allocations: [] }, { declaration: carried, policy: byFob });

            expect(capOf(cleared, byFob)).toEqual(yuan(800n));
            expect(capOf({ ...fob, allocations: encumbrance.allocations }, policy)).toEqual(yuan(720n));
            expect(capOf({ ...fob, allocations: [] }, policy)).toEqual(yuan(800n));
        });

        it('goes by the policy again on the next version, which is frozen in its turn', () => {
            const amended = { ...carried, version: 2 };
            const again = verified(encumbrance, { declaration: amended, policy: byFob });

            expect(again).toEqual({ ...encumbrance, declarationVersion: 2, basis: 'FOB_VALUE' });
            expect(capOf(encumbrance, byFob, amended)).toEqual(yuan(720n));
            expect(capOf(again, policy, amended)).toEqual(yuan(720n));
        });

        it('bears nothing of which nobody can tell what the goods alone are worth', () => {
            expect(balanceOf(declaration, encumbrance, byFob)).toMatchObject({ cap: yuan(800n), isCovered: true });
            expect(balanceOf(declaration, unencumbered(declaration), byFob)).toMatchObject({ cap: yuan(0n) });
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
