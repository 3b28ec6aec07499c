import { mustAddUp, mustMatchItsNumber, mustNotBeOfTheFuture } from '../declaration/must-agree.js';
import { declarationNumberParts } from '../kernel/identifiers/declaration-number.js';
import { refusals } from '../kernel/refusal.js';
import type { CalendarDate } from '../kernel/time.js';
import type { ImportContent } from './import-declaration.js';

const refusal = refusals({
    DECLARATION_MUST_BE_IMPORT: 'invalid',
    IMPORT_DATE_MUST_NOT_BE_FUTURE: 'invalid',
});

/** An import's number and what it says, whether new or amended. */
export type NumberedImport = ImportContent & { readonly declarationNumber: string };

/** Checks that an import agrees with itself and with the day: its number first, then its dates, then its lines. */
export function mustAgreeWithItself(content: NumberedImport, today: CalendarDate): void {
    const { declarationNumber, importDate } = content;

    if (declarationNumberParts(declarationNumber).isExport) {
        throw refusal('DECLARATION_MUST_BE_IMPORT');
    }
    mustMatchItsNumber(content);
    mustNotBeOfTheFuture(content, today);
    // A carrier reports an arrival that has been. Goods are declared within fourteen days of it, or before it, or late for
    // a fee (customs law, article 24): so neither date must come first.
    if (importDate !== undefined && importDate > today) {
        throw refusal('IMPORT_DATE_MUST_NOT_BE_FUTURE', { today });
    }
    mustAddUp(content);
}
