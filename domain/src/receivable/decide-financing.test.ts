import { describe, expect, it } from '@jest/globals';
import { decideFinancing, type DecisionFacts } from './decide-financing.js';
import type { Financing } from './financing.js';
import {
    decisionFacts,
    declaration,
    encumbrance,
    idOf,
    morning,
    releaseCode,
    requested,
    reserved,
    yuan,
} from './testing/samples.js';

const anotherBank = { ...encumbrance, allocations: encumbrance.allocations.slice(0, 1) };

describe('decideFinancing', () => {
    it('reserves the amount on a declaration on which nothing lies', () => {
        expect(decideFinancing(requested, decisionFacts)).toEqual({
            financing: reserved,
            encumbrance: {
                declarationNumber: requested.declarationNumber,
                declarationVersion: 1,
                allocations: [{ financingId: idOf(1), bank: 'HaizhouBankMSP', outstanding: yuan(300n) }],
                collected: yuan(0n),
            },
        });
    });

    it('reserves all that another bank left, to the fen', () => {
        const decided = decideFinancing(
            { ...requested, amount: yuan(400n) },
            { ...decisionFacts, encumbrance: anotherBank },
        );

        expect(decided.encumbrance?.allocations.map(({ outstanding }) => outstanding)).toEqual([
            yuan(400n),
            yuan(400n),
        ]);
    });

    it('refuses one fen more than is left, and says what is left but not who has the rest', () => {
        const decided = decideFinancing(
            { ...requested, amount: yuan(400n, 1n) },
            { ...decisionFacts, encumbrance: anotherBank },
        );

        expect(decided).toEqual({
            financing: {
                ...requested,
                amount: yuan(400n, 1n),
                status: 'REFUSED',
                decidedAt: morning,
                decision: { code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: yuan(400n) },
            },
        });
    });

    it('notes the version of the declaration on which it decided', () => {
        const known = { declaration: { ...declaration, version: 4 }, releaseCode };

        expect(decideFinancing(requested, { ...decisionFacts, known, encumbrance: anotherBank })).toMatchObject({
            encumbrance: { declarationVersion: 4 },
        });
    });

    const dollars = { currency: 'USD', minorUnits: 100_000n };
    const inDollars = { declaration: { ...declaration, totalValue: dollars }, releaseCode };

    it('begins anew in the currency of an amended declaration when nothing lies on it', () => {
        const empty = { ...encumbrance, allocations: [] };

        const decided = decideFinancing(
            { ...requested, amount: dollars, outstanding: { currency: 'USD', minorUnits: 0n } },
            {
                ...decisionFacts,
                known: inDollars,
                encumbrance: empty,
                policy: { ...decisionFacts.policy, capBasisPoints: 10_000 },
            },
        );

        expect(decided.encumbrance).toMatchObject({ collected: { currency: 'USD', minorUnits: 0n } });
    });

    it('has nothing left in another currency than that of the loans which lie on the declaration', () => {
        const decided = decideFinancing(
            { ...requested, amount: { currency: 'USD', minorUnits: 1n } },
            { ...decisionFacts, known: inDollars, encumbrance },
        );

        expect(decided.financing.decision).toEqual({ code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE', available: yuan(0n) });
    });

    const others = { ...declaration, consignor: { ...declaration.consignor, uscc: '91330206MA2LM0069W' } };
    const tooMuch: Financing = { ...requested, amount: { currency: 'EUR', minorUnits: 10n ** 9n } };
    const cancelled = { ...others, status: 'CANCELLED' } as const;
    /** Customs has noted neither the freight nor the insurance that are in the price. */
    const byFob: DecisionFacts = { ...decisionFacts, policy: { ...decisionFacts.policy, basis: 'FOB_VALUE' } };
    const knownAs = (known: DecisionFacts['known']): DecisionFacts => ({ ...decisionFacts, known });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, Financing, DecisionFacts]>([
        ['DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE', tooMuch, knownAs(undefined)],
        [
            'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE',
            tooMuch,
            knownAs({ declaration: cancelled, releaseCode: 'f0'.repeat(16) }),
        ],
        ['DECLARATION_MUST_BE_RELEASED', tooMuch, knownAs({ declaration: cancelled, releaseCode })],
        [
            'DECLARATION_MUST_BE_RELEASED',
            tooMuch,
            knownAs({ declaration: { ...others, status: 'ACCEPTED' }, releaseCode }),
        ],
        ['EXPORTER_MUST_BE_CONSIGNOR', tooMuch, knownAs({ declaration: others, releaseCode })],
        ['CURRENCY_MUST_MATCH_DECLARATION', tooMuch, decisionFacts],
        ['FOB_VALUE_MUST_BE_KNOWN', { ...requested, amount: yuan(10_000n) }, byFob],
        ['AMOUNT_MUST_NOT_EXCEED_AVAILABLE', { ...requested, amount: yuan(800n, 1n) }, decisionFacts],
    ])('answers: %s', (code, financing, facts) => {
        const { financing: decided, encumbrance: after } = decideFinancing(financing, facts);

        expect([decided.status, decided.decision?.code, after]).toEqual(['REFUSED', code, undefined]);
    });

    it('refuses: FINANCING_MUST_BE_REQUESTED', () => {
        expect(() => decideFinancing(reserved, decisionFacts)).toThrow('FINANCING_MUST_BE_REQUESTED');
    });
});
