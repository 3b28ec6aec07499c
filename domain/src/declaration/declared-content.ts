import { declarationNumberParts } from '../kernel/identifiers/declaration-number.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate } from '../kernel/time.js';
import type { DeclarationContent } from './declaration.js';
import { mustAddUp, mustMatchItsNumber, mustNotBeOfTheFuture } from './must-agree.js';

const refusal = refusals({
    DECLARATION_MUST_BE_EXPORT: 'invalid',
    EXPORT_DATE_MUST_NOT_PRECEDE_DECLARATION: 'invalid',
});

/** A declaration's number and what it says, whether new or amended. */
export type NumberedContent = DeclarationContent & { readonly declarationNumber: string };

/**
 * Checks that a declaration agrees with itself and with the day: its number first, then its dates, then its lines.
 *
 * Customs' own system made sure of all this; what arrives otherwise was mistyped or tampered with on its way, and
 * banks would lend on it. No refusal repeats what was declared.
 */
export function mustAgreeWithItself(content: NumberedContent, today: CalendarDate): void {
    const { declarationNumber, declarationDate, exportDate } = content;

    if (!declarationNumberParts(declarationNumber).isExport) {
        throw refusal('DECLARATION_MUST_BE_EXPORT');
    }
    mustMatchItsNumber(content);
    mustNotBeOfTheFuture(content, today);
    // Goods are declared before they are loaded (customs law, article 24).
    if (exportDate !== undefined && exportDate < declarationDate) {
        throw refusal('EXPORT_DATE_MUST_NOT_PRECEDE_DECLARATION');
    }
    mustAddUp(content);
}
