import { describe, expect, it } from '@jest/globals';
import { documentsOf, invoiceOf } from './hold.js';

const seller = '91330206MA2CH0012E';

describe('invoiceOf', () => {
    // Full-width and half-width, case, blanks, hyphens, and the letter O for the figure 0.
    it.each(['HL-2026-0512', 'hl 2026/0512', 'ＨＬ－２０２６－０５１２', 'HL2O26O512', ' HL–2026.0512 '])(
        'knows one invoice again, however its number is written: %s',
        (written) => {
            expect(invoiceOf(seller, written)).toEqual(invoiceOf(seller, 'HL20260512'));
        },
    );

    it('tells two numbers apart, and two sellers with the same number', () => {
        expect(invoiceOf(seller, 'HL-2026-0513')).not.toEqual(invoiceOf(seller, 'HL-2026-0512'));
        expect(invoiceOf('91330206MA2LM0069W', '1')).not.toEqual(invoiceOf(seller, '1'));
    });
});

describe('documentsOf', () => {
    it('names each document once', () => {
        const presentation = { creditId: 'c1'.repeat(16), number: 1 };
        const documents = documentsOf({ presentation, invoices: ['A-1', 'a 1', 'A-2'], exporterUscc: seller });

        expect(documents).toEqual([
            { kind: 'PRESENTATION', ...presentation },
            invoiceOf(seller, 'A1'),
            invoiceOf(seller, 'A2'),
        ]);
    });

    it('has none of a financing that rests on a declaration alone', () => {
        expect(documentsOf({ exporterUscc: seller })).toEqual([]);
    });
});
