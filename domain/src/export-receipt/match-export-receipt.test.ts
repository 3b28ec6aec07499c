import { describe, expect, it } from '@jest/globals';
import { declaration, encumbrance, idOf, morning, releaseCode, yuan } from '../receivable/testing/samples.js';
import type { ExportReceipt } from './export-receipt.js';
import { matchExportReceipt, type MatchingFacts } from './match-export-receipt.js';
import { receipt } from './testing/samples.js';

const second = { ...declaration, declarationNumber: '310120260000000025' };
const knownAs = (of: typeof declaration) => ({ known: { declaration: of, releaseCode }, encumbrance: undefined });
const facts: MatchingFacts = {
    declarations: [{ ...knownAs(declaration), encumbrance }],
    counted: undefined,
    matchedAt: morning,
};
const ofTwo: ExportReceipt = {
    ...receipt,
    shares: [
        { ...receipt.shares[0]!, amount: yuan(200n) },
        { ...receipt.shares[0]!, declarationNumber: second.declarationNumber, amount: yuan(50n) },
    ],
};

describe('matchExportReceipt', () => {
    it('collects on the declaration, whatever lies on it, and notes that it has', () => {
        expect(matchExportReceipt(receipt, facts)).toEqual({
            receipt: {
                ...receipt,
                status: 'MATCHED',
                decidedAt: morning,
                decision: { code: 'PROCEEDS_ARE_COLLECTED' },
            },
            encumbrances: [
                {
                    ...encumbrance,
                    collected: yuan(250n),
                    proceeds: [{ bank: receipt.bank, reference: 'CIPS 7', received: yuan(250n), applied: yuan(0n) }],
                },
            ],
            counted: { bank: receipt.bank, reference: 'CIPS 7', receiptId: receipt.receiptId },
        });
    });

    it('collects its share on each of several, where nobody has lent too', () => {
        const { encumbrances } = matchExportReceipt(ofTwo, {
            ...facts,
            declarations: [knownAs(declaration), knownAs(second)],
        });

        expect(encumbrances).toMatchObject([
            { declarationNumber: declaration.declarationNumber, allocations: [], collected: yuan(200n) },
            { declarationNumber: second.declarationNumber, allocations: [], collected: yuan(50n) },
        ]);
    });

    it('collects more than the declaration bears, and on one that customs has cancelled', () => {
        const cancelled = { ...declaration, status: 'CANCELLED' as const };
        const large = { ...receipt, shares: [{ ...receipt.shares[0]!, amount: yuan(5_000n) }] };

        expect(
            matchExportReceipt(large, { ...facts, declarations: [{ ...knownAs(cancelled), encumbrance }] })
                .encumbrances,
        ).toMatchObject([{ collected: yuan(5_000n) }]);
    });

    const dollars = { currency: 'USD', minorUnits: 1n };
    const others = { ...declaration, consignor: { ...declaration.consignor, uscc: '91330206MA2LM0069W' } };
    const inDollars = { ...receipt, shares: [{ ...receipt.shares[0]!, amount: dollars }] };
    const nowInDollars = { ...declaration, totalValue: dollars };
    const counted = { bank: receipt.bank, reference: 'CIPS 7', receiptId: idOf(21) };
    const from = (...declarations: MatchingFacts['declarations']): MatchingFacts => ({
        ...facts,
        declarations,
        counted,
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    it.each<[string, ExportReceipt, MatchingFacts]>([
        ['DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE', inDollars, from()],
        [
            'DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE',
            inDollars,
            from({ known: { declaration: others, releaseCode: 'f0'.repeat(16) }, encumbrance: undefined }),
        ],
        ['EXPORTER_MUST_BE_CONSIGNOR', inDollars, from(knownAs(others))],
        ['CURRENCY_MUST_MATCH_DECLARATION', inDollars, from(knownAs(declaration))],
        ['CURRENCY_MUST_MATCH_DECLARATION', inDollars, from({ ...knownAs(nowInDollars), encumbrance })],
        ['RECEIPT_MUST_BE_COUNTED_ONCE', receipt, { ...facts, counted }],
    ])('answers: %s', (code, given, broken) => {
        const matched = matchExportReceipt(given, broken);

        expect([matched.receipt.status, matched.receipt.decision?.code]).toEqual(['REFUSED', code]);
        expect([matched.encumbrances, matched.counted]).toEqual([undefined, undefined]);
    });

    it('collects on none where one fails, and says which', () => {
        const matched = matchExportReceipt(ofTwo, { ...facts, declarations: [knownAs(declaration), knownAs(others)] });

        expect(matched.receipt.decision).toEqual({
            code: 'EXPORTER_MUST_BE_CONSIGNOR',
            declarationNumber: second.declarationNumber,
        });
        expect(matched.encumbrances).toBeUndefined();
    });

    it('refuses: RECEIPT_MUST_BE_RECORDED', () => {
        expect(() => matchExportReceipt({ ...receipt, status: 'MATCHED' }, facts)).toThrow('RECEIPT_MUST_BE_RECORDED');
    });
});
