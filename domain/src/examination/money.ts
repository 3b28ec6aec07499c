import type { CommercialInvoice } from '../document/commercial-invoice.js';
import { hundredThousandths } from '../kernel/decimal.js';
import { compare, exponentOf, sum, type Money } from '../kernel/money.js';
import { minimumDrawing } from '../letter-of-credit/drawing.js';
import { shownMoney, type Examined } from './examined.js';
import { findingsOf, when, type Finding } from './finding.js';
import { shippedGoods } from './shipped-goods.js';

const found = findingsOf({
    INVOICE_MUST_BE_IN_CURRENCY_OF_CREDIT: ['DISCREPANCY', 'UCP 600 art. 18a iii'],
    INVOICE_ABOVE_CREDIT_IS_FOR_BANK_TO_ACCEPT: ['INFORM', 'UCP 600 art. 18b'],
    DRAFT_MUST_BE_IN_CURRENCY_OF_CREDIT: ['DISCREPANCY', 'UCP 600 art. 14d, 18a iii'],
    DRAFT_MUST_BE_FOR_AMOUNT_CLAIMED: ['DISCREPANCY', 'UCP 600 art. 14d'],
    CLAIM_MUST_NOT_EXCEED_INVOICES: ['DISCREPANCY', 'UCP 600 art. 14d'],
    DRAWING_MUST_NOT_EXCEED_AVAILABLE: ['DISCREPANCY', 'UCP 600 art. 18b, 30a, MT700 39A'],
    DRAWING_MUST_REACH_MINIMUM: ['DISCREPANCY', 'UCP 600 art. 30b, 30c, MT700 39A'],
    DRAWING_MUST_BE_THE_ONLY_ONE: ['DISCREPANCY', 'UCP 600 art. 31, MT700 43P'],
    PARTIAL_DRAWING_IS_FOR_PEOPLE: ['INFORM', 'MT700 43P'],
    INVOICE_SHOULD_MULTIPLY_OUT: ['INFORM', 'UCP 600 art. 14a, ISBP'],
    INVOICE_SHOULD_ADD_UP: ['INFORM', 'UCP 600 art. 14a, ISBP'],
});

/** What is asked for, against what the credit pays (articles 18, 30, 31). Banks need not calculate, but may be told. */
export function moneyFindings(examined: Examined): readonly Finding[] {
    return [
        ...invoiceFindings(examined),
        ...draftFindings(examined),
        ...drawingFindings(examined),
        ...examined.invoices.flatMap(arithmeticFindings),
    ];
}

/** A bank may take invoices over more than the credit has left, and pays no more than that (article 18b). */
function invoiceFindings({ invoices, terms, available }: Examined): readonly Finding[] {
    const { currency } = terms.amount;
    const stray = invoices.filter(({ duePayableAmount }) => duePayableAmount.currency !== currency);
    const [first] = invoices;
    if (stray.length > 0 || first === undefined) {
        return stray.map(({ documentId, duePayableAmount }) =>
            found('INVOICE_MUST_BE_IN_CURRENCY_OF_CREDIT', {
                documentId,
                field: 'duePayableAmount.currency',
                expected: currency,
                found: duePayableAmount.currency,
            }),
        );
    }
    const invoiced = sum(
        currency,
        invoices.map(({ duePayableAmount }) => duePayableAmount),
    );

    return when(compare(invoiced, available) > 0, () =>
        found('INVOICE_ABOVE_CREDIT_IS_FOR_BANK_TO_ACCEPT', {
            documentId: first.documentId,
            field: 'duePayableAmount',
            expected: `at most ${shownMoney(available)}`,
            found: shownMoney(invoiced),
        }),
    );
}

function draftFindings({ drafts, terms, amountClaimed }: Examined): readonly Finding[] {
    const stray = drafts.filter(({ amount }) => amount.currency !== terms.amount.currency);
    if (stray.length > 0) {
        return stray.map(({ documentId, amount }) =>
            found('DRAFT_MUST_BE_IN_CURRENCY_OF_CREDIT', {
                documentId,
                field: 'amount.currency',
                expected: terms.amount.currency,
                found: amount.currency,
            }),
        );
    }
    const drawn = sum(
        terms.amount.currency,
        drafts.map(({ amount }) => amount),
    );
    const [first] = drafts;

    return when(first !== undefined && !isEqual(drawn, amountClaimed), () =>
        found('DRAFT_MUST_BE_FOR_AMOUNT_CLAIMED', {
            documentId: first?.documentId ?? '',
            field: 'amount',
            expected: shownMoney(amountClaimed),
            found: shownMoney(drawn),
        }),
    );
}

/** The formula of the reference, §1.4: a drawing within what is left, not less than it must be, and allowed at all. */
function drawingFindings(examined: Examined): readonly Finding[] {
    const { terms, amountClaimed, available, hasEarlierDrawing } = examined;
    const { partialShipments = 'ALLOWED' } = terms.shipment;
    const minimum = minimumDrawing(terms, shippedGoods(examined));
    const place = { field: 'amountClaimed', found: shownMoney(amountClaimed) };

    return [
        ...claimFindings(examined),
        ...when(compare(amountClaimed, available) > 0, () =>
            found('DRAWING_MUST_NOT_EXCEED_AVAILABLE', { ...place, expected: `at most ${shownMoney(available)}` }),
        ),
        ...when(compare(amountClaimed, minimum) < 0, () =>
            found('DRAWING_MUST_REACH_MINIMUM', { ...place, expected: `at least ${shownMoney(minimum)}` }),
        ),
        ...when(partialShipments === 'NOT_ALLOWED' && hasEarlierDrawing, () =>
            found('DRAWING_MUST_BE_THE_ONLY_ONE', { ...place, expected: 'no earlier drawing' }),
        ),
        ...when(partialShipments === 'CONDITIONAL', () =>
            found('PARTIAL_DRAWING_IS_FOR_PEOPLE', { ...place, expected: 'as the conditions say' }),
        ),
    ];
}

function claimFindings({ terms, invoices, amountClaimed }: Examined): readonly Finding[] {
    const { currency } = terms.amount;
    const due = invoices.map(({ duePayableAmount }) => duePayableAmount);
    if (due.length === 0 || due.some((amount) => amount.currency !== currency)) {
        return [];
    }
    const invoiced = sum(currency, due);

    return when(compare(amountClaimed, invoiced) > 0, () =>
        found('CLAIM_MUST_NOT_EXCEED_INVOICES', {
            field: 'amountClaimed',
            expected: `at most ${shownMoney(invoiced)}`,
            found: shownMoney(amountClaimed),
        }),
    );
}

function arithmeticFindings(invoice: CommercialInvoice): readonly Finding[] {
    const { documentId, lines, lineTotalAmount } = invoice;
    const { currency } = lineTotalAmount;
    const totals = lines.map((line) => line.lineTotalAmount);
    const added = totals.every((total) => total.currency === currency) ? sum(currency, totals) : undefined;

    return [
        ...lines.flatMap((line, index) =>
            when(!multipliesOut(line), () =>
                found('INVOICE_SHOULD_MULTIPLY_OUT', {
                    documentId,
                    field: `lines.${index}.lineTotalAmount`,
                    expected: `${line.quantity.value} × ${line.unitPrice.currency} ${line.unitPrice.amount}`,
                    found: shownMoney(line.lineTotalAmount),
                }),
            ),
        ),
        ...when(added === undefined || !isEqual(added, lineTotalAmount), () =>
            found('INVOICE_SHOULD_ADD_UP', {
                documentId,
                field: 'lineTotalAmount',
                expected: added === undefined ? 'lines in one currency' : shownMoney(added),
                found: shownMoney(lineTotalAmount),
            }),
        ),
    ];
}

/** Exactly, up to the half of a smallest unit by which a total may have been rounded. */
function multipliesOut({ quantity, unitPrice, lineTotalAmount }: CommercialInvoice['lines'][number]): boolean {
    const product = hundredThousandths(quantity.value) * hundredThousandths(unitPrice.amount);
    const oneUnit = 10n ** BigInt(10 - exponentOf(lineTotalAmount.currency));
    const difference = product - lineTotalAmount.minorUnits * oneUnit;

    return unitPrice.currency === lineTotalAmount.currency && difference * 2n <= oneUnit && -difference * 2n <= oneUnit;
}

function isEqual(one: Money, other: Money): boolean {
    return one.currency === other.currency && one.minorUnits === other.minorUnits;
}
