import { isCurrencyInForce } from '../kernel/currencies.js';
import { declarationNumberParts } from '../kernel/identifiers/declaration-number.js';
import { compare, sum } from '../kernel/money.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate } from '../kernel/time.js';
import type { DeclarationContent } from './declaration.js';

const refusal = refusals({
    DECLARATION_MUST_BE_EXPORT: 'invalid',
    DECLARATION_OFFICE_MUST_MATCH_NUMBER: 'invalid',
    DECLARATION_YEAR_MUST_MATCH_DATE: 'invalid',
    DECLARATION_DATE_MUST_NOT_BE_FUTURE: 'invalid',
    EXPORT_DATE_MUST_NOT_PRECEDE_DECLARATION: 'invalid',
    LINES_MUST_BE_NUMBERED_FROM_ONE: 'invalid',
    CURRENCIES_MUST_AGREE: 'invalid',
    CURRENCY_MUST_BE_IN_FORCE: 'invalid',
    LINES_MUST_ADD_UP_TO_TOTAL: 'invalid',
});

/** A declaration's number and what it says, whether new or amended. */
export type NumberedContent = DeclarationContent & { readonly declarationNumber: string };

/**
 * Checks that a declaration agrees with itself and with the day.
 *
 * Customs' own system made sure of all this; what arrives otherwise was mistyped or tampered with on its way, and
 * banks would lend on it. No refusal repeats what was declared.
 */
export function mustAgreeWithItself(content: NumberedContent, today: CalendarDate): void {
    mustAgreeWithItsNumber(content);
    mustBeDatedRightly(content, today);
    mustAddUp(content);
}

function mustAgreeWithItsNumber(content: NumberedContent): void {
    const { officeCode, year, isExport } = declarationNumberParts(content.declarationNumber);

    if (!isExport) {
        throw refusal('DECLARATION_MUST_BE_EXPORT');
    }
    if (content.declarationOfficeCode !== officeCode) {
        throw refusal('DECLARATION_OFFICE_MUST_MATCH_NUMBER');
    }
    if (Number(content.declarationDate.slice(0, 4)) !== year) {
        throw refusal('DECLARATION_YEAR_MUST_MATCH_DATE');
    }
}

function mustBeDatedRightly({ declarationDate, exportDate }: NumberedContent, today: CalendarDate): void {
    if (declarationDate > today) {
        throw refusal('DECLARATION_DATE_MUST_NOT_BE_FUTURE', { today });
    }
    // Goods are declared before they are loaded (customs law, article 24).
    if (exportDate !== undefined && exportDate < declarationDate) {
        throw refusal('EXPORT_DATE_MUST_NOT_PRECEDE_DECLARATION');
    }
}

function mustAddUp({ declarationDate, lines, totalValue }: NumberedContent): void {
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
