import { describe, expect, it } from '@jest/globals';
import { dollars } from '../document/testing/samples.js';
import { decideTogether, type TogetherFacts } from './decide-together.js';
import type { Financing } from './financing.js';
import { invoiceOf, unheld } from './hold.js';
import { declaration, decisionFacts, idOf, requested, reserved, yuan } from './testing/samples.js';
import {
    collateral,
    facts,
    first,
    kept,
    lyingOn,
    presented,
    second,
    sentOn,
    waiting,
} from './testing/presentation-samples.js';

const decide = (changes: Partial<TogetherFacts> = {}, financing = waiting) =>
    decideTogether(financing, { ...facts, ...changes });
/** 80 % of what was declared, without what another bank has on the second declaration. */
const otherBank = (amount: bigint): TogetherFacts['declarations'] =>
    facts.declarations.map(({ known }) =>
        known?.declaration.declarationNumber === second
            ? {
                  known,
                  encumbrance: {
                      ...lyingOn(second, amount),
                      allocations: [{ financingId: idOf(7), bank: 'PearlBankMSP', outstanding: dollars(amount) }],
                  },
              }
            : { known, encumbrance: undefined },
    );

describe('decideTogether', () => {
    it('reserves on every declaration and takes every document', () => {
        expect(decide()).toEqual({ financing: kept, collateral });
    });

    it('reserves on several declarations by open account too, each with its share or none', () => {
        const { presentation: _, invoices: __, ...open } = waiting;
        const { presentation: ___, ...withoutDocuments } = { ...facts, holds: [] };
        const reservedOn = decideTogether(open, withoutDocuments).collateral?.encumbrances;
        const refusedOn = decideTogether(open, { ...withoutDocuments, declarations: otherBank(60_000n + 1n) });

        expect(reservedOn?.map(({ allocations }) => allocations)).toEqual([
            [{ financingId: idOf(1), bank: 'HaizhouBankMSP', outstanding: dollars(200_000n) }],
            [{ financingId: idOf(1), bank: 'HaizhouBankMSP', outstanding: dollars(100_000n) }],
        ]);
        expect(refusedOn).toMatchObject({ financing: { status: 'REFUSED', decision: { declarationNumber: second } } });
        expect(refusedOn.collateral).toBeUndefined();
    });

    it('reserves beside another bank all that it has left', () => {
        const decided = decide({ declarations: otherBank(60_000n) });

        expect(decided.collateral?.encumbrances[1]?.allocations).toMatchObject([
            { bank: 'PearlBankMSP', outstanding: dollars(60_000n) },
            { bank: 'HaizhouBankMSP', outstanding: dollars(100_000n) },
        ]);
    });

    it('reserves nothing on any declaration where one has a cent too little, and says which and what is left', () => {
        expect(decide({ declarations: otherBank(60_000n + 1n) })).toEqual({
            financing: {
                ...waiting,
                status: 'REFUSED',
                decidedAt: facts.decidedAt,
                decision: {
                    code: 'AMOUNT_MUST_NOT_EXCEED_AVAILABLE',
                    available: dollars(99_999n),
                    declarationNumber: second,
                },
            },
        });
    });

    it('tells the bank what customs has otherwise than the documents, and reserves all the same', () => {
        const declarations = facts.declarations.map(({ known }) => ({
            known: known && { ...known, declaration: { ...known.declaration, vesselName: 'EASTERN HERON' } },
            encumbrance: undefined,
        }));
        const mismatch = { field: 'vesselName', declared: 'EASTERN HERON', presented: 'STRAITS KITE' };

        expect(decide({ declarations }).financing).toEqual({
            ...kept,
            decision: {
                code: 'AMOUNT_IS_RESERVED',
                mismatches: [first, second].map((declarationNumber) => ({ declarationNumber, ...mismatch })),
            },
        });
    });

    it('answers a request by open account as it would alone, and takes its invoices', () => {
        const financing: Financing = { ...requested, invoices: ['LT-1'] };
        const holds = [unheld(invoiceOf(requested.exporterUscc, 'LT-1'))];
        const { known, encumbrance } = decisionFacts;
        const decided = decide({ declarations: [{ known, encumbrance }], holds }, financing);

        expect(decided.financing).toEqual({ ...reserved, invoices: ['LT-1'] });
        expect(decided.collateral?.encumbrances[0]?.allocations).toEqual([
            { financingId: idOf(1), bank: 'HaizhouBankMSP', outstanding: yuan(300n) },
        ]);
        expect(decided.collateral?.holds[0]?.holder).toEqual({ financingId: idOf(1), bank: 'HaizhouBankMSP' });
    });

    // Each row breaks the rule it names and every rule below it, so the table also fixes the order.
    const heldAll = facts.holds.map((hold) => ({ ...hold, holder: { financingId: idOf(7), bank: 'PearlBankMSP' } }));
    const heldInvoice = [facts.holds[0]!, heldAll[1]!];
    const paidInvoice = [facts.holds[0]!, { ...facts.holds[1]!, isPaid: true }];
    const accepted = facts.declarations.map(() => ({
        known: {
            declaration: { ...declaration, status: 'ACCEPTED' as const },
            releaseCode: waiting.shares![0]!.releaseCode,
        },
        encumbrance: undefined,
    }));
    const ofOtherGoods = facts.declarations.map(({ known }) => ({
        known: known && {
            ...known,
            declaration: {
                ...known.declaration,
                ...(known.declaration.declarationNumber === second && { transportDocumentReference: 'NGBSIN26051299' }),
            },
        },
        encumbrance: undefined,
    }));
    const unknown = { declarations: [], holds: heldAll };
    it.each<[string, object, Partial<TogetherFacts>]>([
        ['PRESENTATION_MUST_BE_OPEN', {}, { ...unknown, presentation: { ...presented, status: 'REFUSED' } }],
        ['PRESENTATION_MUST_BE_OPEN', {}, { ...unknown, presentation: { ...presented, status: 'PAID' } }],
        ['PRESENTATION_MUST_BE_OPEN', {}, { ...unknown, presentation: undefined }],
        ['PRESENTATION_MUST_BE_OPEN', {}, { ...unknown, forwarded: { ...sentOn, status: 'PAID' } }],
        ['DECLARATION_MUST_BE_KNOWN_BY_ITS_RELEASE_CODE', { declarationNumber: first }, unknown],
        ['DECLARATION_MUST_BE_RELEASED', { declarationNumber: first }, { declarations: accepted, holds: heldAll }],
        [
            'TRANSPORT_DOCUMENT_MUST_BE_DECLARED',
            { declarationNumber: second },
            { declarations: ofOtherGoods, holds: heldAll },
        ],
        ['PRESENTATION_MUST_NOT_BE_FINANCED', {}, { holds: heldAll }],
        ['INVOICE_MUST_NOT_BE_FINANCED', { invoiceNumber: 'HL-2026-0512' }, { holds: heldInvoice }],
        ['INVOICE_MUST_NOT_BE_PAID', { invoiceNumber: 'HL-2026-0512' }, { holds: paidInvoice }],
    ])('answers: %s', (code, told, changes) => {
        const decided = decide(changes);

        expect(decided.financing).toMatchObject({ status: 'REFUSED', outstanding: dollars(0n) });
        expect(decided.financing.decision).toEqual({ code, ...told });
        expect(decided.collateral).toBeUndefined();
    });

    it('refuses to decide twice', () => {
        expect(() => decide({}, { ...kept, shares: [] })).toThrow('FINANCING_MUST_BE_REQUESTED');
    });
});
