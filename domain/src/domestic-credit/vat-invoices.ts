import type { VatInvoice } from '../document/domestic-documents.js';
import { shownMoney, type Examined } from '../examination/examined.js';
import { findingsOf, when, type Finding } from '../examination/finding.js';
import { isSameParty, percentCovered } from '../examination/names.js';
import { add, compare, sum, type Money } from '../kernel/money.js';
import type { CreditParty } from '../letter-of-credit/credit-party.js';
import { measures } from './measures.js';

const found = findingsOf({
    VAT_INVOICE_MUST_BE_BY_BENEFICIARY: ['DISCREPANCY', measures('examination')],
    VAT_INVOICE_MUST_BE_TO_APPLICANT: ['DISCREPANCY', measures('examination')],
    VAT_INVOICE_MUST_BE_IN_CNY: ['DISCREPANCY', measures('art. 2')],
    CLAIM_MUST_NOT_EXCEED_VAT_INVOICES: ['DISCREPANCY', measures('examination')],
    VAT_INVOICE_SHOULD_ADD_UP: ['INFORM', measures('examination')],
    VAT_INVOICE_DESCRIPTION_IS_FOR_PEOPLE: ['INFORM', measures('examination')],
});

/** The tax authority's invoices: by whom, to whom, over what and how much. */
export function vatInvoiceFindings(examined: Examined): readonly Finding[] {
    const invoices = examined.set.examined.filter((document) => document.kind === 'VAT_INVOICE');

    return [
        ...invoices.flatMap((invoice) => [
            ...partyFindings(invoice, examined),
            ...totalFindings(invoice),
            ...descriptionFindings(invoice, examined),
        ]),
        ...claimFindings(invoices, examined),
    ];
}

function partyFindings({ documentId, seller, buyer }: VatInvoice, { terms }: Examined): readonly Finding[] {
    const shown = (field: string, named: CreditParty, there: VatInvoice['seller']) => ({
        documentId,
        field,
        expected: `${named.partyName}, ${named.uscc ?? ''}`,
        found: `${there.partyName}, ${there.uscc ?? ''}`,
    });

    return [
        ...when(!isSame(seller, terms.beneficiary), () =>
            found('VAT_INVOICE_MUST_BE_BY_BENEFICIARY', shown('seller', terms.beneficiary, seller)),
        ),
        ...when(!isSame(buyer, terms.applicant), () =>
            found('VAT_INVOICE_MUST_BE_TO_APPLICANT', shown('buyer', terms.applicant, buyer)),
        ),
    ];
}

/** A tax invoice tells a company by its code: another code is another company, whatever its name. */
function isSame(there: VatInvoice['seller'], named: CreditParty): boolean {
    const isOtherCode = there.uscc !== undefined && named.uscc !== undefined && there.uscc !== named.uscc;

    return !isOtherCode && isSameParty(there, named);
}

/** Banks need not calculate, but may be told. */
function totalFindings({ documentId, lines, totalWithoutTax, totalTax, totalWithTax }: VatInvoice): readonly Finding[] {
    const amounts = [
        totalWithTax,
        totalWithoutTax,
        totalTax,
        ...lines.flatMap((line) => [line.amount, line.taxAmount]),
    ];
    const stray = amounts.find(({ currency }) => currency !== 'CNY');
    if (stray !== undefined) {
        return [
            found('VAT_INVOICE_MUST_BE_IN_CNY', {
                documentId,
                field: 'totalWithTax.currency',
                expected: 'CNY',
                found: stray.currency,
            }),
        ];
    }
    const yuan = (of: readonly Money[]): Money => sum('CNY', of);
    const addsUp =
        compare(add(totalWithoutTax, totalTax), totalWithTax) === 0 &&
        compare(yuan(lines.map(({ amount }) => amount)), totalWithoutTax) === 0 &&
        compare(yuan(lines.map(({ taxAmount }) => taxAmount)), totalTax) === 0;

    return when(!addsUp, () =>
        found('VAT_INVOICE_SHOULD_ADD_UP', {
            documentId,
            field: 'totalWithTax',
            expected: 'the sum of its lines and their tax',
            found: shownMoney(totalWithTax),
        }),
    );
}

/** Goods or services as in the credit; words are for people to judge. */
function descriptionFindings({ documentId, lines }: VatInvoice, { terms }: Examined): readonly Finding[] {
    const stated = terms.goods.lines.map(({ description }) => description).join(' ');
    const shown = lines.map(({ description }) => description).join(' ');

    return when(percentCovered(stated, shown) < 100, () =>
        found('VAT_INVOICE_DESCRIPTION_IS_FOR_PEOPLE', {
            documentId,
            field: 'lines.description',
            expected: stated,
            found: shown,
        }),
    );
}

function claimFindings(invoices: readonly VatInvoice[], { amountClaimed }: Examined): readonly Finding[] {
    const totals = invoices.map(({ totalWithTax }) => totalWithTax).filter(({ currency }) => currency === 'CNY');
    if (totals.length === 0 || amountClaimed.currency !== 'CNY') {
        return [];
    }
    const invoiced = sum('CNY', totals);

    return when(compare(amountClaimed, invoiced) > 0, () =>
        found('CLAIM_MUST_NOT_EXCEED_VAT_INVOICES', {
            field: 'amountClaimed',
            expected: `at most ${shownMoney(invoiced)}`,
            found: shownMoney(amountClaimed),
        }),
    );
}
