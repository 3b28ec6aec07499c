import { isCurrencyInForce } from '../kernel/currencies.js';
import { declarationNumberParts } from '../kernel/identifiers/declaration-number.js';
import { compare, sum } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate } from '../kernel/time.js';
import type { DeclarationForm } from './declaration-form.js';

const refusal = refusals({
    DECLARATION_OFFICE_MUST_MATCH_NUMBER: 'invalid',
    DECLARATION_YEAR_MUST_MATCH_DATE: 'invalid',
    DECLARATION_DATE_MUST_NOT_BE_FUTURE: 'invalid',
    LINES_MUST_BE_NUMBERED_FROM_ONE: 'invalid',
    CURRENCIES_MUST_AGREE: 'invalid',
    CURRENCY_MUST_BE_IN_FORCE: 'invalid',
    LINES_MUST_ADD_UP_TO_TOTAL: 'invalid',
});

type Numbered = Pick<DeclarationForm, 'declarationOfficeCode' | 'declarationDate'> & {
    readonly declarationNumber: string;
};

/** Checks the office and the year in a number against those of the form. */
export function mustMatchItsNumber({ declarationNumber, declarationOfficeCode, declarationDate }: Numbered): void {
    const { officeCode, year } = declarationNumberParts(declarationNumber);

    if (declarationOfficeCode !== officeCode) {
        throw refusal('DECLARATION_OFFICE_MUST_MATCH_NUMBER');
    }
    if (Number(declarationDate.slice(0, 4)) !== year) {
        throw refusal('DECLARATION_YEAR_MUST_MATCH_DATE');
    }
}

/** @param today in China. */
export function mustNotBeOfTheFuture(
    { declarationDate }: Pick<DeclarationForm, 'declarationDate'>,
    today: CalendarDate,
): void {
    if (declarationDate > today) {
        throw refusal('DECLARATION_DATE_MUST_NOT_BE_FUTURE', { today });
    }
}

/** Checks that the lines are numbered from one, of one currency that is money, and in sum the total. */
export function mustAddUp({
    declarationDate,
    lines,
    totalValue,
}: Pick<DeclarationForm, 'declarationDate' | 'lines' | 'totalValue'>): void {
    const { currency } = totalValue;

    if (lines.some(({ lineNumber }, index) => lineNumber !== index + 1)) {
        throw refusal('LINES_MUST_BE_NUMBERED_FROM_ONE');
    }
    const odd = lines.find((line) => line.totalAmount.currency !== currency || line.unitPrice.currency !== currency);
    if (odd !== undefined) {
        throw refusal('CURRENCIES_MUST_AGREE', { lineNumber: odd.lineNumber });
    }
    if (!isCurrencyInForce(currency, declarationDate)) {
        throw refusal('CURRENCY_MUST_BE_IN_FORCE');
    }
    const amounts = lines.map(({ totalAmount }) => totalAmount);
    if (compare(sum(currency, amounts), totalValue) !== 0) {
        throw refusal('LINES_MUST_ADD_UP_TO_TOTAL');
    }
}
