import { describe, expect, it } from '@jest/globals';
import { dollars, draft, invoice } from '../document/testing/samples.js';
import type { CreditTerms } from '../letter-of-credit/terms.js';
import { moneyFindings } from './money.js';
import { discrepancies, findingsIn, presented, terms, without, type Changes } from './testing/samples.js';

/** An invoice over so much, claimed and drawn for. */
const asking = (
    cents: bigint,
    shipment: Partial<CreditTerms['shipment']> = {},
    more: Partial<CreditTerms> = {},
): Changes => {
    const amount = { currency: 'USD', minorUnits: cents };
    return {
        draft: { amount },
        invoice: {
            lineTotalAmount: amount,
            grandTotalAmount: amount,
            duePayableAmount: amount,
            lines: [{ ...invoice.lines[0]!, lineTotalAmount: amount }],
        },
        facts: { amountClaimed: amount, terms: { ...terms, ...more, shipment: { ...terms.shipment, ...shipment } } },
    };
};
const whole = { partialShipments: 'NOT_ALLOWED' } as const;
const plain = without(terms, 'amountTolerance');
const withoutTolerance =
    (shipment: Partial<CreditTerms['shipment']>, more: Partial<CreditTerms> = {}) =>
    (changes: Changes): Changes => ({
        ...changes,
        facts: { ...changes.facts, terms: { ...plain, ...more, shipment: { ...terms.shipment, ...shipment } } },
    });

describe('moneyFindings', () => {
    it('finds nothing where what is asked for is what is invoiced and left', () => {
        expect(findingsIn(moneyFindings, presented())).toEqual([]);
    });

    it.each<[string, Changes]>([
        ['one cent, where partial drawings are allowed', asking(1n)],
        ['all that is left, to the cent', asking(47_250_000n)],
        [
            'five per cent less, where a tolerance says so and partial drawings are prohibited',
            asking(42_750_000n, whole),
        ],
        ['five per cent less by article 30c', withoutTolerance(whole)(asking(42_750_000n))],
        [
            'ten per cent less of "about" so much',
            withoutTolerance(whole, { isAmountApproximate: true })(asking(40_500_000n)),
        ],
    ])('has nothing against %s', (_name, changes) => {
        expect(discrepancies(moneyFindings, presented(changes))).toEqual([]);
    });

    it.each<[string, Changes]>([
        [
            'INVOICE_MUST_BE_IN_CURRENCY_OF_CREDIT',
            { invoice: { duePayableAmount: { currency: 'EUR', minorUnits: 45_000_000n } } },
        ],
        ['DRAFT_MUST_BE_IN_CURRENCY_OF_CREDIT', { draft: { amount: { currency: 'EUR', minorUnits: 45_000_000n } } }],
        ['DRAFT_MUST_BE_FOR_AMOUNT_CLAIMED', { draft: { amount: dollars(449_999n, 99n) } }],
        [
            'CLAIM_MUST_NOT_EXCEED_INVOICES',
            { draft: { amount: dollars(450_000n, 1n) }, facts: { amountClaimed: dollars(450_000n, 1n) } },
        ],
        ['DRAWING_MUST_NOT_EXCEED_AVAILABLE', asking(47_250_001n)],
        ['DRAWING_MUST_REACH_MINIMUM', asking(42_749_999n, whole)],
        ['DRAWING_MUST_REACH_MINIMUM', withoutTolerance(whole)(asking(42_749_999n))],
        ['DRAWING_MUST_REACH_MINIMUM', withoutTolerance(whole, { isAmountApproximate: true })(asking(40_499_999n))],
        [
            'DRAWING_MUST_BE_THE_ONLY_ONE',
            { facts: { terms: { ...terms, shipment: { ...terms.shipment, ...whole } }, hasEarlierDrawing: true } },
        ],
    ])('finds %s', (code, changes) => {
        expect(discrepancies(moneyFindings, presented(changes))).toEqual([code]);
    });

    it('lets a bank take an invoice over more than is left, since it pays no more (18b)', () => {
        const changes = { invoice: { lineTotalAmount: dollars(480_000n), duePayableAmount: dollars(480_000n) } };
        const facts = presented({ ...changes, facts: { amountClaimed: dollars(450_000n) } });

        expect(findingsIn(moneyFindings, facts).map(({ kind, code }) => [kind, code])).toEqual([
            ['INFORM', 'INVOICE_ABOVE_CREDIT_IS_FOR_BANK_TO_ACCEPT'],
            ['INFORM', 'INVOICE_SHOULD_ADD_UP'],
        ]);
    });

    it('adds up several invoices, none of which is above what is left by itself', () => {
        const facts = presented({ invoice: { duePayableAmount: dollars(300_000n) } });
        const second = { ...invoice, documentId: 'd'.repeat(32), duePayableAmount: dollars(180_000n) };

        expect(
            findingsIn(moneyFindings, { ...facts, documents: [...facts.documents, second] }).map(({ code }) => code),
        ).toEqual(['INVOICE_ABOVE_CREDIT_IS_FOR_BANK_TO_ACCEPT']);
    });

    it('lets what is drawn fall with an approximate price (30a), and with a unit that people have to convert', () => {
        const at = (cents: bigint, [price, unit]: readonly [string, string], isUnitPriceApproximate = false) => {
            const [line] = plain.goods.lines;
            const goods = { ...plain.goods, lines: [{ ...line!, isUnitPriceApproximate }] };
            const changes = withoutTolerance(whole, { goods })(asking(cents));
            const quantity = { value: '18000', unit };
            const unitPrice = { amount: price, currency: 'USD' };
            return discrepancies(
                moneyFindings,
                presented({
                    ...changes,
                    invoice: { ...changes.invoice, lines: [{ ...invoice.lines[0]!, quantity, unitPrice }] },
                }),
            );
        };

        expect(at(40_500_000n, ['22.5', 'SET'], true)).toEqual([]);
        expect(at(40_499_999n, ['22.5', 'SET'], true)).toEqual(['DRAWING_MUST_REACH_MINIMUM']);
        expect(at(40_500_000n, ['22.5', 'SET'])).toEqual(['DRAWING_MUST_REACH_MINIMUM']);
        expect(at(42_750_000n, ['25', 'XCT'])).toEqual([]);
    });

    it('adds up several drafts of one presentation', () => {
        const facts = presented({ draft: { amount: dollars(200_000n) } });
        const second = { ...draft, documentId: 'f'.repeat(32), amount: dollars(250_000n) };

        expect(discrepancies(moneyFindings, { ...facts, documents: [second, ...facts.documents] })).toEqual([]);
    });

    it('tells of a line that does not multiply out by more than half a cent', () => {
        const line = invoice.lines[0]!;
        const told = (amount: string, cents: bigint) =>
            findingsIn(
                moneyFindings,
                presented({
                    invoice: {
                        lines: [
                            {
                                ...line,
                                quantity: { value: '3', unit: 'SET' },
                                unitPrice: { amount, currency: 'USD' },
                                lineTotalAmount: dollars(0n, cents),
                            },
                        ],
                        lineTotalAmount: dollars(0n, cents),
                    },
                }),
            ).map(({ code }) => code);

        expect(told('0.335', 100n)).toEqual([]);
        expect(told('0.335', 101n)).toEqual([]);
        expect(told('0.335', 102n)).toEqual(['INVOICE_SHOULD_MULTIPLY_OUT']);
        expect(told('0.335', 99n)).toEqual(['INVOICE_SHOULD_MULTIPLY_OUT']);
    });

    it('leaves to people what is allowed on conditions', () => {
        const conditional = asking(45_000_000n, { partialShipments: 'CONDITIONAL' });

        expect(findingsIn(moneyFindings, presented(conditional)).map(({ code }) => code)).toEqual([
            'PARTIAL_DRAWING_IS_FOR_PEOPLE',
        ]);
    });
});
